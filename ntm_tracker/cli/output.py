"""Writing to standard output: JSON, and plain columns."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.numbers import as_json_number

if TYPE_CHECKING:
    from datetime import date

NARROWEST = 60


def print_json(value: Any) -> None:
    """Print `value` as JSON with its letters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Decimal | date) -> int | float | str:
    return as_json_number(value) if isinstance(value, Decimal) else value.isoformat()


def print_lines(*lines: str) -> None:
    """Print `lines` as they are."""
    print("\n".join(lines))


def print_wrapped(text: str, indent: int = 0, first: str = "") -> None:
    """Print `text` wrapped to the terminal, later lines under the first; its own breaks are kept."""
    hanging = " " * (indent + len(first))
    head = " " * indent + first
    for line in text.split("\n"):
        wrapped = textwrap.wrap(line, width(), initial_indent=head, subsequent_indent=hanging) or [head.rstrip()]
        print("\n".join(wrapped))
        head = hanging


def narrate(text: str) -> None:
    """Tell the person something that is no data."""
    print(text, file=sys.stderr)


def width() -> int:
    """Return how many columns a line may have: the terminal's, or 100 in a pipe."""
    return max(NARROWEST, shutil.get_terminal_size((100, 24)).columns - 1)


def column(text: str, size: int) -> str:
    """Return `text` in exactly `size` columns, “…” where it was cut."""
    cut = text if len(text) <= size else text[: size - 1].rstrip() + "…"
    return cut.ljust(size)
