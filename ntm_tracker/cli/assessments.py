"""ntm assessment list, change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.output import narrate, print_json, print_wrapped
from ntm_tracker.cli.wanted import wanted
from ntm_tracker.domain.dates import format_date
from ntm_tracker.service import assessments
from ntm_tracker.service.office import open_office

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.domain.checklist import Assessment


def list_all(arguments: Namespace) -> int:
    """Print every assessment; replaced ones last, marked."""
    listed = assessments.list_assessments(open_office(arguments.data))
    if arguments.json:
        print_json([_json(assessment) for assessment, _ in listed])
        return 0
    for assessment, criteria_set in listed:
        replaced = " (đã thay)" if assessment.replaced_by else ""
        print_wrapped(
            f"{assessment.subject.name} · {criteria_set.short_title} · kỳ {assessment.year}{replaced} · "
            f"hạn {format_date(assessment.deadline)} · trọng tâm: {assessments.focus_text(assessment.focus)}"
        )
        print_wrapped(assessment.id, indent=4)
    return 0


def change(arguments: Namespace) -> int:
    """Change the focus or the deadline of one assessment."""
    changing = assessments.Changing(arguments.focus, arguments.deadline)
    changed, summary = assessments.change_assessment(open_office(arguments.data), changing, wanted(arguments))
    if arguments.json:
        print_json(_json(changed))
    narrate(f"Đã lưu. {summary}.")
    return 0


def _json(assessment: Assessment) -> dict[str, Any]:
    return {
        "id": assessment.id,
        "subject": assessment.subject.code,
        "subject_name": assessment.subject.name,
        "set": assessment.set_id,
        "year": assessment.year,
        "deadline": assessment.deadline,
        "focus": list(assessment.focus),
        "replaced_by": assessment.replaced_by,
    }
