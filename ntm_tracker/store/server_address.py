"""The address of a record on a PostgreSQL server: read once, shown without its password."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from ntm_tracker.errors import RecordUnavailable

if TYPE_CHECKING:
    from sqlalchemy import URL

SCHEMES = ("postgresql+psycopg", "postgresql", "postgres")
EXAMPLE = "postgresql+psycopg://TÊN@MÁY_CHỦ/CƠ_SỞ_DỮ_LIỆU?schema=xa_07387"
READERS = "_xem"
"""What the role of those who may only read is called, behind the commune's own name."""
# PostgreSQL cuts names after 63 bytes, and keeps “pg_” for itself.
_NAME = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,58}")


@dataclass(frozen=True, slots=True)
class Address:
    """Where on a server the record of one commune lies."""

    url: URL
    schema: str | None
    """The commune's own room in the database; None where the login's settings tell it."""

    def __str__(self) -> str:
        """Say where it is, without the login."""
        host = self.url.host or self.url.query.get("host") or "máy này"
        port = f":{self.url.port}" if self.url.port else ""
        room = f", ngăn {self.schema}" if self.schema else ""
        return f"trên máy chủ {host}{port}, cơ sở dữ liệu {self.url.database or '(mặc định)'}{room}"


def is_address(text: str) -> bool:
    """Say whether `text` is meant to be the address of a server, not a folder."""
    return "://" in text


def is_plain_name(name: str) -> bool:
    """Say whether `name` can be a schema and a role without being quoted."""
    return _NAME.fullmatch(name) is not None


def read_address(text: str) -> Address:
    """Read the address of a server; whatever is wrong with it, the sentence never repeats it: it may hold a password.

    Raises:
        RecordUnavailable: it is no address of a PostgreSQL server, or its schema has no plain name.
    """
    try:
        url = make_url(text.strip())
        # What the system could not decode, the driver cannot send.
        known = url.drivername in SCHEMES and text.strip().isprintable()
    except (ArgumentError, ValueError):
        known = False
    if not known:
        raise RecordUnavailable(f"Địa chỉ máy chủ dữ liệu không đúng dạng; hãy ghi theo mẫu {EXAMPLE}.") from None
    schema = url.query.get("schema")
    if schema is not None and not (isinstance(schema, str) and is_plain_name(schema)):
        raise RecordUnavailable(
            "Tên ngăn dữ liệu (schema) trong địa chỉ máy chủ chỉ gồm chữ thường không dấu, số và dấu gạch dưới; "
            "hãy ghi lại, ví dụ xa_07387."
        )
    return Address(url.set(drivername=SCHEMES[0]).difference_update_query(["schema"]), schema)
