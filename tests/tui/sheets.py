"""Style sheets, read once for all apps: each app reads sixty of them anew, a tenth of what a test of a screen takes."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARSE = Stylesheet.parse


class _Rules(dict[Any, Any]):
    """Rules as read from a sheet's text and place."""

    def clear(self) -> None:
        """Keep them: an app that takes other colours looks under those."""


_read: defaultdict[frozenset[tuple[str, str]], _Rules] = defaultdict(_Rules)
"""What was read with the same colours."""


def forget() -> None:
    """Let the next app read its sheets itself."""
    _read.clear()


@contextmanager
def read_once() -> Iterator[None]:
    """Let the apps share the rules that Textual keeps for one of them."""
    with patch.object(Stylesheet, "parse", _parse):
        yield


def _parse(self: Stylesheet) -> None:
    self._parse_cache = _read[frozenset(self._variables.items())]  # type: ignore[assignment]
    _PARSE(self)
