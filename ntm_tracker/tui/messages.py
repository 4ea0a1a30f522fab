"""What the parts tell the screens."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class IndicatorWanted(Message):
    """An indicator or criterion was chosen somewhere and should be shown in the checklist."""

    number: str
    """“3.1”, or “3” for a criterion; “” for the list as it is."""
    came_from: str = ""
    """The room that it was chosen in: Esc goes back there."""


@dataclass
class RowsWanted(Message):
    """The rows that a figure is made of should be shown alone in the room that has them."""

    rows: str
    """Which, as `domain.figure_rows` names them."""


@dataclass
class PapersWanted(Message):
    """The source of a figure should be looked for in the room of evidence."""

    words: str
