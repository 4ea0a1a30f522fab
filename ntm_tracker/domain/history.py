"""What was done, when and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime


class Deed(StrEnum):
    """Everything that can change the record."""

    INIT = "init"
    RECORD = "record"
    CONFIRM = "confirm"
    ADD_EVIDENCE = "add_evidence"
    EDIT_EVIDENCE = "edit_evidence"
    REPLACE_FILE = "replace_file"
    """A newer file took the place of one, which stays readable."""
    LINK_EVIDENCE = "link_evidence"
    UNLINK_EVIDENCE = "unlink_evidence"
    WRITE_SET = "write_set"
    """A criteria set of the office's own was imported, typed in or changed."""
    ADOPT = "adopt"
    """An assessment was opened under a set, from an earlier one or from nothing."""
    CHANGE_ASSESSMENT = "change_assessment"
    CHANGE_SUBJECT = "change_subject"
    """A unit was added, renamed, merged or split."""
    ASSIGN = "assign"
    """An indicator or a criterion was given to somebody, by a day."""
    TASK = "task"
    """A task was added, changed, done or removed."""
    PROGRESS = "progress"
    """The work on an indicator was moved on, accepted among it."""
    APPRAISE = "appraise"
    """A higher level's verdict was noted, its remark answered or closed."""
    PLAN_RESULT = "plan_result"
    """A figure of the year's plan was recorded or taken out."""
    VILLAGE_TITLE = "village_title"
    SETTING = "setting"
    """What the office prints on its papers was changed."""
    MERGE = "merge"
    """What was done on another machine was joined to the record."""
    TRUST_CLOCK = "trust_clock"
    """Somebody said that the clock is right and the deeds before it were dated wrong."""
    UNDO = "undo"
    REDO = "redo"
    """An undo was taken back: the deed that it had undone counts again."""


REVERSIBLE = tuple(deed for deed in Deed if deed not in (Deed.INIT, Deed.TRUST_CLOCK, Deed.UNDO, Deed.REDO))
"""Setting up is not taken back by an undo, nor what was said of the clock; an undo is taken back by a redo only."""


@dataclass(frozen=True, slots=True)
class Line:
    """As much of an event as undo and redo need to find their way."""

    seq: int
    deed: Deed
    undoes: int | None
    """The event that this one takes back: a deed or a redo where it is an undo, an undo where it is a redo."""


def undone_numbers(newest_first: Iterable[Line]) -> frozenset[int]:
    """Return the events that were taken back and have not come again: deeds, redos, and undos that were redone."""
    return frozenset(line.undoes for line in _in_effect(newest_first) if line.undoes is not None)


def to_undo(newest_first: Iterable[Line]) -> int | None:
    """Return the event that an undo takes back: the last deed that counts, or the redo by which it does."""
    return next((line.seq for line in _in_effect(newest_first) if line.deed in (*REVERSIBLE, Deed.REDO)), None)


def to_redo(newest_first: Iterable[Line]) -> int | None:
    """Return the undo that a redo takes back: the last one that counts, unless a deed was done since."""
    for line in _in_effect(newest_first):
        if line.deed is Deed.UNDO:
            return line.seq
        if line.deed is not Deed.REDO:
            return None
    return None


def _in_effect(newest_first: Iterable[Line]) -> Iterator[Line]:
    """Yield the events that no later one in effect takes back; only as many are read as are asked for."""
    taken_back = set[int]()
    for line in newest_first:
        if line.seq in taken_back:
            continue
        if line.undoes is not None:
            taken_back.add(line.undoes)
        yield line


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the append-only log."""

    seq: int
    at: datetime
    who: str
    deed: Deed
    assessment: str | None
    indicators: tuple[str, ...]
    summary: str
    """What was done, as one Vietnamese sentence."""
    reason: str
    before: tuple[dict[str, Any], ...]
    """The rows as they were: table name and row."""
    after: tuple[dict[str, Any], ...]
    undoes: int | None
    undone: bool
    """Whether a later event took it back, and that still counts."""
    previous_hash: str
    hash: str
    joined: bool = False
    """Whether another machine's log has it; its number is of that log."""

    @property
    def fate(self) -> str:
        """Where it was done and what became of it, in brackets; “” for what was done here and counts."""
        told = ["ở máy khác"] if self.joined else []
        if self.undone:
            told.append("đã làm lại" if self.deed is Deed.UNDO else "đã hoàn tác")
        return f" ({', '.join(told)})" if told else ""

    @property
    def taken_back(self) -> str:
        """What the deed took back of acceptances, as one sentence; “” where it took back none."""
        if self.deed in (Deed.PROGRESS, Deed.UNDO):
            return ""
        was = {_named(i) for i in self.before if i["table"] == "progress" and i["row"]["state"] == "accepted"}
        now = [i for i in self.after if i["table"] == "progress" and i["row"]["state"] == "for_review"]
        numbers = dict.fromkeys(i["row"]["number"] for i in now if _named(i) in was)
        return f"Đã rút lại việc duyệt {', '.join(numbers)}: hãy xem rồi duyệt lại." if numbers else ""


def _named(image: dict[str, Any]) -> tuple[str, str]:
    return image["row"]["assessment"], image["row"]["number"]
