"""What the screens of criteria sets ask of the services, on a worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.long_work import Phase
from ntm_tracker.places import typed_path

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from ntm_tracker.domain.adoption import Adoption
    from ntm_tracker.domain.authoring import Edit
    from ntm_tracker.domain.comparison import Comparison
    from ntm_tracker.domain.set_entry import HeadDraft
    from ntm_tracker.law.spreadsheet.reading import Imported
    from ntm_tracker.service.adopting import Adopted, Adopting
    from ntm_tracker.service.authoring import Shelved, Written
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.set_files import Kept
    from ntm_tracker.service.watch import Watch


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


def plan_adoption(office: Office, adopting: Adopting, watch: Watch) -> Adoption:
    """Work out what adopting a set would come to."""
    from ntm_tracker.service.adopting import plan_adoption as plan

    watch.expect(1, "Đã dừng; chưa ghi gì.")
    watch.begin(Phase("so hai bộ tiêu chí"))
    planned = plan(office, adopting)
    watch.passed(0)
    return planned


def adopt_set(office: Office, adopting: Adopting, watch: Watch) -> Adopted:
    """Adopt a set as one deed."""
    from ntm_tracker.service.adopting import adopt_set as adopt

    return adopt(office, adopting, watch)


def compare_versions(office: Office, old: str, new: str) -> Comparison:
    """Put two sets side by side."""
    from ntm_tracker.service.comparing import compare_versions as compare

    return compare(office, old, new)


def read_set_file(_office: Office, path: str, watch: Watch) -> Imported:
    """Read a set from a file, or all that is wrong with it."""
    from ntm_tracker.service.set_files import read_set_file as read

    watch.expect(1, "Đã dừng; chưa ghi gì.")
    watch.begin(Phase("đọc tệp"))
    imported = read(typed_path(path))
    watch.passed(0)
    return imported


def save_set(office: Office, imported: Imported, file_name: str, watch: Watch) -> Kept:
    """Keep an imported set."""
    from ntm_tracker.service.set_files import save_set as save

    return save(office, imported, file_name, watch)


def export_set(office: Office, set_id: str, target: str) -> Path:
    """Write a set to a file, over what is there."""
    from ntm_tracker.service.set_files import export_set as export

    return export(office, set_id, typed_path(target), over=True)


def write_template(_office: Office, target: str) -> Path:
    """Write the empty spreadsheet to a file, over what is there."""
    from ntm_tracker.service.set_files import write_template as write

    return write(typed_path(target), over=True)
