"""ntm evidence replace, open, save, verify, attach."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests import papers
from tests.cli.contract import assert_contract
from tests.service.deeds import assert_one_sentence
from tests.store.record import dump, execute

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm


@pytest.fixture
def kept(ntm: Ntm, tmp_path: Path) -> Ntm:
    """A record with a paper of one file and a paper of two."""
    for name, text in (("cũ.pdf", "Bản cũ"), ("a=b.pdf", "Bản hai"), ("mới.pdf", "Bản quét mới")):
        (tmp_path / name).write_bytes(papers.pdf(text))
    old, second = str(tmp_path / "cũ.pdf"), str(tmp_path / "a=b.pdf")
    assert ntm("evidence", "add", "3.1", "--note", "Báo cáo", "--file", old).code == 0
    assert ntm("evidence", "add", "3.1", "--note", "Hai tệp", "--file", old, second).code == 0
    return ntm


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system with an opener that writes into what it opens, as an officer would."""
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text('#!/bin/sh\necho sửa >> "$1"\n', "utf-8")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{opener.parent}:/bin:/usr/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    return opener


class Keyboard(io.StringIO):
    """A person at a terminal who types these lines."""

    def isatty(self) -> bool:
        """Say that somebody is there."""
        return True


def test_a_file_is_replaced(kept: Ntm, tmp_path: Path) -> None:
    """The only one without a name, one of two by its name, even where that holds “=”."""
    ran = kept("evidence", "replace", "1", "--file", str(tmp_path / "mới.pdf"), "--json")
    assert (ran.code, ran.err) == (0, "Đã thay tệp của minh chứng số 1; bản cũ vẫn xem được.\n")
    (piece,) = ran.data
    assert [(file["name"], file["retired"] is None) for file in piece["files"]] == [
        ("mới.pdf", True),
        ("cũ.pdf", False),
    ]
    (piece,) = kept("evidence", "replace", "2", "--file", f"a=b.pdf={tmp_path / 'mới.pdf'}", "--json").data
    assert [file["name"] for file in piece["files"]] == ["cũ.pdf", "mới.pdf", "a=b.pdf"]
    assert [one["id"] for one in kept("evidence", "find", "ban quet moi", "--json").data] == [2, 1]


def test_a_file_is_saved(kept: Ntm, tmp_path: Path) -> None:
    """Byte for byte; which of two must be said."""
    ran = kept("evidence", "save", "1", "-o", str(tmp_path / "ra.pdf"))
    assert (ran.code, ran.out, ran.err) == (0, "", f"Đã lưu vào {tmp_path / 'ra.pdf'}.\n")
    assert (tmp_path / "ra.pdf").read_bytes() == (tmp_path / "cũ.pdf").read_bytes()
    for argv in (("2",), ("2", "--file", "lạ.pdf"), ("9",)):
        ran = kept("evidence", "save", *argv, "-o", str(tmp_path / "hai.pdf"))
        assert (ran.code, ran.out) == (2, "")
        assert_one_sentence(ran.err.strip())
    assert kept("evidence", "save", "2", "--file", "a=b.pdf", "-o", str(tmp_path / "hai.pdf")).code == 0


@pytest.mark.parametrize(("answer", "files"), [("c", 2), ("k", 1), ("", 1)])
def test_a_change_in_the_copy_is_offered_as_a_new_version(
    kept: Ntm, desktop: Path, monkeypatch: pytest.MonkeyPatch, answer: str, files: int
) -> None:
    """It is kept only where the officer says so; the copy is gone either way."""
    assert desktop.exists()
    monkeypatch.setattr("sys.stdin", Keyboard(f"\n{answer}\n"))
    ran = kept("evidence", "open", "1")
    assert ran.code == 0
    assert "Bản sao đã bị sửa" in ran.err
    assert len(kept("evidence", "list", "--json").data[1]["files"]) == files


def test_a_copy_stays_where_nobody_answers(kept: Ntm, desktop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a script the copy is named, and how to keep what is changed in it."""
    assert desktop.exists()
    monkeypatch.setattr("sys.stdin", io.StringIO())
    ran = kept("evidence", "open", "1")
    assert (ran.code, ran.out) == (0, "")
    assert "ntm evidence replace 1" in ran.err


def test_files_are_verified(kept: Ntm, data: Path) -> None:
    """0 while all hold; 1 with the names of those that do not, in words and as JSON."""
    ran = kept("evidence", "verify")
    assert (ran.code, ran.out) == (0, "2/2 tệp còn nguyên vẹn.\n")
    execute(data / "ntm.db", "UPDATE file SET content = x'00' || substr(content, 2) WHERE rowid = 1")
    ran = kept("evidence", "verify")
    assert (ran.code, ran.err) == (1, "")
    assert "HỎNG  cũ.pdf (minh chứng số 2, 1)" in ran.out
    ran = kept("evidence", "verify", "--json")
    assert (ran.code, ran.data["files_total"]) == (1, 2)
    assert [one["names"] for one in ran.data["broken"]] == [["cũ.pdf"]]
    assert_contract(ran.data)


def test_a_folder_is_attached(ntm: Ntm, data: Path, tmp_path: Path) -> None:
    """Shown first, then taken; each line says where a file goes or why it does not."""
    folder = tmp_path / "TC03"
    (folder / "3.2").mkdir(parents=True)
    (folder / "3.1 - báo cáo tưới.txt").write_text("Tưới", "utf-8")
    (folder / "3.2" / "ảnh.jpg").write_bytes(papers.JPEG)
    (folder / "lạ.txt").write_text("?", "utf-8")
    before = dump(data / "ntm.db")
    ran = ntm("evidence", "attach", str(folder), "--dry-run")
    assert (ran.code, ran.err) == (0, "Sẽ thêm 2 minh chứng; 1 tệp không thêm.\n")
    assert "3.1   3.1 - báo cáo tưới.txt" in ran.out
    assert "—     lạ.txt: tên chỉ ghi tiêu chí 3, chưa rõ chỉ tiêu nào" in ran.out
    assert dump(data / "ntm.db") == before
    ran = ntm("evidence", "attach", str(folder), "--json")
    assert (ran.code, ran.err) == (0, "Đã thêm 2 minh chứng; 1 tệp không thêm.\n")
    assert [(one["path"], one["evidence"]) for one in ran.data] == [
        ("3.1 - báo cáo tưới.txt", 1),
        ("3.2/ảnh.jpg", 2),
        ("lạ.txt", None),
    ]
    assert ntm("undo").code == 0
    assert ntm("evidence", "list", "--json").data == []
    assert ntm("evidence", "attach", str(tmp_path / "không có")).code == 2
