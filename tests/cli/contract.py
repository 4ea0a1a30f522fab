"""The names that DESIGN.md section 5 promises to whoever reads the program's JSON."""

from __future__ import annotations

import re
from typing import Any

STATUS = {
    "subject",
    "set",
    "year",
    "criteria_total",
    "criteria_met",
    "indicators_total",
    "indicators_met",
    "indicators_ready",
    "readiness",
    "focus",
    "criteria",
}
FOCUS = {"criterion", "verdict", "provisional", "indicators"}
CRITERION = {"number", "name", "verdict", "provisional", "indicators"}
ROW = {
    "number",
    "text",
    "verdict",
    "provisional",
    "progress",
    "value",
    "requirement",
    "evidence_count",
    "owner",
    "due",
}
SHOW = {"verdict", "provisional", "requirement", "result", "evidence", "gaps"}
EVIDENCE = {
    "id",
    "note",
    "number",
    "issuer",
    "issued",
    "valid_until",
    "indicators",
    "files",
    "kind",
    "maintained",
    "owner",
    "entered_at",
    "entered_by",
}
FILE = {"name", "sha256", "size", "type", "retired"}
EVENT = {"who", "summary", "before", "after", "reason", "previous_hash", "hash"}
VERDICTS = {"met", "not_met", "not_assessed", "not_applicable", "undetermined"}
PROGRESS = {"to_do", "in_progress", "for_review", "accepted"}


def keys(value: Any) -> set[str]:
    """Return every key in `value`, however deep."""
    if isinstance(value, dict):
        return set(value) | {key for part in value.values() for key in keys(part)}
    if isinstance(value, list):
        return {key for part in value for key in keys(part)}
    return set()


def values_of(value: Any, key: str) -> list[Any]:
    """Return what stands under `key`, however deep."""
    if isinstance(value, dict):
        found = [value[key]] if key in value else []
        return found + [one for part in value.values() for one in values_of(part, key)]
    if isinstance(value, list):
        return [one for part in value for one in values_of(part, key)]
    return []


def assert_contract(value: Any) -> None:
    """Every key is snake_case, every verdict and progress a known word, every share 0 to 1."""
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", key) for key in keys(value))
    assert set(values_of(value, "verdict")) <= VERDICTS
    assert set(values_of(value, "progress")) <= PROGRESS
    assert all(isinstance(one, bool) for one in values_of(value, "provisional"))
    assert all(0 <= one <= 1 for one in values_of(value, "readiness"))
