"""Where the record lies: on a network drive, or in a folder that a service copies away while it is written."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NETWORK = "NTM_NETWORK"
"""The environment variable that says that the record lies on a network drive, for drives that do not show it."""
_OVER_A_NETWORK = (
    "afs", "afpfs", "ceph", "cifs", "coda", "davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone", "fuse.sshfs",
    "fuse.vmhgfs-fuse", "gfs", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "prl_fs", "smb2", "smb3",
    "smbfs", "vboxsf", "webdav",
)  # fmt: skip
_SERVICES = (
    (re.compile(r"onedrive( ?-.*)?"), "OneDrive"),
    (re.compile(r"dropbox( \(.*\))?"), "Dropbox"),
    (re.compile(r"google ?drive|my drive|drive cua toi"), "Google Drive"),
    (re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents"), "iCloud"),
    (re.compile(r"nextcloud|owncloud"), "Nextcloud"),
    (re.compile(r"mega(sync)?( .*)?"), "MEGA"),
)
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
}
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_REMOTE_DRIVE = 4


def is_on_network(database: Path) -> bool:
    """Say whether `database` lies on a network drive, where SQLite's log beside the file cannot be trusted."""
    if os.environ.get(NETWORK, "") not in ("", "0"):
        return True
    place = str(database.absolute())
    if place.startswith(("\\\\", "//")) and not place.startswith(("\\\\?\\", "\\\\.\\")):
        return True
    if sys.platform == "win32":
        return _is_remote_drive(database)
    try:
        return mount_type(_real(database), Path("/proc/mounts").read_text("utf-8", "replace")) in _OVER_A_NETWORK
    except OSError:
        return False  # no Linux: nothing tells


def mount_type(place: Path, mounts: str) -> str:
    """Return the type of the mount that `place` is on, by the lines of /proc/mounts; “” where none fits."""
    best, found = -1, ""
    for line in mounts.splitlines():
        _, point, kind, *_ = [*line.split(" "), "", "", ""]
        # A blank in a name is written \040 there.
        mounted = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), point))
        # Of two mounts on one point the later one is seen.
        if point and place.is_relative_to(mounted) and len(mounted.parts) >= best:
            best, found = len(mounted.parts), kind
    return found


def service_copying(database: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return the service whose synchronised folder `database` lies in, “” where it lies in none."""
    folder = _real(database).parent
    for name in _ONEDRIVE:
        if (root := environment.get(name)) and folder.is_relative_to(root):
            return "OneDrive"
    return _by_name(folder.parts) or _by_marks(folder)


def _by_name(parts: Iterable[str]) -> str:
    for part in parts:
        for pattern, service in _SERVICES:
            if pattern.fullmatch(fold(part)):
                return service
    return ""


def _by_marks(folder: Path) -> str:
    for place in (folder, *folder.parents):
        for mark, service in _MARKS.items():
            try:
                if (place / mark).exists():
                    return service
            except OSError:
                continue
    return ""


def _real(database: Path) -> Path:
    try:
        return database.resolve()
    except (OSError, RuntimeError):
        return database.absolute()


def _is_remote_drive(database: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{database.absolute().drive}\\") == _REMOTE_DRIVE)
