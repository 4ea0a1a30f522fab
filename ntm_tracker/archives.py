"""Opening a ZIP container that somebody else made: weighed before it is read, counted while it is unpacked."""

from __future__ import annotations

import copy
import re
import struct
import zipfile
import zlib
from contextlib import contextmanager
from io import SEEK_END
from typing import TYPE_CHECKING, BinaryIO

from ntm_tracker.domain.archive_limits import Fault, Member, fault_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.archive_limits import Limits

BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, KeyError, IndexError, OverflowError),
)
"""What opening and unpacking can raise where a container is cut, damaged, encrypted or packed in another way."""
_STEP = 1 << 18
_END, _LOCATOR, _WIDE = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
"""The record at a container's end, where the wide one lies, and the wide one, for more than four gigabytes."""
_WIDE_SIZE = 56
_ASK_THE_WIDE = 0xFFFFFFFF
_TAIL = (1 << 16) + 256
"""Where the library looks for them: a remark of the longest kind may follow."""


class Unfit(Exception):
    """The container is more than its kind may be."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@contextmanager
def opened_within(content: BinaryIO, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """Hand out the container in `content` once what its list says is within `limits`.

    Read its members by `unpacked`, or after `prove`: what the list says may be untrue.

    Raises:
        Unfit: it holds too much, or the same name twice.
        Exception: one of `BROKEN`, where it is no container or a damaged one.
    """
    if _list_size(content) > limits.longest_list:
        raise Unfit(Fault.TOO_MANY)
    content.seek(0)
    with zipfile.ZipFile(content) as opened:
        if fault := fault_of(
            (Member(one.filename, one.compress_size, one.file_size) for one in opened.infolist()), limits
        ):
            raise Unfit(fault)
        yield opened


def unpacked(opened: zipfile.ZipFile, name: str) -> bytes:
    """Return a member; never more of it than the list says is taken into memory.

    Raises:
        Unfit: it unpacks to another size than the list says.
        Exception: one of `BROKEN`, `KeyError` where there is none of that name.
    """
    return b"".join(pieces(opened, name))


def pieces(opened: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Return a member piece by piece, for whoever writes it away or hashes it.

    Raises:
        Unfit: it unpacks to another size than the list says; a part of it was handed out then.
        Exception: as `unpacked`.
    """
    entry = opened.getinfo(name)
    # The library stops at the size that the list says, and is silent about the rest.
    endless = copy.copy(entry)
    endless.file_size = entry.file_size + _STEP
    left = entry.file_size
    with opened.open(endless) as member:
        while piece := member.read(min(_STEP, left + 1)):
            left -= len(piece)
            if left < 0:
                raise Unfit(Fault.UNTRUE)
            yield piece
    if left:
        raise Unfit(Fault.UNTRUE)


def prove(content: BinaryIO, limits: Limits) -> None:
    """Unpack everything once, keeping nothing, before `content` is handed to a library that trusts the list.

    `content` is left at its start.

    Raises:
        Unfit: it holds too much, or other sizes than its list says.
        Exception: one of `BROKEN`.
    """
    with opened_within(content, limits) as opened:
        for name in opened.namelist():
            for _ in pieces(opened, name):
                pass
    content.seek(0)


def _list_size(content: BinaryIO) -> int:
    """Return the bytes of the list at the end: the library makes a value of every entry in it.

    Where several records say something, as of a container in this one, the largest counts.
    """
    size = content.seek(0, SEEK_END)
    content.seek(max(0, size - _TAIL))
    tail = content.read()
    said = [struct.unpack_from("<L", tail, at + 12)[0] for at in _places(tail, _END, 16)]
    for at in _places(tail, _LOCATOR, 16):
        content.seek(min(size, struct.unpack_from("<Q", tail, at + 8)[0]))
        tail += content.read(_WIDE_SIZE)
    said += [struct.unpack_from("<Q", tail, at + 40)[0] for at in _places(tail, _WIDE, 48)]
    # A narrow record that points to a wide one says nothing itself.
    return max((one for one in said if one != _ASK_THE_WIDE), default=0)


def _places(tail: bytes, sign: bytes, needed: int) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(sign), tail) if found.start() + needed <= len(tail)]
