"""Paths as they are typed, pasted and dragged into a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.typed_paths import quoted, split_last, split_paths


@pytest.mark.parametrize(
    ("typed", "paths"),
    [
        ("", ()),
        (" ; ", ()),
        ("/nhà/báo cáo tưới.pdf", ("/nhà/báo cáo tưới.pdf",)),
        ("báo cáo 1.pdf; báo cáo 2.pdf", ("báo cáo 1.pdf", "báo cáo 2.pdf")),
        ('"C:\\Hồ sơ\\a; b.pdf" "C:\\Hồ sơ\\c.pdf"', ("C:\\Hồ sơ\\a; b.pdf", "C:\\Hồ sơ\\c.pdf")),
        ("'/nhà/a b.pdf' '/nhà/l'\\''x.pdf' ", ("/nhà/a b.pdf", "/nhà/l'x.pdf")),
        ("/nhà/a\\ b.pdf /nhà/c.pdf ", ("/nhà/a\\ b.pdf", "/nhà/c.pdf")),
        ("file:///a%20b.pdf file:///c.pdf", ("file:///a%20b.pdf", "file:///c.pdf")),
        ("C:\\a.pdf D:\\Ảnh chụp\\b.jpg ~/c.pdf", ("C:\\a.pdf", "D:\\Ảnh chụp\\b.jpg", "~/c.pdf")),
        ("\\\\máy chủ\\chung\\a.pdf", ("\\\\máy chủ\\chung\\a.pdf",)),
        ("/a.pdf '/b c.pdf'", ("/a.pdf", "/b c.pdf")),
    ],
)
def test_several_paths_in_one_line(typed: str, paths: tuple[str, ...]) -> None:
    """As Windows, GNOME, KDE and macOS bring them, or an officer types them."""
    assert split_paths(typed) == paths


@pytest.mark.parametrize(
    ("typed", "before", "last"),
    [
        ("", "", ""),
        ("/nhà/bao", "", "/nhà/bao"),
        ("/a.pdf; /nhà/bao cao", "/a.pdf; ", "/nhà/bao cao"),
        ("/a.pdf /nhà/bao", "/a.pdf ", "/nhà/bao"),
        ('"/a; b.pdf" ; "/nhà/c; d', '"/a; b.pdf" ; ', "/nhà/c; d"),
        ('"/a b.pdf"', '"/a b.pdf"', ""),
    ],
)
def test_the_path_that_is_being_typed(typed: str, before: str, last: str) -> None:
    """The last one of the line, without its quote; what stands before it is kept as it is."""
    assert split_last(typed) == (before, last)


@given(st.lists(st.text("ab /;.'\"\\~=Đ[", min_size=1).map(lambda name: f"/{name}".rstrip()), min_size=1, max_size=3))
def test_any_name_comes_back_from_its_quotes(paths: list[str]) -> None:
    """Several of them, whatever signs are in their names."""
    from urllib.parse import unquote

    back = [
        unquote(path[7:]) if path.startswith("file://") else path for path in split_paths("; ".join(map(quoted, paths)))
    ]
    assert back == paths
