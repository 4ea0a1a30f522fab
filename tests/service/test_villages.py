"""The villages: named ones and the others, their titles, and what they come to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ntm_tracker.domain.villages import Title, TitleCount, title_text
from ntm_tracker.service.history import undo
from ntm_tracker.service.villages import TitleDraft, add_village, read_villages, set_titles, suggested_count
from tests.service.deeds import now, refused
from tests.store.record import SET, content

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


def test_the_count_is_a_proposal_for_its_indicator(office: Office) -> None:
    """It is shown beside 6.3, and 6.3 stays without a result until an officer records one."""
    set_titles(office, ["huong than"], TitleDraft("2024", "2024"))
    assert suggested_count(office, SET, "6.3") == TitleCount(1, 0, 20)
    assert suggested_count(office, SET, "3.1") is None
    assert now(office, "6.3").result is None


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
