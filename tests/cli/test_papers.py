"""ntm evidence add, list, find."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.cli.contract import EVIDENCE, assert_contract
from tests.service.deeds import assert_one_sentence
from tests.store.record import dump

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm


@pytest.fixture
def kept(ntm: Ntm, tmp_path: Path) -> Ntm:
    """A record with two papers, the first with two files."""
    for name in ("Biên bản.pdf", "Ảnh.jpg"):
        (tmp_path / name).write_bytes(name.encode())
    files = ("--file", str(tmp_path / "Biên bản.pdf"), str(tmp_path / "Ảnh.jpg"))
    paper = ("--number", "12/BC-UBND", "--issuer", "UBND xã", "--issued", "30/06/2024", "--valid-until", "31/12/2024")
    assert ntm("evidence", "add", "3.1", "3.4", "--note", "Nghiệm thu Đường trục", *paper, *files).code == 0
    assert ntm("evidence", "add", "3.1", "--note", "Danh sách hộ nghèo").code == 0
    return ntm


def test_adding_narrates_and_prints_no_data(ntm: Ntm) -> None:
    """The number of the paper and its indicators go to standard error."""
    ran = ntm("evidence", "add", "3.1", "3.4", "--note", "Báo cáo")
    assert (ran.code, ran.out, ran.err) == (0, "", "Đã lưu minh chứng số 1 cho chỉ tiêu 3.1, 3.4.\n")


def test_a_paper_is_printed_as_json(kept: Ntm) -> None:
    """Every name that the design promises."""
    newest, oldest = kept("evidence", "list", "--json").data
    assert set(newest) >= EVIDENCE
    assert_contract([newest, oldest])
    assert (oldest["id"], oldest["indicators"]) == (1, ["3.1", "3.4"])
    assert (oldest["issued"], oldest["valid_until"]) == ("2024-06-30", "2024-12-31")
    assert [file["name"] for file in oldest["files"]] == ["Biên bản.pdf", "Ảnh.jpg"]
    assert (newest["number"], newest["issued"], newest["files"]) == ("", None, [])


def test_added_json_is_the_paper(ntm: Ntm) -> None:
    """The object that list prints."""
    added = ntm("evidence", "add", "3.1", "--note", "Báo cáo", "--json").data
    assert ntm("evidence", "list", "--json").data == [added]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("duong",), [1]),
        (("trục", "ĐƯỜNG"), [1]),
        (("12/bc",), [1]),
        (("ho ngheo",), [2]),
        (("anh.jpg",), [1]),
        ((unicodedata.normalize("NFD", "hộ nghèo"),), [2]),
        (("%",), []),
        (("d",), [2, 1]),
    ],
)
def test_evidence_is_found_without_marks(kept: Ntm, words: tuple[str, ...], found: list[int]) -> None:
    """Every word, in any order, without marks; finding nothing is an answer, not an error."""
    ran = kept("evidence", "find", *words, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [paper["id"] for paper in ran.data] == found


def test_evidence_is_listed_in_words(kept: Ntm) -> None:
    """Number, indicators, paper, newest first; on an empty record one sentence."""
    ran = kept("evidence", "list")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.index("#2") < ran.out.index("#1  [3.1, 3.4]")
    assert "12/BC-UBND" in ran.out
    assert kept("evidence", "find", "không có").out == "Không có minh chứng nào.\n"


@pytest.mark.parametrize(
    "argv",
    [
        ("3.1", "--note", " "),
        ("99.1", "--note", "x"),
        ("3.1", "--note", "x", "--issued", "31/12/2024"),
        ("3.1", "--note", "x", "--issued", "30/06/2024", "--valid-until", "01/06/2024"),
        ("3.1", "--note", "x", "--file", "thieu.pdf"),
        ("3.1", "--note", "x", "--file", "/"),
        ("3.1", "--note", "x", "--file", "~khong-co-nguoi-nay/a.pdf"),
        ("3.1", "--note", "x", "--file", "x" * 300),
    ],
    ids=lambda argv: " ".join(argv)[:40],
)
def test_adding_refuses_in_one_sentence(ntm: Ntm, data: Path, argv: tuple[str, ...]) -> None:
    """Exit code 2, no data, nothing saved."""
    before = dump(data / "ntm.db")
    ran = ntm("evidence", "add", *argv)
    assert (ran.code, ran.out) == (2, "")
    assert_one_sentence(ran.err.removesuffix("\n"))
    assert dump(data / "ntm.db") == before
