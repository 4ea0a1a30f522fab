"""--ascii: what is left to be filled by hand stays a row of dots."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color

from ntm_tracker.tui.ascii import AsciiFilter


def test_a_blank_is_dots_and_a_cut_is_not() -> None:
    """“Số: ……/BC-UBND” is a line to be written on; “thời…” was too long for its column."""
    drawn = AsciiFilter().apply([Segment("Số: ……/BC-UBND còn thời…")], Color(0, 0, 0))
    assert drawn[0].text == "Số: ../BC-UBND còn thời~"
