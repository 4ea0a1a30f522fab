"""The JSON Schema of a criteria file, for editors."""

from __future__ import annotations

import json

from pydantic import TypeAdapter

from ntm_tracker.domain.criteria import CriteriaSet


def schema_text() -> str:
    """Return the text of criteria/schema.json; a test keeps the file equal to it."""
    schema = TypeAdapter(CriteriaSet).json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
