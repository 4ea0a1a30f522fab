"""Where things lie: the shipped folders, the office's data folder, the database."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ntm_tracker.errors import ShippedDataMissing

DATABASE_NAME = "ntm.db"
READ_ONLY = "NTM_READ_ONLY"
"""The environment variable that says what --read-only says."""


def shipped(name: str) -> Path:
    """Return the folder `name`: inside the installed package, else beside it in a checkout.

    Always real files: Alembic needs them, and importlib.resources would cost the first frame.

    Raises:
        ShippedDataMissing: neither is there; the installation is broken.
    """
    package = Path(__file__).resolve().parent
    installed, checkout = package / "_shipped" / name, package.parent
    if installed.is_dir():
        return installed
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise ShippedDataMissing(name, checkout)


def data_folder(chosen: str | None) -> Path:
    """Return the folder that holds the record: the one chosen, else the user's own."""
    if chosen:
        return typed_path(chosen)
    from platformdirs import user_data_path

    return user_data_path("ntm-tracker", appauthor=False)


def preferences_file() -> Path:
    """Return the file that holds what the person at this machine chose, for every data folder."""
    from platformdirs import user_config_path

    return user_config_path("ntm-tracker", appauthor=False) / "tuy-chon.toml"


def database_url(chosen: str | None) -> str | None:
    """Return the address of the server that holds the record, None where it lies in a folder.

    A folder that was `chosen` for this one command goes before the address that is set for all.
    """
    return None if chosen else os.environ.get("NTM_DATABASE_URL", "").strip() or None


def database_file(folder: Path) -> Path:
    """Return the file in `folder` that is the whole record; a backup may be named itself, in place of its folder."""
    return folder if folder.suffix == ".db" and folder.is_file() else folder / DATABASE_NAME


def is_read_only() -> bool:
    """Say whether the record is to be looked at only, as by an inspector."""
    return os.environ.get(READ_ONLY, "") not in ("", "0")


def typed_path(text: str) -> Path:
    """Return the path that was typed, “~” read as the home folder where there is one."""
    try:
        return Path(text.strip()).expanduser()
    except RuntimeError:
        return Path(text)


def pasted_path(text: str) -> Path:
    """Return the path that was typed, pasted in quotes, dragged into the terminal, or copied as “file://…”."""
    typed = text.strip()
    if len(typed) > 1 and typed[0] == typed[-1] and typed[0] in "\"'":
        typed = typed[1:-1]
    if typed.casefold().startswith("file:"):
        return _path_of_address(typed)
    found = typed_path(typed)
    # Terminals other than Windows's put “\” before every space of what is dragged into them.
    if "\\" in typed and os.name != "nt" and not os.path.lexists(found):
        return typed_path(re.sub(r"\\(.)", r"\1", typed))
    return found


def _path_of_address(address: str) -> Path:
    from urllib.error import URLError
    from urllib.parse import unquote, urlsplit
    from urllib.request import url2pathname

    try:
        parts = urlsplit(address)
        host = parts.netloc if parts.netloc.casefold() not in ("", "localhost") else ""
        # A “#” or “?” in a file's name is often left as it is.
        rest = address.partition(":")[2].removeprefix("//")[len(parts.netloc) :]
        return Path(f"//{host}{unquote(rest)}" if host else url2pathname(rest))
    except (ValueError, URLError):
        return Path(address)
