"""Changing a criteria set line by line: every edit gives a whole set again, or says why it cannot.

An edit names the line as the officer saw it, so that a line somebody else has changed since is not
written over unseen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from ntm_tracker.domain.criteria import in_order
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import indicator_text
from ntm_tracker.errors import InputRefused, SavedMeanwhile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ntm_tracker.domain.criteria import CriteriaSet, Criterion, Indicator

_NAMED = 60
"""How much of a name a summary quotes."""
_CRITERIA_AT_MOST = 99


@dataclass(frozen=True, slots=True)
class Edited:
    """A set after an edit, and what became of the numbers that the edit moved."""

    criteria_set: CriteriaSet
    summary: str
    """What was done, as one Vietnamese sentence without its end."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """The new number of each line that got another one."""


class Edit(Protocol):
    """One change of a set."""

    def apply(self, edited: CriteriaSet) -> Edited:
        """Return `edited` after the change.

        Raises:
            InputRefused: the set would not hold.
            SavedMeanwhile: the line is not as the officer saw it.
        """


@dataclass(frozen=True, slots=True)
class PutHead:
    """Writes what is said of the set as a whole: the fields of `head` but its lines."""

    seen: CriteriaSet
    head: CriteriaSet

    def apply(self, edited: CriteriaSet) -> Edited:
        """Keep the lines, take the rest from `head`."""
        _check_seen(_headless(edited), _headless(self.seen))
        lines = {"criteria": edited.criteria, "gates": edited.gates, "facts": edited.facts}
        made = _made(self.head, complete=edited.complete, **lines)
        return Edited(made, f"Sửa thông tin chung của bộ “{made.short_title}”")


@dataclass(frozen=True, slots=True)
class PutCriterion:
    """Writes the name, the group and the note of a criterion."""

    seen: Criterion
    criterion: Criterion

    def apply(self, edited: CriteriaSet) -> Edited:
        """Keep the indicators, take the rest from `criterion`."""
        number = self.seen.number
        kept = _criterion(edited, number)
        _check_seen(replace(kept, indicators=()), replace(self.seen, indicators=()))
        new = replace(self.criterion, indicators=kept.indicators)
        made = _made(edited, criteria=tuple(new if c.number == number else c for c in edited.criteria))
        return Edited(made, f"Sửa tiêu chí {number} “{shorten(new.name, _NAMED)}” của bộ “{edited.short_title}”")


@dataclass(frozen=True, slots=True)
class AddCriterion:
    """Adds a criterion at its number: after the last, or between two where the rest may be renumbered."""

    criterion: Criterion
    renumber: bool = False

    def apply(self, edited: CriteriaSet) -> Edited:
        """Put the criterion in its place."""
        number, last = self.criterion.number, len(edited.criteria)
        if last >= _CRITERIA_AT_MOST:
            raise InputRefused(f"Bộ đã có {last} tiêu chí; hãy xóa bớt, một bộ có nhiều nhất {_CRITERIA_AT_MOST}.")
        if not 1 <= number <= last + 1:
            raise InputRefused(f"Số tiêu chí phải liền nhau từ 1; hãy ghi số từ 1 đến {last + 1}.")
        if number <= last and not self.renumber:
            raise InputRefused(
                f"Đã có tiêu chí {number}; hãy ghi số {last + 1} để thêm vào cuối, "
                "hoặc đánh dấu “Đánh số lại các tiêu chí sau” để chèn vào giữa."
            )
        before, after = edited.criteria[: number - 1], edited.criteria[number - 1 :]
        moved = _moved(after, 1)
        listed = (*before, self.criterion, *_renumbered(after, moved))
        made = _made(edited, criteria=listed, facts=_facts(edited, moved))
        named = shorten(self.criterion.name, _NAMED)
        return Edited(made, f"Thêm tiêu chí {number} “{named}” vào bộ “{edited.short_title}”", moved)


@dataclass(frozen=True, slots=True)
class RemoveCriterion:
    """Removes a criterion with its indicators; one in the middle only where the rest may be renumbered."""

    seen: Criterion
    renumber: bool = False

    def apply(self, edited: CriteriaSet) -> Edited:
        """Close the hole, said aloud."""
        number = self.seen.number
        _check_seen(_criterion(edited, number), self.seen)
        before, after = edited.criteria[: number - 1], edited.criteria[number:]
        if after and not self.renumber:
            raise InputRefused(
                f"Sau tiêu chí {number} còn {len(after)} tiêu chí; hãy đánh dấu “Đánh số lại các tiêu chí sau” "
                "rồi xóa, vì số tiêu chí phải liền nhau."
            )
        moved = _moved(after, -1)
        gone = {str(number), *(i.number for i in self.seen.indicators)}
        made = _made(edited, criteria=(*before, *_renumbered(after, moved)), facts=_facts(edited, moved, gone))
        named = shorten(self.seen.name, _NAMED)
        return Edited(made, f"Xóa tiêu chí {number} “{named}” khỏi bộ “{edited.short_title}”", moved)


@dataclass(frozen=True, slots=True)
class PutLine:
    """Writes an indicator or a gate; its number says which criterion it belongs to."""

    line: Indicator
    seen: Indicator | None = None
    """The line that it takes the place of; None for a new one."""

    def apply(self, edited: CriteriaSet) -> Edited:
        """Put the line in its place."""
        number, old = self.line.number, self.seen
        if old and _line(edited, old.number) != old:
            raise SavedMeanwhile(_CHANGED)
        rest = _without(edited, old.number) if old else edited
        _check_place(rest, number, is_gate=old.number.startswith("dk") if old else number.startswith("dk"))
        made = _with(rest, self.line)
        moved = {old.number: number} if old and old.number != number else {}
        verb, where = ("Sửa", "của bộ") if old else ("Thêm", "vào bộ")
        made = _made(made, complete=edited.complete, facts=_facts(made, moved))
        named = f"{indicator_text(number)} “{shorten(self.line.text, _NAMED)}”"
        return Edited(made, f"{verb} {named} {where} “{edited.short_title}”", moved)


@dataclass(frozen=True, slots=True)
class RemoveLine:
    """Removes an indicator or a gate; numbers of others stay as the paper has them."""

    seen: Indicator

    def apply(self, edited: CriteriaSet) -> Edited:
        """Take the line out."""
        number = self.seen.number
        if _line(edited, number) != self.seen:
            raise SavedMeanwhile(_CHANGED)
        rest = _without(edited, number)
        made = _made(rest, complete=edited.complete, facts=_facts(edited, {}, {number}))
        named = f"{indicator_text(number)} “{shorten(self.seen.text, _NAMED)}”"
        return Edited(made, f"Xóa {named} khỏi bộ “{edited.short_title}”")


@dataclass(frozen=True, slots=True)
class MarkComplete:
    """Says that the set is whole and may be assessed against."""

    def apply(self, edited: CriteriaSet) -> Edited:
        """Refuse while something is missing."""
        if lacks := lacking(edited):
            raise InputRefused(f"Bộ “{edited.short_title}” chưa đủ: {'; '.join(lacks)}; hãy bổ sung rồi làm lại.")
        total = sum(len(c.indicators) for c in edited.criteria)
        counted = f"{len(edited.criteria)} tiêu chí, {total} chỉ tiêu"
        made = replace(edited, complete=True, indicator_count=total or None)
        return Edited(made, f"Đánh dấu bộ “{edited.short_title}” đã đủ để đánh giá ({counted})")


def lacking(edited: CriteriaSet) -> list[str]:
    """Return what a set must still get before it may be assessed against, one clause each."""
    lacks = [] if edited.criteria else ["chưa có tiêu chí nào"]
    for criterion in edited.criteria:
        numbers = {i.number for i in criterion.indicators}
        whole = str(criterion.number)
        if whole in numbers and len(numbers) > 1:
            lacks.append(f"tiêu chí {whole} vừa có chỉ tiêu {whole} vừa có chỉ tiêu khác")
        wanted = {f"{whole}.{place}" for place in range(1, max((in_order(n)[-1] for n in numbers), default=0) + 1)}
        if whole not in numbers and (missing := sorted(wanted - numbers, key=in_order)):
            lacks.append(f"tiêu chí {whole} thiếu chỉ tiêu {', '.join(missing)}")
    return lacks


_CHANGED = "Người khác vừa sửa dòng này; hãy nhấn Ctrl+S lần nữa để ghi đè, hoặc Esc để bỏ."


def _check_seen(now: object, seen: object) -> None:
    if now != seen:
        raise SavedMeanwhile(_CHANGED)


def _headless(criteria_set: CriteriaSet) -> CriteriaSet:
    """Return the set with nothing but what its head form shows."""
    return replace(
        criteria_set, complete=False, criterion_count=0, indicator_count=None, criteria=(), gates=(), facts=()
    )


def _made(edited: CriteriaSet, **changes: Any) -> CriteriaSet:
    """Return `edited` with `changes`, its counts as they then are; complete only while nothing is missing."""
    criteria = changes.get("criteria", edited.criteria)
    total = sum(len(c.indicators) for c in criteria)
    was_complete = changes.pop("complete", edited.complete)
    made = replace(edited, **changes, complete=False, criterion_count=len(criteria), indicator_count=total or None)
    return replace(made, complete=True) if was_complete and not lacking(made) else made


def _criterion(edited: CriteriaSet, number: int) -> Criterion:
    if not 1 <= number <= len(edited.criteria):
        raise InputRefused(f"Bộ “{edited.short_title}” không còn tiêu chí {number}; hãy xem lại danh sách.")
    return edited.criteria[number - 1]


def _line(edited: CriteriaSet, number: str) -> Indicator | None:
    listed = (*(i for c in edited.criteria for i in c.indicators), *edited.gates)
    return next((line for line in listed if line.number == number), None)


def _without(edited: CriteriaSet, number: str) -> CriteriaSet:
    criteria = tuple(
        replace(c, indicators=tuple(i for i in c.indicators if i.number != number)) for c in edited.criteria
    )
    gates = tuple(gate for gate in edited.gates if gate.number != number)
    return _made(edited, criteria=criteria, gates=gates)


def _with(edited: CriteriaSet, line: Indicator) -> CriteriaSet:
    if line.number.startswith("dk"):
        return replace(edited, gates=_sorted((*edited.gates, line)))
    number = in_order(line.number)[0]
    criteria = tuple(
        replace(c, indicators=_sorted((*c.indicators, line))) if c.number == number else c for c in edited.criteria
    )
    return _made(edited, criteria=criteria)


def _sorted(lines: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return tuple(sorted(lines, key=lambda line: in_order(line.number)))


_NUMBER = re.compile(r"[1-9]\d?(\.[1-9]\d?)?")
_GATE = re.compile(r"dk[1-9]")


def _check_place(edited: CriteriaSet, number: str, *, is_gate: bool) -> None:
    if is_gate and not _GATE.fullmatch(number):
        raise InputRefused(f"Số điều kiện “{number[:20]}” không đúng; hãy ghi dk2, dk3 … (dk1 là bản thân bộ).")
    if not is_gate and not _NUMBER.fullmatch(number):
        raise InputRefused(f"Số chỉ tiêu “{number[:20]}” không đúng; hãy ghi như 3.1 hoặc 2.10.")
    if not is_gate and in_order(number)[0] > len(edited.criteria):
        raise InputRefused(
            f"Bộ chưa có tiêu chí {in_order(number)[0]}; hãy thêm tiêu chí đó trước, hoặc sửa số chỉ tiêu."
        )
    if _line(edited, number):
        raise InputRefused(f"Đã có {indicator_text(number)} trong bộ; hãy ghi số khác.")


def _moved(after: Iterable[Criterion], step: int) -> dict[str, str]:
    """Return the new numbers of criteria that move by `step`, and of their indicators."""
    moved = {}
    for criterion in after:
        old, new = str(criterion.number), str(criterion.number + step)
        moved[old] = new
        moved |= {i.number: new + i.number.removeprefix(old) for i in criterion.indicators}
    return moved


def _renumbered(after: Iterable[Criterion], moved: Mapping[str, str]) -> tuple[Criterion, ...]:
    return tuple(
        replace(
            c,
            number=int(moved[str(c.number)]),
            indicators=tuple(replace(i, number=moved[i.number]) for i in c.indicators),
        )
        for c in after
    )


def _facts(edited: CriteriaSet, moved: Mapping[str, str], gone: Iterable[str] = ()) -> tuple[Any, ...]:
    return tuple(replace(f, about=moved.get(f.about, f.about)) for f in edited.facts if f.about not in set(gone))
