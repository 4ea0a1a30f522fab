"""Names as they are typed: who is meant, and how a name is completed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.duties import Assignment, Duties
from ntm_tracker.domain.people import completed, is_named, names_in, suggested_owners
from tests.builders import AT_LEAST_90, a_checklist, a_criteria_set, a_criterion_of, a_task, some_evidence

NAMES = ("Anh Ba", "Chị Hà", "Công an xã", "Đỗ Văn Ánh")


@pytest.mark.parametrize(
    ("name", "told", "meant"),
    [
        ("Chị Hà", "chi  ha", True),
        ("chị hà", "Chị Hà; Anh Ba", True),
        ("Anh Ba", "Chị Hà, anh Ba", True),
        ("Anh Ba", "Chị Hà và anh Ba", True),
        ("Hà", "Chị Hà", False),
        ("Chị Hà", "Chị Hảo", False),
        ("", "", False),
        ("Địa chính - NN", "Công chức Địa chính - NN; Giám đốc HTX", False),
    ],
)
def test_a_name_is_compared_without_marks(name: str, told: str, meant: bool) -> None:  # noqa: FBT001 - a table
    """One of several that answer together is meant too; a part of a name is not the name."""
    assert is_named(name, told) is meant


@pytest.mark.parametrize(
    ("typed", "name"),
    [("chi", "Chị Hà"), ("CÔNG", "Công an xã"), ("do van", "Đỗ Văn Ánh"), ("x", None), ("", None), (" ", None)],
)
def test_a_name_is_completed_without_marks(typed: str, name: str | None) -> None:
    """The first that begins as typed."""
    assert completed(typed, NAMES) == name


@given(st.text(max_size=40))
def test_a_completion_goes_on_from_what_was_typed(typed: str) -> None:
    """Never a shorter text than the one in the field, whatever it is."""
    found = completed(typed, NAMES)
    assert found is None or len(found) > len(typed)


def test_every_name_is_known_once() -> None:
    """Owners, tasks and keepers of papers, in the order of the alphabet, one spelling of each."""
    lines = a_criteria_set(a_criterion_of(AT_LEAST_90, AT_LEAST_90))
    duties = Duties(
        {"1": Assignment("Đỗ Văn Ánh"), "1.1": Assignment("Chị Hà")},
        {"1": (a_task("1", who="Chị Hà"),), "1.1": (a_task("1.1", who="Anh Ba"),)},
    )
    checklist = a_checklist(lines, duties=duties, evidence={"1.2": (some_evidence(owner="Bà Tư"),)})
    assert names_in([checklist]) == ("Anh Ba", "Bà Tư", "Chị Hà", "Đỗ Văn Ánh")
    assert suggested_owners(checklist, ["1.1", "1.2"]).kept == {"1.1": "Chị Hà", "1.2": "Đỗ Văn Ánh"}
