"""An open record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import Store


@pytest.fixture
def store(office: Office) -> Store:
    """The store of a fresh record."""
    return office.store


@pytest.fixture
def database(store: Store) -> Path:
    """The file of a fresh record."""
    return store.database
