"""ZIP containers made to do harm: bombs, lists that lie, names twice, declarations where nobody looks for them."""

from __future__ import annotations

import struct
import warnings
import zipfile
import zlib
from io import BytesIO


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return a container with one member put in the place of another, or beside the others."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for other in old.namelist():
            if other != name:
                new.writestr(other, old.read(other))
        new.writestr(name, part)
    return held.getvalue()


def lying(content: bytes, name: str, part: bytes, said: int | None = None) -> bytes:
    """Return a container whose member `name` is `part`, and whose list tells a smaller size, with a sum that fits it.

    Left to itself it tells what it takes packed, which could be true.
    """
    made = bytearray(with_part(content, name, part))
    with zipfile.ZipFile(BytesIO(bytes(made))) as opened:
        said = opened.getinfo(name).compress_size if said is None else said
    true, false = (struct.pack("<LL", zlib.crc32(part), 0)[:4] for part in (part, part[:said]))
    return bytes(made.replace(true, false).replace(struct.pack("<L", len(part)), struct.pack("<L", said)))


def twice(content: bytes, name: str) -> bytes:
    """Return a container that holds a member two times."""
    held = BytesIO(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(held, "a") as written:
            written.writestr(name, written.read(name))
    return held.getvalue()


def many_names(count: int) -> bytes:
    """Return a container that is little more than a list of names, all of one member."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as written:
        written.writestr("word/", b"")
    made = held.getvalue()
    at = made.index(b"PK\x01\x02")
    entry, rest = made[at : made.index(b"PK\x05\x06")], made[made.index(b"PK\x05\x06") :]
    listed = entry * count
    end = struct.pack("<HHLL", *(min(count, 65535),) * 2, len(listed), at)
    return made[:at] + listed + rest[:8] + end + rest[20:]


def in_utf_16(part: bytes, declared: str) -> bytes:
    """Return a part with something declared in it, in an encoding in which it is not seen as it is."""
    text = part.decode().replace("UTF-8", "UTF-16", 1).replace("?>", f"?>{declared}", 1)
    return text.encode("utf-16")
