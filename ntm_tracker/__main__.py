"""The entry: UTF-8 out, terminal switches set before Textual reads them, then the commands."""

from __future__ import annotations

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
    from ntm_tracker.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
