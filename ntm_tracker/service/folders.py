"""Folders and what lies in them: where a typed path leads, what it may go on to, where files are looked for."""

from __future__ import annotations

import os
import re
import string
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.domain.text import clean_line, fold, matches, sort_key
from ntm_tracker.domain.typed_paths import quoted, split_last
from ntm_tracker.errors import InputRefused, reason_of
from ntm_tracker.places import pasted_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_ENTRIES = 5000
_NOBODYS = ("thumbs.db", "desktop.ini")
_USUAL = ("Desktop", "Documents", "Downloads", "Tài liệu", "Tải xuống")
_STICKS = ("/media/{}", "/run/media/{}", "/Volumes", "/mnt")
"""Where systems put USB sticks and other disks."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a folder in a folder."""

    name: str
    """In one line and in NFC, as it is shown; `find_path` leads from it to the name that the disk has."""
    is_folder: bool
    size: int = 0


@dataclass(frozen=True, slots=True)
class Completion:
    """What a path that is being typed may go on to."""

    shown: str
    typed: str
    """The whole field with it."""


def find_path(typed: str) -> Path:
    """Return where a typed or pasted path leads, by the names that the disk has.

    Macs and some sticks write marks apart from their letters, and a terminal brings a name onto one line.
    """
    path = pasted_path(typed)
    with suppress(OSError, ValueError):
        if not os.path.lexists(path):
            return _by_the_disk(path)
    return path


def list_folder(folder: Path) -> list[Entry]:
    """Return what lies in `folder`: folders first, in the order of a dictionary, without what systems hide.

    Raises:
        InputRefused: it cannot be read.
    """
    try:
        with os.scandir(find_path(str(folder))) as found:
            entries = [_entry(one) for one, _ in zip(found, range(MOST_ENTRIES), strict=False) if not _is_hidden(one)]
    except OSError as error:
        raise InputRefused(
            f"Không đọc được thư mục “{folder}” ({reason_of(error)}); hãy kiểm tra USB hoặc chọn nơi khác."
        ) from error
    except ValueError:
        raise InputRefused("Đường dẫn thư mục có ký tự lạ; hãy chọn nơi khác.") from None
    return sorted(entries, key=lambda one: (not one.is_folder, sort_key(one.name)))


def fitting(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Return the entries that `typed` may mean, without marks: those that begin so first, then those that hold it."""
    begun = fold(typed)
    found = [one for one in entries if matches(typed, one.name)]
    return sorted(found, key=lambda one: not fold(one.name).startswith(begun))


def completions(typed: str, *, many: bool, only_folders: bool) -> list[Completion]:
    """Return what the path that is being typed may go on to; with `many` the last one of the field.

    With `only_folders` the field holds one path, read as it stands.
    """
    before, last = split_last(typed) if many else ("", typed.lstrip().removeprefix('"').removeprefix("'"))
    begun = _plain(last)
    if not begun or begun.casefold().startswith("file:"):
        return []
    folder, name = _split(begun)
    try:
        found = fitting(list_folder(pasted_path(folder or ".")), name)
    except InputRefused:
        return []
    listed = [one for one in found if one.is_folder or not only_folders]
    if [one.name for one in listed if not one.is_folder] == [name] == [one.name for one in listed]:
        return []  # typed to its end
    return [
        Completion(_shown(one), before + _written(f"{folder}{one.name}", one, whole=only_folders)) for one in listed
    ]


def beginning(typed: str, *, many: bool, remembered: str) -> tuple[Path, str]:
    """Return the folder in which to look for what was typed, and what the field keeps in front of what is chosen."""
    before, last = split_last(typed) if many else ("", typed.strip())
    try:
        there = find_path(last) if last else Path()
        if last and there.is_dir():
            return there.absolute(), before
        kept = typed if many and (not last or there.is_file()) else before
        if last and there.parent.is_dir():
            return there.parent.absolute(), kept
    except (OSError, ValueError):
        kept = before
    start = Path(remembered) if remembered else Path.home()
    return (start if start.is_dir() else Path.home()), kept


def starting_places() -> list[tuple[str, Path]]:
    """Return where an officer looks for files: the own folders, sticks and disks."""
    home = Path.home()
    listed = [("Thư mục chính", home), *((name, home / name) for name in _USUAL), *_disks()]
    found: dict[Path, str] = {}
    for name, place in listed:
        with suppress(OSError):
            if place.is_dir():
                found.setdefault(place, name)
    return [(name, place) for place, name in found.items()]


def _disks() -> Iterator[tuple[str, Path]]:
    if os.name == "nt":
        yield from ((f"Ổ đĩa {letter}:", Path(f"{letter}:\\")) for letter in string.ascii_uppercase)
        return
    for holder in _STICKS:
        with suppress(InputRefused):
            inside = holder.format(Path.home().name)
            yield from ((f"Ổ, USB: {one.name}", find_path(f"{inside}/{one.name}")) for one in list_folder(Path(inside)))
    yield "Cả máy", Path("/")


def _by_the_disk(path: Path) -> Path:
    found = Path(path.anchor) if path.anchor else Path()
    for part in path.parts[1:] if path.anchor else path.parts:
        step = found / part
        found = step if os.path.lexists(step) else found / _alike(found, part)
    return found


def _alike(folder: Path, name: str) -> str:
    """Return the name in `folder` that reads as `name`; `name` itself where there is none."""
    wanted = clean_line(name)
    try:
        return next((there for there in sorted(os.listdir(folder)) if clean_line(there) == wanted), name)  # noqa: PTH208 - names, not paths
    except OSError:
        return name


def _entry(found: os.DirEntry[str]) -> Entry:
    try:
        is_folder = found.is_dir()
        return Entry(clean_line(found.name), is_folder, 0 if is_folder else found.stat().st_size)
    except OSError:
        return Entry(clean_line(found.name), is_folder=False)  # a link that leads nowhere


def _is_hidden(found: os.DirEntry[str]) -> bool:
    return found.name.startswith((".", "~$")) or found.name.casefold() in _NOBODYS


def _plain(last: str) -> str:
    """Take away the mark that terminals put before spaces."""
    return last if os.name == "nt" or "\\" not in last else re.sub(r"\\(.)", r"\1", last)


def _split(begun: str) -> tuple[str, str]:
    """Return the folder with its last separator, and the beginning of a name."""
    at = max(begun.rfind(sign) for sign in (os.sep, os.altsep or os.sep)) + 1
    return begun[:at], begun[at:]


def _shown(one: Entry) -> str:
    return f"{one.name}{os.sep}" if one.is_folder else one.name


def _written(path: str, one: Entry, *, whole: bool) -> str:
    """Return what stands in the field; in quotes where it would be taken for several, unless that is never asked."""
    written = path if whole else quoted(path)
    if not one.is_folder:
        return written
    # The quote stays open: the path goes on.
    return f"{written[:-1]}{os.sep}" if written[0] in "\"'" else f"{written}{os.sep}"
