"""ntm record, history, undo, redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli.acceptance import telling_acceptance
from ntm_tracker.cli.as_json import event_json, show_json
from ntm_tracker.cli.output import narrate, print_json
from ntm_tracker.cli.plain import print_history
from ntm_tracker.cli.wanted import wanted
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.satisfaction_entry import survey_draft
from ntm_tracker.domain.wording import judgement_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.service import history as looking_back
from ntm_tracker.service.office import open_office
from ntm_tracker.service.reading import targets_beside
from ntm_tracker.service.recording import Recording, keep_answer, record_result

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.service.office import Office
    from ntm_tracker.service.recording import Saved


def record(arguments: Namespace) -> int:
    """Save a result."""
    if arguments.reason and not arguments.not_applicable:
        raise InputRefused("--reason chỉ dùng cùng --not-applicable; ghi chú khác hãy dùng --note.")
    if arguments.satisfied and arguments.survey is None:
        raise InputRefused("--satisfied chỉ dùng cùng --survey; hãy ghi cả số hộ được hỏi, ví dụ --survey 1250/1400.")
    office = open_office(arguments.data)
    if arguments.as_before:
        with telling_acceptance(office):
            return tell(arguments, office, _keep(office, arguments))
    draft = Draft(
        value=arguments.value,
        passed=arguments.passed,
        level=arguments.level,
        of=arguments.of,
        survey=None if arguments.survey is None else survey_draft(arguments.survey, arguments.satisfied),
        not_applicable=arguments.reason if arguments.not_applicable else None,
    )
    recording = Recording(draft, arguments.on, arguments.source, arguments.note, arguments.with_evidence)
    with telling_acceptance(office):
        return tell(arguments, office, record_result(office, arguments.indicator, recording, wanted(arguments)))


def history(arguments: Namespace) -> int:
    """Print the events, newest first."""
    office = open_office(arguments.data)
    listed = looking_back.list_history(office, arguments.indicator)
    if (tampered := looking_back.first_tampered(office)) is not None:
        narrate(f"CẢNH BÁO: nhật ký đã bị sửa từ việc số {tampered}; hãy đối chiếu với bản sao lưu.")
    if arguments.json:
        print_json([event_json(event) for event in listed])
    else:
        print_history(listed)
    return 0


def undo(arguments: Namespace) -> int:
    """Take back the last deed."""
    undone = looking_back.undo(open_office(arguments.data))
    if arguments.json:
        print_json(event_json(undone))
    narrate(f"Đã hoàn tác: {undone.summary}.")
    return 0


def redo(arguments: Namespace) -> int:
    """Do again the deed that was undone last."""
    redone = looking_back.redo(open_office(arguments.data))
    if arguments.json:
        print_json(event_json(redone))
    narrate(f"Đã làm lại: {redone.summary}.")
    return 0


def _keep(office: Office, arguments: Namespace) -> Saved:
    if arguments.on or arguments.source or arguments.note:
        raise InputRefused(
            "--as-before giữ nguyên câu trả lời cũ; hãy bỏ --on, --source, --note, hoặc ghi kết quả mới."
        )
    return keep_answer(office, arguments.indicator, wanted(arguments))


def tell(arguments: Namespace, office: Office, saved: Saved) -> int:
    """Print what a deed left, and say what it was."""
    if arguments.json:
        number = saved.state.indicator.number
        beside = targets_beside(office.profile, saved.checklist.criteria_set.id, number)
        print_json(show_json(saved.checklist, saved.state, beside))
    narrate(f"Đã lưu. {saved.summary}. Đánh giá: {judgement_text(saved.state.judgement)}.")
    return 0
