"""Backups: why each was made, and which of the old ones are kept."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 12
"""Of so many days, weeks and months with backups the newest one is kept."""
ONE_DAY = timedelta(days=1)
"""So old the last backup may be before another is made; nothing younger is taken away."""


class Why(StrEnum):
    """What a backup was made for; it stands in the file's name."""

    DAILY = "hang-ngay"
    UPGRADE = "truoc-nang-cap"
    IMPORT = "truoc-nhap-bo"
    ADOPT = "truoc-ap-dung"
    UNITS = "truoc-doi-don-vi"
    MERGE = "truoc-gop"
    RESTORE = "truoc-khoi-phuc"
    ASKED = "theo-yeu-cau"
    SPOILT = "hong"
    """The record itself, put aside as it was found: it could not be read."""


WHY_TOLD = {
    Why.DAILY: "hằng ngày",
    Why.UPGRADE: "trước khi nâng cấp",
    Why.IMPORT: "trước khi nhập bộ tiêu chí",
    Why.ADOPT: "trước khi áp dụng bộ tiêu chí",
    Why.UNITS: "trước khi đổi đơn vị",
    Why.MERGE: "trước khi gộp gói dữ liệu",
    Why.RESTORE: "trước khi khôi phục",
    Why.ASKED: "theo yêu cầu",
    Why.SPOILT: "dữ liệu hỏng được giữ nguyên",
}
KEPT_FOR_GOOD = (Why.UPGRADE, Why.SPOILT)
"""They are few, and nothing made later has what they have."""


def to_keep(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return which backups are kept: all of the last day, then one a day, a week, a month.

    What lies in the future, by a clock that was wrong, is kept.
    """
    newest_first = sorted(set(moments), reverse=True)
    kept = {moment for moment in newest_first if now - moment < ONE_DAY}
    spans: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (DAYS, lambda moment: moment.date()),
        (WEEKS, lambda moment: moment.isocalendar()[:2]),
        (MONTHS, lambda moment: (moment.year, moment.month)),
    )
    for most, span in spans:
        newest: dict[Hashable, datetime] = {}
        for moment in newest_first:
            newest.setdefault(span(moment), moment)
        kept |= set(list(newest.values())[:most])
    return frozenset(kept)


def is_due(last: datetime | None, now: datetime) -> bool:
    """Say whether the last backup is too old, or of a time that has not come yet."""
    return last is None or not timedelta(0) <= now - last < ONE_DAY
