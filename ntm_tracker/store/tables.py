"""The tables of the record."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
    text,
)

if TYPE_CHECKING:
    from sqlalchemy import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

NO_DEED = {"is_in_log": False}
"""What is written about a table whose rows are in no event: the log itself, and what is worked out from files."""


class Moment(TypeDecorator[datetime]):
    """A point in time, kept as UTC text since SQLite forgets time zones."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Write `value` so that text order is time order."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Read the text back."""
        return None if value is None else datetime.fromisoformat(value)


office = Table(
    "office",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_office"), primary_key=True),
    Column("profile", String(60), nullable=False),
    Column("set_up_at", Moment, nullable=False),
)

subject = Table(
    "subject",
    metadata,
    Column("code", String(60), primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("within", ForeignKey("subject.code")),
    Column("villages", Integer),
    Column("in_force_from", Date),
    Column("in_force_to", Date),
    Column("district", Text),
    Column("province", Text),
)

succession = Table(
    "succession",
    metadata,
    Column("former", ForeignKey("subject.code"), primary_key=True),
    Column("successor", ForeignKey("subject.code"), primary_key=True),
    Column("since", Date, nullable=False),
)

assessment = Table(
    "assessment",
    metadata,
    Column("id", String(160), primary_key=True),
    Column("subject", ForeignKey("subject.code"), nullable=False),
    Column("set_id", String(80), nullable=False),
    Column("year", Integer, nullable=False),
    Column("deadline", Date, nullable=False),
    Column("focus", JSON, nullable=False),
    Column("position", Integer, nullable=False),
    Column("replaces", String(160)),
)

precedent = Table(
    "precedent",
    metadata,
    Column("assessment", ForeignKey("assessment.id"), primary_key=True),
    Column("indicator", String(8), primary_key=True),
    Column("from_assessment", ForeignKey("assessment.id"), primary_key=True),
    Column("from_indicator", String(8), primary_key=True),
    Column("carry", String(10), nullable=False),
)

own_set = Table(
    "own_set",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("head", JSON, nullable=False),
    Column("origin", Text, nullable=False),
    Column("written_by", Text, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
)

own_line = Table(
    "own_line",
    metadata,
    Column("set_id", ForeignKey("own_set.id"), primary_key=True),
    Column("kind", String(10), primary_key=True),
    Column("number", String(8), primary_key=True),
    Column("content", JSON, nullable=False),
    Column("version", Integer, nullable=False),
)

result = Table(
    "result",
    metadata,
    Column("assessment", ForeignKey("assessment.id"), primary_key=True),
    Column("indicator", String(8), primary_key=True),
    Column("outcome", JSON, nullable=False),
    Column("unit", Text, nullable=False),
    Column("measured_on", Date),
    Column("source", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("version", Integer, nullable=False),
)

confirmation = Table(
    "confirmation",
    metadata,
    Column("set_id", String(80), primary_key=True),
    Column("indicator", String(8), primary_key=True),
    Column("requirement", JSON, nullable=False),
    Column("basis", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("dated", Date),
    Column("confirmed_by", Text, nullable=False),
    Column("confirmed_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("note", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("issuer", Text, nullable=False),
    Column("issued", Date),
    Column("valid_until", Date),
    Column("entered_at", Moment, nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", String(20), nullable=False, server_default=text("''")),
    Column("maintained", Boolean, nullable=False, server_default=false()),
    Column("owner", Text, nullable=False, server_default=text("''")),
    # An id that was undone must never come back as another paper's.
    sqlite_autoincrement=True,
)

evidence_link = Table(
    "evidence_link",
    metadata,
    Column("evidence", ForeignKey("evidence.id"), primary_key=True),
    Column("assessment", ForeignKey("assessment.id"), primary_key=True),
    Column("indicator", String(8), primary_key=True),
    Column("position", Integer, nullable=False),
)

file = Table(
    "file",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    info=NO_DEED,
)

evidence_file = Table(
    "evidence_file",
    metadata,
    Column("evidence", ForeignKey("evidence.id"), primary_key=True),
    Column("sha256", ForeignKey("file.sha256"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("retired", Integer),
)

# What was found in a file: read once, no deed of anybody's, so it is not in the log.
file_text = Table(
    "file_text",
    metadata,
    Column("sha256", ForeignKey("file.sha256"), primary_key=True),
    Column("type", String(10), nullable=False),
    # None until it was read; folded, since only search reads it.
    Column("folded", Text),
    info=NO_DEED,
)

# In the next four “number” is an indicator's, a gate's or, for what is given to a whole criterion, a criterion's.
assignment = Table(
    "assignment",
    metadata,
    Column("assessment", ForeignKey("assessment.id"), primary_key=True),
    Column("number", String(8), primary_key=True),
    Column("owner", Text, nullable=False),
    Column("due", Date),
    Column("version", Integer, nullable=False),
)

progress = Table(
    "progress",
    metadata,
    Column("assessment", ForeignKey("assessment.id"), primary_key=True),
    Column("number", String(8), primary_key=True),
    Column("state", String(15), nullable=False),
    Column("set_by", Text, nullable=False),
    Column("set_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
)

task = Table(
    "task",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("assessment", ForeignKey("assessment.id"), nullable=False),
    Column("number", String(8), nullable=False),
    Column("what", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("due", Date),
    Column("done_on", Date),
    Column("entered_at", Moment, nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_autoincrement=True,
)

appraisal = Table(
    "appraisal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("assessment", ForeignKey("assessment.id"), nullable=False),
    Column("number", String(8), nullable=False),
    Column("level", String(10), nullable=False),
    Column("verdict", String(15), nullable=False),
    Column("remark", Text, nullable=False),
    Column("appraised_on", Date, nullable=False),
    Column("appraiser", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered_on", Date),
    Column("closed_on", Date),
    Column("version", Integer, nullable=False),
    sqlite_autoincrement=True,
)

plan_result = Table(
    "plan_result",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan_year", Integer, nullable=False),
    Column("target", String(80), nullable=False),
    Column("period", Text, nullable=False),
    # Exact decimals as text.
    Column("value", Text, nullable=False),
    Column("measured_on", Date),
    Column("source", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_autoincrement=True,
)

village_title = Table(
    "village_title",
    metadata,
    Column("village", ForeignKey("subject.code"), primary_key=True),
    Column("title", String(10), primary_key=True),
    Column("held", Boolean, nullable=False),
    Column("year", Integer),
    Column("source", Text, nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("version", Integer, nullable=False),
)

office_setting = Table(
    "office_setting",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", JSON, nullable=False),
    Column("version", Integer, nullable=False),
)


def _of_a_deed() -> list[Column[Any]]:
    """Return what a log keeps of a deed, whoever's machine did it."""
    return [
        Column("at", Moment, nullable=False),
        Column("who", Text, nullable=False),
        Column("deed", String(20), nullable=False),
        Column("assessment", String(160)),
        Column("indicators", JSON, nullable=False),
        Column("summary", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("before", JSON, nullable=False),
        Column("after", JSON, nullable=False),
    ]


event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True),
    *_of_a_deed(),
    Column("undoes", ForeignKey("event.seq"), unique=True),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    sqlite_autoincrement=True,
    info=NO_DEED,
)

# What was done on other machines, as their logs have it: each chain hangs by the hashes on the last of its events.
joined_event = Table(
    "joined_event",
    metadata,
    Column("hash", String(64), primary_key=True),
    # The event's number in the log that it was written in.
    Column("number", Integer, nullable=False),
    *_of_a_deed(),
    Column("undoes", Integer),
    Column("previous_hash", String(64), nullable=False),
    info=NO_DEED,
)

# The last event of each log that was joined.
joined_head = Table(
    "joined_head",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("events", Integer, nullable=False),
    Column("exported_by", Text, nullable=False),
    Column("exported_at", Moment, nullable=False),
)

# Two machines give the same number to different things: which thing bears a number here, where the log of this
# machine alone would say another.
identity = Table(
    "identity",
    metadata,
    Column("uid", String(80), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("number", Integer, nullable=False),
)


def numbered_tables() -> list[Table]:
    """Return the logged tables whose rows each machine numbers by itself."""
    return [table for table in logged_tables() if table.dialect_options["sqlite"]["autoincrement"]]


def logged_tables() -> list[Table]:
    """Return the tables whose every row was written by a deed, parents before their children."""
    return [table for table in metadata.sorted_tables if table.info.get("is_in_log", True)]
