"""Naming villages and writing their titles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ntm_tracker.domain.text import clean_line, fold
from ntm_tracker.domain.villages import TITLES, Title
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.villages import TitleDraft
from ntm_tracker.tui import village_deeds
from ntm_tracker.tui.widgets.form import Form
from ntm_tracker.tui.widgets.village_lines import HEADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from ntm_tracker.domain.villages import Villages, VillageState, VillageTitle
    from ntm_tracker.tui.desk import Desk

_UNKNOWN = ("?", "chua ro", "khong ro")
_HINT = "năm công nhận, “có”, “chưa”; “?” là chưa rõ"


class TitleForm(Form):
    """One title of one village or of many, as one deed."""

    HELP_TEXT = (
        "Ghi năm được công nhận; không nhớ năm thì ghi “có”, chưa đạt thì ghi “chưa”, chưa rõ thì ghi “?”. "
        "Thôn chưa rõ không được tính là đạt. " + Form.HELP_TEXT
    )

    def __init__(self, desk: Desk, states: Sequence[VillageState], title: Title) -> None:
        self._states, self._title = states, title
        names = ", ".join(state.village.name for state in states)
        super().__init__(desk, f"Ghi danh hiệu {TITLES[title]}", f"{len(states)} thôn: {names}.")

    def fields(self) -> Iterable[Widget]:
        """Yield the title and where it comes from."""
        held = self._states[0].titles.get(self._title) if len(self._states) == 1 else None
        yield self.line("held", HEADS[self._title], _typed(held), _HINT)
        yield self.line("source", "Văn bản nguồn", held.source if held else "", "ví dụ 12/QĐ-UBND")

    async def submit(self) -> str:
        """Write the title."""
        if not self.text("held").strip():
            raise InputRefused("Chưa ghi danh hiệu; hãy ghi năm, “có” hoặc “chưa”, ghi “?” nếu chưa rõ.")
        draft = TitleDraft(**{self._title.value: _said(self.text("held"))}, source=self.text("source"))
        from ntm_tracker.tui.screens.leave_out_form import do_on_all

        codes = [state.village.code for state in self._states]
        return await do_on_all(self, codes, lambda rows: partial(village_deeds.set_titles, codes=rows, draft=draft))


class VillageForm(Form):
    """Name and titles of one village."""

    HELP_TEXT = (
        "Sửa tên thôn ghi sai, ghi các danh hiệu với năm công nhận và văn bản nguồn. Để trống danh hiệu là chưa rõ: "
        "thôn đó không được tính là đạt. Thôn đổi tên theo nghị quyết thì dùng lệnh Đơn vị ở bảng lệnh (Ctrl+P). "
        + Form.HELP_TEXT
    )

    def __init__(self, desk: Desk, state: VillageState) -> None:
        self._state = state
        super().__init__(
            desk, f"Sửa {state.village.name}", "Danh hiệu: ghi năm công nhận, “có”, “chưa”; trống: chưa rõ."
        )

    def fields(self) -> Iterable[Widget]:
        """Yield name, titles, source."""
        yield self.line("name", "Tên thôn", self._state.village.name)
        for title in Title:
            yield self.line(title.value, HEADS[title], _typed(self._state.titles.get(title)), _HINT)
        yield self.line("source", "Văn bản nguồn", self._source(), "của danh hiệu vừa ghi, ví dụ 12/QĐ-UBND")

    async def submit(self) -> str:
        """Save what was changed."""
        name = clean_line(self.text("name"))
        if not name:
            raise InputRefused("Tên thôn để trống; hãy ghi tên đầy đủ, ví dụ “Thôn Hương Thân”.")
        name = "" if name == self._state.village.name else name
        draft = self._draft()
        if not name and draft is None:
            raise InputRefused("Chưa sửa gì; hãy sửa rồi lưu, hoặc Esc để bỏ.")
        deed = partial(village_deeds.edit_village, code=self._state.village.code, name=name, draft=draft)
        return await self.perform(deed)

    def _source(self) -> str:
        sources = {held.source for held in self._state.titles.values() if held.version}
        return sources.pop() if len(sources) == 1 else ""

    def _draft(self) -> TitleDraft | None:
        """Return the titles that were changed; all that are known where only their source was."""
        typed = {title: _said(self.text(title.value)) for title in Title}
        before = {title: _typed(self._state.titles.get(title)) for title in Title}
        changed = {title.value: typed[title] for title in Title if typed[title] != before[title]}
        if not changed and clean_line(self.text("source")) != self._source():
            changed = {title.value: typed[title] for title in Title if typed[title]}
        return TitleDraft(**changed, source=self.text("source")) if changed else None


class NameForm(Form):
    """Names for the villages that have none, one a line, as one deed."""

    HELP_TEXT = "Ghi tên các thôn chưa đặt tên, mỗi dòng một thôn, không cần chữ “Thôn” ở đầu. " + Form.HELP_TEXT

    def __init__(self, desk: Desk, villages: Villages) -> None:
        told = f"Còn {villages.unnamed} thôn chưa đặt tên. Mỗi dòng một tên, dán cả danh sách cũng được."
        super().__init__(desk, "Đặt tên thôn", told)

    def fields(self) -> Iterable[Widget]:
        """Yield the names."""
        field = self.area("names", "Tên các thôn")
        field.add_class("many-lines")
        yield field

    async def submit(self) -> str:
        """Enter the villages."""
        names = [line for line in map(clean_line, self.text("names").splitlines()) if line]
        return await self.perform(partial(village_deeds.add_villages, names=names))


def _typed(held: VillageTitle | None) -> str:
    """Return a title as an officer would type it."""
    if held is None:
        return ""
    return str(held.year) if held.held and held.year else "có" if held.held else "chưa"


def _said(typed: str) -> str:
    line = clean_line(typed)
    return "" if fold(line) in _UNKNOWN else line
