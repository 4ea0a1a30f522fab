"""What an officer types of a set: read exactly, refused in one sentence, read back as it was."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ntm_tracker.domain.requirements import (
    Checklist,
    Confidence,
    Level,
    Number,
    PassFail,
    Ratio,
    SetByProvince,
    Unknown,
    VillageShare,
    YearlyNumber,
)
from ntm_tracker.domain.set_entry import (
    OWN_WARNING,
    HeadDraft,
    LineDraft,
    head_draft,
    read_criterion,
    read_head,
    read_line,
)
from ntm_tracker.domain.set_requirement import RequirementDraft, read_bound, requirement_draft
from ntm_tracker.errors import InputRefused
from ntm_tracker.law.shelf import set_ids, shipped_set
from tests.builders import an_indicator
from tests.service.deeds import assert_one_sentence

HEAD = HeadDraft(
    title="Bộ tiêu chí thôn nông thôn mới kiểu mẫu tỉnh Bắc Giang",
    short_title="Thôn NTM KM Bắc Giang",
    level="village",
    first_year="2021",
    last_year="2025",
    number="741/QĐ-UBND",
    issuer="UBND tỉnh Bắc Giang",
    signed="30/06/2022",
)
HOSTILE = "[b]=1+1 < & {x}\n" + "Tỷ lệ hộ " * 600


@pytest.mark.parametrize("set_id", set_ids())
def test_every_shipped_set_survives_its_forms(set_id: str) -> None:
    """Head, criteria and lines shown in the forms and saved untouched are the same values."""
    shipped = shipped_set(set_id)
    assert read_head(head_draft(shipped), shipped) == shipped
    for criterion in shipped.criteria:
        typed = (str(criterion.number), criterion.name, criterion.group, criterion.note)
        assert read_criterion(*typed, criterion) == criterion
    for line in shipped.measured():
        assert read_bound(requirement_draft(line.requirement), line.requirement) == line.requirement, line.number


def test_a_new_head_makes_a_set_without_lines() -> None:
    """It names its decision, is not complete, and says that it was typed."""
    made = read_head(HEAD, set_id="thon-ntm-km")
    assert (made.id, made.complete, made.criteria, made.warning) == ("thon-ntm-km", False, (), OWN_WARNING)
    assert str(made.basis) == "Quyết định 741/QĐ-UBND ngày 30/06/2022 của UBND tỉnh Bắc Giang"
    assert made.in_force_from == date(2022, 6, 30)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": " "}, "tên đầy đủ"),
        ({"short_title": "x" * 31}, "31 ký tự"),
        ({"short_title": ""}, "0 ký tự"),
        ({"level": ""}, "cấp"),
        ({"first_year": "21"}, "Năm đầu “21”"),
        ({"first_year": "2026"}, "Năm cuối 2025 trước năm đầu 2026"),
        ({"number": ""}, "số văn bản"),
        ({"issuer": ""}, "cơ quan ban hành"),
        ({"signed": ""}, "ngày ký"),
        ({"signed": "31/02/2022"}, "Ngày ký: Ngày 31/02/2022 không có"),
        ({"in_force": "01/01/2020"}, "Ngày hiệu lực trước ngày ký"),
        ({"in_force_to": "01/01/2020"}, "Ngày hết hiệu lực trước"),
    ],
)
def test_a_head_that_cannot_be_is_refused(wrong: dict[str, str], told: str) -> None:
    """One sentence names the field."""
    with pytest.raises(InputRefused) as error:
        read_head(replace(HEAD, **wrong), set_id="x")
    assert told in error.value.sentence


def test_another_decision_words_the_basis_anew_and_keeps_the_other_texts() -> None:
    """The amending texts stay as they are."""
    shipped = shipped_set("xa-ntm-2021-2025")
    made = read_head(replace(head_draft(shipped), number="9/QĐ-UBND"), shipped)
    assert made.basis.decision.startswith("Quyết định 9/QĐ-UBND ngày ")
    assert made.instruments[1:] == shipped.instruments[1:]


@pytest.mark.parametrize(
    ("draft", "read"),
    [
        (RequirementDraft("pass_fail"), PassFail()),
        (RequirementDraft("pass_fail", bound="Đạt"), PassFail()),
        (
            RequirementDraft("number", bound=">= 54", unit="triệu đồng"),
            Number(op=">=", value=Decimal(54), unit="triệu đồng"),
        ),
        (RequirementDraft("number", bound=">= 1 mô hình"), Number(op=">=", value=Decimal(1), unit="mô hình")),
        (RequirementDraft("ratio", bound="<= 8,5%"), Ratio(op="<=", value=Decimal("8.5"))),
        (
            RequirementDraft("level", bound="khá", parts="Trung bình\nKhá\n\nTốt"),
            Level(levels=("Trung bình", "Khá", "Tốt"), at_least="Khá"),
        ),
        (RequirementDraft("checklist", bound="2", parts="a\nb"), Checklist(items=("a", "b"), needed=2)),
        (
            RequirementDraft("village_share", bound=">= 80", parts="a"),
            VillageShare(op=">=", value=Decimal(80), tests=("a",)),
        ),
        (
            RequirementDraft("number", bound="2024: >= 54; năm 2025: >= 58", unit="triệu"),
            YearlyNumber(op=">=", values={2024: Decimal(54), 2025: Decimal(58)}, unit="triệu"),
        ),
        (RequirementDraft("ratio", "province"), SetByProvince(measure="ratio")),
        (RequirementDraft("number", "unknown", unit="người"), Unknown(measure="number", unit="người")),
    ],
)
def test_a_requirement_is_read(draft: RequirementDraft, read: object) -> None:
    """Every kind, and back again."""
    made = read_bound(draft)
    assert made == read
    assert read_bound(requirement_draft(made)) == made


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        (RequirementDraft("number"), "Chưa ghi mức yêu cầu"),
        (RequirementDraft("number", bound=">= 54"), "thiếu đơn vị"),
        (RequirementDraft("number", bound=">= 85%"), "không hợp với cách đo"),
        (RequirementDraft("number", bound="5", unit="%"), "là tỷ lệ"),
        (RequirementDraft("ratio", bound="8"), "tối thiểu hay tối đa"),
        (RequirementDraft("ratio", bound=">= 105"), "vượt quá 100%"),
        (RequirementDraft("ratio", bound="2024: 5"), "theo từng năm"),
        (RequirementDraft("number", bound="2024: >= 5; 2024: >= 6", unit="x"), "hai mức"),
        (RequirementDraft("number", bound="2024: >= 5; 2025: <= 6", unit="x"), "cùng chiều"),
        (RequirementDraft("number", bound="năm nay: 5", unit="x"), "theo năm"),
        (RequirementDraft("level", bound="Khá", parts="Khá"), "ít nhất hai mức"),
        (RequirementDraft("level", bound="Giỏi", parts="Khá\nTốt"), "không có trong thang"),
        (RequirementDraft("checklist", bound="3", parts="a\nb"), "từ 1 đến 2"),
        (RequirementDraft("checklist", bound="3"), "các nội dung"),
        (RequirementDraft("pass_fail", bound=">= 5"), "bỏ trống ô Mức"),
        (RequirementDraft("ratio", "unknown", bound="5"), "Đã biết mức"),
    ],
)
def test_a_requirement_that_cannot_be_is_refused(draft: RequirementDraft, told: str) -> None:
    """One sentence says what to do."""
    with pytest.raises(InputRefused) as error:
        read_bound(draft)
    assert told in error.value.sentence
    assert_one_sentence(error.value.sentence)


def test_a_line_takes_any_text_and_composes_it() -> None:
    """Markup, formulas, 5,000 characters, NFD; “2.10” stays “2.10”."""
    draft = LineDraft(
        " 2,10 ", unicodedata.normalize("NFD", HOSTILE), RequirementDraft("pass_fail"), evidence="a\n\nb "
    )
    line = read_line(draft)
    assert (line.number, line.text, line.evidence) == ("2.10", HOSTILE.strip(), ("a", "b"))


def test_what_was_known_of_a_line_goes_when_the_line_changes() -> None:
    """A confidence speaks of the words and the figure that it was given to, of no others."""
    kept = replace(
        an_indicator(),
        wording_confidence=Confidence.VERIFIED,
        wording_source="trang A",
        requirement=Ratio(op=">=", value=Decimal(90), confidence=Confidence.VERIFIED, note="Xem lại"),
    )
    same = LineDraft("1.1", kept.text, requirement_draft(kept.requirement))
    assert read_line(same, kept) == kept
    reworded = read_line(replace(same, text="Câu khác"), kept)
    assert (reworded.wording_confidence, reworded.wording_source) == (Confidence.UNKNOWN, "")
    assert reworded.requirement == kept.requirement
    other = read_line(replace(same, requirement=RequirementDraft("ratio", bound=">= 95")), kept)
    assert other.requirement == Ratio(op=">=", value=Decimal(95))


def test_an_article_needs_its_decision() -> None:
    """A basis without a decision names no text."""
    with pytest.raises(InputRefused, match="chưa ghi văn bản"):
        read_line(LineDraft("1.1", "x", RequirementDraft("pass_fail"), article="Điều 2"))
