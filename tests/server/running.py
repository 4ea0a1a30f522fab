"""A PostgreSQL server of the suite's own: its own folder and port, never run as root, gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pwd
    from collections.abc import Iterator

ADMIN, SECRET = "quan_tri", "mật-khẩu/của@quản-trị"
"""The server's first login; its password has what addresses must escape."""
_SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "shared_buffers=32MB")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs."""

    port: int
    bin: Path

    def url(self, database: str, user: str = ADMIN, secret: str | None = SECRET, **options: str) -> str:
        """Return the address of a database as an officer would write it."""
        from urllib.parse import quote, urlencode

        login = user if secret is None else f"{user}:{quote(secret, safe='')}"
        asked = f"?{urlencode(options)}" if options else ""
        return f"postgresql+psycopg://{login}@127.0.0.1:{self.port}/{database}{asked}"


@cache
def missing() -> str:
    """Return why no server can be started here, “” where one can."""
    try:
        import psycopg  # noqa: F401 - asked only whether it is there
    except ImportError:
        return "psycopg is not installed: pip install ntm-tracker[postgres]"
    if _binaries() is None:
        return "PostgreSQL is not installed: apt-get install postgresql"
    if _account() is None and _is_root():
        return "PostgreSQL does not run as root, and there is no account “postgres”"
    return ""


@contextmanager
def running() -> Iterator[Server]:
    """Start a server in a folder of its own; stop it and remove the folder afterwards."""
    found = _binaries()
    assert found
    # Not below pytest's own folder, which only root may enter where root runs the tests.
    folder = Path(tempfile.mkdtemp(prefix="ntm-pg-"))
    if account := _account():
        shutil.chown(folder, account.pw_uid, account.pw_gid)
    try:
        secret = folder / "secret"
        secret.write_text(SECRET, "utf-8")
        if account:
            shutil.chown(secret, account.pw_uid, account.pw_gid)
        data = folder / "data"
        _run(found / "initdb", "-D", str(data), "-U", ADMIN, f"--pwfile={secret}", *_INITDB)
        port = _free_port()
        settings = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", *_SETTINGS]
        options = " ".join(f"-c {setting}" for setting in settings)
        log = ("-l", str(folder / "log"))
        _run(found / "pg_ctl", "-D", str(data), "-w", *log, "-o", options, "start")
        try:
            yield Server(port, found)
        finally:
            _run(found / "pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


_INITDB = ("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync")


def _run(program: Path, *arguments: str) -> None:
    account = _account()
    who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/", **who)  # type: ignore[call-overload]


def _binaries() -> Path | None:
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    # Debian keeps each version's programs out of the way.
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None, key=lambda path: int(path.parent.name))


def _account() -> pwd.struct_passwd | None:
    """Return the account that runs the server: Debian's own where we are root, else ours (None)."""
    if not _is_root():
        return None
    import pwd

    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
