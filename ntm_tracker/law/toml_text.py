"""A criteria set as the text of a TOML file that is read back equal."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.criteria import CriteriaSet

_LONG_LIST = 100
# JSON writes these as they are; TOML wants them escaped.
_ESCAPED = re.compile(r"[\x7f-\x9f]")


def toml_text(criteria_set: CriteriaSet, remarks: tuple[str, ...] = ()) -> str:
    """Return the file's text; `remarks` stand above it as comments."""
    head = [f"# {' '.join(remark.split())}" for remark in remarks]
    return "\n".join([*head, *([""] if head else []), *_lines(criteria_set, "")]).strip() + "\n"


def _lines(value: Any, path: str) -> Iterator[str]:
    """Write the plain keys of a value, then its tables: TOML knows no other order."""
    tables: list[tuple[str, Any]] = []
    for name, held in _held(value):
        if is_dataclass(held) or (isinstance(held, tuple) and held and is_dataclass(held[0])):
            tables.append((name, held))
        else:
            yield f"{name} = {_value(held)}"
    for name, held in tables:
        inner = f"{path}.{name}" if path else name
        listed = held if isinstance(held, tuple) else (held,)
        for one in listed:
            yield ""
            yield f"[[{inner}]]" if isinstance(held, tuple) else f"[{inner}]"
            yield from _lines(one, inner)


def _held(value: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(value):
        held = getattr(value, field.name)
        # The kind of a requirement is its default, and what the reader tells the kinds apart by.
        if held != field.default or (field.name == "kind" and hasattr(value, "national")):
            yield field.name, held


def _value(held: Any) -> str:
    if isinstance(held, bool):
        return str(held).lower()
    if isinstance(held, Decimal):
        return f"{held:f}"
    if isinstance(held, date):
        return held.isoformat()
    if isinstance(held, int):
        return str(held)
    if isinstance(held, dict):
        return f"{{ {', '.join(f'{key} = {_value(one)}' for key, one in held.items())} }}"
    if isinstance(held, tuple):
        return _list([_value(one) for one in held])
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(str(held), ensure_ascii=False))


def _list(listed: list[str]) -> str:
    plain = f"[{', '.join(listed)}]"
    return plain if len(plain) <= _LONG_LIST else "[\n" + "".join(f"    {one},\n" for one in listed) + "]"
