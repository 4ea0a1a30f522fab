"""Values of the criteria files: frozen, told apart by their fields, strict about what they are given."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, asdict, replace
from typing import Any

import pytest

from ntm_tracker.domain.requirements import PassFail, Unknown


def test_a_value_never_changes() -> None:
    """Neither by setting a field nor by taking one away; a changed copy is another value."""
    asked = PassFail(note="theo mẫu")
    with pytest.raises(FrozenInstanceError):
        asked.note = "khác"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del asked.note
    assert replace(asked, note="khác") == PassFail(note="khác") != asked
    assert asdict(asked)["note"] == "theo mẫu"


def test_values_of_the_same_fields_are_one() -> None:
    """Of the same class too: what is asked by pass or fail is not what nobody knows."""
    assert len({PassFail(), PassFail(), PassFail(note="theo mẫu")}) == 2
    plain: dict[str, Any] = {"kind": "pass_fail", "measure": "pass_fail"}
    assert Unknown(**plain) != PassFail()
    assert repr(PassFail(note="a")).startswith("PassFail(")
    assert "note='a'" in repr(PassFail(note="a"))


@pytest.mark.parametrize("given", [{}, {"measure": "number", "unitt": "%"}], ids=["missing", "unknown"])
def test_fields_are_given_whole(given: dict[str, Any]) -> None:
    """A field that is missing, or that there is not, is no value."""
    with pytest.raises(TypeError, match=r"measure|unitt"):
        Unknown(**given)
