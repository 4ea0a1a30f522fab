"""What no screen may do, read from its source: draw typed text as markup, or bring a library's English along."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ntm_tracker.tui.widgets.choices import Mark, Tick
from tests.contracts.test_imports import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

_DRAWS = {"Static", "Label", "Button", "OptionList"}
_PLAIN = {"Text", "Content"}
_ENGLISH_WIDGETS = {"Select", "SelectionList", "Footer", "Header", "DirectoryTree", "Placeholder", "ProgressBar", "Log"}
_ENGLISH_OPTIONS = {"validators", "tooltip"}


def _calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield each call of a name: the place, the name, the call."""
    for file in sorted((ROOT / "ntm_tracker" / "tui").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                yield f"{file.name}:{node.lineno}", name, node


def _is_safe(call: ast.Call) -> bool:
    """Say whether a call draws words of the source, a Text, or text without markup."""
    if not call.args or isinstance(call.args[0], ast.Constant):
        return True
    first = call.args[0]
    is_text = isinstance(first, ast.Call) and isinstance(first.func, ast.Name) and first.func.id in _PLAIN
    off = [key for key in call.keywords if key.arg == "markup" and getattr(key.value, "value", None) is False]
    named = isinstance(first, ast.Attribute) and first.attr.isupper()
    return is_text or bool(off) or named


def test_no_text_is_drawn_as_markup() -> None:
    """Static, Label, Button, OptionList and notify: words of the source, a Text, or markup=False."""
    found = [(where, name) for where, name, call in _calls() if name in {*_DRAWS, "notify"} and not _is_safe(call)]
    assert not found


def test_no_widget_brings_english_words() -> None:
    """Those whose own words, hints or checks are English are not used."""
    listed = list(_calls())
    assert len(listed) > 1000
    assert not [(where, name) for where, name, _ in listed if name in _ENGLISH_WIDGETS]
    assert not [where for where, _, call in listed for key in call.keywords if key.arg in _ENGLISH_OPTIONS]


def test_an_answer_is_shown_as_it_was_typed() -> None:
    """The levels of the office's own set, the names of its units: brackets stay brackets."""
    typed = "Khá [b]hơn[/b] [/x] [@click=app.quit]thoát"
    assert Mark(typed).label.plain == typed
    assert Tick(typed).label.plain == typed


def test_no_letter_and_no_backspace_is_a_key() -> None:
    """An input method sends both for the officer: a command under one of them would be done by typing."""
    keys = [
        (where, key)
        for where, name, call in _calls()
        if name in ("Binding", "Command") and call.args and isinstance(call.args[0], ast.Constant)
        for key in str(call.args[0].value).split(",")
    ]
    assert len(keys) > 50
    assert not [(where, key) for where, key in keys if len(key) == 1 or key in ("backspace", "shift+backspace")]
