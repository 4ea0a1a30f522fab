"""What a ZIP container may hold, and which names in it may become paths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.archive_limits import Fault, Limits, Member, fault_of, leads_outside, name_fault
from ntm_tracker.domain.file_names import safe_name

SMALL = Limits(most_members=3, most_unpacked=1000, largest_member=600)


@pytest.mark.parametrize(
    ("members", "fault"),
    [
        ([], None),
        ([("a", 10, 500), ("b", 10, 500)], None),
        ([(name, 1, 1) for name in "abcd"], Fault.TOO_MANY),
        ([("a", 1, 601)], Fault.TOO_LARGE),
        ([("a", 1, 600), ("b", 1, 401)], Fault.TOO_LARGE),
        ([("a", 500_000, 500)], Fault.UNTRUE),
        ([("a", -1, 5)], Fault.UNTRUE),
        ([("a", 5, 5), ("A", 5, 5)], Fault.TWICE),
        ([("Hương", 5, 5), ("Hương", 5, 5)], Fault.TWICE),
    ],
)
def test_a_container_is_weighed(members: list[tuple[str, int, int]], fault: Fault | None) -> None:
    """Its count, its sizes, sizes that cannot be, names that Windows takes for the same."""
    assert fault_of((Member(*one) for one in members), SMALL) == fault


def test_an_endless_list_is_not_read_to_its_end() -> None:
    """The first member too many ends it."""
    assert fault_of((Member(str(number), 1, 1) for number in iter(int, 1)), SMALL) == Fault.TWICE
    numbers = iter(range(10**12))
    assert fault_of((Member(str(number), 1, 1) for number in numbers), SMALL) == Fault.TOO_MANY
    assert next(numbers) == 4


@pytest.mark.parametrize(
    "name",
    [
        *("", "/", "/etc/passwd", "..", "../a", "a/../../b", "a/..", "./a", "a//b", "C:a", "C:/a", "c:\\a", "a\\..\\b"),
        *(
            "\\\\may\\o",
            "CON",
            "con.txt",
            "a/NUL",
            "aux .pdf",
            "COM1",
            "lpt9.docx",
            "COM¹",
            "CONIN$",
            "a.",
            "a ",
            " a",
            "b. ",
        ),
        *(
            "a\0.pdf",
            "a\n",
            "a\u202efdp.exe",
            "a\u2066b",
            "a\u200bb",
            "a\ufeff",
            "a\u061c",
            "a:b",
            "a|b",
            "a?",
            "a*",
            'a"',
            "a<",
            "a\ud800",
        ),
    ],
)
def test_a_name_that_leads_elsewhere_is_told(name: str) -> None:
    """Out of the folder, to a drive or a device, or to another name than the one that is shown."""
    assert leads_outside(name)
    assert name_fault(["tốt.pdf", name]) == Fault.ESCAPING


@pytest.mark.parametrize(
    "name", ["a.pdf", "TC03 Thủy lợi/01 12-BC-UBND Báo cáo.pdf", "thư mục/", "…", "console.txt", ".ẩn"]
)
def test_a_plain_name_stays(name: str) -> None:
    """Vietnamese, in folders, a folder itself."""
    assert not leads_outside(name)
    assert name_fault([name]) is None


@given(st.text(max_size=40))
def test_the_names_that_we_give_lead_nowhere(text: str) -> None:
    """Whatever an officer's file is called."""
    assert not leads_outside(safe_name(text))
