"""How well what is drawn can be read: the ratio of WCAG 2.1 between each letter and its ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import Color

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style

    from ntm_tracker.tui.app import NtmApp

_SIGNS = "√×○–?‼!·►…"


def faint(app: NtmApp, least: float) -> set[tuple[str, float]]:
    """Return the words in front whose letters stand out less than `least`, each with its ratio."""
    ratios = ((text, _ratio(style)) for text, style in _drawn(app) if any(c.isalnum() or c in _SIGNS for c in text))
    return {(text.strip(), round(ratio, 1)) for text, ratio in ratios if ratio < least}


def _drawn(app: NtmApp) -> Iterator[tuple[str, Style]]:
    screen = app.screen
    # What lies behind a dialog is shaded on purpose.
    front = screen.children[0].region if screen.is_modal else screen.region
    strips = screen._compositor.render_strips()  # noqa: SLF001 - what is drawn
    for y in range(front.y, front.bottom):
        for segment in strips[y].crop(front.x, front.right):
            if segment.style is not None:
                yield segment.text, segment.style


def _ratio(style: Style) -> float:
    assert style.color is not None
    assert style.bgcolor is not None
    text, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    lighter, darker = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
