"""What every test stands on: a data folder of its own, a frozen day, repeatable examples."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from datetime import UTC, datetime
from functools import cache
from hashlib import pbkdf2_hmac
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
import time_machine
from hypothesis import settings

from ntm_tracker.service.office import open_office, set_up_office
from ntm_tracker.service.preferences import keep_preferences
from ntm_tracker.store import cipher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.service.office import Office

# A screen leaves thousands of things behind at once: looking through all of them every 700 takes a tenth of the time.
gc.set_threshold(10_000, 10, 10)
settings.register_profile("ntm", derandomize=True, deadline=None)
settings.load_profile("ntm")

_MEMORY = Path("/dev/shm")  # noqa: S108 - where a system keeps files in memory, if it does
_LEAST_FREE = 2 << 30
if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _LEAST_FREE:
    # A third of the time goes by while a disk writes what a test leaves behind; a killed program's files stay here too.
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)

INSIDE_THE_YEAR = datetime(2024, 10, 1, 8, 30, tzinfo=UTC)
"""A working day of the plan's year: most of an officer's work is done inside the period."""


def pytest_xdist_auto_num_workers() -> int:
    """Run one worker more than there are cores: the tests of the screens wait a third of their time."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the developer's own data folder and name out of the tests."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("NTM_OFFICER", "Chị Hà")
    monkeypatch.setenv("TZ", "UTC")
    # An officer who knows the program: the first steps stay out of the way.
    keep_preferences(tour_seen=True)


@pytest.fixture(scope="session", autouse=True)
def _keys_made_once() -> Iterator[None]:
    """Make the key of a password and a salt once: hundreds of thousands of rounds, which always come to the same."""
    with patch.object(cipher, "pbkdf2_hmac", cache(pbkdf2_hmac)):
        yield


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Stand still on a working day of 2024."""
    with time_machine.travel(INSIDE_THE_YEAR, tick=False) as coordinates:
        yield coordinates


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record set up from Hương Sơn's plan, made once and copied by each test."""
    folder = tmp_path_factory.mktemp("template")
    with time_machine.travel(datetime(2024, 1, 5, 8, 0, tzinfo=UTC), tick=False), pytest.MonkeyPatch.context() as env:
        env.setenv("NTM_OFFICER", "Chị Hà")
        office, _ = set_up_office(str(folder))
    office.store.close()
    return folder


@pytest.fixture
def data(template: Path, tmp_path: Path) -> Path:
    """A data folder that holds a fresh record."""
    return Path(shutil.copytree(template, tmp_path / "data"))


@pytest.fixture
def office(data: Path, clock: time_machine.Traveller) -> Iterator[Office]:  # noqa: ARG001 - the day stands still
    """An open office on a fresh record."""
    opened = open_office(str(data))
    yield opened
    opened.store.close()
