"""The shipped TOML files as tables, parsed once."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from typing import Any

from ntm_tracker.places import shipped


@cache
def shipped_table(name: str) -> dict[str, Any]:
    """Return the file criteria/`name`.toml; floats are exact decimals."""
    text = (shipped("criteria") / f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text, parse_float=Decimal)
