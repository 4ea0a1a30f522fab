"""ntm status, show, gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.contract import CRITERION, FOCUS, ROW, SHOW, STATUS, assert_contract
from tests.service.deeds import assert_one_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm

STAND_IN = "BỘ CỦA TỈNH YÊN BÁI"


def test_status_prints_where_the_commune_stands(ntm: Ntm) -> None:
    """Who, set, year, 19 criteria, the focus criteria by indicator; data only."""
    ran = ntm("status")
    assert (ran.code, ran.err) == (0, "")
    assert "Xã Hương Sơn · Xã NTM nâng cao 2021-2025 · kỳ 2024" in ran.out
    assert ran.out.count("*") == 5
    assert "chỉ tiêu đạt 0/75" in ran.out
    assert "Thủy lợi" in ran.out
    assert "An ninh" in ran.out or "an ninh" in ran.out


def test_status_json_is_the_contract(ntm: Ntm) -> None:
    """Every name that the design promises, with whole counts and shares of 0 to 1."""
    ran = ntm("status", "--json")
    assert (ran.code, ran.err) == (0, "")
    status = ran.data
    assert set(status) >= STATUS
    assert (status["subject"], status["set"], status["year"]) == ("07387", "xa-ntm-nang-cao-2021-2025", 2024)
    assert (status["criteria_total"], status["indicators_total"]) == (19, 75)
    assert (status["criteria_met"], status["indicators_met"], status["indicators_ready"]) == (0, 0, 0)
    assert status["readiness"] == 0
    assert [focus["criterion"] for focus in status["focus"]] == [3, 6, 8, 19]
    assert all(set(focus) >= FOCUS for focus in status["focus"])
    assert all(set(criterion) >= CRITERION for criterion in status["criteria"])
    rows = [row for criterion in status["criteria"] for row in criterion["indicators"]]
    assert len(rows) == 75
    assert all(set(row) >= ROW for row in rows)
    assert_contract(status)


def test_status_counts_what_was_recorded(ntm: Ntm) -> None:
    """Met, confirmed and with evidence is ready: 1 of 75."""
    ntm("record", "3.1", "--value", "92,5", "--on", "30/06/2024", "--source", "12/BC-UBND")
    ntm("confirm", "3.1", "--basis", "QĐ 741/QĐ-UBND")
    ntm("evidence", "add", "3.1", "--note", "Báo cáo")
    status = ntm("status", "--json").data
    assert (status["indicators_met"], status["indicators_ready"]) == (1, 1)
    assert status["readiness"] == pytest.approx(1 / 75)
    row = status["focus"][0]["indicators"][0]
    assert (row["verdict"], row["provisional"], row["value"], row["evidence_count"]) == ("met", False, 92.5, 1)
    assert row["progress"] == "in_progress"
    assert "sẵn sàng 1/75 (1,3%)" in ntm("status").out


def test_an_unconfirmed_verdict_is_marked_everywhere(ntm: Ntm) -> None:
    """“tạm tính” stands in status, show and JSON until the figure is confirmed."""
    ntm("record", "3.1", "--value", "92")
    assert "Đạt (tạm tính)" in ntm("status").out
    assert "Đạt (tạm tính)" in ntm("show", "3.1").out
    assert ntm("show", "3.1", "--json").data["provisional"] is True
    ntm("confirm", "3.1", "--basis", "QĐ 741")
    assert ntm("show", "3.1", "--json").data["provisional"] is False
    assert "tạm tính" not in ntm("show", "3.1").out


@pytest.mark.parametrize("command", [("status",), ("show", "1"), ("gaps",)], ids=" ".join)
def test_the_stand_in_is_labelled_wherever_it_is_printed(ntm: Ntm, command: tuple[str, ...]) -> None:
    """Whoever reads the village's page sees that the set is another province's."""
    assert STAND_IN in " ".join(ntm(*command, "--subject", "huong than").out.split())


def test_a_village_is_named_without_marks(ntm: Ntm) -> None:
    """“huong than” is thôn Hương Thân; 17 criteria, none of which can be judged."""
    status = ntm("status", "--subject", "huong than", "--json").data
    assert (status["subject"], status["criteria_total"], status["indicators_total"]) == ("huong-than", 17, 17)
    assert status["stand_in"]
    assert {criterion["verdict"] for criterion in status["criteria"]} == {"undetermined"}


def test_another_set_is_named_by_its_id(ntm: Ntm) -> None:
    """The commune's 57 indicators of the first level."""
    assert ntm("status", "--set", "xa-ntm-2021-2025", "--json").data["indicators_total"] == 57


def test_a_past_day_is_shown_as_it_was(ntm: Ntm) -> None:
    """August's figure is not in July's status."""
    ntm("record", "3.1", "--value", "95", "--on", "31/08/2024")
    assert ntm("status", "--as-of", "15/07/2024", "--json").data["indicators_met"] == 0
    assert ntm("status", "--as-of", "2024-08-31", "--json").data["indicators_met"] == 1
    assert ntm("show", "3.1", "--as-of", "15/07/2024", "--json").data["result"] is None


def test_show_prints_all_that_is_known(ntm: Ntm) -> None:
    """Requirement, basis, result, evidence, suggestions, gaps."""
    ntm("record", "3.1", "--of", "46/50", "--source", "12/BC-UBND")
    page = " ".join(ntm("show", "3.1").out.split())
    for words in ("≥ 90%", "318/QĐ-TTg", "46/50", "12/BC-UBND", "Gợi ý minh chứng", "Tồn tại", "chưa đối chiếu"):
        assert words in page


def test_show_json_is_the_contract(ntm: Ntm) -> None:
    """One indicator object with verdict, requirement, result, evidence and gaps."""
    ntm("record", "3.1", "--of", "46/50", "--on", "30/06/2024", "--source", "12/BC-UBND", "--note", "a")
    shown = ntm("show", "3.1", "--json").data
    assert set(shown) >= SHOW
    assert_contract(shown)
    assert (shown["number"], shown["verdict"], shown["provisional"]) == ("3.1", "met", True)
    requirement = shown["requirement"]
    assert (requirement["kind"], requirement["op"], requirement["value"], requirement["unit"]) == (
        "ratio",
        ">=",
        90,
        "%",
    )
    result = shown["result"]
    assert (result["kind"], result["numerator"], result["denominator"], result["value"]) == ("counted", 46, 50, 92)
    assert (result["on"], result["source"], result["note"]) == ("2024-06-30", "12/BC-UBND", "a")
    assert shown["evidence"] == []
    assert {gap["rule"] for gap in shown["gaps"]} == {"requirement_unconfirmed", "met_without_evidence"}


@pytest.mark.parametrize(
    ("number", "flags", "kind", "value"),
    [
        ("3.1", ("--value", "99,8"), "measured", 99.8),
        ("3.2", ("--pass",), "answered", True),
        ("3.2", ("--fail",), "answered", False),
        ("3.6", ("--level", "kha"), "placed", "Khá"),
        ("6.3", ("--of", "21/21"), "counted", 100),
        ("7", ("--not-applicable", "--reason", "Không có chợ"), "not_applicable", None),
    ],
)
def test_a_result_is_told_by_its_kind(ntm: Ntm, number: str, flags: tuple[str, ...], kind: str, value: object) -> None:
    """The kinds are code terms in snake_case, and the value is of JSON's own type."""
    ntm("record", number, *flags)
    result = ntm("show", number, "--json").data["result"]
    assert (result["kind"], result["value"]) == (kind, value)


def test_show_sets_the_plan_s_target_beside(ntm: Ntm) -> None:
    """The plan's figure with its warning, never as a result."""
    shown = ntm("show", "14.1", "--json").data
    assert shown["targets"][0]["value"] == 99.8
    assert shown["targets"][0]["same_measure"] is False
    assert shown["targets"][0]["warning"]
    assert shown["result"] is None
    assert "99,8%" in ntm("show", "14.1").out


def test_gaps_answer_by_exit_code(ntm: Ntm) -> None:
    """1 when there are any, 0 when there are none of the severity asked for."""
    every = ntm("gaps")
    assert (every.code, every.err) == (1, "")
    for severity in ("high", "medium", "low"):
        ran = ntm("gaps", "--severity", severity, "--json")
        assert ran.code == (1 if ran.data else 0)
        assert {gap["severity"] for gap in ran.data} <= {severity}


def test_no_gap_is_exit_code_0(ntm: Ntm) -> None:
    """Only the village's criteria are asked for a severity that none of its gaps has."""
    ran = ntm("gaps", "--subject", "huong than", "--severity", "high")
    assert (ran.code, ran.err) == (0, "")
    assert "Không có tồn tại." in ran.out


def test_gaps_json_lists_focus_criteria_first(ntm: Ntm) -> None:
    """Each gap has rule, severity, place and a sentence that says what to do."""
    listed = ntm("gaps", "--json").data
    assert_contract(listed)
    assert all({"rule", "severity", "focus", "criterion", "indicator", "sentence"} <= set(gap) for gap in listed)
    order = [gap["focus"] for gap in listed]
    assert order == sorted(order, reverse=True)
    assert all("hãy" in gap["sentence"] for gap in listed)


@pytest.mark.parametrize(
    "argv",
    [
        ("show", "99.9"),
        ("show", "3"),
        ("status", "--subject", "khong co"),
        ("status", "--set", "khong-co"),
        ("status", "--set", "xa-ntm-2026-2030"),
        ("status", "--as-of", "31/12/2024"),
        ("gaps", "--as-of", "hôm qua"),
    ],
    ids=" ".join,
)
def test_what_is_not_there_is_bad_input(ntm: Ntm, argv: tuple[str, ...]) -> None:
    """Exit code 2, one sentence, no data."""
    ran = ntm(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert_one_sentence(ran.err.removesuffix("\n"))


@pytest.mark.parametrize(
    "argv",
    [
        ("status",),
        ("show", "3.1"),
        ("gaps",),
        ("record", "3.1", "--value", "92"),
        ("confirm", "3.1", "--basis", "QĐ"),
        ("evidence", "add", "3.1", "--note", "x"),
        ("evidence", "list"),
        ("evidence", "find", "x"),
        ("report", "readiness"),
        ("history",),
        ("undo",),
    ],
    ids=" ".join,
)
def test_without_a_record_every_command_ends_with_3(bare: Ntm, tmp_path: Path, argv: tuple[str, ...]) -> None:
    """The sentence names the folder and what to run; nothing is made."""
    ran = bare("--data", str(tmp_path / "thieu"), *argv)
    assert (ran.code, ran.out) == (3, "")
    assert_one_sentence(ran.err.removesuffix("\n"))
    assert "ntm init" in ran.err
    assert not (tmp_path / "thieu").exists()


@pytest.mark.parametrize("folder", ["~khong-co-nguoi-nay/usb", "x" * 300], ids=["unknown home", "too long"])
def test_a_folder_that_cannot_be_is_exit_code_3(bare: Ntm, folder: str) -> None:
    """One sentence, no traceback."""
    ran = bare("--data", folder, "status")
    assert (ran.code, ran.out) == (3, "")
    assert_one_sentence(ran.err.removesuffix("\n"))


DATED = ("--set", "xa-ntm-2021-2025", "--as-of")


def test_show_tells_the_text_of_the_day_and_what_was_before(ntm: Ntm) -> None:
    """In February the old words and bound; from 01/3/2024 the new ones, with the old ones and what replaced them."""
    before = ntm("show", "15.4", *DATED, "2024-02-15")
    assert "15.4  Tỷ lệ dân số có sổ khám chữa bệnh điện tử" in before.out
    assert "≥ 50% (chưa đối chiếu)" in before.out
    assert "Sửa đổi tại:   QĐ 211/QĐ-TTg" in before.out
    assert "Văn bản trước đây" not in before.out
    after = ntm("show", "15.4", *DATED, "2024-03-01")
    assert "15.4  Xã triển khai thực hiện sổ khám chữa bệnh điện tử" in after.out
    assert "Trước 01/03/2024 (tính từ ngày ký): “Tỷ lệ dân số có sổ" in after.out
    assert "Thay bởi Quyết định 211/QĐ-TTg ngày 01/03/2024" in " ".join(after.out.split())


def test_show_json_lists_the_earlier_texts(ntm: Ntm) -> None:
    """Until when, the words, the bound, the text that changed them; nothing earlier on a day before."""
    shown = ntm("show", "dk4", "--json").data
    assert_contract(shown)
    (old,) = shown["earlier"]
    assert (old["until"], old["requirement"]["kind"]) == ("2024-03-07", "pass_fail")
    assert old["text"].startswith("Xã không phức tạp")
    assert old["changed_by"] == "Quyết định 03/2024/QĐ-TTg ngày 07/03/2024"
    assert old["changed_by_in_force"] is None
    assert shown["guidance"][0].startswith("Trích Điều 5 Thông tư 124/2021/TT-BCA")
    before = ntm("show", "dk4", "--as-of", "2024-03-06", "--json").data
    assert (before["earlier"], before["text"]) == ([], old["text"])


def test_status_names_the_texts_judged_by(ntm: Ntm) -> None:
    """One line; the amendments only from their day on, in JSON too."""
    before, after = (ntm("status", "--as-of", day) for day in ("2024-02-15", "2024-03-07"))
    assert "Văn bản áp dụng: ban hành: Quyết định 318/QĐ-TTg" in before.out
    assert "211/QĐ-TTg" not in before.out
    assert "211/QĐ-TTg" in after.out
    assert "03/2024/QĐ-TTg" in after.out
    ntm("confirm", "3.1", "--basis", "QĐ 741/QĐ-UBND")
    told = ntm("status", "--json").data["judged_by"]
    assert told[-1] == "đã đối chiếu: QĐ 741/QĐ-UBND (chỉ tiêu 3.1)"
    assert "mức của năm 2024: chỉ tiêu 10" in told


def test_status_tells_recognition_apart_from_the_count(ntm: Ntm) -> None:
    """x/19 and fit for recognition are two lines; the four conditions are listed in JSON."""
    assert "Đủ điều kiện đề nghị công nhận: Chưa – còn thiếu: ĐK1, ĐK2, ĐK3, ĐK4" in ntm("status").out
    recognition = ntm("status", "--json").data["recognition"]
    assert_contract(recognition)
    assert [gate["number"] for gate in recognition["gates"]] == ["dk1", "dk2", "dk3", "dk4"]
    keys = {"number", "text", "verdict", "provisional", "requirement", "value"}
    assert all(set(gate) == keys for gate in recognition["gates"])
    assert (recognition["verdict"], recognition["gates"][0]["value"]) == ("not_assessed", 0)
    ntm("record", "dk2", "--pass")
    assert "Chưa – còn thiếu: ĐK1, ĐK3, ĐK4" in ntm("status").out


def test_a_set_without_gates_claims_no_recognition(ntm: Ntm) -> None:
    """The village's stand-in says nothing of recognition."""
    assert "đề nghị công nhận" not in ntm("status", "--subject", "huong than").out
    assert ntm("status", "--subject", "huong than", "--json").data["recognition"] is None


def test_a_day_before_the_decision_is_told(ntm: Ntm) -> None:
    """On 01/3/2022 the set was not in force yet: a gap of the period, and a sentence under the head."""
    assert "chưa có hiệu lực (có từ 08/03/2022)" in ntm("status", "--as-of", "2022-03-01").out
    rules = [gap["rule"] for gap in ntm("gaps", "--as-of", "2022-03-01", "--json").data]
    assert rules[0] == "set_not_in_force"
    assert "set_not_in_force" not in [gap["rule"] for gap in ntm("gaps", "--json").data]
