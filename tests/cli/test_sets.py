"""ntm criteria list, check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.law.shelf import set_ids
from tests.cli.contract import keys
from tests.law.documents import WHOLE, spoiled

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm


def test_the_sets_are_listed(bare: Ntm) -> None:
    """Ids, titles, counts, the stand-in label and what is incomplete; no record is needed."""
    ran = bare("criteria", "list")
    assert (ran.code, ran.err) == (0, "")
    page = " ".join(ran.out.split())
    for words in (*set_ids(), "75 chỉ tiêu", "57 chỉ tiêu", "CHƯA ĐẦY ĐỦ", "BỘ CỦA TỈNH YÊN BÁI"):
        assert words in page


def test_the_sets_are_listed_as_json(bare: Ntm) -> None:
    """One object a set."""
    listed = bare("criteria", "list", "--json").data
    assert {found["id"]: found["indicators_total"] for found in listed} == {
        "thon-ntm-kieu-mau-yen-bai-2021-2025": 0,
        "xa-ntm-2021-2025": 57,
        "xa-ntm-2026-2030": 0,
        "xa-ntm-nang-cao-2021-2025": 75,
    }
    assert [found["id"] for found in listed if not found["complete"]] == ["xa-ntm-2026-2030"]
    assert [found["id"] for found in listed if found["stand_in"]] == ["thon-ntm-kieu-mau-yen-bai-2021-2025"]


@pytest.mark.parametrize("set_id", set_ids())
def test_a_set_is_read(bare: Ntm, set_id: str) -> None:
    """Every criterion and indicator with its requirement, the warning first; the incomplete set too."""
    ran = bare("criteria", "list", set_id)
    assert (ran.code, ran.err) == (0, "")
    found = bare("criteria", "list", set_id, "--json").data
    page = " ".join(ran.out.split())
    assert found["id"] == set_id
    assert " ".join(found["warning"].split()) in page
    for criterion in found["criteria"]:
        assert f"{criterion['number']}. {criterion['name']}" in page
        for indicator in criterion["indicators"]:
            assert f"{indicator['number']} {indicator['text']}" in page


def test_a_set_s_json_holds_plain_numbers_and_days(bare: Ntm) -> None:
    """Bounds are numbers, days are ISO text, years are keys."""
    found = bare("criteria", "list", "xa-ntm-nang-cao-2021-2025", "--json").data
    requirements = {i["number"]: i["requirement"] for c in found["criteria"] for i in c["indicators"]}
    assert requirements["3.1"]["value"] == 90
    assert requirements["10"]["values"]["2024"] == 54
    assert found["instruments"][0]["signed"] == "2022-03-08"
    assert {"number", "text", "requirement", "wording_confidence", "evidence"} <= keys(found)


def test_an_unknown_set_is_bad_input(bare: Ntm) -> None:
    """Exit code 2 with the sets there are."""
    ran = bare("criteria", "list", "khong-co")
    assert (ran.code, ran.out) == (2, "")
    assert "xa-ntm-2021-2025" in ran.err


def test_a_file_that_holds_is_exit_code_0(bare: Ntm, tmp_path: Path) -> None:
    """With its counts; as JSON an empty list of problems."""
    file = tmp_path / "thu.toml"
    file.write_text(WHOLE, "utf-8")
    ran = bare("criteria", "check", str(file))
    assert (ran.code, ran.out, ran.err) == (0, f"{file}: đúng mẫu, 2 tiêu chí, 2 chỉ tiêu.\n", "")
    assert bare("criteria", "check", str(file), "--json").data == []


def test_a_file_with_problems_is_exit_code_1(bare: Ntm, tmp_path: Path) -> None:
    """Every problem on a line of its own: file, key, sentence; the same as JSON."""
    file = tmp_path / "thu.toml"
    file.write_text(spoiled("value = 90", "value = 120").replace('"Thủy lợi"', '""'), "utf-8")
    ran = bare("criteria", "check", str(file))
    assert (ran.code, ran.err) == (1, "")
    assert [line.split(": ")[:2] for line in ran.out.splitlines()] == [
        [str(file), "criteria[1].name"],
        [str(file), "criteria[1].indicators[1].requirement.value"],
    ]
    problems = bare("criteria", "check", str(file), "--json")
    assert problems.code == 1
    assert [f"{p['file']}: {p['key']}: {p['sentence']}" for p in problems.data] == ran.out.splitlines()


@pytest.mark.parametrize("name", ["thieu.toml", "."])
def test_a_file_that_is_not_there_is_a_problem(bare: Ntm, tmp_path: Path, name: str) -> None:
    """The check failed: exit code 1 and the path."""
    ran = bare("criteria", "check", str(tmp_path / name))
    assert ran.code == 1
    assert str(tmp_path / name) in ran.out


def test_a_shipped_file_can_be_checked(bare: Ntm) -> None:
    """An officer starts from a copy of one."""
    from ntm_tracker.places import shipped

    for set_id in set_ids():
        assert bare("criteria", "check", str(shipped("criteria") / f"{set_id}.toml")).code == 0
