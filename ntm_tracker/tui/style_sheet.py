"""The style sheet: read once, though Textual asks for it again with every room."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class LastingStylesheet(Stylesheet):
    """A style sheet that is read anew only where the colours that it names have changed.

    Textual reads all of it again for the first screen of each room, and once more for the first widgets on it: at
    the start that is a quarter of the time to the first frame.
    """

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take the colours of a theme; what was read with the same ones is kept."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Put the rules together again; only what was not read yet is read."""
        self.parse()
