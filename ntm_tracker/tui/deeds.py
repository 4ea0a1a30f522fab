"""What the screens ask of the services; everything heavy is imported here, on a worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.errors import PasswordNeeded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ntm_tracker.domain.checklist import Assessment
    from ntm_tracker.domain.history import Event
    from ntm_tracker.domain.subject_entry import UnitDraft
    from ntm_tracker.service.board import Board
    from ntm_tracker.service.dossier import Dossier
    from ntm_tracker.service.evidence import Paper
    from ntm_tracker.service.folders import Completion
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted
    from ntm_tracker.service.recording import Confirming, Recording, Saved
    from ntm_tracker.service.watch import Watch
    from ntm_tracker.tui.screens.dossier_form import Order


def open_board(data: str | None) -> tuple[Office, Board]:
    """Open the record, setting it up from the plan on a fresh data folder; read what shows first.

    Raises:
        PasswordNeeded: it is encrypted, and nobody gave the password yet.
    """
    from ntm_tracker.service.board import read_board as read
    from ntm_tracker.service.office import set_up_office

    try:
        office, _ = set_up_office(data)
    except PasswordNeeded:
        from ntm_tracker.service.passwords import check_can_unlock

        check_can_unlock()
        raise
    return office, read(office, only_first=True)


def unlock(file: object, typed: str) -> bool:
    """Open an encrypted file for this process; say whether the password that was typed does."""
    from ntm_tracker.service.passwords import unlock as opened_by

    return opened_by(file, typed)


def read_board(office: Office) -> Board:
    """Read the office as it now is."""
    from ntm_tracker.service.board import read_board as read

    return read(office)


def is_behind(office: Office, seen: int) -> bool:
    """Say whether somebody did a deed since event `seen`."""
    from ntm_tracker.service.history import newest_deed

    return newest_deed(office) > seen


def undo(office: Office, seen: int) -> Event:
    """Take back the last deed, unless somebody did another since event `seen`."""
    from ntm_tracker.service.history import undo as take_back

    return take_back(office, seen)


def redo(office: Office, seen: int) -> Event:
    """Do again the deed undone last, unless somebody did another since event `seen`."""
    from ntm_tracker.service.history import redo as do_again

    return do_again(office, seen)


def record(office: Office, assessment: Assessment, number: str, recording: Recording, over: int) -> Saved:
    """Save a result over the version that was on the screen."""
    from ntm_tracker.service.recording import record_result

    return record_result(office, number, recording, wanted_of(assessment), over)


def keep_answer(office: Office, assessment: Assessment, number: str, over: int) -> Saved:
    """Save the earlier answer as today's over the version that was on the screen."""
    from ntm_tracker.service.recording import keep_answer as keep

    return keep(office, number, wanted_of(assessment), over)


def confirm(office: Office, assessment: Assessment, number: str, confirming: Confirming, over: int) -> Saved:
    """Save a confirmation over the version that was on the screen."""
    from ntm_tracker.service.recording import confirm_requirement

    return confirm_requirement(office, number, confirming, wanted_of(assessment), over)


def withdraw(office: Office, assessment: Assessment, number: str, over: int) -> Saved:
    """Take back the confirmation that was on the screen."""
    from ntm_tracker.service.recording import withdraw_confirmation

    return withdraw_confirmation(office, number, wanted_of(assessment), over)


def add_evidence(office: Office, assessment: Assessment, numbers: tuple[str, ...], paper: Paper, watch: Watch) -> str:
    """Save a piece of evidence; return what to tell."""
    from ntm_tracker.service.evidence import add_evidence as add

    saved = add(office, numbers, paper, wanted_of(assessment), watch)
    linked = ", ".join(link.indicator for link in saved.links)
    return f"Đã lưu minh chứng số {saved.id} cho chỉ tiêu {linked}."


def write_dossier(office: Office, assessment: Assessment, order: Order) -> Dossier:
    """Write the dossier of an assessment to a ZIP file."""
    from ntm_tracker.service.dossier import Asked
    from ntm_tracker.service.dossier import write_dossier as write
    from ntm_tracker.service.watch import Watch

    asked = Asked(order.part == "focus", order.since if order.part == "since" else "", order.over)
    return write(office, path_of(order.target), asked, wanted_of(assessment), Watch(order.tell, order.stopped))


def merge_subjects(office: Office, units: Sequence[str], draft: UnitDraft, watch: Watch) -> str:
    """Let units become one; return what to tell."""
    from ntm_tracker.service.subject_changes import merge_subjects as merge

    made = merge(office, units, draft, watch)
    return f"Đã sáp nhập thành {made.name} ({made.code}); mở kỳ mới theo lệnh trong “ntm subject list”."


def rename_subject(office: Office, unit: str, draft: UnitDraft, watch: Watch) -> str:
    """Let a unit go on under a new name; return what to tell."""
    from ntm_tracker.service.subject_changes import rename_subject as rename

    made = rename(office, unit, draft, watch)
    return f"Đã đổi tên thành {made.name} ({made.code}); mở kỳ mới theo lệnh trong “ntm subject list”."


def path_of(typed: str) -> Path:
    """Return where a typed or pasted path leads."""
    from ntm_tracker.service.folders import find_path

    return find_path(typed)


def is_file(typed: str) -> bool:
    """Say whether there is a file where `typed` points."""
    try:
        return path_of(typed).is_file()
    except (OSError, ValueError):
        return False  # the writing will say why


def complete_path(typed: str, *, many: bool, only_folders: bool) -> list[Completion]:
    """Return what a path that is being typed may go on to."""
    from ntm_tracker.service.folders import completions

    return completions(typed, many=many, only_folders=only_folders)


def wanted_of(assessment: Assessment) -> Wanted:
    """Return what names an assessment to the services."""
    from ntm_tracker.service.reading import Wanted

    return Wanted(assessment.subject.code, assessment.set_id, year=assessment.year)
