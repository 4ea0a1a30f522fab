"""ntm evidence add, edit, link, unlink, list, find."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.cli.contract import EVIDENCE, FILE, assert_contract
from tests.papers import JPEG
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
    assert all(set(file) == FILE for file in oldest["files"])
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


def test_a_name_that_lies_is_told(ntm: Ntm, tmp_path: Path) -> None:
    """The paper is saved, and the officer is warned on standard error."""
    (tmp_path / "biên bản.pdf").write_bytes(JPEG)
    ran = ntm(
        "evidence", "add", "3.1", "--note", "Biên bản", "--kind", "biên bản", "--file", str(tmp_path / "biên bản.pdf")
    )
    assert ran.code == 0
    assert "CHÚ Ý: Tệp “biên bản.pdf” có đuôi .pdf nhưng nội dung là ảnh JPEG" in ran.err


@pytest.mark.parametrize("form", ["'{}'", '"{}"', " {} ", "{as_uri}", "{escaped}"])
def test_a_path_is_taken_as_it_was_pasted(ntm: Ntm, tmp_path: Path, form: str) -> None:
    """In quotes, as an address, with the backslashes of a terminal."""
    scan = tmp_path / "Báo cáo #1 100%.txt"
    scan.write_bytes(b"x")
    pasted = form.format(scan, as_uri=scan.as_uri(), escaped=str(scan).replace(" ", "\\ "))
    added = ntm("evidence", "add", "3.1", "--note", "Báo cáo", "--file", pasted, "--json")
    assert [file["name"] for file in added.data["files"]] == [scan.name]


def test_papers_are_changed_together(kept: Ntm) -> None:
    """Two at once, one undo; what was printed is what is there."""
    flags = ("--kind", "ảnh", "--valid-until", "", "--owner", "Chị Hà", "--maintained")
    ran = kept("evidence", "edit", "1", "#2", *flags, "--json")
    assert (ran.code, ran.err) == (0, "Đã sửa minh chứng số 1, 2.\n")
    assert [(one["id"], one["kind"], one["valid_until"], one["owner"]) for one in ran.data] == [
        (1, "photo", None, "Chị Hà"),
        (2, "photo", None, "Chị Hà"),
    ]
    assert "Người giữ:     Chị Hà" in kept("evidence", "show", "1").out
    assert [one["id"] for one in kept("evidence", "find", "nguoi-giu:chị hà", "--json").data] == [2, 1]
    assert [one["id"] for one in kept("evidence", "find", "loai:anh", "--json").data] == [2, 1]
    assert kept("undo").code == 0
    assert kept("evidence", "find", "loai:anh", "--json").data == []


def test_papers_are_linked_and_taken_off(kept: Ntm) -> None:
    """To several indicators, of another unit too; a paper that is left alone is told."""
    assert kept("evidence", "link", "1", "2", "--to", "3.2", "3.4").err == "Đã gắn minh chứng số 1, 2.\n"
    linked = kept("evidence", "link", "2", "--to", "1", "--subject", "huong than", "--json").data[0]
    assert linked["indicators"] == ["3.1", "3.2", "3.4", "1"]
    assert kept("evidence", "unlink", "1", "--from", "3.1", "3.2", "3.4").err == (
        "Đã gỡ minh chứng số 1.\nMinh chứng số 1 không còn gắn với chỉ tiêu nào.\n"
    )
    assert kept("evidence", "list", "--json").data[1]["indicators"] == []
    assert "#1  []" in kept("evidence", "list").out


def test_a_person_is_asked_for_as_typed(kept: Ntm) -> None:
    """The shell takes the quotes away; the name stays one."""
    assert len(kept("evidence", "find", "nguoi:chị hà", "--json").data) == 2
    assert kept("evidence", "find", "nguoi:chị lan", "--json").data == []


def test_an_old_paper_is_marked(ntm: Ntm) -> None:
    """Of an earlier year than the assessment, in words and as JSON."""
    ntm("evidence", "add", "3.1", "--note", "Báo cáo", "--kind", "báo cáo", "--issued", "30/06/2023")
    assert "Báo cáo, 30/06/2023: Báo cáo (cũ hơn kỳ 2024)" in ntm("evidence", "list").out
    assert "cũ hơn kỳ 2024" in ntm("show", "3.1").out
    assert ntm("show", "3.1", "--json").data["evidence"][0]["older_than_period"] is True


@pytest.mark.parametrize(
    "argv",
    [
        ("edit", "1"),
        ("edit", "9", "--kind", "ảnh"),
        ("edit", "một", "--kind", "ảnh"),
        ("edit", "1", "--kind", "thông tư"),
        ("edit", "1", "--issued", "hôm qua"),
        ("link", "1", "--to", "99.9"),
        ("unlink", "1", "--from", "3.3"),
        ("unlink", "1", "2"),
        ("find", "mau:xanh"),
        ("find", "han:mai"),
    ],
    ids=" ".join,
)
def test_changing_refuses_in_one_sentence(kept: Ntm, data: Path, argv: tuple[str, ...]) -> None:
    """Exit code 2, no data, nothing saved."""
    before = dump(data / "ntm.db")
    ran = kept("evidence", *argv)
    assert (ran.code, ran.out) == (2, "")
    assert_one_sentence(ran.err.strip())
    assert dump(data / "ntm.db") == before


def test_a_paper_is_shown_with_what_it_was(kept: Ntm) -> None:
    """Its files, who entered it, and how it read before it was changed; an undone change is none."""
    kept("evidence", "edit", "1", "--note", "Bản hai")
    kept("evidence", "edit", "1", "--note", "Bản ba")
    kept("undo")
    shown = kept("evidence", "show", "1", "--json").data
    assert [version["note"] for version in shown["versions"]] == ["Bản hai", "Nghiệm thu Đường trục"]
    assert set(shown) >= EVIDENCE
    assert_contract(shown)
    printed = kept("evidence", "show", "1").out
    for word in ("Bản hai", "Chị Hà", "Biên bản.pdf (1 kB", "Các bản trước:", "Nghiệm thu Đường trục"):
        assert word in printed
    assert kept("evidence", "show", "9").code == 2
