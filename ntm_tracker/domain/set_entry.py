"""Reading what an officer typed of a criteria set: its head, a criterion, an indicator or gate."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.criteria import Basis, CriteriaSet, Criterion, Indicator, Instrument
from ntm_tracker.domain.dates import format_date, parse_date
from ntm_tracker.domain.requirements import Confidence
from ntm_tracker.domain.set_requirement import read_bound
from ntm_tracker.domain.text import clean_line, clean_text, indicator_number
from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.set_requirement import RequirementDraft

_SHORT = 30
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
OWN_WARNING = "Bộ do xã tự nhập vào chương trình; hãy đối chiếu với văn bản giấy trước khi dùng."
"""What a set says of itself where the officer wrote nothing."""


@dataclass(frozen=True, slots=True)
class HeadDraft:
    """The head of a set as typed."""

    title: str
    short_title: str
    level: str
    first_year: str
    last_year: str
    number: str
    issuer: str
    signed: str
    kind: str = "Quyết định"
    in_force: str = ""
    annex: str = ""
    in_force_to: str = ""
    stand_in: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class LineDraft:
    """An indicator or a gate as typed."""

    number: str
    text: str
    requirement: RequirementDraft
    decision: str = ""
    annex: str = ""
    article: str = ""
    note: str = ""
    evidence: str = ""
    """One suggestion a line."""
    owner: str = ""


def read_head(draft: HeadDraft, kept: CriteriaSet | None = None, set_id: str = "") -> CriteriaSet:
    """Read the head of a set: a new one without lines, or `kept` with another head.

    Raises:
        InputRefused: a field is missing or cannot be.
    """
    short = clean_line(draft.short_title)
    title = clean_line(draft.title)
    if not title:
        raise InputRefused("Chưa ghi tên đầy đủ của bộ; hãy ghi như trong quyết định.")
    if not short:
        raise InputRefused(f"Chưa ghi tên ngắn; hãy ghi từ 1 đến {_SHORT} ký tự, ví dụ “Thôn NTM KM 2024”.")
    if len(short) > _SHORT:
        raise InputRefused(
            f"Tên ngắn dài {len(short)} ký tự; hãy ghi từ 1 đến {_SHORT} ký tự, ví dụ “Thôn NTM KM 2024”."
        )
    if draft.level not in ("commune", "village"):
        raise InputRefused("Chưa chọn cấp của bộ; hãy chọn xã hoặc thôn.")
    first, last = _years(draft)
    instrument = _instrument(draft, kept)
    fields: dict[str, Any] = {
        "title": title,
        "short_title": short,
        "level": draft.level,
        "first_year": first,
        "last_year": last,
        "in_force_to": _in_force_to(draft, instrument),
        "stand_in": clean_line(draft.stand_in),
        "warning": clean_text(draft.warning) or OWN_WARNING,
    }
    if kept:
        return _with_instrument(replace(kept, **fields), instrument)
    return CriteriaSet(
        id=set_id,
        **fields,
        complete=False,
        criterion_count=0,
        basis=Basis(decision=_decision(instrument), annex=instrument.annex),
        instruments=(instrument,),
        criteria=(),
    )


def issuing(criteria_set: CriteriaSet) -> Instrument:
    """Return the text that issues the set."""
    return next((i for i in criteria_set.instruments if i.role == "issues"), criteria_set.instruments[0])


def head_draft(kept: CriteriaSet) -> HeadDraft:
    """Return the head of a set as it would be typed."""
    instrument = issuing(kept)
    return HeadDraft(
        title=kept.title,
        short_title=kept.short_title,
        level=kept.level,
        first_year=str(kept.first_year),
        last_year=str(kept.last_year),
        number=instrument.number,
        issuer=instrument.issuer,
        signed=format_date(instrument.signed),
        kind=instrument.kind,
        in_force=format_date(instrument.in_force) if instrument.in_force else "",
        annex=instrument.annex or kept.basis.annex,
        in_force_to=format_date(kept.in_force_to) if kept.in_force_to else "",
        stand_in=kept.stand_in,
        warning=kept.warning,
    )


def read_criterion(number: str, name: str, group: str, note: str, kept: Criterion | None = None) -> Criterion:
    """Read a criterion; `kept` is the one that it takes the place of.

    Raises:
        InputRefused: no number, or no name.
    """
    typed, named = clean_line(number), clean_line(name)
    if not re.fullmatch(r"[1-9]\d?", typed):
        raise InputRefused(f"Số tiêu chí “{typed[:20]}” không đúng; hãy ghi một số từ 1 đến 99.")
    if not named:
        raise InputRefused("Chưa ghi tên tiêu chí; hãy ghi như trong quyết định.")
    fields: dict[str, Any] = {"name": named, "group": clean_line(group), "note": clean_text(note)}
    if kept is None:
        return Criterion(number=int(typed), **fields)
    if named != kept.name:
        fields |= {"name_confidence": Confidence.UNKNOWN, "name_source": ""}
    return replace(kept, **fields)


def read_line(draft: LineDraft, kept: Indicator | None = None) -> Indicator:
    """Read an indicator or a gate; `kept` is the one that it takes the place of.

    What was known of a wording or a figure goes when the wording or the figure changes.

    Raises:
        InputRefused: a field is missing or cannot be read.
    """
    number, text = indicator_number(draft.number), clean_text(draft.text)
    if not number:
        raise InputRefused("Chưa ghi số chỉ tiêu; hãy ghi như 3.1 hoặc 2.10.")
    if not text:
        raise InputRefused("Chưa ghi nội dung chỉ tiêu; hãy ghi như trong quyết định.")
    fields: dict[str, Any] = {
        "number": number,
        "text": text,
        "requirement": read_bound(draft.requirement, kept.requirement if kept else None),
        "basis": _own_basis(draft),
        "note": clean_text(draft.note),
        "evidence": tuple(lines_of(draft.evidence)),
        "owner": clean_line(draft.owner),
    }
    if kept is None:
        return Indicator(**fields)
    if text != kept.text:
        fields |= {"wording_confidence": Confidence.UNKNOWN, "wording_source": ""}
    return replace(kept, **fields)


def lines_of(text: str) -> list[str]:
    """Return what stands in a field of one entry a line."""
    return [line for line in map(clean_line, clean_text(text).split("\n")) if line]


def _own_basis(draft: LineDraft) -> Basis | None:
    decision, annex, article = (clean_line(part) for part in (draft.decision, draft.annex, draft.article))
    if not decision and (annex or article):
        raise InputRefused("Đã ghi phụ lục hoặc điều nhưng chưa ghi văn bản; hãy ghi số quyết định ở ô Căn cứ riêng.")
    return Basis(decision=decision, annex=annex, article=article) if decision else None


def _years(draft: HeadDraft) -> tuple[int, int]:
    first, last = (_year(text, what) for text, what in ((draft.first_year, "đầu"), (draft.last_year, "cuối")))
    if last < first:
        raise InputRefused(f"Năm cuối {last} trước năm đầu {first}; hãy xem lại giai đoạn của bộ.")
    return first, last


def _year(text: str, what: str) -> int:
    typed = clean_line(text)
    if not re.fullmatch(r"[0-9]{4}", typed) or not _FIRST_YEAR <= int(typed) <= _LAST_YEAR:
        raise InputRefused(f"Năm {what} “{typed[:20]}” không đúng; hãy ghi năm bốn chữ số, ví dụ 2021.")
    return int(typed)


def _day(text: str, what: str) -> date:
    try:
        day = parse_date(text)
    except InputRefused as error:
        raise InputRefused(f"{what}: {error.sentence}") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise InputRefused(f"{what} {format_date(day)} quá xa; hãy xem lại năm.")
    return day


def _instrument(draft: HeadDraft, kept: CriteriaSet | None) -> Instrument:
    number, kind, issuer = (clean_line(part) for part in (draft.number, draft.kind, draft.issuer))
    for text, what, example in (
        (kind, "loại văn bản", "Quyết định"),
        (number, "số văn bản", "741/QĐ-UBND"),
        (issuer, "cơ quan ban hành", "UBND tỉnh Bắc Giang"),
        (draft.signed.strip(), "ngày ký", "30/06/2022"),
    ):
        if not text:
            raise InputRefused(f"Chưa ghi {what}; hãy ghi như trong văn bản, ví dụ “{example}”.")
    fields: dict[str, Any] = {
        "number": number,
        "kind": kind,
        "issuer": issuer,
        "signed": _day(draft.signed, "Ngày ký"),
        "in_force": _day(draft.in_force, "Ngày hiệu lực") if draft.in_force.strip() else None,
        "annex": clean_line(draft.annex),
    }
    if fields["in_force"] and fields["in_force"] < fields["signed"]:
        raise InputRefused("Ngày hiệu lực trước ngày ký; hãy xem lại hai ngày trong văn bản.")
    return replace(issuing(kept), **fields) if kept else Instrument(**fields)


def _in_force_to(draft: HeadDraft, instrument: Instrument) -> date | None:
    if not draft.in_force_to.strip():
        return None
    last = _day(draft.in_force_to, "Ngày hết hiệu lực")
    if last < instrument.since:
        raise InputRefused("Ngày hết hiệu lực trước ngày có hiệu lực; hãy xem lại hai ngày.")
    return last


def _decision(instrument: Instrument) -> str:
    return f"{instrument.kind} {instrument.number} ngày {format_date(instrument.signed)} của {instrument.issuer}"


def _with_instrument(kept: CriteriaSet, new: Instrument) -> CriteriaSet:
    """Return `kept` made by `new`; its basis is worded anew only where the decision is another."""
    old = issuing(kept)
    shown = replace(old, annex=old.annex or kept.basis.annex)
    if new == shown:
        return kept
    basis = kept.basis
    if replace(new, annex=shown.annex, in_force=shown.in_force) != shown:
        basis = replace(basis, decision=_decision(new))
    instruments = tuple(new if i is old else i for i in kept.instruments)
    return replace(kept, instruments=instruments, basis=replace(basis, annex=new.annex))
