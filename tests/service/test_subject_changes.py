"""Entering that units were added, renamed, merged, split: one deed each, nothing of the past rewritten."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ntm_tracker.domain.checklist import Subject
from ntm_tracker.domain.gaps import Rule, find_gaps
from ntm_tracker.domain.subject_entry import UnitDraft
from ntm_tracker.domain.subjects import commune_of
from ntm_tracker.service.adopting import Adopting, plan_adoption
from ntm_tracker.service.history import list_history, undo
from ntm_tracker.service.reading import Wanted, open_checklist
from ntm_tracker.service.subject_changes import add_subject, merge_subjects, rename_subject, split_subject
from ntm_tracker.service.subjects import list_subjects
from ntm_tracker.store import queries
from tests.service.deeds import events, record, refused, value
from tests.store.record import SET, content

if TYPE_CHECKING:
    from collections.abc import Callable

    import time_machine

    from ntm_tracker.service.office import Office

SINCE = "01/07/2025"
KEP = UnitDraft("07399", "Xã Kép", province="Tỉnh Bắc Ninh", since=SINCE)
TOWN = UnitDraft("07399-cu", "Thị trấn Kép", province="Tỉnh Bắc Giang", district="Huyện Lạng Giang")
AFTER = "2026-11-24T08:00:00+00:00"


@pytest.fixture
def later(office: Office, clock: time_machine.Traveller) -> Office:
    """The office after the merger's day."""
    clock.move_to(AFTER)
    return office


def units(office: Office) -> dict[str, Subject]:
    """Return every unit of the record."""
    with office.store.reading() as connection:
        return queries.subjects(connection)


def merge(office: Office, *typed: str, **rest: Any) -> Subject:
    """Merge units into xã Kép, or as told."""
    return merge_subjects(office, typed or ("07387",), replace(KEP, **rest))


def test_a_merger_ends_the_old_ones_and_begins_the_new(later: Office) -> None:
    """The last day is the day before; the old commune's place is kept with it; villages follow."""
    add_subject(later, TOWN)
    made = merge(later, "huong son", "07399-cu", villages="50")
    known = units(later)
    assert (
        made
        == known["07399"]
        == Subject("07399", "Xã Kép", "commune", villages=50, province="Tỉnh Bắc Ninh", since=date(2025, 7, 1))
    )
    for code, name in (("07387", "Xã Hương Sơn"), ("07399-cu", "Thị trấn Kép")):
        assert known[code].name == name
        assert (known[code].until, known[code].successors) == (date(2025, 6, 30), ("07399",))
        assert (known[code].district, known[code].province) == ("Huyện Lạng Giang", "Tỉnh Bắc Giang")
    for day, commune in ((date(2025, 6, 30), "07387"), (date(2025, 7, 1), "07399")):
        found = commune_of(known["huong-than"], known, day)
        assert found is not None
        assert found.code == commune
    assert known["huong-than"].within == "07387"


def _do_merge(office: Office) -> None:
    merge(office)


def _do_rename(office: Office) -> None:
    rename_subject(office, "07387", UnitDraft("", "Xã Hương Sơn Mới", since="01/01/2026"))


def _do_rename_village(office: Office) -> None:
    rename_subject(office, "huong than", UnitDraft("", "Tổ dân phố Hương Thân", since="01/01/2026"))


def _do_add(office: Office) -> None:
    add_subject(office, TOWN)


def _do_split(office: Office) -> None:
    villages = ("huong-than=07390", "don-cau-bang=07391")
    split_subject(office, "07387", ["07390:Xã A", "07391:Xã B"], SINCE, villages)


@pytest.mark.parametrize("deed", [_do_merge, _do_rename, _do_rename_village, _do_add, _do_split])
def test_each_deed_is_one_event_and_undo_takes_it_all_back(later: Office, deed: Callable[[Office], None]) -> None:
    """The record is then what it was, row by row; results that were there stay."""
    record(later, "3.1", value("92"))
    before, count = content(later.store), events(later)
    deed(later)
    assert events(later) == count + 1
    assert content(later.store) != before
    assert list_history(later)[0].deed == "change_subject"
    undo(later)
    assert content(later.store) == before
    deed(later)


def test_the_old_assessments_are_read_under_the_old_name(later: Office) -> None:
    """By code and by name; what was recorded is still there; a finished year has no gap for the merger."""
    record(later, "3.1", value("92"))
    merge(later)
    for typed in ("07387", "huong son"):
        checklist = open_checklist(later, Wanted(typed))
        assert checklist.assessment.subject.name == "Xã Hương Sơn"
        state = checklist.find("3.1")
        assert state is not None
        assert state.result is not None
        assert Rule.SUBJECT_ENDED not in {gap.rule for gap in find_gaps(checklist)}


def test_a_year_that_the_unit_did_not_live_through_says_where_to_go_on(
    office: Office, clock: time_machine.Traveller
) -> None:
    """From the day after its last, and first of all gaps."""
    merge(office, since="01/11/2024")
    assert Rule.SUBJECT_ENDED not in {gap.rule for gap in find_gaps(open_checklist(office))}
    clock.move_to("2024-11-01T08:00:00+00:00")
    first = find_gaps(open_checklist(office))[0]
    assert first.rule is Rule.SUBJECT_ENDED
    assert "31/10/2024" in first.sentence


def test_a_renamed_unit_goes_on_under_its_code_with_the_year(later: Office) -> None:
    """The old row keeps its name; the district is inherited while there are districts, the province always."""
    made = rename_subject(later, "07387", UnitDraft("", "Xã Mới", since="01/01/2025"))
    assert (made.code, made.district, made.province) == ("07387-2025", "Huyện Lạng Giang", "Tỉnh Bắc Giang")
    again = rename_subject(later, "07387-2025", UnitDraft("07400", "Xã Mới Nữa", since=SINCE))
    assert (again.code, again.district, again.province) == ("07400", None, "Tỉnh Bắc Giang")
    known = units(later)
    found = commune_of(known["huong-than"], known, date(2026, 1, 1))
    assert found == again
    assert known["07387"].name == "Xã Hương Sơn"


def test_a_code_bears_one_year_however_often_the_name_changes(later: Office) -> None:
    """And twice in one year the officer gives the code."""
    rename_subject(later, "07387", UnitDraft("", "Xã Một", since="01/01/2025"))
    assert rename_subject(later, "xa mot", UnitDraft("", "Xã Hai", since="01/01/2026")).code == "07387-2026"
    with refused(later, "Mã 07387-2026 đã là của Xã Hai"):
        rename_subject(later, "xa hai", UnitDraft("", "Xã Ba", since="01/06/2026"))
    assert rename_subject(later, "xa hai", UnitDraft("07388", "Xã Ba", since="01/06/2026")).code == "07388"


def test_a_village_that_comes_later_is_not_forgotten_at_a_split(later: Office) -> None:
    """It begins after the split and belongs to one of the parts all the same; one that ends before does not."""
    merge_subjects(later, ("huong-than", "don-cau-bang"), UnitDraft("moi", "Thôn Mới", since=SINCE))
    add_subject(later, UnitDraft("sau", "Thôn Sau", "village", within="07387", since="01/01/2026"))
    with refused(later, "Thôn Mới (moi), Thôn Sau (sau)"):
        split_subject(later, "07387", ["a:Xã A", "b:Xã B"], SINCE)
    split_subject(later, "07387", ["a:Xã A", "b:Xã B"], SINCE, ["moi=a", "sau=b"])
    known = units(later)
    assert commune_of(known["huong-than"], known, date(2026, 1, 1)) == known["07387"]


def test_the_old_unit_keeps_its_district_after_there_are_none(later: Office) -> None:
    """Its papers are of a time when there was one; the heir's are not."""
    made = rename_subject(later, "07387", UnitDraft("", "Xã Mới", since="01/01/2026"))
    assert (units(later)["07387"].district, made.district) == ("Huyện Lạng Giang", None)


def test_a_renamed_village_stays_in_the_commune_of_the_day(later: Office) -> None:
    """After the merger it is xã Kép's, though its old row says xã Hương Sơn."""
    merge(later)
    made = rename_subject(later, "huong than", UnitDraft("", "Tổ dân phố Hương Thân", since="01/01/2026"))
    assert (made.kind, made.within) == ("village", "07399")
    assert units(later)["huong-than"].within == "07387"


def test_villages_merge_within_one_commune(later: Office) -> None:
    """The new village is the commune's; villages of two communes cannot be joined."""
    add_subject(later, TOWN)
    add_subject(later, UnitDraft("pho", "Phố Kép", "village", within="07399-cu"))
    with refused(later, "cùng một xã"):
        merge_subjects(later, ("huong-than", "pho"), UnitDraft("moi", "Thôn Mới", since=SINCE))
    made = merge_subjects(later, ("huong-than", "don-cau-bang"), UnitDraft("moi", "Thôn Mới", since=SINCE))
    assert (made.kind, made.within) == ("village", "07387")


def test_a_unit_can_take_others_in(later: Office) -> None:
    """It keeps its name and code; entered later, a third one still joins."""
    merge(later)
    add_subject(later, TOWN)
    assert merge_subjects(later, ("07399-cu",), UnitDraft("07399", since=SINCE)).name == "Xã Kép"
    assert [u.code for u in units(later).values() if u.successors == ("07399",)] == ["07387", "07399-cu"]


def test_a_split_gives_every_village_where_the_officer_says(later: Office) -> None:
    """Each goes to its part, by name or code; a later village must name the new commune."""
    villages = ("hương thân=07390", "don-cau-bang=07391")
    split_subject(later, "07387", ["07390:Xã A", "07391:Xã B"], SINCE, villages)
    known = units(later)
    for village, commune in (("huong-than", "07390"), ("don-cau-bang", "07391")):
        found = commune_of(known[village], known, date(2026, 1, 1))
        assert found is not None
        assert found.code == commune
    with refused(later, "đã chia thành"):
        add_subject(later, UnitDraft("thon-ba", "Thôn Ba", "village", within="07387"))
    with refused(later, "không phải là thôn của"):
        parts = ["07392:Xã C", "07393:Xã D"]
        split_subject(later, "07390", parts, "01/01/2026", ["don-cau-bang=07392", "huong-than=07393"])
    split_subject(later, "07390", ["07392:Xã C", "07393:Xã D"], "01/01/2026", ["huong-than=07393"])
    known = units(later)
    found = commune_of(known["huong-than"], known, date(2026, 1, 1))
    assert found is not None
    assert found.code == "07393"


REFUSED: list[tuple[str, Callable[[Office], object]]] = [
    ("Không có đơn vị", lambda o: merge(o, "00000")),
    ("Không có đơn vị", lambda o: merge(o, "")),
    ("vừa là đơn vị cũ vừa là đơn vị mới", lambda o: merge(o, "07387", code="07387")),
    ("xã với thôn", lambda o: merge(o, "07387", "huong-than")),
    ("Mã đơn vị", lambda o: merge(o, code="[b]")),
    ("để trống", lambda o: merge(o, name=" ")),
    ("không phải là ngày", lambda o: merge(o, since="mai")),
    ("để trống", lambda o: rename_subject(o, "07387", UnitDraft("", "", since=SINCE))),
    ("đã mang tên này", lambda o: rename_subject(o, "07387", UnitDraft("", "Xã Hương Sơn", since=SINCE))),
    ("Mã 07387 đã là của", lambda o: add_subject(o, UnitDraft("07387", "Xã X"))),
    ("chưa ghi thôn thuộc xã nào".capitalize(), lambda o: add_subject(o, UnitDraft("x", "Thôn X", "village"))),
    ("không phải là xã", lambda o: add_subject(o, UnitDraft("x", "Thôn X", "village", within="huong-than"))),
    ("bỏ --within", lambda o: add_subject(o, UnitDraft("x", "Xã X", within="07387"))),
    ("chỉ ghi cho xã", lambda o: add_subject(o, UnitDraft("x", "Thôn X", "village", "07387", villages="3"))),
    ("Số thôn", lambda o: add_subject(o, UnitDraft("x", "Xã X", villages="nhiều"))),
    ("Không có loại đơn vị", lambda o: add_subject(o, UnitDraft("x", "Xã X", "tỉnh"))),
    ("ít nhất hai", lambda o: split_subject(o, "07387", ["07390:Xã A"], SINCE)),
    ("bị dùng hai lần", lambda o: split_subject(o, "07387", ["07390:Xã A", "07390:Xã B"], SINCE)),
    ("bị dùng hai lần", lambda o: split_subject(o, "07387", ["07387:Xã A", "07390:Xã B"], SINCE)),
    ("để trống", lambda o: split_subject(o, "07387", ["07390", "07391:Xã B"], SINCE)),
    ("thôn nào về đâu", lambda o: split_subject(o, "07387", ["a:Xã A", "b:Xã B"], SINCE, ["huong-than=a"])),
    ("không chia ra đơn vị mã c", lambda o: split_subject(o, "07387", ["a:A", "b:B"], SINCE, ["huong-than=c"])),
    ("Mã đơn vị", lambda o: split_subject(o, "07387", ["a:A", "b:B"], SINCE, ["huong-than"])),
]


@pytest.mark.parametrize(("told", "deed"), REFUSED)
def test_what_cannot_be_is_refused_in_one_sentence(later: Office, told: str, deed: Callable[[Office], object]) -> None:
    """Nothing is saved."""
    with refused(later, told):
        deed(later)


def test_a_unit_that_has_ended_does_not_change_again(later: Office) -> None:
    """Neither merged, renamed nor split, nor merged into: so no circle can arise."""
    merge(later)
    for typed, draft in (("07387", KEP), ("07399", UnitDraft("07387", since="01/01/2026"))):
        with refused(later, "Xã Hương Sơn (07387) chỉ có đến ngày 30/06/2025"):
            merge_subjects(later, (typed,), draft)
    with refused(later, "chỉ có đến ngày"):
        rename_subject(later, "07387", UnitDraft("", "Xã Mới", since="01/01/2026"))
    with refused(later, "chỉ có đến ngày"):
        split_subject(later, "07387", ["a:A", "b:B"], "01/01/2026")


def test_a_day_before_the_unit_existed_is_refused(later: Office) -> None:
    """Of a unit that changes, and of one that takes another in."""
    merge(later)
    add_subject(later, TOWN)
    for since in (SINCE, "01/01/2025"):
        with refused(later, "không sau ngày bắt đầu của Xã Kép (07399) (01/07/2025)"):
            rename_subject(later, "07399", UnitDraft("", "Xã Mới", since=since))
    with refused(later, "Xã Kép (07399) chỉ có từ ngày 01/07/2025"):
        merge_subjects(later, ("07399-cu",), UnitDraft("07399", since="01/01/2025"))
    with refused(later, "Mã 07399 đã là của Xã Kép"):
        merge_subjects(later, ("07399-cu",), replace(KEP, name="Phường Kép"))


@pytest.mark.parametrize("name", ["[b]", "=1+1", "<", "Xã {0} %s", unicodedata.normalize("NFD", "Xã Kẹp Ở Đằng")])
def test_a_name_is_kept_to_the_letter(later: Office, name: str) -> None:
    """In NFC; what looks like markup or a formula is a name like any other, and can be typed again."""
    made = merge(later, name=name)
    assert made.name == unicodedata.normalize("NFC", name)
    found = merge_subjects(later, (name,), UnitDraft("07500", "Xã Cuối", since="01/01/2026"))
    assert units(later)["07399"].successors == (found.code,)


def test_two_units_of_one_name_are_told_apart_by_code(later: Office) -> None:
    """The name alone is refused with both codes; the code is taken."""
    merge(later, name="Xã Hương Sơn")
    for typed in ("huong son", "Xã Hương Sơn"):
        with refused(later, "Xã Hương Sơn (đến 30/06/2025), mã 07387, Xã Hương Sơn, mã 07399"):
            open_checklist(later, Wanted(typed))
    assert open_checklist(later, Wanted("07387")).assessment.subject.code == "07387"
    with refused(later, "hãy ghi mã"):
        rename_subject(later, "huong son", UnitDraft("", "Xã X", since="01/01/2026"))


def test_a_unit_without_an_assessment_is_known_by_name(later: Office) -> None:
    """Xã Kép is there and has no assessment yet: the sentence says where the way to one stands."""
    merge(later)
    with refused(later, "Xã Kép (07399) chưa có kỳ đánh giá"):
        open_checklist(later, Wanted("kep"))


def test_the_list_shows_what_to_do_next(office: Office, clock: time_machine.Traveller) -> None:
    """Nothing before the day; then the merger to enter; then the commands that open the heir's assessments."""
    assert not any(line.unentered or line.next_commands for line in list_subjects(office))
    clock.move_to(AFTER)
    commune = list_subjects(office)[0]
    assert commune.unentered is not None
    assert commune.next_commands == (
        'ntm subject merge 07387 --into 07399 --name "Xã Kép" --since 01/07/2025 --province "Tỉnh Bắc Ninh"',
    )
    merge(office)
    lines = {line.unit.code: line for line in list_subjects(office)}
    assert list(lines) == ["07387", "07399", "don-cau-bang", "huong-than"]
    assert lines["07387"].unentered is None
    assert [heir.code for heir in lines["07387"].heirs] == ["07399"]
    assert lines["07387"].next_commands == (
        "ntm criteria adopt xa-ntm-nang-cao-2021-2025 --subject 07399 --from-subject 07387",
        "ntm criteria adopt xa-ntm-2021-2025 --subject 07399 --from-subject 07387",
    )
    assert lines["huong-than"].commune == lines["07399"].unit
    assert lines["07399"].next_commands == lines["huong-than"].next_commands == ()


def test_the_heir_s_assessment_is_opened_for_a_year_in_which_it_exists(later: Office) -> None:
    """Without a year the first one of the new commune; an earlier one is warned of, and so is one after the end."""
    merge(later)
    assert plan_adoption(later, Adopting(SET, subject="07399", start_subject="07387")).target.year == 2025
    early = plan_adoption(later, Adopting(SET, subject="07399", start_subject="07387", year="2023"))
    assert early.warnings == ("Năm 2023 không có Xã Kép; hãy xem lại năm hoặc đơn vị.",)
    late = plan_adoption(later, Adopting(SET, subject="07387", year="2026"))
    assert "Năm 2026 không có Xã Hương Sơn (đến 30/06/2025); hãy xem lại năm hoặc đơn vị." in late.warnings


def test_the_next_command_fits_a_successor_that_is_entered_already(later: Office) -> None:
    """Merging into a unit that is there takes no name and no province."""
    add_subject(later, UnitDraft(code="07399", name="Xã Kép", kind="commune", since="01/07/2025"))
    (line,) = (line for line in list_subjects(later) if line.unit.code == "07387")
    assert line.next_commands == ("ntm subject merge 07387 --into 07399 --since 01/07/2025",)
