"""What the screens of evidence ask of the services, on a worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.tui.deeds import path_of, wanted_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from ntm_tracker.domain.checklist import Assessment
    from ntm_tracker.domain.evidence import Evidence, Link, StoredFile
    from ntm_tracker.domain.history import Event
    from ntm_tracker.service.attaching import Candidate
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.paper_entry import Change
    from ntm_tracker.service.paper_files import BrokenFile, Copy
    from ntm_tracker.service.watch import Watch


def find_papers(
    office: Office, typed: str, limit: int, before: int | None = None, day: date | None = None
) -> list[Evidence]:
    """Return a page of the evidence that was asked for, newest first; as of a past day where one is looked at."""
    from ntm_tracker.service.evidence import find_evidence

    if day:
        from ntm_tracker.service.past_board import find_evidence_on

        return find_evidence_on(office, typed, limit, before, day=day)
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


def add_files(office: Office, key: int, typed: Sequence[str], seen: int, watch: Watch) -> str:
    """Add files to a piece of evidence; return what to tell."""
    from ntm_tracker.service.changing_evidence import add_files as add

    saved = add(office, key, typed, seen, watch)
    return f"Đã thêm tệp; minh chứng số {key} nay có {len(saved.files)} tệp."


def replace_file(  # noqa: PLR0913 - which file, by which, over which version
    office: Office, key: int, typed: str, old: StoredFile, seen: int | None = None, *, watch: Watch
) -> Evidence:
    """Put a newer file in the place of an older one, which stays readable."""
    from ntm_tracker.service.changing_evidence import replace_file as replace

    return replace(office, key, typed, old.sha256, seen, watch=watch)


def save_file(office: Office, key: int, held: StoredFile, target: str, watch: Watch) -> Path:
    """Write a stored file out."""
    from ntm_tracker.service.paper_files import save_file as save

    return save(office, key, path_of(target), held.sha256, watch)


def copy_file(office: Office, key: int, held: StoredFile) -> Copy:
    """Write a private copy of a stored file."""
    from ntm_tracker.service.paper_files import copy_for_opening

    return copy_for_opening(office, key, held.sha256)


def show_file(copy: Copy) -> None:
    """Open the copy in the system's own program."""
    from ntm_tracker.service.paper_files import show

    show(copy)


def plan_folder(office: Office, assessment: Assessment, folder: str, watch: Watch) -> list[Candidate]:
    """Return where each file of a folder would go."""
    from ntm_tracker.service.attaching import plan_folder as plan

    return plan(office, path_of(folder), wanted_of(assessment), watch)


def attach_folder(office: Office, assessment: Assessment, folder: str, chosen: Collection[str], watch: Watch) -> str:
    """Take in the chosen files of a folder; return what to tell."""
    from ntm_tracker.service.attaching import attach_folder as attach

    _, saved = attach(office, path_of(folder), wanted_of(assessment), chosen, watch)
    return f"Đã thêm {len(saved)} minh chứng, mỗi tệp một minh chứng."


def verify_files(
    office: Office, tell: Callable[[float], None], stopped: Callable[[], bool]
) -> tuple[int, list[BrokenFile]]:
    """Hash every stored file again; return how many there are and those that differ."""
    from ntm_tracker.service.paper_files import verify_files as verify
    from ntm_tracker.service.watch import Watch

    return verify(office, Watch(tell, stopped))


def read_words(office: Office, stopped: Callable[[], bool]) -> int:
    """Read the words inside the files that nobody has read yet."""
    from ntm_tracker.service.extracting import extract_pending

    return extract_pending(office, stopped)
