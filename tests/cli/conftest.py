"""The program as a command, in process and as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from ntm_tracker.cli import run

if TYPE_CHECKING:
    import time_machine

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code, its data, its narration."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What it printed as JSON."""
        return json.loads(self.out)


class Ntm(Protocol):
    """The program, called with its arguments."""

    def __call__(self, *argv: str) -> Ran:
        """Run it."""


@pytest.fixture
def bare(
    clock: time_machine.Traveller,  # noqa: ARG001 - the day stands still
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Ntm:
    """The program in this process, on no data folder."""
    monkeypatch.setenv("COLUMNS", "250")

    def called(*argv: str) -> Ran:
        capsys.readouterr()
        try:
            code = run(argv)
        except SystemExit as left:
            code = int(left.code or 0)
        return Ran(code, *capsys.readouterr())

    return called


@pytest.fixture
def ntm(bare: Ntm, data: Path) -> Ntm:
    """The program in this process, on a fresh record."""

    def called(*argv: str) -> Ran:
        return bare("--data", str(data), *argv)

    return called


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment in which the program is a process of its own, from any folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "250"}


@pytest.fixture
def process(environment: dict[str, str], data: Path) -> Ntm:
    """The program as a process of its own, without a terminal, on a fresh record."""

    def called(*argv: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "ntm_tracker", "--data", str(data), *argv],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=environment,
            cwd=data,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return called
