"""File names that every system takes, Windows first."""

from __future__ import annotations

import re

from ntm_tracker.domain.text import clean_line

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(\..*)?", re.IGNORECASE)
# A name may have 255 bytes on Linux; a Vietnamese letter takes up to three.
_MOST_BYTES = 180
_RUNS = frozenset(
    {
        "app",
        "appimage",
        "bat",
        "cmd",
        "com",
        "command",
        "cpl",
        "desktop",
        "exe",
        "hta",
        "jar",
        "js",
        "jse",
        "lnk",
        "msi",
        "msp",
        "pif",
        "ps1",
        "py",
        "reg",
        "scf",
        "scr",
        "sh",
        "url",
        "vb",
        "vbe",
        "vbs",
        "wsf",
        "wsh",
    }
)


def safe_name(name: str) -> str:
    """Return `name` as a file of it can be called on Windows and Linux, its ending kept."""
    plain = _FORBIDDEN.sub("_", clean_line(name)).strip(" .") or "tep"
    if is_reserved(plain):
        plain = f"_{plain}"
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = plain, "", ""
    return f"{_fitting(stem).rstrip(' .')}{dot}{ending}"


def is_reserved(name: str) -> bool:
    """Say whether Windows takes a name for a device, whatever its ending."""
    return bool(_RESERVED.fullmatch(name))


def is_run_when_opened(name: str) -> bool:
    """Say whether a system would run a file of this name where it is asked to open it."""
    return safe_name(name).rpartition(".")[2].casefold() in _RUNS


def _fitting(stem: str) -> str:
    return stem.encode()[:_MOST_BYTES].decode("utf-8", "ignore")
