"""Writes the tables of tags into the officers' guide to report templates: run it after vocabulary.py was changed."""

from __future__ import annotations

from pathlib import Path

from ntm_tracker.report.docx_template.guide import with_tables

GUIDE = Path(__file__).parent / "mau-bao-cao.md"

if __name__ == "__main__":
    GUIDE.write_text(with_tables(GUIDE.read_text("utf-8")), "utf-8")
