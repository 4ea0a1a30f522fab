"""The sets and profiles that come with the program."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from ntm_tracker.domain.building import SET_PARTS, build
from ntm_tracker.domain.criteria import CriteriaSet
from ntm_tracker.errors import NotFound, NtmError
from ntm_tracker.law.tables import shipped_table
from ntm_tracker.places import shipped

if TYPE_CHECKING:
    from ntm_tracker.domain.building import Parts
    from ntm_tracker.domain.profile import Profile

T = TypeVar("T")


def set_ids() -> list[str]:
    """Return the ids of the shipped sets, sorted."""
    return list(_stems(""))


def profile_ids() -> list[str]:
    """Return the ids of the shipped profiles, sorted."""
    return list(_stems("profiles"))


@cache
def shipped_set(set_id: str) -> CriteriaSet:
    """Return one shipped set.

    Raises:
        NotFound: no set has this id.
    """
    if set_id not in set_ids():
        raise NotFound(f"Không có bộ tiêu chí “{set_id}”; các bộ hiện có: {', '.join(set_ids())}.")
    return _built(CriteriaSet, set_id)


@cache
def shipped_profile(profile_id: str) -> Profile:
    """Return one shipped profile.

    Raises:
        NotFound: no profile has this id.
    """
    check_profile(profile_id)
    # Imported here: the first verdicts need no profile.
    from ntm_tracker.domain.profile import PROFILE_PARTS, Profile

    return _built(Profile, f"profiles/{profile_id}", PROFILE_PARTS)


def check_profile(profile_id: str) -> None:
    """Refuse a profile that is not shipped.

    Raises:
        NotFound: no profile has this id.
    """
    if profile_id not in profile_ids():
        raise NotFound(f"Không có hồ sơ xã “{profile_id}”; các hồ sơ hiện có: {', '.join(profile_ids())}.")


@cache
def _stems(folder: str) -> tuple[str, ...]:
    # They come with the program: no set is put there while it runs.
    return tuple(sorted(file.stem for file in (shipped("criteria") / folder).glob("*.toml")))


_BROKEN = (TypeError, ValueError, KeyError, AttributeError, ArithmeticError)
"""What building from a table that does not hold can raise."""


def _built(kind: type[T], name: str, parts: Parts = SET_PARTS) -> T:
    try:
        return build(kind, shipped_table(name), parts)
    except _BROKEN as error:
        raise _told(name) from error


def _told(name: str) -> NtmError:
    """Read a shipped file that somebody spoiled as strictly as any other, to say what is wrong."""
    from ntm_tracker.law.files import parse_profile, parse_set

    file = shipped("criteria") / f"{name}.toml"
    parse = parse_profile if "/" in name else parse_set
    _, problems = parse(file.read_text("utf-8"), file.name)
    return NtmError(f"Tệp đi kèm chương trình bị sửa sai: {problems[0] if problems else file.name}.")
