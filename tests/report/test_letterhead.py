"""Names of places and the list of recipients, however the profile writes them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ntm_tracker.report.letterhead import bare_name, recipients, with_kind
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
    assert recipients(replace(profile, signature=signed)) == printed
