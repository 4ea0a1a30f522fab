"""ntm init, record, confirm, history, undo."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.cli.contract import EVENT, SHOW, assert_contract
from tests.service.deeds import assert_one_sentence
from tests.store.record import dump

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm

HOSTILE = ["[b]đậm[/b]", "[/", "=1+1", "<b>&amp;", "{0} %s %(a)s", "\\n \\x1b[31m", "'\"`$(id)`", "Đường, Đảng, Hòa"]


def test_init_sets_up_once(bare: Ntm, tmp_path: Path) -> None:
    """The first time it makes the record, the second it says that it is there; both end with 0."""
    folder = tmp_path / "moi"
    first = bare("--data", str(folder), "init")
    assert (first.code, first.out) == (0, "")
    assert "Đã thiết lập" in first.err
    before = dump(folder / "ntm.db")
    second = bare("--data", str(folder), "init", "--profile", "huong-son")
    assert (second.code, second.out) == (0, "")
    assert "giữ nguyên" in second.err
    assert dump(folder / "ntm.db") == before


def test_init_of_an_unknown_profile_is_refused(bare: Ntm, tmp_path: Path) -> None:
    """Exit code 2 with the profiles there are."""
    ran = bare("--data", str(tmp_path / "moi"), "init", "--profile", "khong-co")
    assert (ran.code, ran.out) == (2, "")
    assert "huong-son" in ran.err


def test_record_narrates_and_prints_no_data(ntm: Ntm) -> None:
    """What was saved and how it is judged goes to standard error."""
    ran = ntm("record", "3.1", "--value", "99,8", "--on", "30/06/2024", "--source", "12/BC-UBND")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Đã lưu. Ghi kết quả 3.1: chưa có → 99,8%. Đánh giá: Đạt (tạm tính).\n"


def test_record_prints_the_indicator_as_json(ntm: Ntm) -> None:
    """The same object that show prints."""
    ran = ntm("record", "3.1", "--value", "92", "--json")
    assert set(ran.data) >= SHOW
    assert ran.data == ntm("show", "3.1", "--json").data
    assert_contract(ran.data)


@pytest.mark.parametrize(
    "flags",
    [
        ("--value", "92"),
        ("--value", "92", "--set", "xa-ntm-2021-2025"),
        ("--of", "46/50"),
        ("--not-applicable", "--reason", "Không có công trình"),
    ],
    ids=" ".join,
)
def test_record_takes_every_kind(ntm: Ntm, flags: tuple[str, ...]) -> None:
    """Each saved with exit code 0."""
    assert ntm("record", "3.1", *flags).code == 0


@pytest.mark.parametrize(
    "argv",
    [
        ("3.1", "--pass"),
        ("3.2", "--value", "92"),
        ("3.1", "--value", "101"),
        ("3.1", "--value", "-1"),
        ("3.1", "--value", "chín mươi"),
        ("3.1", "--value", ""),
        ("3.1", "--value", "92", "--on", "31/12/2024"),
        ("3.1", "--value", "92", "--on", "31/02/2024"),
        ("3.1", "--of", "51/50"),
        ("6.3", "--of", "19/20"),
        ("3.6", "--level", "Tuyệt vời"),
        ("3", "--value", "92"),
        ("99.1", "--value", "92"),
        ("7", "--not-applicable"),
        ("7", "--not-applicable", "--reason", "  "),
        ("3.1", "--value", "92", "--reason", "x"),
        ("3.1", "--value", "92", "--set", "xa-ntm-2026-2030"),
        ("3.1", "--value", "92", "--subject", "khong co"),
    ],
    ids=" ".join,
)
def test_record_refuses_in_one_sentence(ntm: Ntm, data: Path, argv: tuple[str, ...]) -> None:
    """Exit code 2, no data, nothing saved, not even an event."""
    before = dump(data / "ntm.db")
    ran = ntm("record", *argv)
    assert (ran.code, ran.out) == (2, "")
    assert_one_sentence(ran.err.removesuffix("\n"))
    assert dump(data / "ntm.db") == before


def test_confirm_narrates_and_takes_away_tam_tinh(ntm: Ntm) -> None:
    """The figure read on paper judges firmly."""
    ntm("record", "3.1", "--value", "92")
    ran = ntm("confirm", "3.1", "--value", ">= 85", "--basis", "QĐ 741/QĐ-UBND, Phụ lục II", "--dated", "06/05/2022")
    assert (ran.code, ran.out) == (0, "")
    assert "Đánh giá: Đạt." in ran.err
    requirement = ntm("show", "3.1", "--json").data["requirement"]
    assert (requirement["value"], requirement["confirmation"]) == (85, "confirmed")
    assert requirement["confirmed"]["dated"] == "2022-05-06"
    assert requirement["shipped"] == "≥ 90%"


@pytest.mark.parametrize(
    "argv",
    [
        ("3.1", "--basis", " "),
        ("8.2", "--basis", "QĐ"),
        ("3.1", "--basis", "QĐ", "--value", ">= 101%"),
        ("3.1", "--basis", "QĐ", "--value", "Đạt"),
        ("3.1", "--basis", "QĐ", "--dated", "31/12/2024"),
    ],
    ids=" ".join,
)
def test_confirm_refuses_in_one_sentence(ntm: Ntm, data: Path, argv: tuple[str, ...]) -> None:
    """Exit code 2, nothing saved."""
    before = dump(data / "ntm.db")
    ran = ntm("confirm", *argv)
    assert (ran.code, ran.out) == (2, "")
    assert_one_sentence(ran.err.removesuffix("\n"))
    assert dump(data / "ntm.db") == before


def test_history_lists_the_newest_first(ntm: Ntm) -> None:
    """One line each: when, who, what."""
    ntm("record", "3.1", "--value", "80")
    ntm("record", "3.2", "--pass")
    ran = ntm("history")
    assert (ran.code, ran.err) == (0, "")
    first, second, third = ran.out.splitlines()
    assert first.endswith("Chị Hà · Ghi kết quả 3.2: chưa có → Đạt [07387/xa-ntm-nang-cao-2021-2025/2024]")
    assert "Chị Hà · Ghi kết quả 3.1: chưa có → 80%" in second
    assert "Thiết lập từ hồ sơ" in third
    assert len(ntm("history", "--indicator", "3.1").out.splitlines()) == 1


def test_history_json_is_a_list_of_events(ntm: Ntm) -> None:
    """With rows before and after and the chain of hashes."""
    ntm("record", "3.1", "--value", "80")
    ntm("undo")
    listed = ntm("history", "--json").data
    assert [event["deed"] for event in listed] == ["undo", "record", "init"]
    assert all(set(event) >= EVENT for event in listed)
    assert listed[0]["undoes"] == listed[1]["seq"]
    assert listed[1]["undone"] is True
    assert listed[0]["previous_hash"] == listed[1]["hash"]
    assert_contract([{key: event[key] for key in event} for event in listed])


def test_history_takes_a_number_as_people_type_it(ntm: Ntm) -> None:
    """“3,1” is 3.1 here as everywhere."""
    ntm("record", "3.1", "--value", "80")
    assert ntm("history", "--indicator", "3,1").out == ntm("history", "--indicator", "3.1").out


def test_undo_says_what_it_took_back(ntm: Ntm) -> None:
    """And ends with 2 when nothing is left."""
    ntm("record", "3.1", "--value", "80")
    ran = ntm("undo")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Đã hoàn tác: Ghi kết quả 3.1: chưa có → 80%.\n"
    assert ntm("show", "3.1", "--json").data["result"] is None
    again = ntm("undo")
    assert (again.code, again.out, again.err) == (2, "", "Không còn việc nào để hoàn tác.\n")


def test_undo_prints_the_event_as_json(ntm: Ntm) -> None:
    """What was taken back."""
    ntm("record", "3.1", "--value", "80")
    assert ntm("undo", "--json").data["deed"] == "record"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_it_is(ntm: Ntm, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str) -> None:
    """Names, notes, numbers and file names with any sign come out letter by letter, in text and JSON."""
    file = tmp_path / text.replace("/", "∕").replace("\0", "")
    file.write_bytes(b"1")
    monkeypatch.setenv("NTM_OFFICER", text)
    ntm("record", "3.1", "--value", "92", f"--note={text}", f"--source={text}")
    ntm("evidence", "add", "3.1", f"--note={text}", f"--number={text}", f"--issuer={text}", "--file", str(file))
    assert text in ntm("history").out
    assert text in ntm("show", "3.1").out
    assert text in ntm("evidence", "list").out
    assert ntm("show", "3.1", "--json").data["result"]["note"] == text
    (paper,) = ntm("evidence", "list", "--json").data
    assert (paper["note"], paper["number"], paper["issuer"], paper["entered_by"]) == (text,) * 4
    assert paper["files"][0]["name"] == file.name
    assert ntm("history", "--json").data[0]["who"] == text


def test_json_keeps_its_letters(ntm: Ntm) -> None:
    """Vietnamese is printed as it is read, composed, not as escapes."""
    ntm("record", "3.1", "--value", "92", "--note", unicodedata.normalize("NFD", "Hộ nghèo"))
    ran = ntm("show", "3.1", "--json")
    assert "Hộ nghèo" in ran.out
    assert json.loads(ran.out)["result"]["note"] == "Hộ nghèo"


def test_a_control_sequence_never_reaches_the_terminal(ntm: Ntm) -> None:
    """What could move the cursor or change colours is taken out before it is saved or told."""
    ntm("record", "3.1", "--value", "92", "--note", "a\x1b[31mb\x07\u202ec")
    assert ntm("show", "3.1", "--json").data["result"]["note"] == "a[31mbc"
    for argv in (("show", "\x1b[31m3.1"), ("status", "--subject", "\x1b[31mx"), ("status", "--set", "\x1b[31mx")):
        assert "\x1b" not in ntm(*argv).err
