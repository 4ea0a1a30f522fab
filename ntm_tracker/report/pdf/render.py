"""A report as PDF: fixed typst templates, and the report's strings as data that is never read as markup.

The file is PDF/A-2a, made to be kept: fonts inside, language and structure marked. That standard refuses a character
that no font draws; such a one is printed as a box, so that it is seen to be missing.
"""

from __future__ import annotations

import json
import unicodedata
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ntm_tracker.report.model import printable
from ntm_tracker.report.pdf.content import content
from ntm_tracker.report.pdf.fonts import fonts
from ntm_tracker.report.typeface import draws

if TYPE_CHECKING:
    from collections.abc import Callable

    from ntm_tracker.report.model import Report

TEMPLATES = Path(__file__).parent
STANDARD: Final = "a-2a"
BOX = "□"
JOINER = "\u200d"
_DRAWN_BY_TYPST = frozenset("✓✔✗✘☐☑☒★☆→←↑↓⇒⇐≈≠≤≥−×÷\u00a0\n\t")
"""Signs in typst's own fonts that officers use."""


def render_pdf(report: Report) -> bytes:
    """Return `report` as a PDF file."""
    import typst

    drawn = content(report)
    try:
        return _compiled(drawn, printable)
    except typst.TypstError:
        return _compiled(drawn, boxed)


def boxed(text: str) -> str:
    """Return `text` with a box for each character that no shipped font draws."""
    return "".join(letter if _is_drawn(letter) else BOX for letter in printable(text))


def _is_drawn(letter: str) -> bool:
    return letter in _DRAWN_BY_TYPST or letter == JOINER or (draws(letter) and unicodedata.category(letter) != "Co")


def _compiled(drawn: dict[str, Any], clean: Callable[[str], str]) -> bytes:
    import typst

    return typst.compile(
        TEMPLATES / "page.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"report": json.dumps(each_string(partial(_clean, clean), drawn))},
        pdf_standards=STANDARD,
    )


def _clean(clean: Callable[[str], str], text: str) -> str:
    """Leave out what has no width as well: it would be copied out of the file with the letter before it.

    What joins two emoji into one is drawn with them.
    """
    cleaned = clean(text)
    shown = (
        letter
        for place, letter in enumerate(cleaned)
        if unicodedata.category(letter) != "Cf" or (letter == JOINER and _is_emoji(cleaned[place - 1 : place]))
    )
    return "".join(shown).expandtabs(4)


def _is_emoji(letter: str) -> bool:
    return bool(letter) and unicodedata.category(letter) in ("So", "Sk", "Mn") and _is_drawn(letter)


def each_string(change: Callable[[str], str], value: Any) -> Any:
    """Return `value`, as JSON holds it, with `change` made to each string but the keys."""
    match value:
        case str():
            return change(value)
        case dict():
            return {key: each_string(change, item) for key, item in value.items()}
        case list() | tuple():
            return [each_string(change, item) for item in value]
        case _:
            return value
