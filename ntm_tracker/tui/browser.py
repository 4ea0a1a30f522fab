"""The driver of a tab in the browser."""

from __future__ import annotations

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp


class BrowserDriver(WebDriver):
    """Textual's, which would run on for nobody after the server is gone."""

    def run_input_thread(self) -> None:
        """Read what the browser sends; end the program when nobody can send any more."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._app.post_message(ExitApp())
