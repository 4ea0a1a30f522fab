"""Changing evidence: its wording, its links, its files; one piece or many, as one deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.row_refusals import RowRefusals
from ntm_tracker.domain.text import shorten
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.evidence import (
    begin_keeping,
    begin_saving,
    entry_for,
    file_named,
    links_to,
    named,
    numbered,
    read_files,
)
from ntm_tracker.service.paper_entry import changed_columns, check_validity, field_names
from ntm_tracker.service.reading import open_checklist
from ntm_tracker.service.watch import Watch
from ntm_tracker.store import papers, queries
from ntm_tracker.store.files import holds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ntm_tracker.domain.evidence import Evidence, Link
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.paper_entry import Change, Row
    from ntm_tracker.service.reading import Wanted
    from ntm_tracker.store.events import Entry
    from ntm_tracker.store.files import FileToStore

_NAMED_FILES = 3


def edit_evidence(
    office: Office, ids: Sequence[int], change: Change, seen: Mapping[int, int] | None = None
) -> list[Evidence]:
    """Change one piece of evidence or many as one deed; `seen` are the versions that the officer saw.

    Raises:
        InputRefused: nothing to change, an empty note, impossible days; nothing is saved.
        NotFound: no such evidence.
        RowsRefused: some of several pieces are not there, cannot have these days, or were saved meanwhile.
        SavedMeanwhile: somebody saved a newer one.
    """
    listed = numbered(office, ids)
    columns = changed_columns(change)
    refusals = RowRefusals[int](len(listed), "Số {}".format)
    for piece in listed:
        with refusals.of(piece.id):
            _check_together(piece, columns)
    refusals.check()
    entry = _entry_on(office, Deed.EDIT_EVIDENCE, listed, f"Sửa {field_names(columns)} của minh chứng {named(listed)}")
    with office.store.writing() as connection:
        papers.change_evidence(connection, entry, {piece.id: columns for piece in listed}, seen)
    return numbered(office, ids)


def link_evidence(
    office: Office, ids: Sequence[int], numbers: tuple[str, ...], wanted: Wanted | None = None
) -> list[Evidence]:
    """Link every piece in `ids` to every indicator in `numbers`, as one deed.

    Raises:
        NotFound: no such evidence or indicator.
    """
    return link_to(office, ids, links_to(open_checklist(office, wanted), numbers))


def link_to(office: Office, ids: Sequence[int], links: Sequence[Link]) -> list[Evidence]:
    """Link every piece in `ids` to every one of `links`, of whatever sets and subjects, as one deed.

    Raises:
        NotFound: no such evidence.
        RowsRefused: some of several pieces are not there.
    """
    listed = numbered(office, ids)
    entry = entry_for(office, Deed.LINK_EVIDENCE, links, f"Gắn minh chứng {named(listed)} với {_found(links)}")
    with office.store.writing() as connection:
        papers.link(connection, entry, [piece.id for piece in listed], links)
    return numbered(office, ids)


def unlink_evidence(
    office: Office, ids: Sequence[int], numbers: tuple[str, ...], wanted: Wanted | None = None
) -> list[Evidence]:
    """Take every piece in `ids` from every indicator in `numbers`, as one deed; the paper itself stays.

    Raises:
        InputRefused: none of them is linked so.
        NotFound: no such evidence or indicator.
    """
    return unlink_from(office, ids, links_to(open_checklist(office, wanted), numbers))


def unlink_from(office: Office, ids: Sequence[int], links: Sequence[Link]) -> list[Evidence]:
    """Take every piece in `ids` from every one of `links`, as one deed; the paper itself stays.

    Raises:
        InputRefused: none of them is linked so.
        NotFound: no such evidence.
    """
    listed, found = numbered(office, ids), _found(links)
    entry = entry_for(office, Deed.UNLINK_EVIDENCE, links, f"Gỡ minh chứng {named(listed)} khỏi {found}")
    with office.store.writing() as connection:
        if not papers.unlink(connection, entry, [piece.id for piece in listed], links):
            raise InputRefused(f"Minh chứng {named(listed)} không gắn với chỉ tiêu {found}; hãy xem lại số chỉ tiêu.")
    return numbered(office, ids)


def add_files(
    office: Office, key: int, typed: Sequence[str], seen: int | None = None, watch: Watch | None = None
) -> Evidence:
    """Add the files at the paths `typed` to a piece of evidence, as one deed.

    Raises:
        InputRefused: no path, a file that cannot be read, or one that it already has; nothing is saved.
        NotFound: no such evidence.
        SavedMeanwhile: somebody saved a newer one.
        Stopped: as `watch` said; nothing is saved.
    """
    work = watch or Watch()
    (piece,) = numbered(office, [key])
    new = read_files(typed, work)
    held = {file.sha256 for file in (*piece.files, *piece.earlier)}
    if not new:
        raise InputRefused("Chưa ghi tệp cần thêm; hãy ghi đường dẫn tệp.")
    if twice := [file.name for file in new if file.sha256 in held]:
        raise InputRefused(f"Minh chứng số {key} đã có tệp “{shorten(twice[0], 60)}”; hãy bỏ tệp đó ra.")
    names = ", ".join(f"“{shorten(file.name, 60)}”" for file in new[:_NAMED_FILES])
    told = names if len(new) <= _NAMED_FILES else f"{len(new)} tệp"
    entry = _entry_on(office, Deed.REPLACE_FILE, [piece], f"Thêm tệp {told} cho minh chứng {named([piece])}")
    begin_saving(new, work)
    with office.store.writing() as connection:
        pairs = [(None, file) for file in new]
        papers.replace_files(connection, entry, key, pairs, None if seen is None else {key: seen})
        begin_keeping(work)
        return queries.evidence_numbered(connection, [key])[key]


def replace_file(  # noqa: PLR0913 - an order of options, each with its default
    office: Office,
    key: int,
    typed: str,
    old_name: str | None = None,
    seen: int | None = None,
    *,
    watch: Watch | None = None,
) -> Evidence:
    """Put the file at the path `typed` in the place of the one named `old_name`, or of the only one there is.

    The same file again mends one that was damaged in the record.

    Raises:
        InputRefused: the file cannot be read, is the same, or it is not clear which one it replaces.
        NotFound: no such evidence or file.
        SavedMeanwhile: somebody saved a newer one.
        Stopped: as `watch` said; nothing is saved.
    """
    work = watch or Watch()
    (piece,) = numbered(office, [key])
    old = file_named(piece, old_name) if piece.files or old_name else None
    (new,) = read_files([typed], work)
    if new.sha256 in [held.sha256 for held in piece.files]:
        if _is_made_whole(office, new):
            return piece
        raise InputRefused(f"Tệp “{new.name}” giống hệt tệp đang có của minh chứng số {key}; hãy chọn bản mới.")
    told = f"Thay tệp “{shorten(old.name, 60)}” của" if old else f"Thêm tệp “{shorten(new.name, 60)}” cho"
    entry = _entry_on(office, Deed.REPLACE_FILE, [piece], f"{told} minh chứng {named([piece])}")
    begin_saving([new], work)
    versions = None if seen is None else {key: seen}
    with office.store.writing() as connection:
        papers.replace_files(connection, entry, key, [(old, new)], versions)
        begin_keeping(work)
        return queries.evidence_numbered(connection, [key])[key]


def _check_together(piece: Evidence, columns: Row) -> None:
    """Refuse days that cannot be together in one piece."""
    check_validity(
        columns.get("issued", piece.issued),
        columns.get("valid_until", piece.valid_until),
        maintained=columns.get("maintained", piece.maintained),
    )


def _is_made_whole(office: Office, new: FileToStore) -> bool:
    """Put the file where a damaged one of the same content is stored; say whether there was one."""
    with office.store.writing() as connection:
        was_damaged = not holds(connection, new.sha256)
        new.write(connection)
    return was_damaged


def _found(links: Sequence[Link]) -> str:
    return ", ".join(dict.fromkeys(link.indicator for link in links))


def _entry_on(office: Office, deed: Deed, listed: Sequence[Evidence], summary: str) -> Entry:
    return entry_for(office, deed, [link for piece in listed for link in piece.links], summary)
