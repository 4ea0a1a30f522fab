"""The villages of the commune: which are known by name, and the titles that each holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.period_entry import read_year
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.row_refusals import RowRefusals
from ntm_tracker.domain.subject_entry import UnitDraft, read_name
from ntm_tracker.domain.subjects import named, titled, villages_of
from ntm_tracker.domain.text import clean_line, fold, sort_key
from ntm_tracker.domain.villages import TITLES, Title, Villages, VillageState, VillageTitle, title_text
from ntm_tracker.errors import InputRefused, NotFound
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import unit_named
from ntm_tracker.service.subject_change import Change
from ntm_tracker.store import events, queries
from ntm_tracker.store.events import Entry, next_number
from ntm_tracker.store.rows import kept_row
from ntm_tracker.store.tables import village_title
from ntm_tracker.store.villages import village_titles, village_titles_as_of
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from ntm_tracker.domain.checklist import Assessment, Subject
    from ntm_tracker.domain.history import Event
    from ntm_tracker.domain.profile import Profile
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import View

Row = dict[str, Any]
_YES, _NO = ("yes", "co", "dat", "duoc"), ("no", "khong", "chua", "chua dat")


@dataclass(frozen=True, slots=True)
class TitleDraft:
    """The titles of a village as typed: a year, “có”, “chưa”; “” makes it unknown again, None leaves it."""

    culture: str | None = None
    ntm: str | None = None
    model: str | None = None
    source: str = ""


def read_villages(office: Office, as_of: str | None = None) -> Villages:
    """Return the villages of the commune that is followed, as of a day, by name in the order of the alphabet.

    Raises:
        InputRefused: the day cannot be.
        NotFound: no commune is followed.
    """
    return villages_on(office, read_day(as_of, "Ngày xem", today()) if as_of else None)


def villages_on(office: Office, as_of: date | None) -> Villages:
    """Return the villages as of a day, None for today."""
    with office.store.reading() as connection:
        return villages_in(connection, office.profile, _commune(connection), as_of)


def villages_in(
    connection: View, profile: Profile, commune: Subject, as_of: date | None, deeds: Sequence[Event] | None = None
) -> Villages:
    """Return the villages of a commune as of a day out of a record that is being read.

    `deeds` are all events, where they were read already: a past day is told from them.
    """
    day, units = as_of or today(), queries.subjects(connection)
    if as_of is None:
        said = village_titles(connection)
    else:
        said = village_titles_as_of(events.read_events(connection) if deeds is None else deeds, as_of)
    listed = (v for v in villages_of(commune.code, units, day) if v.exists_on(day))
    states = [VillageState(v, _known(profile, v.code, day) | said.get(v.code, {})) for v in listed]
    ordered = sorted(states, key=lambda state: sort_key(state.village.name))
    return Villages(commune, tuple(ordered), day, commune.villages)


def add_village(office: Office, typed: str) -> Subject:
    """Enter a village of the commune by its name.

    Raises:
        InputRefused: no name, one that is there, or more villages than the commune has.
    """
    return add_villages(office, [typed])[0]


def add_villages(office: Office, typed: Sequence[str]) -> list[Subject]:
    """Enter villages of the commune by their names, as one deed.

    Raises:
        InputRefused: no name, one that is there or given twice, or more villages than the commune has.
    """
    names = [_with_kind(read_name(name, "Tên thôn")) for name in typed]
    if not names:
        raise InputRefused("Chưa ghi tên thôn nào; hãy ghi mỗi dòng một tên, ví dụ “Thôn Hương Thân”.")
    with office.store.writing() as connection:
        commune, units = _commune(connection), queries.subjects(connection)
        there = villages_of(commune.code, units, today())
        known = {fold(_with_kind(village.name)) for village in there}
        change, made = Change(office, connection), []
        for name in names:
            if named(name, there) or fold(name) in known:
                raise InputRefused(f"{titled(commune)} đã có {name}; hãy xem lại danh sách thôn.")
            known.add(fold(name))
            made.append(change.new_unit(UnitDraft(_code(name, units), name, "village", commune.code), None))
            units[made[-1].code] = made[-1]
        if commune.villages is not None and len(there) + len(made) > commune.villages:
            raise InputRefused(_too_many(commune, len(there), len(made)))
        change.save(f"Thêm {', '.join(map(titled, made))}")
    return made


def _too_many(commune: Subject, there: int, more: int) -> str:
    told = f"{titled(commune)} có {commune.villages} thôn"
    if commune.villages == there:
        return f"{told} và đã ghi đủ tên; hãy xem lại danh sách thôn."
    return f"{told}, đã ghi tên {there} thôn nên không thêm được {more} thôn; hãy xem lại các tên vừa ghi."


def name_village(office: Office, typed: str, name: str) -> tuple[Subject, str]:
    """Correct the name of a village that was typed wrong; return it and what to tell.

    A village that took another name by a decision is renamed from a day, by what happens to units.

    Raises:
        InputRefused: no name, its own, or that of another village.
        NotFound: no such village.
    """
    wished = _with_kind(read_name(name, "Tên thôn"))
    with office.store.writing() as connection:
        village = _chosen(connection, [typed])[0]
        others = villages_of(_commune(connection).code, queries.subjects(connection), today())
        if wished == village.name:
            raise InputRefused(f"{titled(village)} đã mang tên này; hãy ghi tên đúng.")
        if any(other.code != village.code for other in named(wished, others)):
            raise InputRefused(f"Xã đã có {wished}; hãy xem lại danh sách thôn.")
        summary = f"Sửa tên {village.name} thành {wished}"
        change = Change(office, connection)
        made = change.correct_name(village, wished)
        change.save(summary)
    return made, summary


def set_titles(office: Office, typed: Sequence[str], draft: TitleDraft) -> tuple[Villages, str]:
    """Write the titles of villages, as one deed; return the villages and what to tell.

    Raises:
        InputRefused: nothing said, or a word that is neither year, “có” nor “chưa”.
        NotFound: no such village.
        RowsRefused: some of several are not there.
    """
    said = {title: getattr(draft, title.value) for title in Title if getattr(draft, title.value) is not None}
    if not said:
        raise InputRefused("Chưa ghi danh hiệu nào; hãy ghi --culture, --ntm hoặc --model.")
    read = {title: _read(value, clean_line(draft.source)) for title, value in said.items()}
    with office.store.writing() as connection:
        chosen, work = _chosen(connection, typed), Work(connection)
        for village in chosen:
            for title, held in read.items():
                _put(office, connection, work, village.code, title, held)
        for assessment, number in _counting(office.profile, connection, read):
            work.touch(assessment, number)
        if not work.changed:
            raise InputRefused("Danh hiệu vừa ghi đã đúng như hiện có; hãy ghi điều cần đổi.")
        names = ", ".join(village.name for village in chosen)
        told = "; ".join(f"{TITLES[title]}: {title_text(held)}" for title, held in read.items())
        summary = f"Ghi danh hiệu {names}: {told}"
        work.close(Entry(Deed.VILLAGE_TITLE, office.who, summary))
    return villages_on(office, None), summary


def _counting(profile: Profile, connection: View, titles: Iterable[Title]) -> list[tuple[str, str]]:
    """Return the assessments' indicators whose result the rows of `titles` are."""
    said, commune = {title.value for title in titles}, _commune(connection).code
    return [
        (one.id, counted.indicator)
        for counted in profile.village_counts
        if said & set(counted.titles)
        for one in queries.assessments(connection)
        if (one.set_id, one.subject.code) == (counted.set, commune)
    ]


def _put(  # noqa: PLR0913, PLR0917 - private, one caller
    office: Office, connection: View, work: Work, village: str, title: Title, held: VillageTitle | None
) -> None:
    row: Row = {"village": village, "title": title.value}
    kept = kept_row(connection, village_title, **row)
    if held is None:
        work.remove(village_title, row)
        return
    columns: Row = {"held": held.held, "year": held.year, "source": held.source}
    if kept is None or any(kept[name] != value for name, value in columns.items()):
        written = {"entered_at": datetime.now(UTC), "entered_by": office.who, "version": next_number(connection)}
        work.put(village_title, row | columns | written)


def _read(typed: str, source: str) -> VillageTitle | None:
    word = fold(clean_line(typed))
    if not word:
        return None
    if word in _YES:
        return VillageTitle(held=True, source=source)
    if word in _NO:
        return VillageTitle(held=False, source=source)
    if not re.fullmatch(r"\d+", word):
        raise InputRefused(f"Không hiểu “{clean_line(typed)[:20]}”; hãy ghi năm được công nhận, “có” hoặc “chưa”.")
    if (year := read_year(word)) > today().year:
        raise InputRefused(f"Năm {year} ở tương lai; hãy ghi năm đã được công nhận.")
    return VillageTitle(held=True, year=year, source=source)


def _known(profile: Profile, code: str, day: date) -> dict[Title, VillageTitle]:
    """Return what the profile knows of a village on `day`."""
    for village in profile.villages:
        if village.code == code and village.model_since and village.model_since <= day.year:
            return {Title.MODEL: VillageTitle(held=True, year=village.model_since, source=village.source)}
    return {}


def _commune(connection: View) -> Subject:
    listed: list[Assessment] = queries.assessments(connection)
    found = next((a.subject for a in listed if a.subject.kind == "commune"), None)
    if found is None:
        raise NotFound("Chưa theo dõi xã nào; hãy mở kỳ đánh giá của xã trước.")
    return found


def _chosen(connection: View, typed: Iterable[str]) -> list[Subject]:
    commune, units = _commune(connection), queries.subjects(connection)
    villages = villages_of(commune.code, units, today())
    found, wanted = {}, list(dict.fromkeys(typed))
    refusals = RowRefusals[str](len(wanted), str)
    for name in wanted:
        with refusals.of(name):
            if (village := unit_named(name, villages)) is None:
                raise NotFound(
                    f"{titled(commune)} chưa có thôn “{clean_line(name)[:40]}”; hãy thêm bằng “ntm village add”."
                )
            found[village.code] = village
    refusals.check()
    return list(found.values())


def _with_kind(name: str) -> str:
    is_whole = fold(name).startswith(("thon ", "ban ", "to dan pho ", "khu "))
    return f"{name[:1].upper()}{name[1:]}" if is_whole else f"Thôn {name}"


def _code(name: str, units: Mapping[str, Subject]) -> str:
    """Return a code of ours from the name: “thon-moi”, with a number where another unit has it."""
    bare = re.sub(r"[^0-9a-z]+", "-", fold(name).removeprefix("thon ")).strip("-")[:34].strip("-") or "thon"
    if bare not in units:
        return bare
    return next(code for place in range(2, 1000) if (code := f"{bare}-{place}") not in units)
