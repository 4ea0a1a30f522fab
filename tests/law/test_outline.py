"""What the first frame paints equals the validated set."""

from __future__ import annotations

from ntm_tracker.law.outline import first_outline
from ntm_tracker.law.shelf import shipped_profile, shipped_set


def test_the_outline_is_the_validated_set() -> None:
    """Numbers, names, texts and focus are those of the set that judges later."""
    outline = first_outline("huong-son")
    planned = shipped_profile("huong-son").assessments[0]
    criteria_set = shipped_set(planned.set)
    assert [(c.number, c.name, c.focus, c.indicators) for c in outline.criteria] == [
        (c.number, c.name, c.number in planned.focus, tuple((i.number, i.text) for i in c.indicators))
        for c in criteria_set.criteria
    ]


def test_the_outline_says_whose_it_is() -> None:
    """Subject, set and year head the first frame."""
    outline = first_outline("huong-son")
    assert (outline.subject, outline.set_title, outline.year) == ("Xã Hương Sơn", "Xã NTM nâng cao 2021-2025", 2024)
