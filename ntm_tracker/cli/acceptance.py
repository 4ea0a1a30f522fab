"""Telling that a deed took an acceptance back."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from ntm_tracker.cli.output import narrate
from ntm_tracker.service.progress import newest, taken_back_since

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.service.office import Office


@contextmanager
def telling_acceptance(office: Office) -> Iterator[None]:
    """Say, once the deed inside is done, what it took back of acceptances."""
    seen = newest(office)
    yield
    if told := taken_back_since(office, seen):
        narrate(told)
