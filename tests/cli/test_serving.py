"""`ntm serve`, where it refuses."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm


@pytest.mark.skipif(find_spec("textual_serve") is None, reason="textual-serve is not installed")
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--host", "0.0.0.0"), "cho máy khác mở được dữ liệu của xã nên chưa chạy"),  # noqa: S104 - to be refused
        (("--host", "192.0.2.7", "--network"), "máy này không có địa chỉ đó"),
        (("--host", "khong co"), "cho máy khác mở được"),
        (("--port", "70000"), "Cổng 70000 không có"),
    ],
)
def test_what_cannot_be_served_is_refused_in_one_sentence(ntm: Ntm, options: tuple[str, ...], sentence: str) -> None:
    """Nothing listens then."""
    ran = ntm("serve", *options)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err.splitlines()[-1]


def test_without_the_extra_one_sentence_says_what_to_install(data: Path, environment: dict[str, str]) -> None:
    """The program itself needs no web server."""
    code = (
        "import sys; sys.modules['textual_serve'] = None\nfrom ntm_tracker.cli import run; sys.exit(run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "--data", str(data), "serve"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "pip install textual-serve" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
