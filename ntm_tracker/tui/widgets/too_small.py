"""The sentence over a window in which the screens do not fit; what lies under it stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.screen import Screen

LEAST = (80, 24)
"""Columns and lines in which everything the work needs can be seen."""


class TooSmall(Static):
    """Covers a whole screen."""


def fits(size: Size) -> bool:
    """Say whether the screens fit into `size`."""
    return size.width >= LEAST[0] and size.height >= LEAST[1]


def cover(screen: Screen[Any], size: Size) -> None:
    """Say on `screen` that `size` is too small; take the sentence away where it fits."""
    found = screen.query(TooSmall)
    screen.set_class(not fits(size), "-too-small")
    if fits(size):
        found.remove()
        return
    needs = f"chương trình cần ít nhất {LEAST[0]} cột, {LEAST[1]} dòng"
    what_to_do = "hãy phóng to cửa sổ hoặc giảm cỡ chữ, mọi thứ đang làm vẫn còn nguyên."
    told = Text(f"Cửa sổ đang có {size.width} cột, {size.height} dòng; {needs}; {what_to_do}", justify="center")
    if found:
        found.first(TooSmall).update(told)
    elif screen.is_attached:
        screen.mount(TooSmall(told))
