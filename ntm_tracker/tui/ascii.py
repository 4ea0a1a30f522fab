"""--ascii: the last step before the terminal, where every drawn sign becomes a plain one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

_PLAIN = str.maketrans(
    {
        "√": "+",
        "×": "x",
        "○": "o",
        "–": "-",
        "—": "-",
        "►": ">",
        "‼": "!",
        "·": "-",
        "…": "~",
        "→": ">",
        "←": "<",
        "■": "*",
        "█": "#",
        "░": ".",
        "“": '"',
        "”": '"',
        "│": "|",
        "─": "-",
        "╭": "+",
        "╮": "+",
        "╰": "+",
        "╯": "+",
        "▌": "|",
        "▐": "|",
        "▎": "|",
        "▊": "|",
        "▔": "-",
        "▁": "-",
        "▂": "_",
        "▃": ".",
        "▄": ":",
        "▅": "=",
        "▆": "*",
        "▇": "%",
    }
)


_BLANKS = re.compile("…{2,}")


class AsciiFilter(LineFilter):
    """Keeps ASCII and letters; any other sign of one cell becomes its nearest plain one."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return `segments` with plain signs, cell for cell."""
        return [Segment(_plain(text), style, control) for text, style, control in segments]


# Nearly every drawing repeats the words of the one before.
@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    if text.isascii():
        return text
    # Two signs in two cells; a lone ≥ at a line's end is kept, since “>” would say something else.
    # A blank to be filled by hand is a row of dots, a single one says that something was cut.
    dotted = _BLANKS.sub(lambda blank: "." * len(blank[0]), text)
    plain = dotted.replace("≥ ", ">=").replace("≤ ", "<=").translate(_PLAIN)
    return "".join(c if c.isascii() or c in "≥≤" or unicodedata.category(c)[0] in "LM" else "#" for c in plain)
