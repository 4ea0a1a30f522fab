"""ntm confirm, criteria unconfirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli.acceptance import telling_acceptance
from ntm_tracker.cli.as_json import queue_json
from ntm_tracker.cli.output import column, narrate, print_json, print_lines, print_wrapped
from ntm_tracker.cli.plain import print_head
from ntm_tracker.cli.wanted import wanted
from ntm_tracker.cli.working import tell
from ntm_tracker.domain.confirm_queue import focus_numbers, in_queue_order, to_confirm
from ntm_tracker.domain.description import confirmation_text, standing_text
from ntm_tracker.domain.wording import whole_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.office import open_office
from ntm_tracker.service.reading import open_checklist
from ntm_tracker.service.recording import Confirming, confirm_requirement, withdraw_confirmation

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.service.recording import Saved


def confirm(arguments: Namespace) -> int:
    """Save that a requirement was read on paper, or take that back."""
    office = open_office(arguments.data)
    if arguments.withdraw:
        if arguments.value or arguments.article or arguments.dated or arguments.sure:
            raise InputRefused("--withdraw chỉ rút lại lần đối chiếu; hãy bỏ --value, --article, --dated và --sure.")
        with telling_acceptance(office):
            return tell(arguments, office, withdraw_confirmation(office, arguments.indicator, wanted(arguments)))
    confirming = Confirming(arguments.basis, arguments.value, arguments.article, arguments.dated, sure=arguments.sure)
    with telling_acceptance(office):
        saved = confirm_requirement(office, arguments.indicator, confirming, wanted(arguments))
        tell(arguments, office, saved)
        narrate(_side_by_side(saved))
    return 0


def unconfirmed(arguments: Namespace) -> int:
    """Print the requirements that nobody confirmed, in the order of the queue; 1 when there are any."""
    checklist = open_checklist(open_office(arguments.data), wanted(arguments))
    listed = to_confirm(checklist)
    if arguments.json:
        print_json(queue_json(checklist, listed))
        return 1 if listed else 0
    print_head(checklist)
    print()
    focus = focus_numbers(checklist)
    for state in listed:
        number = state.indicator.number
        shown = f"{state.indicator.text}: {standing_text(state.applied, checklist.assessment.year)}"
        print_wrapped(shown, first=f"{'*' if number in focus else ' '} {column(number, 6)}")
    print_lines("", f"Ngưỡng cần đối chiếu: {len(listed)}/{len(in_queue_order(checklist))}.")
    return 1 if listed else 0


def _side_by_side(saved: Saved) -> str:
    applied, year = saved.state.applied, saved.checklist.assessment.year
    shipped = f"Mức đi kèm: {whole_text(applied.shipped, year)}."
    if applied.confirmation is None:
        # What was read is of other years: it does not judge this one.
        return f"{shipped} Năm {year} vẫn chưa được đối chiếu."
    read = confirmation_text(applied.confirmation)
    return f"{shipped} Mức đã đối chiếu: {whole_text(applied.requirement, year)}; {read}."
