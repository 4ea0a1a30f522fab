"""Reading where a record lies on a server."""

from __future__ import annotations

import pytest

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.store.server_address import is_address, read_address

SECRET = "bi-mat-1"  # noqa: S105 - made up


@pytest.mark.parametrize("scheme", ["postgresql+psycopg", "postgresql", "postgres"])
def test_every_way_to_name_postgresql_is_one(scheme: str) -> None:
    """Administrators copy addresses from other programs."""
    address = read_address(f" {scheme}://ha:{SECRET}@may-chu.huyen.vn:5433/ntm?schema=xa_07387&sslmode=verify-full ")
    assert address.url.drivername == "postgresql+psycopg"
    assert address.schema == "xa_07387"
    assert dict(address.url.query) == {"sslmode": "verify-full"}
    assert str(address) == "trên máy chủ may-chu.huyen.vn:5433, cơ sở dữ liệu ntm, ngăn xa_07387"
    assert SECRET not in repr(address)


@pytest.mark.parametrize(
    "typed",
    [
        f"mysql://ha:{SECRET}@xa/ntm",
        f"ha:{SECRET}@xa",
        f"postgresql://ha:{SECRET}@xa:cong/ntm",
        f"postgresql://ha:{SECRET}@xa/ntm?schema=Xã A",
        f"postgresql://ha:{SECRET}@xa/ntm?schema=pg_catalog",
        "postgresql://",
        "",
    ],
)
def test_what_is_no_address_is_refused_unsaid(typed: str) -> None:
    """It may hold a password, so that it is not repeated; a bare scheme means this machine's own server."""
    if typed == "postgresql://":
        assert str(read_address(typed)) == "trên máy chủ máy này, cơ sở dữ liệu (mặc định)"
        return
    with pytest.raises(RecordUnavailable) as refused:
        read_address(typed)
    assert SECRET not in refused.value.sentence


def test_a_folder_is_no_address() -> None:
    """“--to” takes either."""
    assert is_address("postgresql+psycopg://ha@xa/ntm")
    assert not is_address(r"D:\ban-chep")
    assert not is_address("/media/usb/ntm")
