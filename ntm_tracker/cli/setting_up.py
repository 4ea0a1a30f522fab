"""ntm init."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli.output import narrate
from ntm_tracker.service.office import set_up_office

if TYPE_CHECKING:
    from argparse import Namespace


def init(arguments: Namespace) -> int:
    """Make the record from a profile, once."""
    office, made = set_up_office(arguments.data, arguments.profile)
    if made:
        narrate(f"Đã thiết lập dữ liệu của {office.profile.title} {office.store.where}.")
    else:
        narrate(f"Dữ liệu của {office.profile.title} đã có {office.store.where}; giữ nguyên.")
    return 0
