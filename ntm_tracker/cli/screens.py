"""A bare ntm: the screens, or what status prints where there is no terminal."""

from __future__ import annotations

import os
import sys
from argparse import Namespace


def open_screens(arguments: Namespace) -> int:
    """Open the screens; set up from the plan on a fresh data folder first."""
    # Whoever names a driver (“ntm serve”) has something else than a terminal in front of a person.
    if "TEXTUAL_DRIVER" in os.environ or (sys.stdin.isatty() and sys.stdout.isatty()):
        from ntm_tracker.tui.app import NtmApp

        app = NtmApp(arguments.data, ascii_only=arguments.ascii)
        app.run()
        if app.failure:
            raise app.failure
        return app.return_code or 0
    from ntm_tracker.cli.looking import status
    from ntm_tracker.service.office import set_up_office

    set_up_office(arguments.data)
    return status(Namespace(data=arguments.data, subject=None, set=None, as_of=None, json=False))
