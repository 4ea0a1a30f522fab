"""Writing a criteria set on the screen: a new one, a copy, an edit of one line; each one deed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.set_entry import read_head
from ntm_tracker.domain.terms import Standing
from ntm_tracker.domain.text import clean_line, fold
from ntm_tracker.domain.verdicts import Applied
from ntm_tracker.errors import InputRefused
from ntm_tracker.law.shelf import set_ids
from ntm_tracker.service.criteria import set_named
from ntm_tracker.service.own_sets import vouch
from ntm_tracker.store import queries
from ntm_tracker.store.events import Entry
from ntm_tracker.store.layers import move_confirmations
from ntm_tracker.store.own_sets import own_set_ids, write_own_set
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Collection

    from ntm_tracker.domain.authoring import Edit
    from ntm_tracker.domain.checklist import Assessment
    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.domain.set_entry import HeadDraft
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import View

_SHORT = 30
_ORIGIN = "soạn trên màn hình"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A criteria set as the list of sets shows it."""

    criteria_set: CriteriaSet
    own: bool
    """Whether it is the office's own, not shipped."""
    used_by: tuple[Assessment, ...]
    """The assessments that are judged by it, replaced ones too."""
    confirmed: frozenset[str]
    """The indicators whose requirement an officer read on paper."""
    unconfirmed: int
    """How many requirements still wait for that, unknown ones too."""

    @property
    def locked(self) -> str:
        """Why its lines cannot be edited, “” where they can."""
        if not self.own:
            return "Bộ đi kèm chương trình không sửa được"
        return "Bộ đang dùng cho kỳ đánh giá nên không sửa tại chỗ" if self.used_by else ""


@dataclass(frozen=True, slots=True)
class Written:
    """What a deed left: the set as it is now, and what was done."""

    criteria_set: CriteriaSet
    summary: str


def list_shelf(office: Office) -> list[Shelved]:
    """Return every set: those in use first, then the office's own, then the rest."""
    with office.store.reading() as connection:
        users = defaultdict(list)
        for assessment in queries.assessments(connection):
            users[assessment.set_id].append(assessment)
        own = own_set_ids(connection)
        listed = [
            _shelved(connection, set_named(connection, set_id), tuple(users[set_id]), own=set_id in own)
            for set_id in (*own, *set_ids())
        ]
    return sorted(listed, key=lambda s: (not any(a.replaced_by is None for a in s.used_by), not s.own))


def new_set(office: Office, draft: HeadDraft) -> Written:
    """Save the head of a new set without lines.

    Raises:
        InputRefused: a field is missing or cannot be, or another set has the short name.
    """
    with office.store.writing() as connection:
        made = read_head(draft, set_id=_free_id(connection, _slug(draft.short_title)))
        _check_short(connection, made)
        return _write(connection, office, made, f"Soạn bộ tiêu chí mới “{made.short_title}”")


def copy_set(office: Office, set_id: str, short_title: str, *, edition: bool) -> Written:
    """Save a copy of a set under an id of its own.

    The next `edition` of the same text keeps what officers confirmed and may be assessed against at
    once; a copy that is the start of another set must be marked complete anew.

    Raises:
        InputRefused: the short name is missing, too long, or another set's.
        NotFound: no set has this id.
    """
    short = clean_line(short_title)
    if not 1 <= len(short) <= _SHORT:
        raise InputRefused(f"Tên ngắn dài {len(short)} ký tự; hãy ghi từ 1 đến {_SHORT} ký tự.")
    with office.store.writing() as connection:
        kept = set_named(connection, set_id)
        if edition:
            base = re.sub(r"-lan-\d+$", "", set_id)
            made = replace(kept, id=_free_id(connection, base, "lan"), short_title=short, revises=set_id)
        else:
            made = replace(kept, id=_free_id(connection, _slug(short)), short_title=short, complete=False, revises="")
        _check_short(connection, made)
        summary = f"Chép bộ “{kept.short_title}” thành {'lần sửa' if edition else 'bộ riêng'} “{short}”"
        return _write(connection, office, made, summary, confirmed_in=set_id if edition else "")


def change_set(office: Office, set_id: str, edit: Edit, read_on_paper: Collection[str] = ()) -> Written:
    """Save one edit of the office's own set; `read_on_paper` names lines whose requirement is vouched for.

    A confirmation goes with its line, and falls when the requirement that it was given to changes.

    Raises:
        InputRefused: the set is shipped or judged by, or would not hold.
        SavedMeanwhile: the line is not as the officer saw it.
    """
    with office.store.writing() as connection:
        kept = set_named(connection, set_id)
        used_by = tuple(a for a in queries.assessments(connection) if a.set_id == set_id)
        if locked := _shelved(connection, kept, used_by, own=set_id not in set_ids()).locked:
            raise InputRefused(f"{locked}; hãy chép thành bộ riêng hoặc lần sửa rồi sửa ở đó.")
        edited = edit.apply(kept)
        if edited.criteria_set.short_title != kept.short_title:
            _check_short(connection, edited.criteria_set)
        work = Work(connection)
        write_own_set(connection, work, edited.criteria_set, _ORIGIN, office.who)
        # A line that is vouched for now has no use for the confirmation it had.
        anew = {i.number: "" for i in kept.measured() if edited.moved.get(i.number, i.number) in read_on_paper}
        move_confirmations(connection, work, kept, edited.criteria_set, {**edited.moved, **anew})
        vouch(connection, work, edited.criteria_set, read_on_paper, office.who)
        return _close(office, work, edited.criteria_set, edited.summary)


def _write(connection: View, office: Office, made: CriteriaSet, summary: str, confirmed_in: str = "") -> Written:
    work = Work(connection)
    write_own_set(connection, work, made, _ORIGIN, office.who)
    if confirmed_in:
        move_confirmations(connection, work, replace(made, id=confirmed_in), made, {})
    return _close(office, work, made, summary)


def _close(office: Office, work: Work, made: CriteriaSet, summary: str) -> Written:
    if work.changed:
        work.close(Entry(Deed.WRITE_SET, office.who, summary))
    return Written(made, summary)


def _shelved(connection: View, found: CriteriaSet, used_by: tuple[Assessment, ...], *, own: bool) -> Shelved:
    kept = queries.confirmations(connection, found.id)
    layers = (Applied(i.requirement, *kept.get(i.number, (None, None))) for i in found.measured())
    waiting = sum(layer.standing is not Standing.CONFIRMED for layer in layers)
    return Shelved(found, own, used_by, frozenset(kept), waiting)


def _check_short(connection: View, made: CriteriaSet) -> None:
    for set_id in (*set_ids(), *own_set_ids(connection)):
        other = set_named(connection, set_id)
        if other.id != made.id and fold(other.short_title) == fold(made.short_title):
            raise InputRefused(f"Đã có bộ mang tên ngắn “{other.short_title}”; hãy đặt tên ngắn khác.")


def _slug(short_title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(clean_line(short_title))).strip("-")[:40].strip("-") or "bo"


def _free_id(connection: View, base: str, word: str = "") -> str:
    taken = {*set_ids(), *own_set_ids(connection)}
    tried, edition = base, 1
    while tried in taken:
        edition += 1
        tried = "-".join(part for part in (base, word, str(edition)) if part)
    return tried
