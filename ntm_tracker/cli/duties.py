"""ntm assign, accept, progress, appraise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli.as_json_duties import given_json
from ntm_tracker.cli.output import narrate, print_json, print_wrapped
from ntm_tracker.cli.wanted import wanted
from ntm_tracker.domain.people import suggested_lines
from ntm_tracker.domain.wording import judgement_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.service import appraising
from ntm_tracker.service.duties import Assigning
from ntm_tracker.service.duties import assign as give
from ntm_tracker.service.office import open_office
from ntm_tracker.service.progress import accept as accept_work
from ntm_tracker.service.progress import move
from ntm_tracker.service.suggesting import assign_suggested, suggested

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.service.duties import Given
    from ntm_tracker.service.office import Office


def assign(arguments: Namespace) -> int:
    """Give indicators or whole criteria to somebody."""
    office, numbers = open_office(arguments.data), arguments.numbers
    if arguments.suggested:
        return _assign_suggested(arguments, office)
    if arguments.dry_run:
        raise InputRefused("--dry-run chỉ dùng cùng --suggested; hãy thêm --suggested, hoặc bỏ --dry-run.")
    if not numbers:
        raise InputRefused("Chưa ghi giao chỉ tiêu nào; hãy ghi số chỉ tiêu hoặc tiêu chí, ví dụ 3.1 3.2.")
    return _tell(arguments, give(office, numbers, Assigning(arguments.to, arguments.due), wanted(arguments)))


def _assign_suggested(arguments: Namespace, office: Office) -> int:
    """Give work to those whom the set suggests, or only show whom that would be."""
    if arguments.to is not None:
        raise InputRefused("--suggested đã lấy tên theo gợi ý; hãy bỏ --to, hoặc bỏ --suggested.")
    asked, numbers = wanted(arguments), arguments.numbers
    if not arguments.dry_run:
        return _tell(arguments, assign_suggested(office, numbers, asked, due=arguments.due))
    _, owners = suggested(office, numbers, asked)
    if arguments.json:
        told = {"suggested": dict(owners.given), "kept": dict(owners.kept), "without": list(owners.without)}
        print_json(told)
    else:
        for line in suggested_lines(owners) or ("Bộ tiêu chí này không gợi ý ai.",):
            print_wrapped(line)
    narrate("Mới xem trước, chưa giao gì; bỏ --dry-run để giao.")
    return 0


def accept(arguments: Namespace) -> int:
    """Accept the work on indicators."""
    given = accept_work(open_office(arguments.data), arguments.numbers, wanted(arguments))
    code = _tell(arguments, given)
    for number in given.numbers:
        state = given.checklist.find(number)
        if state and state.judgement.provisional:
            narrate(f"CHÚ Ý: {number} {judgement_text(state.judgement).lower()}, mức yêu cầu chưa đối chiếu văn bản.")
    return code


def progress(arguments: Namespace) -> int:
    """Move the work on indicators to a state."""
    return _tell(arguments, move(open_office(arguments.data), arguments.numbers, arguments.to, wanted(arguments)))


def appraise(arguments: Namespace) -> int:
    """Note what a higher level found, answer or settle its remark, or take a wrong note out."""
    office, asked, number = open_office(arguments.data), wanted(arguments), arguments.indicator
    _check(arguments)
    key, on = arguments.id, arguments.on
    if arguments.answer is not None:
        given = appraising.answer_remark(office, number, arguments.answer, asked, key=key, on=on)
    elif arguments.close:
        given = appraising.close_remark(office, number, asked, key=key, on=on)
    elif arguments.remove is not None:
        given = appraising.remove_appraisal(office, number, arguments.remove, asked)
    else:
        draft = appraising.AppraisalDraft(arguments.level, arguments.verdict, arguments.remark, on, arguments.by)
        given = appraising.appraise(office, number, draft, asked)
    return _tell(arguments, given)


def _check(arguments: Namespace) -> None:
    is_new = arguments.answer is None and not arguments.close and arguments.remove is None
    said = arguments.level or arguments.verdict or arguments.remark or arguments.by
    if is_new and not (arguments.level and arguments.verdict):
        raise InputRefused(
            "Ghi thẩm tra thì phải có --level và --verdict; hãy ghi hai tham số đó, hoặc --answer để giải trình, "
            "--close để khép ý kiến."
        )
    if is_new and arguments.id is not None:
        raise InputRefused("--id chỉ dùng cùng --answer hoặc --close; hãy bỏ --id.")
    if not is_new and said:
        raise InputRefused(
            "--level, --verdict, --remark, --by chỉ dùng khi ghi thẩm tra mới; hãy bỏ các tham số đó rồi làm lại."
        )


def _tell(arguments: Namespace, given: Given) -> int:
    if arguments.json:
        print_json(given_json(given.checklist, given.numbers))
    narrate(f"Đã lưu. {given.summary}.")
    return 0
