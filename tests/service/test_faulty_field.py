"""A refusal that is the fault of one field names it, so that a dialog can put the cursor there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.satisfaction_entry import SurveyDraft, read_survey
from ntm_tracker.errors import InputRefused, NtmError, Reading, Stopped
from ntm_tracker.service.appraising import AppraisalDraft, appraise
from ntm_tracker.service.duties import Assigning
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.giving import Giving, give_work
from ntm_tracker.service.plan import PlanDraft, record_plan
from ntm_tracker.service.recording import Confirming, Recording, confirm_requirement, record_result
from ntm_tracker.service.tasks import TaskDraft, add_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from ntm_tracker.service.office import Office

LATER = "30/06/2099"


@pytest.mark.parametrize(
    ("field", "deed"),
    [
        ("value", lambda office: record_result(office, "3.1", Recording(Draft(value="120"), on=LATER))),
        ("on", lambda office: record_result(office, "3.1", Recording(Draft(value="92"), on=LATER))),
        ("reason", lambda office: record_result(office, "3.1", Recording(Draft(not_applicable=" ")))),
        ("basis", lambda office: confirm_requirement(office, "3.1", Confirming("", ">= 80%"))),
        ("dated", lambda office: confirm_requirement(office, "3.1", Confirming("QĐ 1", ">= 80%", dated=LATER))),
        ("note", lambda office: add_evidence(office, ("3.1",), Paper(" "))),
        ("indicators", lambda office: add_evidence(office, ("99.9",), Paper("Biên bản"))),
        ("issued", lambda office: add_evidence(office, ("3.1",), Paper("Biên bản", issued=LATER))),
        ("valid_until", lambda office: add_evidence(office, ("3.1",), Paper("Biên bản", valid_until="mai"))),
        ("kind", lambda office: add_evidence(office, ("3.1",), Paper("Biên bản", kind="thư tình"))),
        ("files", lambda office: add_evidence(office, ("3.1",), Paper("Biên bản", files=("/khong/co.pdf",)))),
        ("due", lambda office: give_work(office, "3.1", Giving(Assigning("Chị Hà", "mai")))),
        ("owner", lambda office: give_work(office, "3.1", Giving(Assigning("Hà" * 99)))),
        ("who", lambda office: give_work(office, "3.1", Giving(task=TaskDraft("Chụp ảnh")))),
        ("what", lambda office: add_task(office, "3.1", TaskDraft(" ", "Chị Hà"))),
        ("task_due", lambda office: add_task(office, "3.1", TaskDraft("Chụp ảnh", "Chị Hà", "mai"))),
        ("number", lambda office: add_task(office, "99.9", TaskDraft("Chụp ảnh", "Chị Hà"))),
        ("remark", lambda office: appraise(office, "3.1", AppraisalDraft("huyen", "not-met", " "))),
        ("on", lambda office: appraise(office, "3.1", AppraisalDraft("huyen", "met", "", LATER))),
        ("value", lambda office: record_plan(office, "thu-nhap-binh-quan", PlanDraft("nhiều"))),
        ("period", lambda office: record_plan(office, "thu-nhap-binh-quan", PlanDraft("1", period="quý 3/2019"))),
        ("on", lambda office: record_plan(office, "thu-nhap-binh-quan", PlanDraft("1", on=LATER))),
    ],
)
def test_the_field_at_fault_is_named(office: Office, field: str, deed: Callable[[Office], object]) -> None:
    """By its name in the draft."""
    with pytest.raises(NtmError) as refused:
        deed(office)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("field", "draft"),
    [
        ("households", SurveyDraft("", "1250", "1200 1200")),
        ("asked", SurveyDraft("1400", "0", "1200 1200")),
        ("asked", SurveyDraft("1400", "1500", "1200 1200")),
        ("satisfied", SurveyDraft("1400", "1250", "1200 nhiều")),
        ("satisfied", SurveyDraft("1400", "1250", "1200 1300")),
    ],
)
def test_a_count_of_a_survey_is_named(field: str, draft: SurveyDraft) -> None:
    """Each of the three has a field of its own."""
    with pytest.raises(InputRefused) as refused, Reading("value"):
        read_survey(draft, 2)
    assert refused.value.field == field


def test_what_is_no_fault_of_a_field_names_none() -> None:
    """Work that was stopped while a field was read."""
    with pytest.raises(Stopped) as stopped, Reading("files"):
        raise Stopped("Đã dừng; chưa lưu gì.")
    assert not stopped.value.field
