"""What the room of villages asks of the services, on a worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ntm_tracker.domain.villages import Villages
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.villages import TitleDraft


def villages_now(office: Office, day: date | None = None) -> Villages:
    """Return the villages of the commune that is followed, as of a past day where one is looked at."""
    from ntm_tracker.service.villages import villages_on

    return villages_on(office, day)


def set_titles(office: Office, codes: Sequence[str], draft: TitleDraft) -> str:
    """Write titles of villages; return what to tell."""
    from ntm_tracker.service.villages import set_titles as write

    return f"Đã lưu. {write(office, codes, draft)[1]}."


def add_villages(office: Office, names: Sequence[str]) -> str:
    """Enter villages by their names; return what to tell."""
    from ntm_tracker.service.villages import add_villages as add

    return f"Đã lưu. Thêm {', '.join(village.name for village in add(office, names))}."


def edit_village(office: Office, code: str, name: str, draft: TitleDraft | None) -> str:
    """Correct the name of a village where one is given, and write its titles; return what to tell."""
    from ntm_tracker.service.villages import name_village

    told = [f"{name_village(office, code, name)[1]}."] if name else []
    told += [set_titles(office, [code], draft).removeprefix("Đã lưu. ")] if draft else []
    return " ".join(["Đã lưu.", *told])
