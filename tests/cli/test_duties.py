"""ntm assign, task, accept, progress, appraise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.contract import assert_contract, values_of
from tests.cli.test_working import HOSTILE
from tests.service.deeds import assert_one_sentence

if TYPE_CHECKING:
    from tests.cli.conftest import Ntm


def row(ntm: Ntm, number: str) -> dict[str, object]:
    """Return one line of `ntm status --json`."""
    data = ntm("status", "--json").data
    assert_contract(data)
    (found,) = [line for c in data["criteria"] for line in c["indicators"] if line["number"] == number]
    return dict(found)


def test_status_says_who_answers_by_when(ntm: Ntm) -> None:
    """For every indicator of the criterion; clearing takes it away."""
    assert (row(ntm, "3.1")["owner"], row(ntm, "3.1")["due"]) == (None, None)
    ran = ntm("assign", "3", "--to", "Chị Hà", "--due", "30/11/2024", "--json")
    assert (ran.code, ran.err) == (0, "Đã lưu. Giao tiêu chí 3: Chị Hà, hạn 30/11/2024.\n")
    assert (ran.data[0]["owner"], ran.data[0]["due"]) == ("Chị Hà", "2024-11-30")
    assert (row(ntm, "3.1")["owner"], row(ntm, "3.1")["due"]) == ("Chị Hà", "2024-11-30")
    assert "Phụ trách: Chị Hà, hạn 30/11/2024" in ntm("status").out
    assert "Chị Hà, hạn 30/11/2024 (cả tiêu chí)" in ntm("show", "3.1").out
    ntm("assign", "3", "--to", "")
    assert row(ntm, "3.1")["owner"] is None


def test_a_task_goes_its_way(ntm: Ntm) -> None:
    """Added, listed with who and when, done; late ones are gaps."""
    ran = ntm("task", "add", "3.1", "--what", "Lập biên bản", "--who", "Anh Ba", "--due", "30/09/2024", "--json")
    assert (ran.code, ran.data["id"], ran.data["overdue"]) == (0, 1, True)
    assert ran.err == "Đã giao nhiệm vụ số 1 “Lập biên bản”: Anh Ba, hạn 30/09/2024.\n"
    assert "3.1   số 1. Lập biên bản; Anh Ba, hạn 30/09/2024 (QUÁ HẠN)" in ntm("task", "list", "--who", "ba").out
    assert "task_overdue" in values_of(ntm("gaps", "--json").data, "rule")
    assert ntm("task", "edit", "1", "--due", "08/10/2024").code == 0
    assert "task_due_soon" in values_of(ntm("gaps", "--json").data, "rule")
    assert ntm("task", "done", "#1").err == (
        "Đã ghi xong nhiệm vụ số 1 “Lập biên bản”: Anh Ba, hạn 08/10/2024, xong ngày 01/10/2024.\n"
    )
    assert ntm("task", "list", "--open", "--json").data == []
    assert ntm("task", "reopen", "1").code == ntm("task", "remove", "1").code == 0
    assert ntm("task", "list").out == "Không có nhiệm vụ nào.\n"


def test_accepting_and_taking_back_are_told(ntm: Ntm) -> None:
    """The reply of the deed that takes it back says so, and so does the history; undo restores it."""
    ntm("record", "3.1", "--value", "95")
    ran = ntm("accept", "3.1")
    assert ran.err.splitlines() == [
        "Đã lưu. Chuyển tiến độ 3.1: đã duyệt.",
        "CHÚ Ý: 3.1 đạt (tạm tính), mức yêu cầu chưa đối chiếu văn bản.",
    ]
    assert row(ntm, "3.1")["progress"] == "accepted"
    ran = ntm("evidence", "add", "3.1", "--note", "Báo cáo")
    assert ran.err.endswith("Đã rút lại việc duyệt 3.1: hãy xem rồi duyệt lại.\n")
    assert row(ntm, "3.1")["progress"] == "for_review"
    assert "; 3.1 từ đã duyệt về chờ duyệt" in ntm("history").out
    ntm("undo")
    assert row(ntm, "3.1")["progress"] == "accepted"
    assert "rút lại" not in ntm("evidence", "add", "3.2", "--note", "Báo cáo").err


def test_progress_is_moved_by_its_words(ntm: Ntm) -> None:
    """Several at once."""
    assert ntm("progress", "3.1", "3.2", "--to", "in-progress").code == 0
    assert {row(ntm, "3.1")["progress"], row(ntm, "3.2")["progress"]} == {"in_progress"}


def test_an_appraisal_its_answer_and_its_end(ntm: Ntm) -> None:
    """With its number where several wait."""
    ran = ntm(
        "appraise", "3.1", "--level", "huyen", "--verdict", "not-met", "--remark", "Thiếu ảnh", "--by", "Phòng NN"
    )
    assert ran.code == 0
    shown = ntm("show", "3.1", "--json").data
    assert_contract(shown)
    assert (shown["appraisals"][0]["verdict"], shown["appraisals"][0]["open"]) == ("not_met", True)
    assert (shown["verdict"], row(ntm, "3.1")["open_remarks"]) == ("not_assessed", 1)
    assert "CHƯA GIẢI TRÌNH" in ntm("show", "3.1").out
    assert ntm("appraise", "3.1", "--answer", "Đã chụp", "--id", "1").code == 0
    assert ntm("appraise", "3.1", "--close").code == 0
    assert ntm("appraise", "3.1", "--remove", "1", "--json").data[0]["appraisals"] == []


@pytest.mark.parametrize(
    "argv",
    [
        ("assign", "3.1"),
        ("assign", "3.1", "--to", "A", "--due", "mai"),
        ("assign", "99", "--to", "A"),
        ("accept", "3.1"),
        ("progress", "3.1", "--to", "xong"),
        ("task", "add", "3.1", "--what", " ", "--who", "A"),
        ("task", "add", "3.1", "--what", "Họp"),
        ("task", "done", "7"),
        ("task", "done", "mười"),
        ("task", "list", "--who", ""),
        ("task",),
        ("appraise", "3.1"),
        ("appraise", "3.1", "--level", "huyen", "--verdict", "not-met"),
        ("appraise", "3.1", "--level", "huyen", "--verdict", "met", "--id", "1"),
        ("appraise", "3.1", "--answer", "Xong", "--remark", "A"),
        ("appraise", "3.1", "--answer", "Xong", "--close"),
    ],
)
def test_a_bad_input_is_one_sentence(ntm: Ntm, argv: tuple[str, ...]) -> None:
    """Exit code 2, no data, no traceback."""
    ran = ntm(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert_one_sentence(ran.err.strip())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_back_as_they_were_typed(ntm: Ntm, text: str) -> None:
    """In an owner, a task and a remark."""
    ntm("assign", "3.1", "--to", text)
    ntm("task", "add", "3.1", "--what", text, "--who", text)
    ntm("appraise", "3.1", "--level", "tinh", "--verdict", "not-met", "--remark", text)
    shown = ntm("show", "3.1", "--json").data
    assert (shown["owner"], shown["tasks"][0]["what"], shown["appraisals"][0]["remark"]) == (text, text, text)
    assert ntm("gaps").code == 1


def test_several_are_given_and_moved_in_one_command(ntm: Ntm) -> None:
    """One deed for all of them; the suggested owners are shown before they are taken."""
    ntm("record", "3.1", "--value", "95")
    assert ntm("assign", "3.2", "3.4", "--to", "Anh Ba").err == "Đã lưu. Giao 3.2, 3.4: Anh Ba.\n"
    ran = ntm("assign", "3.1", "3.2", "--suggested", "--dry-run")
    assert (ran.code, ran.err) == (0, "Mới xem trước, chưa giao gì; bỏ --dry-run để giao.\n")
    assert "3.2: đã giao Anh Ba, giữ nguyên" in ran.out
    assert row(ntm, "3.1")["owner"] is None
    told = ntm("assign", "3.1", "3.2", "--suggested", "--dry-run", "--json").data
    assert list(told["suggested"]) == ["3.1"]
    assert ntm("assign", "3.1", "3.2", "--suggested").code == 0
    assert row(ntm, "3.1")["owner"] == told["suggested"]["3.1"]
    ran = ntm("accept", "3.1", "3.2")
    assert ran.code == 2
    assert "vì 3.2 chưa đánh giá nên chưa duyệt được" in ran.err
    assert ntm("progress", "3.1", "3.2", "--to", "for-review").code == 2
    for slip in (("assign",), ("assign", "3.1", "--dry-run"), ("assign", "--suggested", "--to", "Chị Hà")):
        assert_one_sentence(ntm(*slip).err.strip())


def test_the_whole_work_is_listed_mine_and_by_person(ntm: Ntm) -> None:
    """Indicators, tasks and remarks over every assessment; the list of tasks alone is as it was."""
    ntm("assign", "6.1", "--to", "chị hà; Anh Ba", "--due", "05/10/2024")
    ntm("task", "add", "3.1", "--what", "Lập biên bản", "--who", "Anh Ba", "--due", "20/09/2024")
    ntm("task", "add", "2", "--what", "Họp thôn", "--who", "Chị Hà", "--subject", "huong than")
    ntm("appraise", "6.1", "--level", "huyen", "--verdict", "not-met", "--remark", "Thiếu ảnh")
    mine = ntm("task", "list", "--mine", "--json").data
    assert_contract(mine)
    assert [(one["kind"], one["number"], one["when"]) for one in mine] == [
        ("remark", "6.1", "this_week"),
        ("indicator", "6.1", "this_week"),
        ("task", "2", "no_deadline"),
    ]
    people = ntm("task", "list", "--by-person", "--json").data
    assert_contract(people)
    assert [(of["person"], len(of["work"])) for of in people] == [("Anh Ba", 3), ("chị hà", 3)]
    told = ntm("task", "list", "--by-person").out
    assert "Anh Ba: 3 việc · quá hạn: 1 · tuần này: 2\n3.1   Nhiệm vụ: Lập biên bản; Anh Ba, hạn 20/09/2024" in told
    assert told.endswith("Tất cả: 4 việc · quá hạn: 1 · tuần này: 2 · không hạn: 1.\n")
    assert [one["who"] for one in ntm("task", "list", "--json").data] == ["Anh Ba", "Chị Hà"]
    assert ntm("task", "list", "--mine", "--who", "ba").code == 2
    assert [one["number"] for one in ntm("task", "list", "--mine", "--json", "--subject", "huong than").data] == ["2"]
