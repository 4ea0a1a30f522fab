"""What Nghị định 30/2020/NĐ-CP, Phụ lục I, asks of a page, as far as Word and PDF share it; lengths in millimetres.

Where the decree leaves a choice, the figure is one that offices of communes use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_moment
from ntm_tracker.report.typeface import even_lines, width_mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.report.model import Mark

SHORT_SIDE, LONG_SIDE = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
NUMBER_FROM_EDGE = 10
"""Where the page number stands in the top margin, and the mark of the record in the one below."""
HEAD = (75, 90)
"""The columns of the letterhead; at 12 points the nation's name is 88 wide."""
_ISSUER_WITHIN = 70
_ABOUT_WITHIN = 140

BODY_SIZE = 13
"""Also of the motto, the number, the date and the page number."""
HEAD_SIZE = 12
"""The nation's name and the bodies."""
TITLE_SIZE = 14
"""Title and subject, “Kính gửi”, and the head of an annex."""
TABLE_SIZE = 12
RECIPIENTS_SIZES = (12, 11)
"""“Nơi nhận:” and the list below it."""
MARK_SIZE = 9
FIRST_LINE = 12.7
PARAGRAPH_GAP_PT = 6
RULE_PT = 0.75
_RULE_SHARE = 0.42
"""A rule under a line is between a third and a half as long as the line."""

ADDRESSED = "Kính gửi"


def text_width(*, landscape: bool = False) -> int:
    """Return how wide the text of a page is."""
    return (LONG_SIDE if landscape else SHORT_SIDE) - LEFT - RIGHT


def text_height(*, landscape: bool = False) -> int:
    """Return how high the text of a page is."""
    return (SHORT_SIDE if landscape else LONG_SIDE) - TOP - BOTTOM


def body_lines(name: str, *, issuing: bool) -> tuple[str, ...]:
    """Break the name of a body evenly where it is too long for its column."""
    return even_lines(name, HEAD_SIZE, _ISSUER_WITHIN, "Bold" if issuing else "Regular")


def about_lines(about: str) -> tuple[str, ...]:
    """Break the subject line evenly."""
    return even_lines(about, TITLE_SIZE, _ABOUT_WITHIN, "Bold")


def issuer_rule(lines: Sequence[str]) -> float:
    """Return the length of the rule under the issuing body, whose name takes `lines`."""
    return _RULE_SHARE * width_mm(lines[-1] if lines else "", HEAD_SIZE, "Bold")


def about_rule(lines: Sequence[str]) -> float:
    """Return the length of the rule under the subject line."""
    return _RULE_SHARE * width_mm(lines[-1] if lines else "", TITLE_SIZE, "Bold")


def motto_rule(motto: str) -> float:
    """Return the length of the rule under the motto: that of the words."""
    return width_mm(motto, BODY_SIZE, "Bold")


@dataclass(frozen=True, slots=True)
class Addressed:
    """“Kính gửi:” and whom: one on the same line, several below it, each dashed under the colon."""

    lead: str
    lines: tuple[str, ...] = ()
    left: float = 0
    """From the margin to the lead; nothing where one line is centred."""
    dash_left: float = 0
    """From the margin to the dashes."""
    dash: float = 0
    """From a dash to its words."""


def addressed(names: Sequence[str]) -> Addressed | None:
    """Return how `names` are addressed; nothing where there is nobody."""
    if len(names) < 2:
        return Addressed(f"{ADDRESSED}: {names[0]}") if names else None
    bare = [name.strip().rstrip(".;") for name in names]
    lines = (*(f"- {name};" for name in bare[:-1]), f"- {bare[-1]}.")
    lead = width_mm(ADDRESSED, TITLE_SIZE)
    longest = max(width_mm(line, TITLE_SIZE) for line in lines)
    left = max(FIRST_LINE, (text_width() - lead - longest) / 2)
    return Addressed(f"{ADDRESSED}:", lines, left, left + lead, width_mm("- ", TITLE_SIZE))


def mark_line(mark: Mark) -> str:
    """Return the line at the foot of each page by which it is matched to the record."""
    return f"Mã bản in: {mark.hash} · dữ liệu lúc {format_moment(mark.taken)}"
