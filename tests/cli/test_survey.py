"""ntm record, show, confirm and report of a satisfaction survey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.contract import SHOW, assert_contract
from tests.service.deeds import assert_one_sentence
from tests.store.record import dump

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm

FIRMNESS = "chưa đối chiếu\n(đã kiểm ở nguồn công khai)"
NINETEEN = ",".join(["1200"] * 6 + ["1062"] + ["1200"] * 12)


def test_the_counts_are_recorded_and_the_verdict_told(ntm: Ntm) -> None:
    """The narration says what was counted; show says each bound, its figure and what is missing."""
    ran = ntm("record", "dk3", "--survey", "1250/1400", "--satisfied", NINETEEN, "--on", "30/06/2024")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "Đã lưu. Ghi kết quả dk3: chưa có → hỏi 1.250/1.400 hộ (89,2%); thấp nhất câu 7: 84,9%; câu 19: 96%. "
        "Đánh giá: Chưa đạt (tạm tính).\n"
    )
    shown = ntm("show", "dk3").out
    assert "hỏi ≥ 80% số hộ: 89,2% (1.250/1.400 hộ), đủ" in shown
    assert "câu 1-18 ≥ 85%: thấp nhất câu 7: 84,9% (1.062/1.250 hộ), thiếu 1 hộ hài lòng" in shown
    assert "câu 7: 1.062 (84,9%)" in shown
    assert "đã kiểm ở nguồn công khai; HD 90 theo một huyện của tỉnh Tiền Giang đang áp dụng" in shown


def test_json_holds_counts_bounds_and_their_sources(ntm: Ntm) -> None:
    """Another program can recompute the verdict and trace each bound."""
    ran = ntm("record", "dk3", "--survey", "1250/1400", "--satisfied", NINETEEN, "--json")
    assert set(ran.data) >= SHOW
    assert_contract(ran.data)
    assert ran.data == ntm("show", "dk3", "--json").data
    result, thresholds = ran.data["result"], ran.data["requirement"]["thresholds"]
    assert (result["kind"], result["survey"]["households"], result["survey"]["asked"]) == ("surveyed", 1400, 1250)
    assert result["survey"]["satisfied"] == [int(count) for count in NINETEEN.split(",")]
    assert [(b["name"], b["reached"], b["missing"]) for b in result["survey"]["bounds"]] == [
        ("asked", True, 0),
        ("each", False, 1),
        ("lowest", True, 0),
        ("last", True, 0),
    ]
    assert [(t["name"], t["value"], t["confidence"]) for t in thresholds] == [
        ("asked", 80, "verified"),
        ("each", 85, "verified"),
        ("lowest", 70, "verified"),
        ("last", 90, "verified"),
    ]
    assert all(t["basis"] and t["source"] for t in thresholds)


def test_a_ratio_has_neither_survey_nor_thresholds(ntm: Ntm) -> None:
    """The keys are always there, empty for every other kind."""
    shown = ntm("record", "3.1", "--value", "92", "--json").data
    assert (shown["result"]["survey"], shown["requirement"]["thresholds"]) == (None, [])


@pytest.mark.parametrize(
    "argv",
    [
        ("dk3", "--survey", "1250/1400"),
        ("dk3", "--survey", "1250/1400", "--satisfied", "1,2,3"),
        ("dk3", "--survey", "1250", "--satisfied", NINETEEN),
        ("dk3", "--survey", "", "--satisfied", NINETEEN),
        ("dk3", "--survey", "1500/1400", "--satisfied", NINETEEN),
        ("dk3", "--survey", "-1/1400", "--satisfied", NINETEEN),
        ("dk3", "--survey", "1100/1400", "--satisfied", NINETEEN),
        ("dk3", "--survey", "1250/1400", "--satisfied", "-" + NINETEEN),
        ("dk3", "--survey", "1250/1400", "--satisfied", NINETEEN + ",1200"),
        ("dk3", "--survey", "1250/1400", "--satisfied", "[/b] {0} %s"),
        ("dk3", "--pass", "--satisfied", NINETEEN),
        ("dk3", "--pass"),
        ("dk3", "--value", "92"),
        ("dk3", "--value", "92", "--survey", "1250/1400"),
        ("3.1", "--survey", "1250/1400", "--satisfied", NINETEEN),
        ("3.2", "--survey", "1250/1400", "--satisfied", NINETEEN),
    ],
    ids=lambda argv: " ".join(argv)[:40],
)
def test_what_cannot_be_is_refused_in_one_sentence(ntm: Ntm, data: Path, argv: tuple[str, ...]) -> None:
    """Exit code 2, no data, nothing saved."""
    before = dump(data / "ntm.db")
    ran = ntm("record", *argv)
    assert (ran.code, ran.out) == (2, "")
    assert_one_sentence(ran.err.removesuffix("\n"))
    assert dump(data / "ntm.db") == before


def test_confirming_on_the_command_line(ntm: Ntm) -> None:
    """Kept or typed; what cannot be read as four shares is refused."""
    ntm("record", "dk3", "--survey", "1250/1400", "--satisfied", NINETEEN)
    kept = ntm("confirm", "dk3", "--basis", "HD 90")
    assert (kept.code, "Đánh giá: Chưa đạt.\n" in kept.err) == (0, True)
    replaced = ntm("confirm", "dk3", "--basis", "HD 90", "--value", "80; 84; 70; 90")
    assert (replaced.code, "Đánh giá: Đạt.\n" in replaced.err) == (0, True)
    refused = ntm("confirm", "dk3", "--basis", "HD 90", "--value", ">= 85%")
    assert refused.code == 2
    assert_one_sentence(refused.err.removesuffix("\n"))


def _gates(ntm: Ntm) -> dict[str, Any]:
    """Return the conditions of recognition as the report prints them."""
    annexes = ntm("report", "readiness", "--format", "json").data["annexes"]
    return next(section for annex in annexes for section in annex["sections"] if section["key"] == "cong-nhan")


def _told(row: dict[str, Any]) -> list[str]:
    """Return a bound's line without its day and source, which the survey has once for all."""
    return [cell for place, cell in enumerate(row["cells"]) if place not in (0, 4, 5)]


def test_the_report_has_a_line_for_each_bound(ntm: Ntm) -> None:
    """Figure, bound, how firmly it is known, and what is missing; before any counts, a dash."""
    empty = _gates(ntm)["rows"]
    assert [_told(row)[2:] for row in empty if row["cells"][0] == ""] == [["–", "–"]] * 4
    ntm("record", "dk3", "--survey", "1250/1400", "--satisfied", NINETEEN)
    section = _gates(ntm)
    assert [_told(row) for row in section["rows"] if row["cells"][0] == ""] == [
        ["- hỏi ≥ 80% số hộ", FIRMNESS, "89,2%\n1.250/1.400 hộ", "đủ"],
        [
            "- câu 1-18 ≥ 85%",
            FIRMNESS,
            "thấp nhất câu 7: 84,9%\n1.062/1.250 hộ",
            "thiếu 1 hộ hài lòng",
        ],
        [
            "- không câu nào dưới 70%",
            FIRMNESS,
            "thấp nhất câu 7: 84,9%\n1.062/1.250 hộ",
            "đủ",
        ],
        ["- câu 19 ≥ 90%", FIRMNESS, "96%\n1.200/1.250 hộ", "đủ"],
    ]
    assert any("chưa đọc chính văn bản HD 90" in paragraph for paragraph in section["paragraphs"])
