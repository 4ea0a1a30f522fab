"""The style sheet is read once, however often Textual asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.css import stylesheet

from tests.tui import sheets
from tests.tui.driving import at_work

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


async def test_our_styles_are_read_once_until_the_theme_changes(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the start nor a room reads them again; a theme does so once, and every room takes its colours."""
    read, parse = list[str](), stylesheet.parse  # type: ignore[attr-defined]

    def noting(scope: str, css: str, read_from: tuple[str, str], **rest: Any) -> Any:
        read.extend([read_from[0]] if "tcss" in read_from[0] else [])
        return parse(scope, css, read_from, **rest)

    sheets.forget()
    monkeypatch.setattr(stylesheet, "parse", noting)
    async with at_work(data) as officer:
        await officer.press("f2", "f3")
        assert sorted(set(read)) == sorted(read)
        before, dark = len(read), officer.app.screen.styles.background
        officer.app.theme = "ntm-sang"
        await officer.settle()
        assert len(read) == 2 * before
        light = officer.app.screen.styles.background
        await officer.press("f2")
        assert officer.app.screen.styles.background == light != dark
        assert len(read) == 2 * before
