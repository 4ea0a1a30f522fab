"""The dialogs of the room of reports: which days, which file."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input, RadioSet

from ntm_tracker.domain.dates import format_date, parse_date
from ntm_tracker.domain.report_kinds import NAMES, usual_name
from ntm_tracker.errors import InputRefused, NtmError
from ntm_tracker.tui import deeds, report_deeds
from ntm_tracker.tui.report_deeds import Asked
from ntm_tracker.tui.widgets.choices import Answers, Mark
from ntm_tracker.tui.widgets.form import Form, labelled
from ntm_tracker.tui.widgets.path_field import Wants
from ntm_tracker.tui.widgets.target_form import LongTargetForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.reporting import Written
    from ntm_tracker.tui.desk import Desk

_FORMATS = (("docx", "Word (.docx)"), ("pdf", "PDF (.pdf)"), ("xlsx", "Excel (.xlsx)"), ("txt", "Chữ thường (.txt)"))
_PRINTABLE = 1
_AFTER = (("", "Chỉ lưu"), ("open", "Lưu rồi mở"), ("print", "Lưu rồi in (PDF)"))


class DaysForm(Form):
    """As of which day, compared with which."""

    IS_DEED = False

    SAVE = "Xem (Ctrl+S)"
    HELP_TEXT = "Bỏ trống ngày số liệu là hôm nay; bỏ trống ngày so sánh là cuối quý trước. Ctrl+S để xem."

    def __init__(self, desk: Desk, checklist: Checklist, asked: Asked) -> None:
        self._day = checklist.day
        self.asked = asked
        super().__init__(desk, "Ngày của báo cáo", "Bỏ trống: số liệu đến hôm nay, so với cuối quý trước.")

    def fields(self) -> Iterable[Widget]:
        """Yield both days."""
        hint = "ngày/tháng/năm, ví dụ 30/06/2024"
        yield self.line("as-of", "Số liệu đến", self.asked.as_of, hint)
        yield self.line("compared", "So với ngày", self.asked.compared_with, hint)

    async def submit(self) -> str:
        """Take the days; an impossible one is refused."""
        as_of, compared = (self.text(name).strip() for name in ("as-of", "compared"))
        day = parse_date(as_of) if as_of else self._day
        if day > self._day:
            raise InputRefused(f"Ngày {format_date(day)} chưa tới; hãy chọn ngày từ {format_date(self._day)} trở về.")
        if compared and parse_date(compared) >= day:
            raise InputRefused("Ngày so sánh phải trước ngày của số liệu; hãy chọn ngày khác.")
        self.asked = Asked(self.asked.kind, as_of, compared, self.asked.person)
        return "Đã đổi ngày của báo cáo."


class SaveForm(LongTargetForm):
    """Which format, which file, and what to do with it then."""

    SAVE = "Lưu (Ctrl+S)"
    HELP_TEXT = (
        "Chọn dạng tệp và nơi ghi, rồi Ctrl+S. Chọn “Lưu rồi mở” để xem trong Word, Excel; "
        "“Lưu rồi in” gửi tệp PDF tới máy in mặc định. Tệp đã có chỉ bị ghi đè khi Ctrl+S hai lần. "
        "Ô Mẫu Word: bỏ trống thì in theo mẫu của cơ quan, nếu có; ghi tệp .docx khác, hoặc “không”, cho một lần này. "
        "Esc khi đang ghi để dừng, không ghi gì."
    )

    def __init__(self, desk: Desk, checklist: Checklist, asked: Asked) -> None:
        self._assessment, self._day, self._asked = checklist.assessment, checklist.day, asked
        whose = f"{self._assessment.subject.name}, {checklist.criteria_set.short_title}, kỳ {self._assessment.year}"
        title = f"Lưu, in báo cáo {NAMES[asked.kind].title.lower()}"
        super().__init__(desk, title, labelled(checklist, f"{whose}."))

    def fields(self) -> Iterable[Widget]:
        """Yield format, what follows, and file."""
        yield Answers(*(Mark(label, i == 0) for i, (_, label) in enumerate(_FORMATS)), id="form-at", compact=True)
        yield Answers(*(Mark(label, i == 0) for i, (_, label) in enumerate(_AFTER)), id="choice", compact=True)
        day = parse_date(self._asked.as_of) if self._asked.as_of else self._day
        name = usual_name(self._asked.kind, self._assessment.subject, day, _FORMATS[0][0], self._asked.person)
        yield self.path_line("target", "Tệp", Wants.TARGET, str(report_deeds.folder() / name))
        hint = "bỏ trống: mẫu cơ quan; “không”: không dùng mẫu"
        yield self.path_line("template", "Mẫu Word", Wants.FILE, hint=hint)

    @on(RadioSet.Changed, "#form-at")
    def _follow_format(self, event: RadioSet.Changed) -> None:
        name = self.text("target")
        for known, _ in _FORMATS:
            name = name.removesuffix(f".{known}")
        self.query_one("#target", Input).value = f"{name}.{_FORMATS[event.index][0]}"

    @on(RadioSet.Changed, "#choice")
    def _follow_printing(self, event: RadioSet.Changed) -> None:
        """Choose PDF, which is what printers take."""
        if _AFTER[event.index][0] == "print":
            self.query_one("#form-at", Answers).choose(_PRINTABLE)

    async def submit(self) -> str:
        """Write the report; over a file that is there only when asked twice."""
        form = _FORMATS[self.query_one("#form-at", Answers).pressed_index][0]
        after = _AFTER[self.query_one("#choice", Answers).pressed_index][0]
        target = await self._target(form)
        by = self._template(form)
        write = partial(
            report_deeds.write, assessment=self._assessment, asked=self._asked, target=target, form=form, by=by
        )
        return await _followed(await self.desk.ask(partial(write, watch=self.watched())), after)

    def _template(self, form: str) -> str:
        """Return the template that was asked for this once, “” for the usual one."""
        typed = self.text("template").strip()
        if typed and form != "docx":
            raise InputRefused("Chỉ báo cáo Word in theo mẫu; hãy xóa ô Mẫu Word, hoặc chọn dạng Word.")
        return typed

    async def _target(self, form: str) -> str:
        typed = self.text("target").strip()
        target = str(await asyncio.to_thread(deeds.path_of, typed)) if typed else ""
        if target and not target.casefold().endswith(f".{form}"):
            target = f"{target}.{form}"
        await self.replaces(target)
        return target


async def _followed(written: Written, after: str) -> str:
    """Open or print what was written; return what to tell, the file first: it is there whatever follows."""
    file = written.path.resolve()
    told = [f"Đã ghi báo cáo vào {file}.", *written.refused, *written.left_out]
    try:
        if after == "open":
            await asyncio.to_thread(report_deeds.open_file, file)
        elif after == "print":
            await asyncio.to_thread(report_deeds.print_file, file)
            told.append("Đã gửi tới máy in.")
    except InputRefused as error:
        return error.sentence
    except NtmError:
        told.append("Máy này không mở được tệp; hãy mở tệp ở máy khác.")
    return " ".join(told)
