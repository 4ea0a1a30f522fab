"""Two versions of one thing in words: the same ones wherever an officer has to choose between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EMPTY = "(để trống)"


class Field(NamedTuple):
    """One thing that the versions say of the row, as words."""

    label: str
    mine: str
    theirs: str


def both_changed(fields: Iterable[Field]) -> str:
    """Name what both sides changed, each thing once."""
    differing = dict.fromkeys(field.label.lower() for field in fields if field.mine != field.theirs)
    return f"Hai bên cùng sửa: {', '.join(differing)}"


def both_sides(fields: Sequence[Field], mine: str, theirs: str) -> tuple[str, str]:
    """Return what either side says, each under whose it is: `mine` and `theirs`."""
    return (
        _side(mine, [(field.label, field.mine) for field in fields]),
        _side(theirs, [(field.label, field.theirs) for field in fields]),
    )


def _side(whose: str, fields: Sequence[tuple[str, str]]) -> str:
    said = [(label, text) for label, text in fields if text not in ("", EMPTY)]
    if not said:
        return f"{whose}:\n{EMPTY}"
    if len(fields) == 1:
        return f"{whose}:\n{said[0][1]}"
    # A survey has a line for each question: side by side they would fill the screen.
    return "\n".join([f"{whose}:", *(f"{label}: {text.replace(chr(10), '; ')}" for label, text in said)])
