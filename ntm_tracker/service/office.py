"""The office: one record, one profile, one person at the keyboard."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ntm_tracker.domain.checklist import Assessment, Subject
from ntm_tracker.domain.text import clean_line
from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.law.shelf import check_profile, shipped_profile
from ntm_tracker.places import data_folder, database_file, database_url, is_read_only
from ntm_tracker.service.outline import DEFAULT_PROFILE
from ntm_tracker.store import queries
from ntm_tracker.store.store import Store

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ntm_tracker.domain.profile import Profile


@dataclass(frozen=True, slots=True)
class Office:
    """An open record, the profile it was set up from, and who works on it."""

    store: Store
    profile_id: str
    who: str

    @property
    def profile(self) -> Profile:
        """The profile that the office was set up from."""
        return shipped_profile(self.profile_id)

    @property
    def database(self) -> Path:
        """The file that is the whole record.

        Raises:
            InputRefused: it lies on a server.
        """
        return self.store.database

    @property
    def folder(self) -> Path:
        """The folder of what lies beside the record; the officer's own where the record lies on a server."""
        return data_folder(None) if self.store.on_server else self.database.parent

    def close(self) -> None:
        """Let go of the record's file."""
        self.store.close()


def open_office(data: str | None) -> Office:
    """Open the record in the folder `data`, or in the user's own.

    Raises:
        RecordUnavailable: there is no record, it was not set up, or it cannot be opened.
    """
    store = _open_store(data)
    with store.reading() as connection:
        profile = queries.profile_id(connection)
    if profile is None:
        raise RecordUnavailable(f"Dữ liệu {store.where} chưa được thiết lập; hãy chạy “ntm init”.")
    return Office(store, profile, officer_name())


def open_offices(data: str | None) -> tuple[Store, list[Store]]:
    """Open what lies in a folder or on a server; return it, to be closed, and every commune's record in it."""
    if url := database_url(data):
        from ntm_tracker.store.server import ServerStore

        whole: Store = ServerStore.at(url)
    else:
        whole = open_office(data).store
    return whole, whole.communes()


def open_office_if_there(data: str | None) -> Office | None:
    """Open the record in the folder `data`, or in the user's own; None where nobody made one yet.

    Raises:
        RecordUnavailable: there is a record and it cannot be opened.
    """
    # Nobody sets up a server by looking at it.
    there = database_url(data) or database_file(data_folder(data)).is_file()
    return open_office(data) if there else None


def set_up_office(data: str | None, profile_id: str = DEFAULT_PROFILE) -> tuple[Office, bool]:
    """Make the record from a profile unless it is there; say whether it was made now. Who may only look makes none."""
    if is_read_only():
        return open_office(data), False
    check_profile(profile_id)
    store = _make_store(data)
    with store.reading() as connection:
        found = queries.profile_id(connection)
    made = found is None and _set_up(store, shipped_profile(profile_id))
    return Office(store, found or profile_id, officer_name()), made


def _set_up(store: Store, profile: Profile) -> bool:
    # Imported for the one time that a record is set up.
    from ntm_tracker.domain.history import Deed
    from ntm_tracker.store import unit
    from ntm_tracker.store.events import Entry

    with store.writing() as connection:
        # Asked again under the lock: another window may have been first.
        if queries.profile_id(connection) is not None:
            return False
        summary = f"Thiết lập từ hồ sơ “{profile.title}”, năm {profile.plan_year}"
        unit.set_up(connection, Entry(Deed.INIT, officer_name(), summary), profile.id, *_planned(profile))
    return True


def _open_store(data: str | None) -> Store:
    if url := database_url(data):
        from ntm_tracker.store.server import ServerStore

        return ServerStore.reach(url, read_only=is_read_only())
    return Store.open(database_file(data_folder(data)), read_only=is_read_only())


def _make_store(data: str | None) -> Store:
    if url := database_url(data):
        from ntm_tracker.store.server import ServerStore

        return ServerStore.set_up(url)
    return Store.create(database_file(data_folder(data)))


def officer_name() -> str:
    """Return who is at the keyboard: NTM_OFFICER, else the name of the machine's login."""
    if named := clean_line(os.environ.get("NTM_OFFICER", "")):
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "không rõ"


def today() -> date:
    """Return the day at the keyboard."""
    return datetime.now().astimezone().date()


def _planned(profile: Profile) -> tuple[list[Subject], list[Assessment]]:
    commune = profile.commune
    places = [Subject(commune.code, commune.name, "commune", villages=commune.villages)]
    places += [Subject(v.code, f"Thôn {v.name}", "village", within=commune.code) for v in profile.villages]
    by_code = {place.code: place for place in places}
    rounds = [
        Assessment(f"{a.subject}/{a.set}/{a.year}", by_code[a.subject], a.set, a.year, a.deadline, a.focus)
        for a in profile.assessments
    ]
    return places, rounds
