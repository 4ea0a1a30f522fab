"""Reports that several tests open again; building and rendering one is pure, so one for all is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.report.kinds.readiness import build_readiness
from tests.report.samples import HOSTILE, a_commune, a_large_commune, a_report, a_village, sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from ntm_tracker.report.model import Report

_MADE: dict[str, Callable[[], Report]] = {
    "small": lambda: build_readiness(sources(a_commune(), a_village())),
    "75 indicators": lambda: build_readiness(sources(a_large_commune(), a_village())),
    "hostile text": lambda: a_report(*HOSTILE),
}


@pytest.fixture(scope="session")
def small() -> Report:
    """The readiness summary of a small commune and its village."""
    return _MADE["small"]()


@pytest.fixture(scope="session", params=list(_MADE.values()), ids=list(_MADE))
def report(request: pytest.FixtureRequest) -> Report:
    """One report after the other: small, large, hostile."""
    made: Report = request.param()
    return made
