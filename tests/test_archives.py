"""Containers that somebody else made, opened without trusting what they say of themselves."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

import pytest

from ntm_tracker.archives import BROKEN, Unfit, opened_within, pieces, prove, unpacked
from ntm_tracker.domain.archive_limits import Fault, Limits

LIMITS = Limits(most_members=20, most_unpacked=10_000_000, largest_member=6_000_000)


def packed(members: dict[str, bytes], *, said: int | None = None) -> bytes:
    """Return a container; with `said` its list tells that size of every member, and a sum that fits it."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as written:
        for name, held in members.items():
            written.writestr(name, held)
    lying = bytearray(content.getvalue())
    if said is not None:
        for held in members.values():
            was, told = (struct.pack("<L", len(held)), struct.pack("<L", said))
            checked, other = (struct.pack("<L", zlib.crc32(one)) for one in (held, held[:said]))
            lying = lying.replace(checked, other).replace(was, told)
    return bytes(lying)


def refused(content: bytes) -> Fault:
    """Return why a container is not opened."""
    with pytest.raises(Unfit) as raised:
        prove(BytesIO(content), LIMITS)
    return raised.value.fault


def test_what_is_in_it_comes_out() -> None:
    """Whole and in pieces, and the content is left at its start."""
    held = {"a.xml": b"x" * 700_000, "trống": b"", "Hương/b": b"\0" * 5}
    content = BytesIO(packed(held))
    prove(content, LIMITS)
    assert content.tell() == 0
    with opened_within(content, LIMITS) as opened:
        assert {name: unpacked(opened, name) for name in opened.namelist()} == held
        assert max(len(piece) for piece in pieces(opened, "a.xml")) < 300_000


def test_a_bomb_is_refused_by_what_it_says() -> None:
    """Too large in one, in all, too many."""
    assert refused(packed({"a": bytes(6_000_001)})) == Fault.TOO_LARGE
    assert refused(packed({"a": bytes(6_000_000), "b": bytes(5_000_000)})) == Fault.TOO_LARGE
    assert refused(packed({str(number): b"" for number in range(21)})) == Fault.TOO_MANY


@pytest.mark.parametrize("said", [70_000, 5_000_000])
def test_a_bomb_that_lies_is_stopped_where_its_lie_ends(said: int) -> None:
    """The list says little, with a sum that fits: the library alone would unpack all of it into memory."""
    assert refused(packed({"a": bytes(60_000_000)}, said=said)) == Fault.UNTRUE


def test_a_member_that_is_less_than_it_says_is_refused() -> None:
    """It could hide what a library fills in."""
    assert refused(packed({"a": b"12"}, said=3)) == Fault.UNTRUE


def test_a_list_of_a_million_names_is_not_read() -> None:
    """Its length is known before."""
    assert refused(packed({f"{'a' * 60000}{number}": b"" for number in range(20)})) == Fault.TOO_MANY


@pytest.mark.parametrize("remark", [b"", b"ghi ch\xc3\xba", b"x" * 65535])
def test_a_remark_at_the_end_hides_nothing(remark: bytes) -> None:
    """The record is found wherever the library finds it."""
    content = BytesIO(packed({"a": b"1"}))
    with zipfile.ZipFile(content, "a") as written:
        written.comment = remark
    with opened_within(content, LIMITS) as opened:
        assert opened.namelist() == ["a"]


def test_a_container_of_the_wide_kind_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """As programs write it for more than four gigabytes; what its own record says of the list counts."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 0)
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as written:
        written.writestr("a", b"1")
    monkeypatch.undo()
    with opened_within(content, LIMITS) as opened:
        assert unpacked(opened, "a") == b"1"
    wide = bytearray(content.getvalue())
    at = wide.rindex(b"PK\x06\x06")
    wide[at + 40 : at + 48] = struct.pack("<Q", 10**9)
    assert refused(bytes(wide)) == Fault.TOO_MANY


def test_what_is_cut_or_spoiled_raises_what_is_listed() -> None:
    """Wherever a copy to a stick broke off."""
    whole = packed({"a.xml": b"abc" * 100, "b": bytes(range(256))})
    for length in range(len(whole)):
        with pytest.raises((Unfit, *BROKEN)):
            prove(BytesIO(whole[:length]), LIMITS)
    spoiled = bytearray(whole)
    spoiled[spoiled.rindex(bytes(range(100, 200)))] ^= 255
    with pytest.raises(BROKEN):
        prove(BytesIO(bytes(spoiled)), LIMITS)
