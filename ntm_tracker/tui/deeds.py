"""What the screens ask of the services; everything heavy is imported here, on a worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ntm_tracker.places import typed_path

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from ntm_tracker.domain.adoption import Adoption
    from ntm_tracker.domain.authoring import Edit
    from ntm_tracker.domain.checklist import Assessment
    from ntm_tracker.domain.comparison import Comparison
    from ntm_tracker.domain.evidence import Evidence, Link, StoredFile
    from ntm_tracker.domain.history import Event
    from ntm_tracker.domain.set_entry import HeadDraft
    from ntm_tracker.domain.subject_entry import UnitDraft
    from ntm_tracker.law.spreadsheet.reading import Imported
    from ntm_tracker.service.adopting import Adopted, Adopting
    from ntm_tracker.service.attaching import Candidate
    from ntm_tracker.service.authoring import Shelved, Written
    from ntm_tracker.service.board import Board
    from ntm_tracker.service.dossier import Dossier
    from ntm_tracker.service.evidence import Paper
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.paper_entry import Change
    from ntm_tracker.service.paper_files import Copy
    from ntm_tracker.service.reading import Wanted
    from ntm_tracker.service.recording import Confirming, Recording, Saved
    from ntm_tracker.service.set_files import Kept
    from ntm_tracker.tui.screens.dossier_form import Order

T = TypeVar("T")


def open_board(data: str | None) -> tuple[Office, Board]:
    """Open the record, setting it up from the plan on a fresh data folder; read what shows first."""
    from ntm_tracker.service.board import read_board
    from ntm_tracker.service.office import set_up_office

    office, _ = set_up_office(data)
    return office, read_board(office, only_first=True)


def do(deed: Callable[[Office], T], office: Office) -> tuple[T, Board]:
    """Do one deed and read the board as it then is."""
    from ntm_tracker.service.board import read_board

    done = deed(office)
    return done, read_board(office)


def undo(office: Office, seen: int) -> Event:
    """Take back the last deed, unless somebody did another since event `seen`."""
    from ntm_tracker.service.history import undo as take_back

    return take_back(office, seen)


def record(office: Office, assessment: Assessment, number: str, recording: Recording, over: int) -> Saved:
    """Save a result over the version that was on the screen."""
    from ntm_tracker.service.recording import record_result

    return record_result(office, number, recording, _wanted(assessment), over)


def keep_answer(office: Office, assessment: Assessment, number: str, over: int) -> Saved:
    """Save the earlier answer as today's over the version that was on the screen."""
    from ntm_tracker.service.recording import keep_answer as keep

    return keep(office, number, _wanted(assessment), over)


def confirm(office: Office, assessment: Assessment, number: str, confirming: Confirming, over: int) -> Saved:
    """Save a confirmation over the version that was on the screen."""
    from ntm_tracker.service.recording import confirm_requirement

    return confirm_requirement(office, number, confirming, _wanted(assessment), over)


def withdraw(office: Office, assessment: Assessment, number: str, over: int) -> Saved:
    """Take back the confirmation that was on the screen."""
    from ntm_tracker.service.recording import withdraw_confirmation

    return withdraw_confirmation(office, number, _wanted(assessment), over)


def add_evidence(office: Office, assessment: Assessment, numbers: tuple[str, ...], paper: Paper) -> str:
    """Save a piece of evidence; return what to tell."""
    from ntm_tracker.service.evidence import add_evidence as add

    saved = add(office, numbers, paper, _wanted(assessment))
    linked = ", ".join(link.indicator for link in saved.links)
    return f"Đã lưu minh chứng số {saved.id} cho chỉ tiêu {linked}."


def write_readiness(office: Office, assessment: Assessment, target: str, form: str) -> Path:
    """Print the readiness summary of an assessment to a file."""
    from ntm_tracker.service.reporting import write_readiness as write

    return write(office, typed_path(target), form, wanted=_wanted(assessment))


def write_dossier(office: Office, assessment: Assessment, order: Order) -> Dossier:
    """Write the dossier of an assessment to a ZIP file."""
    from ntm_tracker.service.dossier import Asked, Watch
    from ntm_tracker.service.dossier import write_dossier as write

    asked = Asked(order.part == "focus", order.since if order.part == "since" else "", order.over)
    return write(office, typed_path(order.target), asked, _wanted(assessment), Watch(order.tell, order.stopped))


def merge_subjects(office: Office, units: Sequence[str], draft: UnitDraft) -> str:
    """Let units become one; return what to tell."""
    from ntm_tracker.service.subject_changes import merge_subjects as merge

    made = merge(office, units, draft)
    return f"Đã sáp nhập thành {made.name} ({made.code}); mở kỳ mới theo lệnh trong “ntm subject list”."


def rename_subject(office: Office, unit: str, draft: UnitDraft) -> str:
    """Let a unit go on under a new name; return what to tell."""
    from ntm_tracker.service.subject_changes import rename_subject as rename

    made = rename(office, unit, draft)
    return f"Đã đổi tên thành {made.name} ({made.code}); mở kỳ mới theo lệnh trong “ntm subject list”."


def list_shelf(office: Office) -> list[Shelved]:
    """Return every criteria set as the list of sets shows it."""
    from ntm_tracker.service.authoring import list_shelf as shelf

    return shelf(office)


def new_set(office: Office, draft: HeadDraft) -> Written:
    """Save the head of a new set."""
    from ntm_tracker.service.authoring import new_set as write

    return write(office, draft)


def copy_set(office: Office, set_id: str, short_title: str, *, edition: bool) -> Written:
    """Save a copy of a set."""
    from ntm_tracker.service.authoring import copy_set as copy

    return copy(office, set_id, short_title, edition=edition)


def change_set(office: Office, set_id: str, edit: Edit, read_on_paper: Collection[str] = ()) -> Written:
    """Save one edit of a set."""
    from ntm_tracker.service.authoring import change_set as change

    return change(office, set_id, edit, read_on_paper)


def plan_adoption(office: Office, adopting: Adopting) -> Adoption:
    """Work out what adopting a set would come to."""
    from ntm_tracker.service.adopting import plan_adoption as plan

    return plan(office, adopting)


def adopt_set(office: Office, adopting: Adopting) -> Adopted:
    """Adopt a set as one deed."""
    from ntm_tracker.service.adopting import adopt_set as adopt

    return adopt(office, adopting)


def compare_versions(office: Office, old: str, new: str) -> Comparison:
    """Put two sets side by side."""
    from ntm_tracker.service.comparing import compare_versions as compare

    return compare(office, old, new)


def read_set_file(_office: Office, path: str) -> Imported:
    """Read a set from a file, or all that is wrong with it."""
    from ntm_tracker.service.set_files import read_set_file as read

    return read(typed_path(path))


def save_set(office: Office, imported: Imported, file_name: str) -> Kept:
    """Keep an imported set."""
    from ntm_tracker.service.set_files import save_set as save

    return save(office, imported, file_name)


def export_set(office: Office, set_id: str, target: str) -> Path:
    """Write a set to a file, over what is there."""
    from ntm_tracker.service.set_files import export_set as export

    return export(office, set_id, typed_path(target), over=True)


def write_template(_office: Office, target: str) -> Path:
    """Write the empty spreadsheet to a file, over what is there."""
    from ntm_tracker.service.set_files import write_template as write

    return write(typed_path(target), over=True)


def find_papers(office: Office, typed: str, limit: int, before: int | None = None) -> list[Evidence]:
    """Return a page of the evidence that was asked for, newest first."""
    from ntm_tracker.service.evidence import find_evidence

    return find_evidence(office, typed, limit, before)


def read_papers(office: Office, ids: Sequence[int]) -> list[Evidence]:
    """Return pieces of evidence as they now are."""
    from ntm_tracker.service.evidence import read_paper

    return [read_paper(office, key) for key in ids]


def paper_versions(office: Office, key: int) -> list[tuple[Event, Evidence]]:
    """Return how one piece of evidence read after each deed, newest first."""
    from ntm_tracker.service.evidence import evidence_versions

    return evidence_versions(office, key)


def edit_papers(office: Office, ids: Sequence[int], change: Change, seen: Mapping[int, int]) -> str:
    """Change one piece of evidence or many over the versions that were on the screen; return what to tell."""
    from ntm_tracker.service.changing_evidence import edit_evidence
    from ntm_tracker.service.evidence import named

    return f"Đã sửa minh chứng {named(edit_evidence(office, ids, change, seen))}."


def link_papers(office: Office, ids: Sequence[int], links: Sequence[Link]) -> str:
    """Link every piece to every indicator; return what to tell."""
    from ntm_tracker.service.changing_evidence import link_to
    from ntm_tracker.service.evidence import named

    saved = link_to(office, ids, links)
    return f"Đã gắn minh chứng {named(saved)} với {', '.join(dict.fromkeys(link.indicator for link in links))}."


def unlink_papers(office: Office, ids: Sequence[int], links: Sequence[Link]) -> str:
    """Take every piece from every indicator; return what to tell."""
    from ntm_tracker.service.changing_evidence import unlink_from
    from ntm_tracker.service.evidence import named

    saved = unlink_from(office, ids, links)
    return f"Đã gỡ minh chứng {named(saved)} khỏi {', '.join(dict.fromkeys(link.indicator for link in links))}."


def add_files(office: Office, key: int, typed: Sequence[str], seen: int) -> str:
    """Add files to a piece of evidence; return what to tell."""
    from ntm_tracker.service.changing_evidence import add_files as add

    saved = add(office, key, typed, seen)
    return f"Đã thêm tệp; minh chứng số {key} nay có {len(saved.files)} tệp."


def replace_file(office: Office, key: int, typed: str, old: StoredFile, seen: int | None = None) -> Evidence:
    """Put a newer file in the place of an older one, which stays readable."""
    from ntm_tracker.service.changing_evidence import replace_file as replace

    return replace(office, key, typed, old.sha256, seen)


def save_file(office: Office, key: int, held: StoredFile, target: str) -> Path:
    """Write a stored file out."""
    from ntm_tracker.places import pasted_path
    from ntm_tracker.service.paper_files import save_file as save

    return save(office, key, pasted_path(target), held.sha256)


def copy_file(office: Office, key: int, held: StoredFile) -> Copy:
    """Write a private copy of a stored file."""
    from ntm_tracker.service.paper_files import copy_for_opening

    return copy_for_opening(office, key, held.sha256)


def show_file(copy: Copy) -> None:
    """Open the copy in the system's own program."""
    from ntm_tracker.service.paper_files import show

    show(copy)


def plan_folder(office: Office, assessment: Assessment, folder: str) -> list[Candidate]:
    """Return where each file of a folder would go."""
    from ntm_tracker.places import pasted_path
    from ntm_tracker.service.attaching import plan_folder as plan

    return plan(office, pasted_path(folder), _wanted(assessment))


def attach_folder(office: Office, assessment: Assessment, folder: str, chosen: Collection[str]) -> str:
    """Take in the chosen files of a folder; return what to tell."""
    from ntm_tracker.places import pasted_path
    from ntm_tracker.service.attaching import attach_folder as attach

    _, saved = attach(office, pasted_path(folder), _wanted(assessment), chosen)
    return f"Đã thêm {len(saved)} minh chứng, mỗi tệp một minh chứng."


def read_words(office: Office, stopped: Callable[[], bool]) -> int:
    """Read the words inside the files that nobody has read yet."""
    from ntm_tracker.service.extracting import extract_pending

    return extract_pending(office, stopped)


def is_file(typed: str) -> bool:
    """Say whether there is a file where `typed` points."""
    try:
        return typed_path(typed).is_file()
    except (OSError, ValueError):
        return False  # the writing will say why


def _wanted(assessment: Assessment) -> Wanted:
    from ntm_tracker.service.reading import Wanted

    return Wanted(assessment.subject.code, assessment.set_id, year=assessment.year)
