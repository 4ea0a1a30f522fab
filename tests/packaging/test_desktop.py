"""The entry in the menu of a Linux desktop."""

from __future__ import annotations

import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
ENTRY = PACKAGING / "ntm-tracker.desktop"
VALIDATOR = shutil.which("desktop-file-validate")


def test_the_entry_opens_the_program_in_a_terminal_and_has_its_icon() -> None:
    """Its icon lies beside it and draws nothing from elsewhere."""
    told = RawConfigParser(strict=True)
    told.optionxform = str  # type: ignore[method-assign, assignment]
    told.read(ENTRY, "utf-8")
    entry = told["Desktop Entry"]
    assert (entry["Exec"], entry["Terminal"], entry["Type"]) == ("ntm", "true", "Application")
    assert entry["GenericName[vi]"] == "Theo dõi tiêu chí nông thôn mới"
    icon = (PACKAGING / f"{entry['Icon']}.svg").read_text("utf-8")
    assert ET.fromstring(icon).tag.endswith("svg")  # noqa: S314 - our own file
    assert "href" not in icon


@pytest.mark.skipif(VALIDATOR is None, reason="no desktop-file-validate on this machine")
def test_desktops_find_nothing_to_complain_of() -> None:
    """By the validator of freedesktop.org."""
    assert VALIDATOR
    ran = subprocess.run([VALIDATOR, str(ENTRY)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "")
