"""The JSON Schema for editors."""

from __future__ import annotations

import json
from dataclasses import fields

from ntm_tracker.domain.criteria import CriteriaSet
from ntm_tracker.law.schema import schema_text
from ntm_tracker.places import shipped


def test_the_shipped_schema_is_in_step_with_the_models() -> None:
    """criteria/schema.json is what the models say."""
    assert (shipped("criteria") / "schema.json").read_text("utf-8") == schema_text()


def test_the_schema_is_closed() -> None:
    """An editor underlines an unknown key and a missing one."""
    schema = json.loads(schema_text())
    assert schema["additionalProperties"] is False
    assert {"id", "title", "criteria", "instruments"} <= set(schema["required"])
    assert set(schema["properties"]) == {field.name for field in fields(CriteriaSet)}
