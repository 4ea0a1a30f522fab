"""What the guide tells officers to type and to press is there."""

from __future__ import annotations

import importlib
import pkgutil
import re
import shlex
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.binding import Binding

import ntm_tracker.tui
from ntm_tracker.cli.parser import build_parser
from ntm_tracker.tui.commands import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = Path(__file__).resolve().parents[2] / "docs"
GUIDE = (PAGES / "huong-dan.md").read_text("utf-8")
_KEY = re.compile(r"\bF(?:1[0-2]|[1-9])\b|Ctrl\+(?:[A-Z]\b|mũi tên (?:lên|xuống|trái|phải))")
_ARROWS = {"lên": "up", "xuống": "down", "trái": "left", "phải": "right"}
_OF_THE_BROWSER = {"ctrl+w", "ctrl+t", "ctrl+n", "ctrl+c"}
"""What the guide says of browsers, and of leaving `ntm serve`."""


def commands() -> list[str]:
    """Return every command of the guide, as it is to be typed."""
    inline = re.findall(r"`(ntm(?: [^`]*)?)`", GUIDE)
    blocks = re.findall(r"^(?:\$ )?(ntm .*)$", GUIDE, re.MULTILINE)
    return sorted({re.sub(r"\s{2,}\(.*| \|.*", "", command) for command in inline + blocks})


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_guide_is_understood(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Its verbs, options and choices are there; what is left out of it is the officer's own."""
    _, *words = shlex.split(command.replace("\\", "/"))
    with suppress(SystemExit):
        build_parser().parse_args([word.replace("SỐ", "12") for word in words])
    told = capsys.readouterr().err
    assert not told or told.startswith(("Thiếu", "Phải có một trong"))


def test_every_key_of_the_guide_does_something() -> None:
    """On some screen, in some window or in some field."""
    told = {_named(key) for key in _KEY.findall(GUIDE)}
    assert told - _OF_THE_BROWSER - set(keys()) == set()


def test_every_key_of_the_program_is_in_the_guide() -> None:
    """In the table of keys."""
    table = GUIDE.partition("## 15. ")[2].partition("\n## ")[0]
    from ntm_tracker.tui import commands as listed

    for command in (*listed.EVERYWHERE, *listed.ON_INDICATOR, *listed.MORE_ON_INDICATOR):
        shown = command.shown_key().replace("^", "Ctrl+")
        assert re.search(rf"\| (?:[^|]*, )?{re.escape(shown)}(?!\w)|\| {re.escape(shown)} ", table), shown


def test_every_link_of_the_guide_leads_somewhere() -> None:
    """Contents, headings, other pages."""
    headings = {_anchor(heading) for heading in re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)}
    for link in re.findall(r"\]\(([^)]+)\)", GUIDE):
        page, _, anchor = link.partition("#")
        assert not page or (PAGES / page).is_file(), link
        assert page or anchor in headings, link


def keys() -> Iterator[str]:
    """Return every key that a screen, window, field or command of the program has."""
    for found in pkgutil.walk_packages(ntm_tracker.tui.__path__, "ntm_tracker.tui."):
        for thing in vars(importlib.import_module(found.name)).values():
            if isinstance(thing, Command):
                yield from (thing.key, thing.twin)
            elif isinstance(thing, type):
                yield from _bound(thing)


def _bound(kind: type) -> Iterator[str]:
    for base in kind.__mro__:
        bindings: list[Any] = vars(base).get("BINDINGS", [])
        for binding in bindings:
            yield from (binding.key if isinstance(binding, Binding) else binding[0]).split(",")


def _named(key: str) -> str:
    """Return a key as Textual calls it."""
    name = key.removeprefix("Ctrl+")
    if name.startswith("mũi tên "):
        return f"ctrl+{_ARROWS[name.removeprefix('mũi tên ')]}"
    return f"ctrl+{name.lower()}" if key != name else key.lower()


def _anchor(heading: str) -> str:
    """Return a heading's anchor as Git servers make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
