"""What one person chose: any file can be read, and what was written comes back."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.preferences import Preferences, preferences_from, preferences_text

_HASHES = st.text("0123456789abcdef", min_size=1, max_size=64)
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(), inner)
)


@given(
    st.builds(
        Preferences,
        theme=st.sampled_from(["", "ntm-sang", "ntm-toi"]),
        ascii_only=st.booleans(),
        tour_seen=st.booleans(),
        tour_step=st.integers(0, 9),
        looked=st.dictionaries(_HASHES, _HASHES, max_size=5),
    )
)
def test_what_was_written_comes_back(preferences: Preferences) -> None:
    """Every choice goes to TOML and back unchanged."""
    assert preferences_from(tomllib.loads(preferences_text(preferences))) == preferences


@given(st.dictionaries(st.sampled_from(["theme", "ascii_only", "tour_seen", "tour_step", "looked"]), _ANYTHING))
def test_whatever_stands_in_the_file_gives_preferences(raw: dict[str, object]) -> None:
    """What does not fit is left out, and what is made of it can be written and read again."""
    found = preferences_from(raw)
    assert preferences_from(tomllib.loads(preferences_text(Preferences(looked=found.looked)))).looked == found.looked


def test_two_offices_are_kept_apart_and_old_ones_forgotten() -> None:
    """What was seen of one office says nothing of another; after fifty the oldest goes."""
    looked: dict[str, str] = {}
    for number in range(60):
        looked = Preferences(looked=looked).seen(f"a{number}", f"b{number}")
    looked = Preferences(looked=looked).seen("a59", "c")
    assert len(looked) == 50
    assert looked["a59"] == "c"
    assert "a9" not in looked
    assert looked["a10"] == "b10"
