"""The entry: UTF-8 out, terminal switches set before Textual reads them, then the commands."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper


def main() -> int:
    """Run the program; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A Windows pipe is cp1252, which cannot hold Vietnamese.
            stream.reconfigure(encoding="utf-8", errors="replace")
    # Textual reads it at import; “report all keys” breaks Vietnamese input methods.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    # A start makes a quarter of a million lasting objects; walking them over and over is a tenth of it.
    # The screens switch the collector on again once they stand; a command ends before it is missed.
    gc.disable()
    from ntm_tracker.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
