"""What the parts tell the screens."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class IndicatorWanted(Message):
    """An indicator or criterion was chosen somewhere and should be shown in the checklist."""

    number: str
    """“3.1”, or “3” for a criterion."""


@dataclass
class PapersWanted(Message):
    """The source of a figure should be looked for in the room of evidence."""

    words: str
