"""ntm --read-only: what reads, prints; what writes, says one sentence."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ntm_tracker.places import READ_ONLY
from tests.service.deeds import assert_one_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm


def test_an_inspector_reads_and_writes_nothing(ntm: Ntm, data: Path, tmp_path: Path) -> None:
    """Before or behind the command; reports and dossiers are written out, the record is not."""
    ntm("record", "3.1", "--value", "92")
    before = (data / "ntm.db").read_bytes()
    assert ntm("--read-only", "status").code == 0
    assert ntm("report", "readiness", "-o", str(tmp_path / "a.txt"), "--read-only").code == 0
    assert ntm("dossier", "-o", str(tmp_path / "a.zip"), "--read-only").code == 0
    for argv in (
        ("record", "3.1", "--value", "93"),
        ("undo",),
        ("evidence", "add", "3.1", "--note", "x"),
        ("assessment", "change", "--focus", "3"),
        ("doctor", "--reindex"),
    ):
        ran = ntm(*argv, "--read-only")
        assert (ran.code, ran.out) == (2, ""), argv
        assert_one_sentence(ran.err.strip())
        assert "chỉ xem" in ran.err
    assert (data / "ntm.db").read_bytes() == before
    assert READ_ONLY not in os.environ
    assert ntm("record", "3.1", "--value", "93").code == 0
