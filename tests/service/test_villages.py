"""The villages: named ones and the others, their titles, and what they come to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ntm_tracker.domain.gaps import Rule, find_gaps
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.results import outcome_text
from ntm_tracker.domain.terms import Progress, Verdict
from ntm_tracker.domain.villages import Title, TitleCount, title_text
from ntm_tracker.service.history import undo
from ntm_tracker.service.progress import move
from ntm_tracker.service.reading import Wanted, open_checklist
from ntm_tracker.service.villages import (
    TitleDraft,
    add_village,
    add_villages,
    name_village,
    read_villages,
    set_titles,
)
from tests.service.deeds import confirm, now, record, refused
from tests.store.record import content

if TYPE_CHECKING:
    import time_machine

    from ntm_tracker.service.office import Office


def test_the_villages_are_counted_honestly_from_the_start(office: Office) -> None:
    """Two of 21 are known by name, one of them as a model village; of the others nobody said anything."""
    villages = read_villages(office)
    assert [state.village.name for state in villages.named] == ["Thôn Đồn Cầu Bằng", "Thôn Hương Thân"]
    assert (villages.total, villages.unnamed) == (21, 19)
    assert villages.count(Title.CULTURE) == TitleCount(0, 0, 21)
    assert villages.count(Title.MODEL) == TitleCount(1, 0, 20)
    assert title_text(villages.named[0].titles.get(Title.MODEL)) == "có (2021)"


def test_an_officer_names_a_village(office: Office) -> None:
    """With its kind and a code of ours; twice the same name, or one too many, is refused."""
    made = add_village(office, "Đồng Ú")
    assert (made.code, made.name, made.within) == ("dong-u", "Thôn Đồng Ú", "07387")
    assert read_villages(office).unnamed == 18
    with refused(office, "đã có Thôn"):
        add_village(office, "thôn dong u")
    for place in range(18):
        add_village(office, f"Thôn {place + 1}")
    with refused(office, "đã ghi đủ tên"):
        add_village(office, "Thôn nữa")
    undo(office)
    assert read_villages(office).unnamed == 1


def test_titles_are_said_of_several_villages_at_once(office: Office) -> None:
    """One deed with one undo; a village holds both only where both are known."""
    before = content(office.store)
    villages, told = set_titles(office, ["huong than", "don-cau-bang"], TitleDraft("2024", source="QĐ 12"))
    assert told == "Ghi danh hiệu Thôn Hương Thân, Thôn Đồn Cầu Bằng: làng văn hóa: có (2024)"
    assert villages.count(Title.CULTURE) == TitleCount(2, 0, 19)
    undo(office)
    assert content(office.store) == before
    set_titles(office, ["huong than"], TitleDraft("2024", "có"))
    villages, _ = set_titles(office, ["don cau bang"], TitleDraft("có", "chưa"))
    assert villages.count(Title.CULTURE, Title.NTM) == TitleCount(1, 1, 19)
    villages, _ = set_titles(office, ["huong than"], TitleDraft(ntm=""))
    assert villages.count(Title.NTM) == TitleCount(0, 1, 20)


def test_the_rows_are_the_result_of_their_indicator(office: Office, clock: time_machine.Traveller) -> None:
    """6.3 is told from the rows, also of a past day; its acceptance falls with a title, and undo gives it back."""
    assert now(office, "6.3").result is None
    confirm(office, "6.3", ">= 80")
    names = [f"Thôn {place}" for place in range(1, 20)]
    add_villages(office, names)
    set_titles(office, [*names[:16], "huong than"], TitleDraft("2023", "2022"))
    state = now(office, "6.3")
    assert (state.judgement.verdict, state.recorded) == (Verdict.MET, None)
    assert state.result is not None
    assert outcome_text(state.result.outcome) == "17/21"
    assert state.result.source == "theo 21 thôn, cập nhật 01/10/2024"
    assert state.fed is not None
    assert state.fed.rows.count == TitleCount(17, 0, 4)
    move(office, ["6.3"], "accepted")
    before = content(office.store)
    clock.move_to(datetime(2024, 10, 5, 8, 0, tzinfo=UTC), tick=False)
    set_titles(office, [names[0]], TitleDraft(ntm="chưa"))
    state = now(office, "6.3")
    assert (state.judgement.verdict, state.progress) == (Verdict.NOT_ASSESSED, Progress.FOR_REVIEW)
    assert now(office, "6.3", Wanted(as_of="01/10/2024")).judgement.verdict is Verdict.MET
    undo(office)
    assert content(office.store) == before
    assert now(office, "6.3").progress is Progress.ACCEPTED


def test_a_typed_figure_gives_way_to_the_rows(office: Office) -> None:
    """It stands beside them with a warning, in the gaps too, and comes back when the rows fall silent."""
    record(office, "6.3", Draft(of="20/21"))
    assert now(office, "6.3").fed is None
    set_titles(office, ["huong than", "don cau bang"], TitleDraft("chưa", "chưa"))
    state = now(office, "6.3")
    assert state.result is not None
    assert outcome_text(state.result.outcome) == "0/21"
    found = [gap for gap in find_gaps(open_checklist(office)) if gap.indicator == "6.3"]
    assert [gap.rule for gap in found if "villages" in gap.rule] == [Rule.VILLAGES_DIFFER, Rule.VILLAGES_UNKNOWN]
    undo(office)
    assert now(office, "6.3").result == state.recorded


def test_villages_are_named_many_at_once_and_corrected(office: Office) -> None:
    """All or none, as one deed; a name that was typed wrong is put right in the past too."""
    before = content(office.store)
    with refused(office, "đã có Thôn mot"):
        add_villages(office, ["Thôn Một", "thôn mot"])
    with refused(office, "nên không thêm được 20 thôn"):
        add_villages(office, [f"Thôn {place}" for place in range(20)])
    assert [village.name for village in add_villages(office, ["Đồng U", "Bản Đầm"])] == ["Thôn Đồng U", "Bản Đầm"]
    undo(office)
    assert content(office.store) == before
    add_village(office, "Đồng U")
    named, told = name_village(office, "dong u", "Đồng Ú")
    assert (named.code, named.name, told) == ("dong-u", "Thôn Đồng Ú", "Sửa tên Thôn Đồng U thành Thôn Đồng Ú")
    with refused(office, "Xã đã có Thôn huong than"):
        name_village(office, "dong u", "huong than")
    with refused(office, "đã mang tên này"):
        name_village(office, "dong u", "Đồng Ú")


def test_what_is_said_otherwise_outranks_the_profile(office: Office) -> None:
    """The officer knows better."""
    villages, _ = set_titles(office, ["don cau bang"], TitleDraft(model="chưa"))
    assert villages.count(Title.MODEL) == TitleCount(0, 1, 20)


def test_titles_are_read_as_of_a_past_day(office: Office, clock: time_machine.Traveller) -> None:
    """A title of an earlier year held then, though it was typed in later; one of this year counts from its entry."""
    set_titles(office, ["huong than"], TitleDraft(culture="2022", ntm="2024"))
    clock.move_to(datetime(2024, 12, 1, 8, 0, tzinfo=UTC), tick=False)
    set_titles(office, ["huong than"], TitleDraft(culture="chưa"))

    def held(day: str, title: Title) -> bool | None:
        return read_villages(office, day).named[-1].holds(title)

    assert [held(day, Title.CULTURE) for day in ("31/12/2021", "01/06/2023", "30/11/2024")] == [None, True, True]
    assert held("01/12/2024", Title.CULTURE) is False
    assert [held(day, Title.NTM) for day in ("30/09/2024", "01/10/2024")] == [None, True]


def test_what_cannot_be_said_is_refused(office: Office) -> None:
    """No title, a word that says nothing, a year to come, a village nobody named."""
    with refused(office, "Chưa ghi danh hiệu"):
        set_titles(office, ["huong than"], TitleDraft())
    with refused(office, "Không hiểu “sắp”"):
        set_titles(office, ["huong than"], TitleDraft("sắp"))
    with refused(office, "ở tương lai"):
        set_titles(office, ["huong than"], TitleDraft("2025"))
    with refused(office, "chưa có thôn “làng mới”"):
        set_titles(office, ["huong than", "làng mới"], TitleDraft("2024"))
    with refused(office, "để trống"):
        add_village(office, " ")
