"""Names of places and the list of recipients, however the profile writes them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ntm_tracker.report.parts.letterhead import bare_name, letterhead, other_issuer, own_issuer, with_kind
from tests.report.samples import a_profile


@pytest.mark.parametrize(
    ("name", "usual", "inside", "bare"),
    [
        ("Xã Hương Sơn", "xã", "xã Hương Sơn", "Hương Sơn"),
        ("Hương Sơn", "xã", "xã Hương Sơn", "Hương Sơn"),
        ("Thị xã Việt Yên", "huyện", "thị xã Việt Yên", "Việt Yên"),
        ("Thành phố Hà Nội", "tỉnh", "thành phố Hà Nội", "Hà Nội"),
        ("Bản Ven", "thôn", "bản Ven", "Ven"),
        ("Xãm", "thôn", "thôn Xãm", "Xãm"),
    ],
)
def test_a_place_is_named_once_with_what_it_is(name: str, usual: str, inside: str, bare: str) -> None:
    """“xã Hương Sơn”, never “xã Xã Hương Sơn”."""
    assert with_kind(name, usual) == inside
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (("UBND huyện (bc)", "Lưu: VP"), ("- UBND huyện (bc);", "- Lưu: VP.")),
        (("- Các thôn;", "- Lưu: VT, VP."), ("- Các thôn;", "- Lưu: VT, VP.")),
        (("Các thôn",), ("- Các thôn;", "- Lưu: VP.")),
    ],
)
def test_the_archive_closes_the_list_of_recipients(given: tuple[str, ...], printed: tuple[str, ...]) -> None:
    """Dashes before, semicolons between, a full stop after the archive."""
    profile = a_profile()
    signed = replace(profile.signature, recipients=given)
    assert own_issuer(replace(profile, signature=signed)).recipients == printed


def test_without_a_district_no_body_stands_above_the_commune() -> None:
    """Since 01/07/2025 there is no such level; nobody is put in its place."""
    own, other = own_issuer(a_profile()), other_issuer("Xã Kép", None, "Tỉnh Bắc Ninh")
    assert letterhead(own, "BC").authority == ("UBND HUYỆN LẠNG GIANG", "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN")
    assert letterhead(other, "BC").authority == ("ỦY BAN NHÂN DÂN XÃ KÉP",)
    assert letterhead(other, "BC").place == "Kép"
    assert (own.place, other.place) == (", huyện Lạng Giang, tỉnh Bắc Giang", ", tỉnh Bắc Ninh")
    assert other_issuer("Thị trấn Kép", None, None).place == ""


def test_of_another_commune_nobody_is_named() -> None:
    """The old chairman does not sign for the new commune; name and recipients are left to be filled in."""
    other = other_issuer("Xã Kép", None, "Tỉnh Bắc Ninh")
    assert other.signature.capacity == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert set(other.signature.name) == {"…"}
    assert [line.strip("- ;.…") for line in other.recipients] == ["", "Lưu: VP"]
