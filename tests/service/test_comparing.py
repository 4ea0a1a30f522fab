"""Comparing by name: shipped and own sets, one set on two days, a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.comparison import Change
from ntm_tracker.domain.criteria import Earlier
from ntm_tracker.domain.requirements import Ratio
from ntm_tracker.places import shipped
from ntm_tracker.service.comparing import compare_versions
from ntm_tracker.service.own_sets import write_set
from tests.builders import a_criteria_set, a_criterion, an_indicator
from tests.law.documents import WHOLE
from tests.service.deeds import refused

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


def test_shipped_sets_need_no_record() -> None:
    """The officer may look before there is an office."""
    counts = compare_versions(None, "xa-ntm-2021-2025", "xa-ntm-nang-cao-2021-2025").counts()
    assert counts[Change.SAME] == 2
    assert counts[Change.NEW] > 0


def test_one_set_on_two_days(office: Office) -> None:
    """What an amendment changed shows as a changed requirement."""
    before = Earlier(until=date(2024, 3, 1), text="Chỉ tiêu", requirement=Ratio(op=">=", value=Decimal(80)))
    amended = replace(an_indicator(text="Chỉ tiêu"), earlier=(before,))
    write_set(office, a_criteria_set(a_criterion(1, amended), set_id="bo-thu"), "thử")
    for old in ("bo-thu@29/02/2024", " bo-thu@2024-02-29 "):
        assert compare_versions(office, old, "bo-thu").counts()[Change.REQUIREMENT] == 1
    assert compare_versions(office, "bo-thu@01/03/2024", "bo-thu").counts()[Change.SAME] == 1


def test_a_file_stands_for_a_set(office: Office, tmp_path: Path) -> None:
    """A shipped file is the same as the shipped set; one that does not hold is refused with its first problem."""
    file = shipped("criteria") / "xa-ntm-2021-2025.toml"
    counts = compare_versions(office, str(file), "xa-ntm-2021-2025").counts()
    assert {change for change, count in counts.items() if count} == {Change.SAME}
    spoiled = tmp_path / "hỏng.toml"
    spoiled.write_text(WHOLE.replace("value = 90", "value = 120"), "utf-8")
    with refused(office, "ntm criteria check"):
        compare_versions(office, str(spoiled), "xa-ntm-2021-2025")


def test_what_cannot_be_compared_is_one_sentence(office: Office) -> None:
    """An unknown set, an unreadable day, a file that is not there."""
    for old, told in (("khong-co", "khong-co"), ("xa-ntm-2021-2025@hôm qua", "hôm qua"), ("a/b.toml", "b.toml")):
        with refused(office, told):
            compare_versions(office, old, "xa-ntm-2021-2025")
