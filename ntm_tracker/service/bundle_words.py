"""What two officers did to one thing, side by side, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.dates import format_date, format_moment
from ntm_tracker.domain.duties import Level
from ntm_tracker.domain.duty_words import APPRAISALS
from ntm_tracker.domain.evidence import KINDS, Kind
from ntm_tracker.domain.numbers import format_number
from ntm_tracker.domain.office_settings import SETTINGS, Setting
from ntm_tracker.domain.record_words import COLUMNS, TABLES
from ntm_tracker.domain.requirements import requirement_from_plain
from ntm_tracker.domain.results import outcome_text
from ntm_tracker.domain.terms import Progress, Verdict
from ntm_tracker.domain.two_versions import EMPTY, Field
from ntm_tracker.domain.villages import TITLES, Title
from ntm_tracker.domain.wording import PROGRESS, VERDICTS, full_requirement_text
from ntm_tracker.errors import NotFound
from ntm_tracker.service.criteria import set_named
from ntm_tracker.store.convert import outcome_from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ntm_tracker.domain.uniting import Conflict, Key, Row
    from ntm_tracker.store.joining.join import Joining
    from ntm_tracker.store.store import View

_DATES = frozenset(
    [
        "measured_on",
        "dated",
        "issued",
        "valid_until",
        "due",
        "done_on",
        "appraised_on",
        "answered_on",
        "closed_on",
        "deadline",
        "since",
        "in_force_from",
        "in_force_to",
    ]
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that both changed: what it is, and what either left."""

    number: int
    """By which the officer chooses, from 1."""
    key: Key
    name: str
    here_by: str
    """Who left it so on this machine, and when."""
    there_by: str
    fields: tuple[Field, ...]
    """What differs, this machine's version as mine."""

    @property
    def here(self) -> str:
        """Whose the version of this machine is."""
        return f"máy này ({self.here_by})"

    @property
    def there(self) -> str:
        """Whose the version of the bundle is."""
        return f"trong gói ({self.there_by})"


def differences(connection: View, joining: Joining) -> list[Difference]:
    """Return what an officer has to choose between, in order."""
    told = joining.there.ledger.told | joining.here.ledger.told

    def by(hashes: Iterable[str]) -> str:
        last = max((told[one] for one in hashes if one in told), key=lambda one: (one.at, one.hash), default=None)
        return f"{last.who}, {format_moment(last.at)}" if last else ""

    return [
        Difference(
            number,
            conflict.key,
            _name(connection, joining, conflict),
            by(joining.side.wrote(conflict.key)),
            by(joining.other.wrote(conflict.key)),
            tuple(
                Field(COLUMNS.get(name, name), _said(name, conflict.here), _said(name, conflict.there))
                for name in conflict.columns
            ),
        )
        for number, conflict in enumerate(joining.conflicts, 1)
    ]


def changes_text(changed: Mapping[str, int]) -> str:
    """Return how many rows of what changed: “2 kết quả, 1 minh chứng”."""
    return ", ".join(f"{changed[table]} {told}" for table, told in TABLES.items() if changed.get(table))


def _name(connection: View, joining: Joining, conflict: Conflict) -> str:
    table, row = conflict.key[0], conflict.here
    named = TABLES[table]
    match table:
        case "result" | "confirmation" | "precedent":
            named += f" {row['indicator']}"
        case "assignment" | "progress" | "own_line":
            named += f" {row['number']}"
        case "evidence" | "task" | "appraisal" | "plan_result":
            named += f" số {joining.numbers.get((table, row['id']), '?')}"
        case "village_title":
            named = f"danh hiệu {TITLES[Title(row['title'])]} của {_unit(joining, row['village'])}"
        case "office_setting":
            named = SETTINGS[Setting(row["key"])] if row["key"] in list(Setting) else f"{named} {row['key']}"
        case "subject" | "own_set" | "assessment":
            named += f" {row.get('name') or row.get('id')}"
        case _:
            named += f" {' '.join(map(str, conflict.key[1:]))}"
    where = _where(connection, joining, row)
    return f"{named[0].upper()}{named[1:]}{f' ({where})' if where else ''}"


def _where(connection: View, joining: Joining, row: Row) -> str:
    """Return the assessment or the set that a row is of."""
    if of := joining.united.rows.get(("assessment", row.get("assessment"))):
        return f"{_unit(joining, of['subject'])}, {_set(connection, of['set_id'])} {of['year']}"
    return _set(connection, row["set_id"]) if row.get("set_id") else ""


def _unit(joining: Joining, code: str) -> str:
    unit = joining.united.rows.get(("subject", code))
    return str(unit["name"]) if unit else code


def _set(connection: View, set_id: str) -> str:
    try:
        return set_named(connection, set_id).short_title
    except NotFound:
        return set_id  # a set of the other machine's own


def _said(name: str, row: Row) -> str:
    value = row[name]
    if value is None or value in ("", []):
        return EMPTY
    if name in _DATES:
        return format_date(date.fromisoformat(value))
    if isinstance(value, bool) or name == "retired":
        return "Có" if value else "Không"
    return _in_words(name, value, row)


def _in_words(name: str, value: Any, row: Row) -> str:
    match name:
        case "outcome":
            return outcome_text(outcome_from_json(value), row["unit"])
        case "requirement":
            return full_requirement_text(requirement_from_plain(value))
        case "state":
            return PROGRESS[Progress(value)]
        case "verdict":
            return VERDICTS[Verdict(value)]
        case "level":
            return APPRAISALS[Level(value)]
        case "kind" if value in list(Kind):
            return KINDS[Kind(value)]
        case "focus":
            return ", ".join(map(str, value))
        case "value" if "plan_year" in row:
            return format_number(Decimal(value))
        case _:
            return _plain(value)


def _plain(value: Any) -> str:
    """Return what has no words of its own, as JSON has it: lines of sets, settings."""
    if isinstance(value, dict):
        return "; ".join(_plain(one) for one in value.values() if one not in (None, "", []))
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    return str(value)
