"""What one deed on the units of the record knows, checks and writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ntm_tracker.domain.checklist import Subject
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.subject_entry import KIND_NAMES, UnitDraft, read_code, read_count, read_name
from ntm_tracker.domain.subjects import commune_of, dated_name, heirs_of, titled, villages_of
from ntm_tracker.domain.text import clean_line
from ntm_tracker.errors import InputRefused, NotFound
from ntm_tracker.service.reading import unit_named
from ntm_tracker.store import queries
from ntm_tracker.store.convert import subject_row
from ntm_tracker.store.events import Entry
from ntm_tracker.store.tables import subject, succession
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import View

_DISTRICTS_ENDED = date(2025, 7, 1)
"""From this day on there is no district level (local government has two levels)."""


class Change:
    """One deed on the units of the record; every refusal is an InputRefused or NotFound, before anything is kept."""

    def __init__(self, office: Office, connection: View) -> None:
        self._office = office
        self._work = Work(connection)
        self._units = queries.subjects(connection)

    def known(self, typed: str) -> Subject:
        """Return the unit that was typed by code or name."""
        if (found := unit_named(typed, self._units.values())) is None:
            raise NotFound(f"Không có đơn vị “{clean_line(typed)[:40]}”; hãy xem các đơn vị bằng “ntm subject list”.")
        return found

    def living(self, typed: str, since: date) -> Subject:
        """Return a unit that can change on `since`: there before it, and not ended."""
        unit = self.known(typed)
        _check_not_ended(unit)
        if unit.since is not None and unit.since >= since:
            raise InputRefused(
                f"Ngày thay đổi {format_date(since)} không sau ngày bắt đầu của {titled(unit)} "
                f"({format_date(unit.since)}); hãy xem lại ngày."
            )
        return unit

    def new_unit(self, draft: UnitDraft, since: date | None) -> Subject:
        """Write a unit that was typed whole."""
        if draft.kind not in KIND_NAMES:
            raise InputRefused(f"Không có loại đơn vị “{draft.kind}”; hãy ghi commune (xã) hoặc village (thôn).")
        made = Subject(
            code=read_code(draft.code),
            name=read_name(draft.name),
            kind=draft.kind,
            within=self._within(draft),
            villages=read_count(draft.villages),
            district=read_name(draft.district, "Tên huyện") if draft.district else None,
            province=read_name(draft.province, "Tên tỉnh") if draft.province else None,
            since=since,
        )
        return self._add(made)

    def heir(self, former: Subject, draft: UnitDraft, since: date) -> Subject:
        """Write a unit that takes the place of one, in the same commune or district and province."""
        district, province = self._above(former)
        if since >= _DISTRICTS_ENDED:
            district = None
        filled = replace(
            draft,
            kind=former.kind,
            within=self._commune_code(former, since),
            district=draft.district or district or "",
            province=draft.province or province or "",
        )
        return self.new_unit(filled, since)

    def taking_in(self, formers: Sequence[Subject], draft: UnitDraft, since: date) -> Subject:
        """Return the unit that takes `formers` in: the one that is there, else a new one."""
        kind = formers[0].kind
        communes = {self._commune_code(former, since) for former in formers}
        if len(communes) > 1:
            raise InputRefused("Các thôn sáp nhập phải thuộc cùng một xã; hãy xem lại bằng “ntm subject list”.")
        if draft.code in self._units:
            return self._existing(draft, kind, since)
        return self.new_unit(replace(draft, kind=kind, within=communes.pop()), since)

    def parts(self, former: Subject, typed: Sequence[str], since: date) -> list[Subject]:
        """Return the units that `former` is split into."""
        made: list[Subject] = []
        for part in typed:
            code, _, name = part.partition(":")
            draft = UnitDraft(read_code(code), name, former.kind)
            if draft.code == former.code or draft.code in (one.code for one in made):
                raise InputRefused(f"Mã {draft.code} bị dùng hai lần; hãy ghi mỗi đơn vị mới một mã riêng.")
            there = draft.code in self._units
            made.append(self._existing(draft, former.kind, since) if there else self.heir(former, draft, since))
        if len(made) < 2:
            raise InputRefused("Chia thì phải ra ít nhất hai đơn vị; nếu chỉ đổi tên hãy dùng “ntm subject rename”.")
        return made

    def give_villages(self, former: Subject, made: Sequence[Subject], typed: Sequence[str], since: date) -> None:
        """Write which part took each village of a commune that is split."""
        left = {v.code: v for v in villages_of(former.code, self._units, since)}
        takers = {part.code for part in made}
        for pair in typed:
            name, _, taker = pair.partition("=")
            village, code = self.known(name), read_code(taker)
            if village.code not in left:
                raise InputRefused(f"{titled(village)} không phải là thôn của {titled(former)}; hãy xem lại --village.")
            if code not in takers:
                raise InputRefused(f"{titled(former)} không chia ra đơn vị mã {code}; hãy xem lại --village và --into.")
            del left[village.code]
            self._follow(village, code, since)
        if left:
            forgotten = ", ".join(titled(village) for village in left.values())
            raise InputRefused(f"Chưa ghi thôn nào về đâu: {forgotten}; hãy thêm --village MÃ_THÔN=MÃ_XÃ_MỚI.")

    def end(self, former: Subject, since: date, heirs: Sequence[Subject]) -> None:
        """Write the last day of a unit, where it lay until then, and what followed it."""
        district, province = self._above(former)
        ended = replace(former, until=since - timedelta(days=1), district=district, province=province)
        self._work.put(subject, subject_row(ended))
        for heir in heirs:
            self._follow(former, heir.code, since)

    def correct_name(self, unit: Subject, name: str) -> Subject:
        """Write the right name of a unit that was typed wrong: it is the same unit, now and before."""
        corrected = replace(unit, name=name)
        self._work.put(subject, subject_row(corrected))
        return corrected

    def save(self, summary: str) -> None:
        """Write the deed into the log."""
        self._work.close(Entry(Deed.CHANGE_SUBJECT, self._office.who, summary))

    def _add(self, made: Subject) -> Subject:
        if (taken := self._units.get(made.code)) is not None:
            raise InputRefused(f"Mã {made.code} đã là của {dated_name(taken)}; hãy ghi mã khác.")
        self._units[made.code] = made
        self._work.add(subject, [subject_row(made)])
        return made

    def _follow(self, former: Subject, successor: str, since: date) -> None:
        self._work.add(succession, [{"former": former.code, "successor": successor, "since": since}])

    def _existing(self, draft: UnitDraft, kind: str, since: date) -> Subject:
        unit = self._units[draft.code]
        _check_not_ended(unit)
        if unit.kind != kind:
            raise InputRefused(
                f"{titled(unit)} là đơn vị {KIND_NAMES[unit.kind]}; hãy ghi mã của một đơn vị {KIND_NAMES[kind]}."
            )
        if unit.since is not None and unit.since > since:
            raise InputRefused(
                f"{titled(unit)} chỉ có từ ngày {format_date(unit.since)}, sau ngày thay đổi {format_date(since)}; "
                "hãy xem lại ngày."
            )
        if clean_line(draft.name) not in ("", unit.name) or draft.villages or draft.district or draft.province:
            raise InputRefused(
                f"Mã {unit.code} đã là của {unit.name}; hãy bỏ tên, số thôn, huyện, tỉnh để nhập vào đơn vị đó, "
                "hoặc ghi mã khác cho đơn vị mới."
            )
        return unit

    def _within(self, draft: UnitDraft) -> str | None:
        if draft.kind == "commune":
            if draft.within:
                raise InputRefused("Xã không thuộc xã khác; hãy bỏ --within, hoặc ghi --kind village nếu là thôn.")
            return None
        if draft.villages or draft.district or draft.province:
            raise InputRefused("Số thôn, huyện và tỉnh chỉ ghi cho xã; hãy bỏ các mục đó khi ghi thôn.")
        if not draft.within:
            raise InputRefused("Chưa ghi thôn thuộc xã nào; hãy thêm --within MÃ_XÃ.")
        commune = self.known(draft.within)
        if commune.kind != "commune":
            raise InputRefused(f"{titled(commune)} không phải là xã; hãy ghi mã xã vào --within.")
        self._check_one_way(commune)
        return commune.code

    def _check_one_way(self, commune: Subject) -> None:
        """Refuse a commune that was split since: nobody could say which part the village is in."""
        unknown = Subject("?", "?", "village", within=commune.code)
        last = commune_of(unknown, self._units, date.max)
        if last and len(parts := heirs_of(last, self._units)) > 1:
            listed = ", ".join(titled(part) for part in parts)
            raise InputRefused(f"{titled(last)} đã chia thành {listed}; hãy ghi mã xã mới mà thôn thuộc về.")

    def _commune_code(self, unit: Subject, since: date) -> str:
        commune = commune_of(unit, self._units, since) if unit.kind == "village" else None
        return commune.code if commune else ""

    def _above(self, unit: Subject) -> tuple[str | None, str | None]:
        """Return the district and the province of a unit; of the profile's commune the profile knows them."""
        own = self._office.profile.commune
        is_own = unit.code == own.code and unit.province is None
        return (own.district, own.province) if is_own else (unit.district, unit.province)


def _check_not_ended(unit: Subject) -> None:
    if unit.until is not None:
        raise InputRefused(
            f"{titled(unit)} chỉ có đến ngày {format_date(unit.until)}; hãy ghi đơn vị kế thừa của nó, "
            "hoặc hoàn tác việc trước."
        )
