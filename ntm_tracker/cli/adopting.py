"""ntm criteria adopt."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.acceptance import telling_acceptance
from ntm_tracker.cli.output import narrate, print_json, print_lines, print_wrapped
from ntm_tracker.domain.comparison import Change
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.description import answer_text
from ntm_tracker.domain.precedents import Carry
from ntm_tracker.domain.wording import CARRIES, CHANGES
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.adopting import Adopting, adopt_set, plan_adoption
from ntm_tracker.service.office import open_office

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.domain.adoption import Adoption, Line
    from ntm_tracker.domain.checklist import IndicatorState


def adopt(arguments: Namespace) -> int:
    """Adopt a set, or show what that would come to."""
    office, adopting = open_office(arguments.data), _asked(arguments)
    if arguments.dry_run:
        adoption, changed, told = plan_adoption(office, adopting), False, "Mới xem trước, chưa ghi gì."
    else:
        with telling_acceptance(office):
            done = adopt_set(office, adopting)
        adoption, changed = done.adoption, done.changed
        told = f"Đã lưu. {done.summary}." if changed else "Không có gì để chuyển thêm; dữ liệu giữ nguyên."
    if arguments.json:
        print_json(_json(adoption, changed=changed, dry_run=arguments.dry_run))
    else:
        _print(adoption)
    narrate(told)
    return 0


def _asked(arguments: Namespace) -> Adopting:
    return Adopting(
        set_id=arguments.set,
        subject=arguments.subject,
        start=arguments.start,
        start_subject=arguments.from_subject,
        year=arguments.year,
        deadline=arguments.deadline,
        focus=arguments.focus,
        beside=arguments.beside,
        mapping=tuple(_pair(typed) for typed in arguments.map),
    )


def _pair(typed: str) -> tuple[str, str]:
    old, sign, new = typed.partition("=")
    if not (sign and old.strip() and new.strip()):
        raise InputRefused(f"“{typed[:30]}” không đúng dạng; hãy ghi số cũ=số mới, ví dụ --map 3.1=4.2.")
    return old, new


def _print(adoption: Adoption) -> None:
    target, start, counts = adoption.target, adoption.start, adoption.counts
    print_wrapped(f"{target.subject.name} · {adoption.criteria_set.short_title} · kỳ {target.year}")
    print_wrapped(f"Hạn {format_date(target.deadline)}; trọng tâm: {', '.join(map(str, target.focus)) or 'không'}")
    for warning in adoption.warnings:
        print_wrapped(f"CHÚ Ý: {warning}")
    print_wrapped(_where_from(adoption))
    if start is None:
        return
    print_wrapped(" · ".join(f"{CHANGES[c]} {asdict(counts)[c.value]}" for c in Change), first="Chỉ tiêu: ")
    print_wrapped(
        f"{counts.carried} mang sang ({counts.results} kết quả, {counts.links} lượt gắn minh chứng) · "
        f"{counts.review} cần rà soát lại · {counts.previous} kỳ trước · {counts.left_behind} không còn chỉ tiêu · "
        f"{counts.kept} đã có kết quả, giữ nguyên · {counts.confirmations} mức đã đối chiếu chuyển theo",
        first="Câu trả lời: ",
    )
    if counts.owners or counts.steps or counts.tasks:
        print_wrapped(
            f"{counts.owners} người phụ trách, hạn · {counts.steps} bước tiến độ · {counts.tasks} nhiệm vụ chưa xong",
            first="Việc mang sang: ",
        )
    for carry in Carry:
        _print_lines(CARRIES[carry], [line for line in adoption.lines if line.carry is carry])
    behind = [line for line in adoption.lines if line.change is Change.GONE and line.answered]
    _print_lines("Không còn trong bộ mới (vẫn đọc được ở kỳ cũ)", behind)


def _where_from(adoption: Adoption) -> str:
    if adoption.start is None:
        return "Mở kỳ mới, chưa có kỳ nào để chuyển câu trả lời sang."
    stays = "kỳ cũ được thay, vẫn đọc được" if adoption.replaces else "kỳ cũ giữ nguyên"
    exists = "; kỳ này đã mở trước, chỉ điền chỗ chưa có kết quả" if adoption.exists else ""
    return f"Chuyển từ {adoption.start.id}: {stays}{exists}."


def _print_lines(title: str, lines: list[Line]) -> None:
    if lines:
        print_lines("", f"{title.upper()} ({len(lines)})")
    for line in lines:
        old, shown = line.old, line.new or line.old
        if old is None or shown is None:
            continue
        moved = f" (số cũ {old.indicator.number})" if old.indicator.number != shown.indicator.number else ""
        why = f" [{_why(line)}]" if line.carry is Carry.REVIEW else ""
        print_wrapped(
            f"{shown.indicator.text}{moved}{why}: {answer_text(old.result, old.evidence)}",
            first=f"{shown.indicator.number:<6}",
        )


def _why(line: Line) -> str:
    """Say why an answer waits: what changed, or that the same words hold no bound that anybody has read."""
    return "chưa rõ mức yêu cầu" if line.change is Change.SAME else CHANGES[line.change].lower()


def _json(adoption: Adoption, *, changed: bool, dry_run: bool) -> dict[str, Any]:
    target, start = adoption.target, adoption.start
    return {
        "assessment": target.id,
        "subject": target.subject.code,
        "set": target.set_id,
        "year": target.year,
        "deadline": target.deadline,
        "focus": list(target.focus),
        "from": start.id if start else None,
        "exists": adoption.exists,
        "replaces": adoption.replaces,
        "dry_run": dry_run,
        "changed": changed,
        "warnings": list(adoption.warnings),
        "counts": asdict(adoption.counts),
        "lines": [
            {
                "change": line.change.value,
                "carry": line.carry.value if line.carry else None,
                "kept": line.kept,
                "answered": line.answered,
                "old": _named(line.old),
                "new": _named(line.new),
            }
            for line in adoption.lines
        ],
    }


def _named(state: IndicatorState | None) -> dict[str, str] | None:
    return {"number": state.indicator.number, "text": state.indicator.text} if state else None
