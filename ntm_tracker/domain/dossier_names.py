"""Names inside the dossier: safe on Windows, short, in NFC, telling to whoever opens the folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ntm_tracker.domain.text import clean_line
from ntm_tracker.domain.wording import number_text

if TYPE_CHECKING:
    from ntm_tracker.domain.criteria import Criterion
    from ntm_tracker.domain.evidence import Evidence, StoredFile

GATES = "Điều kiện công nhận"
_FOLDER, _FILE, _TITLE, _STEM, _NUMBER = 45, 80, 40, 26, 30
"""What each part may take at most, as Windows counts: a whole path stays below 140 of its 260."""
_MOST_BYTES = 180
"""Linux counts bytes: a name may have 255."""
_SLASHES = re.compile(r"\s*[/\\]\s*")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_ENDING = re.compile(r"[A-Za-z0-9]{1,8}")
_MARKDOWN = "#*>_- "


def criterion_folder(criterion: Criterion) -> str:
    """Return “TC03 Thủy lợi và phòng chống thiên tai”."""
    return _fitting(_plain(f"TC{criterion.number:02} {criterion.name}"), _FOLDER)


def gate_folder(number: str) -> str:
    """Return “Điều kiện công nhận/ĐK2” for the gate “dk2”."""
    return f"{GATES}/{number_text(number)}"


def document_name(place: str, piece: Evidence, held: StoredFile | None) -> str:
    """Return “01 12-BC-UBND Báo cáo tưới.pdf”: `place` first, so that no two names of a folder are the same.

    Where a piece has several files, each keeps its own name behind; a piece without one is a text file.
    """
    stem, ending = _split(held.name) if held else ("", ".txt")
    number = _fitting(_plain(piece.number), _NUMBER)
    title = _plain(piece.note.strip().split("\n", 1)[0].lstrip(_MARKDOWN)) or stem or f"Minh chứng số {piece.id}"
    if len(piece.files) > 1:
        title = f"{_fitting(title, _TITLE)} - {_fitting(stem, _STEM)}"
    return _fitting(f"{place} {number} {title}" if number else f"{place} {title}", _FILE - len(ending)) + ending


def _split(name: str) -> tuple[str, str]:
    """Return a file's name without its ending, and the ending with its dot; “” where it is none."""
    stem, dot, ending = clean_line(name).rpartition(".")
    if dot and stem.strip(" .") and _ENDING.fullmatch(ending):
        return _plain(stem), f".{ending}"
    return _plain(name), ""


def _plain(text: str) -> str:
    return _FORBIDDEN.sub("_", _SLASHES.sub("-", clean_line(text))).strip(" .")


def _fitting(text: str, most: int) -> str:
    """Cut `text` at a word where there is one near the end; never at a dot or a space, which Windows drops."""
    cut = text
    while len(cut.encode("utf-16-le")) > most * 2 or len(cut.encode()) > _MOST_BYTES:
        cut = cut[:-1]
    if len(cut) < len(text) and " " in cut[len(cut) * 2 // 3 :]:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" .")
