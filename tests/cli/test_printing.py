"""ntm report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.service.deeds import assert_one_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm

SIGNS = {"docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK", "txt": b" ", "json": b"{"}


def test_a_readable_report_goes_to_standard_output(ntm: Ntm) -> None:
    """Text unless told, JSON when asked for; data only."""
    text = ntm("report", "readiness")
    assert (text.code, text.err) == (0, "")
    assert "Hương Thân" in text.out
    assert ntm("report", "readiness", "--format", "txt") == text
    shown = ntm("report", "readiness", "--format", "json")
    assert (shown.code, shown.err) == (0, "")
    assert shown.data


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_file_format_is_not_printed_to_standard_output(ntm: Ntm, form: str) -> None:
    """The sentence says to name a file."""
    ran = ntm("report", "readiness", "--format", form)
    assert (ran.code, ran.out) == (2, "")
    assert "-o" in ran.err
    assert_one_sentence(ran.err.removesuffix("\n"))


@pytest.mark.parametrize("form", SIGNS)
def test_a_report_is_written_to_a_file(ntm: Ntm, tmp_path: Path, form: str) -> None:
    """By the file's ending or by --format; the narration names the file."""
    for file, flags in ((tmp_path / f"a.{form}", ()), (tmp_path / "b", ("--format", form))):
        ran = ntm("report", "readiness", *flags, "-o", str(file))
        assert (ran.code, ran.out) == (0, "")
        assert str(file) in ran.err
        assert file.read_bytes().startswith(SIGNS[form])


def test_the_file_is_what_standard_output_shows(ntm: Ntm, tmp_path: Path) -> None:
    """The text on screen and in the file are one."""
    shown = ntm("report", "readiness").out
    ntm("report", "readiness", "-o", str(tmp_path / "a.txt"))
    assert (tmp_path / "a.txt").read_text("utf-8") == shown


@pytest.mark.parametrize("name", ["a", "a.odt", "thieu/a.docx", "."])
def test_a_place_or_format_that_cannot_be_is_told(ntm: Ntm, tmp_path: Path, name: str) -> None:
    """Exit code 2, one sentence, no file."""
    ran = ntm("report", "readiness", "-o", str(tmp_path / name))
    assert (ran.code, ran.out) == (2, "")
    assert_one_sentence(ran.err.removesuffix("\n"))


def test_a_report_of_a_past_day(ntm: Ntm) -> None:
    """The page is of the day asked for; a day to come is refused."""
    ntm("record", "3.1", "--value", "97,25", "--on", "31/08/2024")
    assert "97,25" in ntm("report", "readiness").out
    assert "97,25" not in ntm("report", "readiness", "--as-of", "15/07/2024").out
    assert ntm("report", "readiness", "--as-of", "31/12/2024").code == 2
