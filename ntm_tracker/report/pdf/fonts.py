"""The fonts of a PDF: Times New Roman where the machine has it, else the shipped typeface of the same widths.

Of the system only the folder of Times New Roman is searched: what the page looks like must not hang on what happens to
be installed, and an old Liberation Serif, which lacks most Vietnamese letters, would be taken for the shipped one.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.report.typeface import EMOJI_FAMILY, FAMILY, FONTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typst import Fonts

TIMES = "Times New Roman"
_CUTS = (
    {f"times{cut}.ttf" for cut in ("", "bd", "i", "bi")},
    {f"times_new_roman{cut}.ttf" for cut in ("", "_bold", "_italic", "_bold_italic")},
    {f"times new roman{cut}.ttf" for cut in ("", " bold", " italic", " bold italic")},
)
"""The four cuts as Windows, Debian and macOS name their files."""


@cache
def fonts() -> Fonts:
    """Return the fonts, searched for once."""
    from typst import Fonts

    folders = [FONTS, *_times_folder()]
    return Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(one) for one in folders])


@cache
def families() -> tuple[str, ...]:
    """Return the families to set text in, the wanted one first; typst's own follow for signs that neither has."""
    return (*([TIMES] if TIMES in fonts().families() else []), FAMILY, EMOJI_FAMILY)


def _times_folder() -> list[Path]:
    return next(([folder] for folder in _folders() if _has_times(folder)), [])


def _has_times(folder: Path) -> bool:
    try:
        names = {name.lower() for name in os.listdir(folder)}  # noqa: PTH208 - names only: hundreds of files
    except OSError:
        return False
    return any(cuts <= names for cuts in _CUTS)


def _folders() -> Iterator[Path]:
    """Yield where this system keeps fonts."""
    if sys.platform == "win32":
        yield Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts/Supplemental"), Path("/Library/Fonts"), Path.home() / "Library/Fonts")
    else:
        for root in (Path.home() / ".local/share/fonts", Path.home() / ".fonts", Path("/usr/share/fonts")):
            yield from (root, root / "truetype/msttcorefonts", root / "msttcorefonts", root / "msttcore")
