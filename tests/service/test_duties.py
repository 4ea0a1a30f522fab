"""Owners, tasks, steps and appraisals: each one deed, each taken back whole, each read as of a past day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.gaps import Rule, find_gaps
from ntm_tracker.domain.people import suggested_lines
from ntm_tracker.domain.readiness import is_ready
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.terms import Progress, Verdict
from ntm_tracker.errors import RowsRefused, SavedMeanwhile
from ntm_tracker.service.appraising import (
    AppraisalDraft,
    answer_remark,
    appraise,
    close_remark,
    remove_appraisal,
)
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.giving import Giving, give_work
from ntm_tracker.service.history import list_history, undo
from ntm_tracker.service.progress import accept, move, newest, step, taken_back_since
from ntm_tracker.service.reading import Wanted, open_checklist
from ntm_tracker.service.suggesting import assign_suggested, suggested
from ntm_tracker.service.tasks import (
    TaskChange,
    TaskDraft,
    add_task,
    change_task,
    finish_task,
    list_tasks,
    remove_task,
    reopen_task,
)
from tests.service.deeds import confirm, events, now, record, refused, value
from tests.store.record import content

if TYPE_CHECKING:
    import time_machine

    from ntm_tracker.service.office import Office

DUE = date(2024, 11, 30)
TASK = TaskDraft("Lập biên bản nghiệm thu", "Anh Ba", "30/11/2024")


def on(clock: time_machine.Traveller, month: int, day: int) -> None:
    """Let it be another day of 2024."""
    clock.move_to(datetime(2024, month, day, 8, 30, tzinfo=UTC), tick=False)


def test_an_indicator_takes_its_criterions_owner_until_it_has_its_own(office: Office) -> None:
    """A whole criterion is given in one deed; clearing gives back what there was before."""
    before = content(office.store)
    assign(office, ["3"], Assigning("Chị  Hà", "30/11/2024"))
    assert {(now(office, n).owner, now(office, n).due) for n in ("3.1", "3.6")} == {("Chị Hà", DUE)}
    given = assign(office, ["3.1", "3.2"], Assigning("Anh Ba"))
    assert given.summary == "Giao 3.1, 3.2: Anh Ba"
    assert (now(office, "3.1").owner, now(office, "3.1").due) == ("Anh Ba", DUE)
    undo(office)
    assert now(office, "3.2").owner == "Chị Hà"
    assign(office, ["3"], Assigning(""))
    assert content(office.store) == before
    assert now(office, "6.1").owner == ""


def test_what_cannot_be_given_is_refused(office: Office) -> None:
    """Nothing said, nothing new, nobody known by the number, an unreadable day: nothing is saved."""
    assign(office, ["3.1"], Assigning("Chị Hà", "30/11/2024"))
    with refused(office, "Chưa ghi giao cho ai"):
        assign(office, ["3.1"], Assigning())
    with refused(office, "đã đúng như hiện có"):
        assign(office, ["3.1"], Assigning("Chị Hà"))
    with refused(office, "không có chỉ tiêu"):
        assign(office, ["3.1", "99"], Assigning("Chị Hà"))
    with refused(office, "không có trong lịch"):
        assign(office, ["3.1"], Assigning(due="31/11/2024"))


def test_a_save_over_a_newer_owner_is_refused(office: Office) -> None:
    """Two officers at two machines: the second is told."""
    assign(office, ["3.1"], Assigning("Chị Hà"))
    with pytest.raises(SavedMeanwhile):
        assign(office, ["3.1"], Assigning("Anh Ba"), over=0)
    assert now(office, "3.1").owner == "Chị Hà"


def test_a_task_from_giving_to_done(office: Office) -> None:
    """Given, changed, done, opened again, removed; every step is one deed that can be taken back."""
    line = add_task(office, "3.1", TASK)
    (task,) = now(office, "3.1").tasks
    assert (task.what, task.who, task.due, task.done_on) == ("Lập biên bản nghiệm thu", "Anh Ba", DUE, None)
    change_task(office, line.task.id, TaskChange(who="Chị Tư", due=""))
    (task,) = now(office, "3.1").tasks
    assert (task.who, task.due, task.entered_by) == ("Chị Tư", None, "Chị Hà")
    assert finish_task(office, task.id, "30/09/2024").task.done_on == date(2024, 9, 30)
    with refused(office, "đã đúng như vậy"):
        finish_task(office, task.id, "30/09/2024")
    assert reopen_task(office, task.id).task.done_on is None
    remove_task(office, task.id)
    assert now(office, "3.1").tasks == ()
    undo(office)
    assert now(office, "3.1").tasks[0].who == "Chị Tư"
    assert events(office) == 7


def test_a_task_falls_to_the_owner_by_his_deadline(office: Office) -> None:
    """Who was not said is who answers for it; where nobody does, it is refused."""
    with refused(office, "Chưa ghi ai làm"):
        add_task(office, "3.1", TaskDraft("Lập biên bản"))
    assign(office, ["3"], Assigning("Chị Hà", "30/11/2024"))
    task = add_task(office, "3.1", TaskDraft("Lập biên bản")).task
    assert (task.who, task.due) == ("Chị Hà", DUE)
    with refused(office, "Chưa ghi việc cần làm"):
        add_task(office, "3.1", TaskDraft(" ", "Anh Ba"))
    with refused(office, "Không có nhiệm vụ số 99"):
        finish_task(office, 99)
    with refused(office, "ở tương lai"):
        finish_task(office, task.id, "01/12/2024")
    with refused(office, "phải có người làm"):
        change_task(office, task.id, TaskChange(who=""))


def test_tasks_are_listed_by_person_across_all_assessments(office: Office) -> None:
    """Without marks; of the village as of the commune; open ones alone where asked."""
    add_task(office, "3.1", TASK)
    add_task(office, "1", TaskDraft("Làm hàng rào", "Chị Tư"), Wanted(subject="huong than"))
    done = add_task(office, "3", TaskDraft("Họp", "Anh Ba", "01/11/2024")).task
    finish_task(office, done.id)
    assert [line.task.what for line in list_tasks(office)] == ["Lập biên bản nghiệm thu", "Làm hàng rào", "Họp"]
    assert [line.task.what for line in list_tasks(office, "anh ba", open_only=True)] == ["Lập biên bản nghiệm thu"]
    assert [line.task.who for line in list_tasks(office, "", Wanted(subject="huong than"))] == ["Chị Tư"]


def test_owner_task_and_what_is_done_are_one_deed(office: Office) -> None:
    """As the dialog saves it: taken back by one undo."""
    old = add_task(office, "3.1", TASK).task
    before = content(office.store)
    giving = Giving(Assigning("Chị Hà", "30/11/2024"), TaskDraft("Chụp ảnh"), (old.id,))
    given = give_work(office, "3.1", giving)
    state = given.checklist.find("3.1")
    assert state is not None
    assert (state.owner, [t.who for t in state.tasks if t.done_on is None]) == ("Chị Hà", ["Chị Hà"])
    assert given.summary == (
        "Giao 3.1: Chị Hà, hạn 30/11/2024; Xong nhiệm vụ số 1 của 3.1; "
        "Giao nhiệm vụ số 2 “Chụp ảnh”: Chị Hà, hạn 30/11/2024"
    )
    undo(office)
    assert content(office.store) == before
    with refused(office, "Chưa có gì thay đổi"):
        give_work(office, "3.1", Giving())


def test_only_what_is_met_is_accepted(office: Office) -> None:
    """Not assessed and not met are refused; met is accepted, once."""
    with refused(office, "chưa đánh giá nên chưa duyệt được"):
        accept(office, ["3.1"])
    record(office, "3.1", value("80"))
    with refused(office, "chưa đạt"):
        accept(office, ["3.1"])
    record(office, "3.1", value("95"))
    accept(office, ["3.1"])
    assert now(office, "3.1").progress is Progress.ACCEPTED
    with refused(office, "đã ở bước"):
        accept(office, ["3.1"])


def test_a_waiver_is_accepted_with_its_reason(office: Office) -> None:
    """It stays “không áp dụng”; another reason, or a result that is not met, takes the acceptance back."""
    record(office, "3.1", Draft(not_applicable="Xã không có đất trồng lúa"))
    accept(office, ["3.1"])
    state = now(office, "3.1")
    assert (state.progress, state.judgement.verdict) == (Progress.ACCEPTED, Verdict.NOT_APPLICABLE)
    record(office, "3.1", Draft(not_applicable="Lý do khác"))
    assert now(office, "3.1").progress is Progress.FOR_REVIEW
    accept(office, ["3.1"])
    undo(office)
    record(office, "3.1", value("10"))
    with refused(office, "“không áp dụng” kèm lý do"):
        accept(office, ["3.1"])


def test_steps_that_the_record_belies_are_refused(office: Office) -> None:
    """Nothing to review, or something that is there while “to do” is said."""
    with refused(office, "chưa có kết quả hay minh chứng"):
        move(office, ["3.1"], "for-review")
    move(office, ["3.1"], "đang làm")
    assert now(office, "3.1").progress is Progress.IN_PROGRESS
    move(office, ["3.1"], "to-do")
    record(office, "3.1", value("95"))
    move(office, ["3.1"], "chờ duyệt")
    with refused(office, "không thể là “chưa làm”"):
        move(office, ["3.1"], "to-do")


@pytest.mark.parametrize("deed", ["record", "add", "confirm"])
def test_a_change_takes_the_acceptance_back_and_undo_restores_it(office: Office, deed: str) -> None:
    """The result, the evidence or the requirement: the deed says so, and one undo brings all of it back."""
    record(office, "3.1", value("95"))
    accept(office, ["3.1"])
    before, seen = content(office.store), newest(office)
    match deed:
        case "record":
            record(office, "3.1", value("96"))
        case "add":
            add_evidence(office, ("3.1",), Paper("Báo cáo tưới"))
        case "confirm":
            confirm(office, "3.1", ">= 90")
    assert now(office, "3.1").progress is Progress.FOR_REVIEW
    assert taken_back_since(office, seen) == "Đã rút lại việc duyệt 3.1: hãy xem rồi duyệt lại."
    assert list_history(office)[0].summary.endswith("; 3.1 từ đã duyệt về chờ duyệt")
    undo(office)
    assert now(office, "3.1").progress is Progress.ACCEPTED
    assert content(office.store) == before
    assert taken_back_since(office, newest(office)) == ""


def test_what_touches_another_indicator_leaves_the_acceptance(office: Office) -> None:
    """Neither another's result nor the owner, the task or the appraisal of the same one."""
    record(office, "3.1", value("95"))
    accept(office, ["3.1"])
    seen = newest(office)
    add_evidence(office, ("3.2",), Paper("Báo cáo"))
    assign(office, ["3.1"], Assigning("Chị Hà"))
    add_task(office, "3.1", TASK)
    appraise(office, "3.1", AppraisalDraft("huyen", "met"))
    assert now(office, "3.1").progress is Progress.ACCEPTED
    assert taken_back_since(office, seen) == ""


def test_a_remark_waits_until_it_is_answered_or_settled(office: Office) -> None:
    """It stops readiness and is a gap; the commune's verdict stands beside it."""
    record(office, "3.1", value("95"))
    confirm(office, "3.1", ">= 90")
    add_evidence(office, ("3.1",), Paper("Báo cáo tưới"))
    day = open_checklist(office).day
    assert is_ready(now(office, "3.1"), day)
    appraise(office, "3.1", AppraisalDraft("huyện", "not-met", "Thiếu biên bản", by="Phòng NN"))
    assert not is_ready(now(office, "3.1"), day)
    assert Rule.REMARK_OPEN in {gap.rule for gap in find_gaps(open_checklist(office)) if gap.indicator == "3.1"}
    answer_remark(office, "3.1", "Đã bổ sung biên bản số 5")
    state = now(office, "3.1")
    assert (state.appraisals[0].answer, is_ready(state, day)) == ("Đã bổ sung biên bản số 5", True)
    with refused(office, "không có ý kiến nào đang chờ"):
        answer_remark(office, "3.1", "Lần nữa")
    close_remark(office, "3.1")
    assert now(office, "3.1").appraisals[0].closed_on == day
    remove_appraisal(office, "3.1", 1)
    assert now(office, "3.1").appraisals == ()
    undo(office)
    assert now(office, "3.1").appraisals[0].closed_on == day


def test_appraisals_that_cannot_be_are_refused(office: Office) -> None:
    """Not met without a remark, an unknown level, an answer before the question, one of several."""
    with refused(office, "phải ghi ý kiến"):
        appraise(office, "3.1", AppraisalDraft("huyen", "not-met"))
    with refused(office, "Không có cấp thẩm tra"):
        appraise(office, "3.1", AppraisalDraft("xã", "met"))
    with refused(office, "ở tương lai"):
        appraise(office, "3.1", AppraisalDraft("huyen", "met", on="02/10/2024"))
    for level in ("huyen", "tinh"):
        appraise(office, "3.1", AppraisalDraft(level, "not-met", "Thiếu ảnh", "20/09/2024"))
    with refused(office, "nhiều ý kiến đang chờ"):
        answer_remark(office, "3.1", "Đã bổ sung")
    with refused(office, "trước ngày có ý kiến"):
        answer_remark(office, "3.1", "Đã bổ sung", key=2, on="19/09/2024")
    with refused(office, "không có ý kiến số 9"):
        answer_remark(office, "3.1", "Đã bổ sung", key=9)
    with refused(office, "Chưa ghi nội dung giải trình"):
        answer_remark(office, "3.1", " ", key=2)
    answer_remark(office, "3.1", "Đã bổ sung", key=2)
    assert [a.id for a in now(office, "3.1").open_remarks] == [1]


def test_the_work_is_read_as_of_a_past_day(office: Office, clock: time_machine.Traveller) -> None:
    """Who was to do what counts as it was said by then; what was done by then counts whenever it was typed."""
    on(clock, 6, 1)
    assign(office, ["3.1"], Assigning("Chị Hà", "30/06/2024"))
    task = add_task(office, "3.1", TaskDraft("Lập biên bản")).task
    record(office, "3.1", value("95"), on="31/05/2024")
    accept(office, ["3.1"])
    on(clock, 8, 1)
    assign(office, ["3.1"], Assigning("Anh Ba", "30/09/2024"))
    change_task(office, task.id, TaskChange(due="30/09/2024"))
    finish_task(office, task.id, "20/07/2024")
    record(office, "3.1", value("96"))
    appraise(office, "3.1", AppraisalDraft("huyen", "not-met", "Thiếu ảnh", "10/06/2024"))
    answer_remark(office, "3.1", "Đã chụp")
    june, july = now(office, "3.1", Wanted(as_of="30/06/2024")), now(office, "3.1", Wanted(as_of="25/07/2024"))
    assert (june.owner, june.due, june.progress) == ("Chị Hà", date(2024, 6, 30), Progress.ACCEPTED)
    assert (june.tasks[0].due, june.tasks[0].done_on) == (date(2024, 6, 30), None)
    assert july.tasks[0].done_on == date(2024, 7, 20)
    assert (june.appraisals[0].open, june.appraisals[0].answer) == (True, "")
    assert now(office, "3.1", Wanted(as_of="09/06/2024")).appraisals == ()
    today = now(office, "3.1")
    assert (today.owner, today.progress, today.open_remarks) == ("Anh Ba", Progress.FOR_REVIEW, ())
    assert now(office, "3.1", Wanted(as_of="31/05/2024")).tasks == ()


def test_one_step_on_or_back_is_one_deed_each_from_where_it_is(office: Office) -> None:
    """To do, in progress, for review, accepted: several indicators at once, one undo."""
    record(office, "3.1", value("95"))
    record(office, "3.4", Draft(passed=True))
    move(office, ["3.4"], "for-review")
    before, count = content(office.store), events(office)
    given = step(office, ["3.1", "3.4", "3.2"], forward=True)
    assert given.summary == "Chuyển tiến độ 3.1: chờ duyệt; 3.4: đã duyệt; 3.2: đang làm"
    assert [now(office, n).progress for n in ("3.1", "3.4", "3.2")] == [
        Progress.FOR_REVIEW,
        Progress.ACCEPTED,
        Progress.IN_PROGRESS,
    ]
    assert events(office) == count + 1
    undo(office)
    assert content(office.store) == before
    assert step(office, ["3.4"], forward=False).summary == "Chuyển tiến độ 3.4: đang làm"


def test_what_cannot_be_moved_is_named_and_nothing_is(office: Office) -> None:
    """One sentence names each that was refused and why; for a single one it says what to do."""
    record(office, "3.1", value("95"))
    record(office, "3.4", Draft(passed=False))
    move(office, ["3.1"], "accepted")
    with refused(
        office,
        "Chưa chuyển chỉ tiêu nào vì 3.1 đã ở bước “đã duyệt”, 3.4 chưa đạt (tạm tính) nên chưa duyệt được, "
        "3.2 chưa đánh giá nên chưa duyệt được; hãy bỏ riêng các mục đó ra rồi làm lại",
    ):
        accept(office, ["3.1", "3.4", "3.2"])
    with refused(office, "Chỉ tiêu 3.1 đã ở bước “đã duyệt”"):
        step(office, ["3.1"], forward=True)
    with refused(office, "Chỉ tiêu 3.2 đã ở bước “chưa làm”"):
        step(office, ["3.2"], forward=False)
    with refused(office, "3.4 đã có kết quả hoặc minh chứng"):
        step(office, ["3.4", "3.2"], forward=False)


def test_a_step_over_a_newer_one_is_refused(office: Office) -> None:
    """Each of several is saved over the version that was on the screen, owners alike."""
    record(office, "3.1", value("95"))
    record(office, "3.4", Draft(passed=True))
    move(office, ["3.4"], "for-review")
    with pytest.raises(RowsRefused) as refusal:
        step(office, ["3.1", "3.4"], forward=True, over={"3.1": 0, "3.4": 0})
    assert refusal.value.rows == {"3.4": "3.4: người khác vừa lưu mục này"}
    assert now(office, "3.1").progress is Progress.IN_PROGRESS
    assign(office, ["3.1"], Assigning("Chị Hà"), over={"3.1": 0})
    with pytest.raises(RowsRefused):
        assign(office, ["3.1", "3.2"], Assigning("Anh Ba"), over={"3.1": 0})
    with pytest.raises(SavedMeanwhile):
        assign(office, ["3.1"], Assigning("Anh Ba"), over={"3.1": 0})
    assert now(office, "3.2").owner == ""


def test_deadlines_that_differ_are_told_apart(office: Office) -> None:
    """One owner for two indicators whose deadlines stay: the sentence does not give both the first one's."""
    assign(office, ["3.1"], Assigning(due="30/11/2024"))
    given = assign(office, ["3.1", "3.2"], Assigning("Chị Hà"))
    assert given.summary == "Giao 3.1: Chị Hà, hạn 30/11/2024; Giao 3.2: Chị Hà"


def test_work_goes_to_whom_the_set_suggests_as_one_deed(office: Office) -> None:
    """Who answers already stays; what has no suggestion is named; one undo; nothing where nothing is left."""
    assign(office, ["3.2"], Assigning("Anh Ba"))
    before = content(office.store)
    _, owners = suggested(office, ["3.1", "3.2", "1.1"])
    assert suggested_lines(owners) == (
        "3.1: Công chức Địa chính - Nông nghiệp - Xây dựng và Môi trường (gợi ý, chưa kiểm chứng)",
        "3.2: đã giao Anh Ba, giữ nguyên",
        "1.1: bộ tiêu chí không gợi ý ai",
    )
    assert content(office.store) == before
    given = assign_suggested(office, ["3.1", "3.2", "1.1"], due="30/11/2024")
    assert given.numbers == ("3.1",)
    assert given.summary.endswith("hạn 30/11/2024 (gợi ý, chưa kiểm chứng)")
    assert (now(office, "3.2").owner, now(office, "1.1").owner) == ("Anh Ba", "")
    assert now(office, "3.1").due == DUE
    with refused(office, "Không có gì để giao theo gợi ý"):
        assign_suggested(office, ["3.1", "3.2", "1.1"])
    undo(office)
    assert content(office.store) == before
    whole = assign_suggested(office)
    assert {number.split(".")[0] for number in whole.numbers} == {"3", "6", "8", "19"}
    undo(office)
    assert content(office.store) == before
