"""What was done, when and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    UNDO = "undo"


REVERSIBLE = tuple(deed for deed in Deed if deed not in (Deed.INIT, Deed.UNDO))
"""Setting up is not taken back by an undo, and an undo is not undone."""


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
    previous_hash: str
    hash: str
