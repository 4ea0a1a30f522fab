"""kill -9 in the middle of every kind of writing; `python -m tests.store.killing 400` does so hundreds of times."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
def test_a_killed_program_leaves_a_sound_record_with_all_that_it_told() -> None:
    """Saving, files, importing, adopting, backing up, restoring, migrating, writing a dossier: two kills each."""
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-m", "tests.store.killing", "16", "7"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "16 of 16 kills survived" in done.stdout
