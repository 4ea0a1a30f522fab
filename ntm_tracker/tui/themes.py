"""The three looks of the screens: dark, light, and one of the highest contrast for tired eyes and poor projectors."""

from __future__ import annotations

from typing import NamedTuple

from rich.terminal_theme import TerminalTheme
from textual.theme import Theme

DEFAULT = "ntm-toi"


class Look(NamedTuple):
    """One theme, and the colours of what is drawn as plain text: verdicts, severities."""

    title: str
    theme: Theme
    signs: TerminalTheme


def _triplet(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _signs(ground: str, text: str, red: str, green: str, yellow: str) -> TerminalTheme:
    # Blue, magenta and cyan are not drawn with: they are as the text.
    shades = [_triplet(c) for c in (ground, red, green, yellow, text, text, text, text)]
    return TerminalTheme(_triplet(ground), _triplet(text), [*shades], [*shades])


LOOKS = {
    look.theme.name: look
    for look in (
        Look(
            "Tối",
            Theme(
                DEFAULT,
                primary="#0067b8",
                secondary="#004578",
                accent="#ffa62b",
                warning="#ffa62b",
                error="#ba3c5b",
                success="#4EBF71",
                foreground="#e0e0e0",
                background="#121212",
                surface="#1e1e1e",
                panel="#24292f",
                variables={
                    "text-error": "#ff8f9f",
                    "text-muted": "#b0b0b0",
                    "text-disabled": "#9a9a9a",
                    "block-cursor-blurred-background": "#30363d",
                },
            ),
            _signs("#0c0c0c", "#d9d9d9", "#ff7b8a", "#98e024", "#f2c14e"),
        ),
        Look(
            "Sáng",
            Theme(
                "ntm-sang",
                primary="#004f9e",
                secondary="#0b6bcb",
                accent="#8a4b00",
                warning="#8a4b00",
                error="#a11226",
                success="#1b6e2f",
                foreground="#1a1a1a",
                background="#ffffff",
                surface="#f4f4f4",
                panel="#e4e8ee",
                dark=False,
                variables={
                    "text-error": "#a11226",
                    "text-muted": "#4a4a4a",
                    "text-disabled": "#5c5c5c",
                    "block-cursor-blurred-background": "#d4dce8",
                },
            ),
            _signs("#ffffff", "#1a1a1a", "#a11226", "#1b6e2f", "#7a4d00"),
        ),
        Look(
            "Tương phản cao",
            Theme(
                "ntm-tuong-phan",
                primary="#ffff00",
                secondary="#00ffff",
                accent="#00ffff",
                warning="#ffff00",
                error="#ff9c9c",
                success="#7dff7d",
                foreground="#ffffff",
                background="#000000",
                surface="#000000",
                panel="#000000",
                text_alpha=1.0,
                variables={
                    "text-error": "#ffb0b0",
                    "text-muted": "#e0e0e0",
                    "text-disabled": "#c0c0c0",
                    "block-cursor-blurred-background": "#303030",
                },
            ),
            _signs("#000000", "#ffffff", "#ffa0a0", "#7dff7d", "#ffff00"),
        ),
    )
}
