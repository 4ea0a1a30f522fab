"""Screens as plain text, kept in files: a change of layout is seen in review. NTM_GOLDENS=1 writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

_KEPT = Path(__file__).resolve().parents[1] / "goldens" / "screens"


def differs(name: str, size: tuple[int, int], lines: list[str]) -> str:
    """Compare a screen with its file; return both where they differ, “” where they are the same."""
    kept = _KEPT / f"{size[0]}x{size[1]}" / f"{name}.txt"
    drawn = "".join(f"{line.rstrip()}\n" for line in lines)
    if os.environ.get("NTM_GOLDENS"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(drawn, "utf-8")
    wanted = kept.read_text("utf-8") if kept.is_file() else "(chưa có tệp)\n"
    return "" if drawn == wanted else f"{kept.relative_to(_KEPT)}\n--- kept\n{wanted}--- drawn\n{drawn}"
