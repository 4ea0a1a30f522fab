"""Reading one cell: text, number, day, a word of a list, with what is wrong told where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import is_normalized

from ntm_tracker.domain.dates import parse_date
from ntm_tracker.domain.numbers import parse_number
from ntm_tracker.domain.text import clean_line, clean_text, fold
from ntm_tracker.errors import InputRefused
from ntm_tracker.law.problems import Problem

if TYPE_CHECKING:
    from ntm_tracker.law.spreadsheet.columns import Words


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its place, what it holds, and how Excel shows it."""

    place: str
    """As “Chỉ tiêu!B12”."""
    value: str | Decimal | date | bool | None = None
    percent: bool = False
    """Whether it is shown as a percentage."""
    decimals: int = 0
    """How many decimals its format always shows."""
    fault: str = ""
    """What makes it unreadable, with the mending; “” when nothing does."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        value = self.value
        if self.fault or not isinstance(value, str):
            return not self.fault and value is None
        return not value[:1].isalnum() and not clean_line(value)


@dataclass(slots=True)
class Telling:
    """Collects what is wrong in one file, and what an officer should know."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def wrong(self, place: str, sentence: str) -> None:
        """Keep one problem."""
        self.problems.append(Problem(self.file, place, sentence))


def text(cell: Cell, told: Telling) -> str:
    """Return the text of a cell in NFC, its line breaks kept."""
    value = cell.value
    if cell.fault:
        told.wrong(cell.place, cell.fault)
    elif isinstance(value, bool):
        told.wrong(cell.place, "ô ghi TRUE/FALSE; hãy gõ lại bằng chữ")
    elif isinstance(value, date):
        told.wrong(cell.place, _became_a_day(value))
    elif isinstance(value, Decimal):
        return _shown(value, percent=cell.percent)
    elif value is not None:
        # Most texts are clean already, and cleaning costs more than reading.
        is_clean = value.isprintable() and is_normalized("NFC", value)
        return value.strip() if is_clean else clean_text(value)
    return ""


def line(cell: Cell, told: Telling) -> str:
    """Return the text of a cell on one line."""
    typed = text(cell, told)
    return typed if typed.isprintable() and "  " not in typed else clean_line(typed)


def number(cell: Cell, told: Telling) -> Decimal | None:
    """Return the number in a cell, exactly as it is shown; None where there is none to be read."""
    if isinstance(cell.value, Decimal) and not cell.fault:
        # 0.9 shown as 90% is 90, not 90.0.
        return Decimal(f"{(cell.value * 100).normalize():f}") if cell.percent else cell.value
    typed = line(cell, told).removesuffix("%").rstrip()
    if not typed:
        return None
    try:
        return parse_number(typed)
    except InputRefused as error:
        told.wrong(cell.place, as_part(error))
        return None


def is_percentage(cell: Cell) -> bool:
    """Say whether the cell itself says per cent."""
    return cell.percent or (isinstance(cell.value, str) and clean_line(cell.value).endswith("%"))


def whole(cell: Cell, told: Telling) -> int | None:
    """Return the whole number in a cell."""
    known = len(told.problems)
    found = number(cell, told)
    if found is not None and (found != found.to_integral_value() or found < 0 or cell.percent):
        told.wrong(cell.place, f"“{_shown(found)}” phải là số nguyên; hãy gõ lại")
    return int(found) if found is not None and len(told.problems) == known else None


def day(cell: Cell, told: Telling) -> date | None:
    """Return the day in a cell, whether Excel holds it as a date or as text."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    if isinstance(cell.value, Decimal):
        told.wrong(cell.place, f"ô ghi số {_shown(cell.value)}, không phải ngày; hãy ghi như 25/07/2022")
        return None
    typed = line(cell, told)
    if not typed:
        return None
    try:
        return parse_date(typed)
    except InputRefused as error:
        told.wrong(cell.place, as_part(error))
        return None


def choice(cell: Cell, words: Words, told: Telling, also: dict[str, tuple[str, ...]] | None = None) -> str | None:
    """Return the value whose words stand in a cell; None where it is blank or in no list."""
    typed = line(cell, told)
    if not typed:
        return None
    for value, word in words.items():
        if typed == word or _folded(typed) in {_folded(one) for one in (word, *(also or {}).get(value, ()))}:
            return value
    told.wrong(cell.place, f"“{typed[:40]}” không có trong danh sách; hãy chọn một trong: {'; '.join(words.values())}")
    return None


def is_marked(cell: Cell, told: Telling) -> bool:
    """Say whether an officer put an x."""
    if cell.value is True:
        return True
    typed = fold(line(cell, told))
    if typed not in ("", "x", "v", "co", "roi", "✓", "✔"):
        told.wrong(cell.place, f"“{typed[:20]}” không rõ là đã đối chiếu hay chưa; hãy ghi x, hoặc để trống")
    return typed != ""


def parts(cell: Cell, told: Telling) -> tuple[str, ...]:
    """Return the members of a list: one a line, or parted by “;” where all stand on one line."""
    typed = text(cell, told)
    if typed.startswith("- "):
        return tuple(clean_text(part.replace("\n  ", "\n")) for part in f"\n{typed}".split("\n- ")[1:] if part.strip())
    return tuple(clean_text(part) for part in typed.split("\n" if "\n" in typed else ";") if part.strip())


def parts_text(listed: tuple[str, ...]) -> str:
    """Write a list so that `parts` reads the same members back."""
    plain = all("\n" not in part and not part.startswith("- ") for part in listed)
    if plain and (len(listed) > 1 or not any(";" in part for part in listed)):
        return "\n".join(listed)
    return "\n".join("- " + part.replace("\n", "\n  ") for part in listed)


@lru_cache(maxsize=256)
def _folded(word: str) -> str:
    return fold(word)


def as_part(error: InputRefused) -> str:
    """Return the sentence of an error as the part of a problem."""
    sentence = error.sentence.removesuffix(".")
    return sentence[0].lower() + sentence[1:]


def _shown(value: Decimal, *, percent: bool = False) -> str:
    shown = f"{value * 100 if percent else value:f}"
    whole_part, _, decimals = shown.partition(".")
    decimals = decimals.rstrip("0")
    return (f"{whole_part},{decimals}" if decimals else whole_part) + ("%" if percent else "")


def _became_a_day(value: date) -> str:
    return (
        f"Excel đã đổi ô này thành ngày {value:%d/%m/%Y}; "
        "hãy định dạng ô kiểu Chữ (Text) rồi gõ lại nội dung như trong văn bản"
    )
