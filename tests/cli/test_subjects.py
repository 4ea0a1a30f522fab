"""ntm subject list, add, rename, merge, split; and the other commands on units that have ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.contract import assert_contract
from tests.service.deeds import assert_one_sentence
from tests.store.record import content, dump

if TYPE_CHECKING:
    from pathlib import Path

    import time_machine

    from tests.cli.conftest import Ntm

MERGE = ("subject", "merge", "07387", "--into", "07399", "--name", "Xã Kép", "--since", "01/07/2025")
PLACE = ("--province", "Tỉnh Bắc Ninh")


@pytest.fixture(autouse=True)
def _later(clock: time_machine.Traveller) -> None:
    """Stand still after the merger's day."""
    clock.move_to("2026-11-24T08:00:00+00:00")


def test_the_list_says_what_became_of_the_commune_and_the_command_that_enters_it(ntm: Ntm) -> None:
    """Nothing is done by itself; the command that is printed is one line and works as printed."""
    ran = ntm("subject", "list")
    assert (ran.code, ran.err) == (0, "")
    assert "Từ 01/07/2025 Xã Hương Sơn thuộc Xã Kép (07399), tỉnh Bắc Ninh; chưa ghi vào dữ liệu." in ran.out
    (line,) = [line for line in ran.out.splitlines() if "ntm subject merge" in line]
    assert line.endswith('ntm subject merge 07387 --into 07399 --name "Xã Kép" --since 01/07/2025 --province '
                         '"Tỉnh Bắc Ninh"')  # fmt: skip
    assert ntm(*MERGE, *PLACE).code == 0
    after = ntm("subject", "list").out
    assert "chưa ghi vào dữ liệu" not in after
    assert "07387 · Xã Hương Sơn, huyện Lạng Giang, tỉnh Bắc Giang · cấp xã · 21 thôn · đến 30/06/2025" in after
    assert "Đơn vị kế thừa: từ 01/07/2025 Xã Kép, tỉnh Bắc Ninh (07399)" in after
    assert "ntm criteria adopt xa-ntm-nang-cao-2021-2025 --subject 07399 --from-subject 07387" in after
    assert "huong-than · Thôn Hương Thân · cấp thôn · thuộc Xã Kép (07399)" in after


def test_the_list_as_json(ntm: Ntm) -> None:
    """One object a unit, days as ISO text, stable keys."""
    before = ntm("subject", "list", "--json").data
    assert before[0]["unentered_successor"]["code"] == "07399"
    ntm(*MERGE, *PLACE)
    listed = {unit["code"]: unit for unit in ntm("subject", "list", "--json").data}
    assert_contract(list(listed.values()))
    assert (listed["07387"]["until"], listed["07387"]["successors"]) == ("2025-06-30", ["07399"])
    assert listed["07399"]["since"] == "2025-07-01"
    assert (listed["huong-than"]["within"], listed["huong-than"]["commune"]) == ("07387", "07399")
    assert len(listed["07387"]["next_commands"]) == 2
    assert listed["07387"]["unentered_successor"] is None


def test_every_verb_saves_and_undo_takes_it_back(ntm: Ntm, data: Path) -> None:
    """Data as JSON on standard output, narration on standard error."""
    before = content(data / "ntm.db")
    verbs: tuple[tuple[str, ...], ...] = (
        ("add", "07384", "--name", "Xã Quang Thịnh", "--kind", "commune", *PLACE, "--villages", "12"),
        ("add", "thon-ba", "--name", "Thôn Ba", "--kind", "village", "--within", "07387"),
        ("rename", "07387", "--name", "Thị trấn Hương Sơn", "--since", "01/01/2026"),
        MERGE[1:],
        ("split", "07387", "--into", "a:Xã A", "b:Xã B", "--since", "01/01/2026", "--village", "huong-than=a",
         "don-cau-bang=b"),
    )  # fmt: skip
    for verb in verbs:
        ran = ntm("subject", *verb, "--json")
        assert ran.code == 0, ran.err
        assert ran.err.startswith("Đã lưu ")
        assert_contract(ran.data)
        assert ntm("undo").code == 0
        assert content(data / "ntm.db") == before


@pytest.mark.parametrize("command", [("status",), ("show", "3.1"), ("gaps",), ("report", "readiness")])
def test_the_old_commune_stays_readable(ntm: Ntm, command: tuple[str, ...]) -> None:
    """Under its old name and place, by code and by name without marks."""
    ntm("record", "3.1", "--value", "92")
    ntm(*MERGE, *PLACE)
    by_code, by_name = (ntm(*command, "--subject", typed) for typed in ("07387", "huong son"))
    assert by_code == by_name
    assert by_code.code in (0, 1)
    assert "ã Hương Sơn, huyện Lạng Giang, tỉnh Bắc Giang" in " ".join(by_code.out.split())


def test_a_report_of_one_subject_or_set(ntm: Ntm, tmp_path: Path) -> None:
    """The village's own paper, and the commune's by the other set; to a file too."""
    assert "của thôn Hương Thân năm 2024" in " ".join(ntm("report", "readiness", "--subject", "huong than").out.split())
    other = " ".join(ntm("report", "readiness", "--set", "xa-ntm-2021-2025").out.split())
    assert "Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021" in other
    file = tmp_path / "thon.txt"
    assert ntm("report", "readiness", "--subject", "huong than", "-o", str(file)).code == 0
    assert "thôn Hương Thân" in file.read_text("utf-8")


@pytest.mark.parametrize(
    "argv",
    [
        ("merge", "00000", "--into", "07399", "--name", "Xã Kép", "--since", "01/07/2025"),
        ("merge", "07387", "--into", "07387", "--since", "01/07/2025"),
        ("merge", "07387", "--into", "07399", "--since", "01/07/2025"),
        ("merge", "07387", "--into", "07399", "--name", "Xã Kép", "--since", "1/7"),
        ("rename", "07387", "--name", "", "--since", "01/07/2025"),
        ("split", "07387", "--into", "a:Xã A", "b:", "--since", "01/07/2025"),
        ("split", "07387", "--into", ":", "=", "--since", "01/07/2025"),
        ("split", "07387", "--into", "a:A", "b:B", "--since", "01/07/2025", "--village", "=", "huong-than"),
        ("add", "xã", "--name", "Xã X", "--kind", "commune"),
        ("add", "x", "--name", "\u200b", "--kind", "commune"),
        ("add", "x", "--name", "Xã X", "--kind", "huyen"),
        ("add", "x", "--name", "Thôn X", "--kind", "village"),
        ("add", "x", "--name", "Thôn X", "--kind", "village", "--within", "[b]"),
        ("add", "x", "--name", "Xã X", "--kind", "commune", "--villages", "-3"),
        ("add", "x", "--name", "Xã X", "--kind", "commune", "--since", " "),
    ],
)
def test_a_slip_of_the_hand_is_one_sentence_and_saves_nothing(ntm: Ntm, data: Path, argv: tuple[str, ...]) -> None:
    """Exit code 2."""
    before = dump(data / "ntm.db")
    ran = ntm("subject", *argv)
    assert (ran.code, ran.out) == (2, "")
    assert_one_sentence(ran.err.removesuffix("\n"))
    assert dump(data / "ntm.db") == before
