"""Printing the readiness summary: whole or not at all."""

from __future__ import annotations

import json
import resource
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.errors import InputRefused
from ntm_tracker.report import FORMATS, render
from ntm_tracker.service.changing_evidence import replace_file
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.reporting import Order, make_report, write_report
from tests.service.deeds import record, refused, value
from tests.store.record import execute

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ntm_tracker.service.office import Office

SIGNS = {"docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK", "txt": b" ", "json": b"{"}


@contextmanager
def a_full_disk(limit: int = 4096) -> Iterator[None]:
    """Let no file grow beyond `limit` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_written(office: Office, tmp_path: Path, form: str) -> None:
    """The ending of the file names the format; nothing else is left in the folder."""
    folder = tmp_path / "in"
    folder.mkdir()
    written = write_report(office, folder / f"bao-cao.{form.upper()}", None, Order()).path
    assert written.read_bytes().startswith(SIGNS[form])
    assert list(folder.iterdir()) == [written]


def test_a_format_that_the_ending_denies_is_refused(office: Office, tmp_path: Path) -> None:
    """A Word file named .pdf would not open: the two must agree."""
    with pytest.raises(InputRefused, match="khớp với dạng json"):
        write_report(office, tmp_path / "bao-cao.txt", "json", Order())
    assert list(tmp_path.glob("bao-cao*")) == []
    written = write_report(office, tmp_path / "bao-cao", "json", Order()).path
    assert json.loads(written.read_text("utf-8"))


def test_an_old_file_is_replaced(office: Office, tmp_path: Path) -> None:
    """Printing again writes over the last print, but only where that was said."""
    target = tmp_path / "bao-cao.txt"
    target.write_text("cũ", "utf-8")
    with refused(office, "Đã có tệp"):
        write_report(office, target, None, Order())
    assert target.read_text("utf-8") == "cũ"
    write_report(office, target, None, Order(), over=True)
    assert target.read_text("utf-8") != "cũ"


def test_a_failed_write_leaves_the_old_file(office: Office, tmp_path: Path) -> None:
    """On a full disk the old print stays as it was and no half-written file is left."""
    folder = tmp_path / "in"
    folder.mkdir()
    target = folder / "bao-cao.json"
    target.write_text("cũ", "utf-8")
    with refused(office, "Không ghi được tệp"), a_full_disk():
        write_report(office, target, None, Order(), over=True)
    assert target.read_text("utf-8") == "cũ"
    assert list(folder.iterdir()) == [target]


def test_a_folder_in_the_place_of_the_file_is_told(office: Office, tmp_path: Path) -> None:
    """And left as it was."""
    target = tmp_path / "bao-cao.txt"
    target.mkdir()
    with refused(office, "Không ghi được tệp"):
        write_report(office, target, None, Order())
    assert list(target.iterdir()) == []
    assert not list(tmp_path.glob(".ntm-*"))


@pytest.mark.parametrize("name", ["thieu/bao-cao.txt", f"{'x' * 300}.txt"], ids=["no folder", "too long"])
def test_a_place_that_cannot_be_written_is_told(office: Office, tmp_path: Path, name: str) -> None:
    """One sentence with the path."""
    with refused(office, "Không ghi được tệp"):
        write_report(office, tmp_path / name, None, Order())


@pytest.mark.parametrize(("name", "form"), [("a.odt", None), ("a", None), ("a.txt", "xls")])
def test_an_unknown_format_is_told(office: Office, tmp_path: Path, name: str, form: str | None) -> None:
    """With the formats that there are, and no file."""
    with refused(office, "docx, pdf, xlsx, txt, json"):
        write_report(office, tmp_path / name, form, Order())
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("day", ["02/10/2024", "hôm qua"])
def test_an_impossible_day_is_told(office: Office, tmp_path: Path, day: str) -> None:
    """A report of the future is refused."""
    with refused(office):
        write_report(office, tmp_path / "a.txt", None, Order(as_of=day))


def test_a_report_can_be_made_as_of_a_past_day(office: Office) -> None:
    """The same record gives July's page, without August's figure."""
    record(office, "3.1", value("91,5"), on="30/06/2024")
    record(office, "3.1", value("97,25"), on="31/08/2024")
    then, today = (render(make_report(office, Order(as_of=day)), "txt").decode() for day in ("15/07/2024", None))
    assert "91,5" in then
    assert "97,25" not in then
    assert "97,25" in today
    assert "15/07/2024" in then


def test_the_report_names_both_subjects_and_the_stand_in(office: Office) -> None:
    """Hương Sơn and Hương Thân, whose set is labelled as a stand-in."""
    record(office, "3.2", Draft(passed=True))
    page = " ".join(render(make_report(office, Order()), "txt").decode().split())
    for words in ("Hương Sơn", "Hương Thân", "Yên Bái", "tạm tính"):
        assert words.casefold() in page.casefold()


def test_a_paper_whose_file_is_damaged_does_not_count_and_is_told(office: Office, tmp_path: Path) -> None:
    """In the count of papers, among the notes, and to whoever prints; a sound one counts again."""
    scan = tmp_path / "quét [b].txt"
    scan.write_text("bản quét", "utf-8")
    add_evidence(office, ("1.1", "3.1"), Paper("Biên bản", files=(str(scan),)))
    sound = write_report(office, tmp_path / "a.txt", None, Order())
    assert sound.refused == ()
    execute(office.database, "UPDATE file SET content = x'00' || substr(content, 2)")
    damaged = write_report(office, tmp_path / "b.txt", None, Order())
    (told,) = damaged.refused
    assert told.startswith("Không tính minh chứng số 1 (1.1, 3.1): tệp “quét [b].txt” có nội dung khác lúc lưu; hãy")
    assert " ".join(told.split()) in " ".join(damaged.path.read_text("utf-8").split())
    replace_file(office, 1, str(scan))
    assert write_report(office, tmp_path / "c.txt", None, Order()).path.read_bytes() == sound.path.read_bytes()
