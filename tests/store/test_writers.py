"""Officers who write at once; `python -m tests.store.writers 4 60` does so for a minute."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
def test_nobody_hears_that_the_record_is_busy_and_nothing_is_lost() -> None:
    """Four programs, three seconds, deeds of every kind: each that was told as saved is in the log once."""
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-m", "tests.store.writers", "4", "3", "7"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 told that the record is busy, 0 wrong" in done.stdout
