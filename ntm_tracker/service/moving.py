"""Moving an office: from a folder to a server, from a server to a folder, or from one to another of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.errors import InputRefused
from ntm_tracker.places import data_folder, database_file
from ntm_tracker.service.office import open_office
from ntm_tracker.store.moving import move
from ntm_tracker.store.server_address import is_address
from ntm_tracker.store.store import Store

if TYPE_CHECKING:
    from ntm_tracker.store.moving import Moved


@dataclass(frozen=True, slots=True)
class Move:
    """What a move came to, and between what."""

    source: str
    target: str
    moved: Moved


def move_office(data: str | None, to: str) -> Move:
    """Copy the record into the folder or onto the server `to`; what it is copied from stays as it is.

    Raises:
        InputRefused: the target is no place, is the source, or holds a record.
        RecordUnavailable: either cannot be opened, or what arrived is not what was sent.
    """
    office = open_office(data)
    try:
        made = not is_address(to) and not database_file(data_folder(to)).exists()
        target = _target(to)
        if target.where == office.store.where:
            raise InputRefused("Nơi nhận chính là nơi đang giữ dữ liệu; hãy ghi thư mục hoặc máy chủ khác sau --to.")
        try:
            moved = move(office.store, target)
        except BaseException:
            target.close()
            if made:
                _clear_away(target)
            raise
        target.close()
        return Move(office.store.where, target.where, moved)
    finally:
        office.close()


def _target(to: str) -> Store:
    if not to.strip():
        raise InputRefused("Chưa ghi nơi nhận; hãy ghi thư mục hoặc địa chỉ máy chủ sau --to.")
    if is_address(to):
        from ntm_tracker.store.server import ServerStore

        return ServerStore.set_up(to)
    return Store.create(database_file(data_folder(to)))


def _clear_away(target: Store) -> None:
    """Leave no half-made record in a folder that had none."""
    for suffix in ("", "-wal", "-shm"):
        target.database.with_name(target.database.name + suffix).unlink(missing_ok=True)
