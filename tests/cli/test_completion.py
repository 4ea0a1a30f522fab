"""Completion at Tab, in a real bash; the others by what their scripts hold."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Ntm

BASH = shutil.which("bash")
ASKED = """
complete -p ntm
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_ntm
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(BASH is None, reason="no bash on this machine")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("ntm", "evid"), ["evidence"]),
        (("ntm", "--data", "E:\\ntm", "evidence", "f"), ["find"]),
        (("ntm", "record", "3.1", "--val"), ["--value"]),
        (("ntm", "report", "readiness", "--format", "p"), ["pdf"]),
        (("ntm", "criteria", "a"), ["adopt"]),
        (("ntm", "evidence", "add", "--file", ""), [""]),
    ],
    ids=["command", "verb", "option", "choice", "put off", "file"],
)
def test_bash_completes_at_every_place(bare: Ntm, typed: tuple[str, ...], offered: list[str]) -> None:
    """Commands, verbs, options and choices; where a file is wanted nothing of ours, so that bash offers its files."""
    assert BASH
    script = bare("completion", "bash").out
    ran = subprocess.run([BASH, "-c", script + ASKED, "bash", *typed], capture_output=True, text=True, check=True)
    registered, *found = ran.stdout.splitlines()
    assert registered == "complete -o default -F _ntm ntm"
    assert found == offered
    assert ran.stderr == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_knows_every_command(bare: Ntm, shell: str) -> None:
    """The scripts are made from the parser itself, verbs that are put off too; nothing is left to be filled in."""
    script = bare("completion", shell).out
    assert all(word in script for word in ("ntm evidence attach", "ntm criteria adopt", "ntm serve", "--read-only"))
    assert not any(mark in script for mark in ("@PATHS@", "@WORDS@", "@VALUES@"))
    shown = shutil.which(shell)
    if shown and shell != "powershell":
        subprocess.run([shown, "-n"], input=script, text=True, check=True)
