"""The sets and profiles that come with the program."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ntm_tracker.errors import NotFound, NtmError
from ntm_tracker.law.files import parse_profile, parse_set
from ntm_tracker.places import shipped

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.domain.profile import Profile
    from ntm_tracker.law.problems import Problem


def set_ids() -> list[str]:
    """Return the ids of the shipped sets, sorted."""
    return sorted(_stem(file) for file in shipped("criteria").iterdir() if file.name.endswith(".toml"))


@cache
def shipped_set(set_id: str) -> CriteriaSet:
    """Return one shipped set.

    Raises:
        NotFound: no set has this id.
    """
    file = shipped("criteria") / f"{set_id}.toml"
    if set_id not in set_ids():
        raise NotFound(f"Không có bộ tiêu chí “{set_id}”; các bộ hiện có: {', '.join(set_ids())}.")
    found, problems = parse_set(file.read_text("utf-8"), file.name)
    if found is None:
        raise _broken(problems)
    return found


@cache
def shipped_profile(profile_id: str) -> Profile:
    """Return one shipped profile.

    Raises:
        NotFound: no profile has this id.
    """
    folder = shipped("criteria") / "profiles"
    known = sorted(_stem(file) for file in folder.iterdir() if file.name.endswith(".toml"))
    if profile_id not in known:
        raise NotFound(f"Không có hồ sơ xã “{profile_id}”; các hồ sơ hiện có: {', '.join(known)}.")
    file = folder / f"{profile_id}.toml"
    found, problems = parse_profile(file.read_text("utf-8"), file.name)
    if found is None:
        raise _broken(problems)
    return found


def _stem(file: Traversable) -> str:
    return file.name.removesuffix(".toml")


def _broken(problems: list[Problem]) -> NtmError:
    return NtmError(f"Tệp đi kèm chương trình bị sửa sai: {problems[0]}.")
