"""Two machines without a network: writing a bundle for the other, joining the one that it wrote."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from ntm_tracker.domain.text import shorten
from ntm_tracker.errors import InputRefused, PasswordNeeded
from ntm_tracker.tui import bundle_deeds
from ntm_tracker.tui.screens.password_form import PasswordForm
from ntm_tracker.tui.widgets.long_form import LongForm
from ntm_tracker.tui.widgets.path_field import Wants
from ntm_tracker.tui.widgets.target_form import LongTargetForm
from ntm_tracker.tui.widgets.two_versions import TwoVersions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.service.bundle_words import Difference
    from ntm_tracker.tui.desk import Desk


class BundleExportForm(LongTargetForm):
    """Which file; over one that is there only when asked twice."""

    SAVE = "Xuất gói (Ctrl+S)"
    HELP_TEXT = (
        "Xuất toàn bộ dữ liệu của máy này, kể cả tệp minh chứng, ra một gói .zip để mang sang máy kia bằng USB. "
        "Ở máy kia chọn Gộp gói: việc của hai bên được nối lại, không mất việc nào. Esc khi đang xuất để dừng."
    )

    def __init__(self, desk: Desk) -> None:
        told = "Mang gói sang máy kia rồi chọn Gộp gói ở đó; dữ liệu máy này không đổi."
        super().__init__(desk, "Xuất gói dữ liệu cho máy kia", told)

    def fields(self) -> Iterable[Widget]:
        """Yield the place."""
        yield self.path_line("target", "Nơi lưu", Wants.TARGET, str(Path.home() / "ntm-goi.zip"))

    async def submit(self) -> str:
        """Write the bundle."""
        target = self.text("target").strip()
        over = await self.replaces(target)
        return await self.desk.ask(partial(bundle_deeds.export, target=target, over=over, watch=self.watched()))


class BundleMergeForm(LongForm):
    """Which bundle; what it would change; and, thing by thing, which side stands where both changed it."""

    BINDINGS: ClassVar = [
        Binding("left", "choose(False)", show=False),
        Binding("right", "choose(True)", show=False),
    ]
    SAVE = "Gộp (Ctrl+S)"
    HELP_TEXT = (
        "Chọn gói .zip của máy kia rồi Ctrl+S để xem sẽ đổi gì. Nơi hai máy sửa khác nhau, dùng mũi tên lên xuống để "
        "xem, ← giữ bản máy này, → lấy bản trong gói (Enter đổi bên). Chọn đủ thì Ctrl+S để gộp. "
        "Dữ liệu hiện có được sao lưu trước, và Ctrl+Z lấy lại như cũ. Esc khi đang đọc, đang so để dừng."
    )

    def __init__(self, desk: Desk) -> None:
        told = "Việc của hai máy được nối lại; dữ liệu hiện có được sao lưu trước khi gộp."
        super().__init__(desk, "Gộp gói dữ liệu của máy kia", told)
        self._looked = ""
        """The bundle that the differences are of."""
        self._differences: tuple[Difference, ...] = ()
        self._taken: dict[int, bool] = {}

    def fields(self) -> Iterable[Widget]:
        """Yield the path, what it comes to, and what is to be chosen."""
        yield self.path_line("source", "Gói", Wants.FILE, hint="tệp .zip, ví dụ trên USB; F2 để tìm")
        yield Static(id="planned", markup=False)
        yield OptionList(id="differences", markup=False, compact=True)
        yield Label(id="difference-of", markup=False)
        yield TwoVersions(id="difference")

    def on_mount(self) -> None:
        """Show the list once there is something to choose."""
        self.query_one("#differences").display = False

    async def submit(self) -> str:
        """Tell what it comes to; join when asked again and everything is chosen."""
        try:
            return await self._merge()
        except PasswordNeeded as needed:
            form = PasswordForm(self.desk, needed.file)
            self.app.push_screen(form, partial(self._go_on, form))
            raise InputRefused("Gói này có mật khẩu của máy kia.") from None

    async def _go_on(self, form: PasswordForm, is_open: object) -> None:
        if is_open:
            await self.action_save()
        else:
            self._tell(form.refusal)

    async def _merge(self) -> str:
        source = self.text("source").strip()
        if not source or self._looked != source:
            await self._look(source)
        if left := [place for place, one in enumerate(self._differences) if one.number not in self._taken]:
            self._choose_among(left[0])
            raise InputRefused(
                f"Còn {len(left)} chỗ chưa chọn: ← giữ bản máy này, → lấy bản trong gói, rồi Ctrl+S để gộp."
            )
        taken = frozenset(number for number, is_taken in self._taken.items() if is_taken)
        kept = frozenset(self._taken) - taken
        deed = partial(bundle_deeds.merge, source=source, taken=taken, kept=kept, watch=self.watched())
        return await self.desk.perform(deed)

    def action_choose(self, is_taken: bool) -> None:  # noqa: FBT001 - Textual calls it so
        """Let one side of the shown difference stand, and go on to the next."""
        shown = self.query_one("#differences", OptionList)
        if shown.highlighted is None or not shown.has_focus:
            return
        self._taken[self._differences[shown.highlighted].number] = is_taken
        self._choose_among(min(shown.highlighted + 1, shown.option_count - 1))

    @on(OptionList.OptionSelected, "#differences")
    def _turn(self, event: OptionList.OptionSelected) -> None:
        number = self._differences[event.option_index].number
        self._taken[number] = not self._taken.get(number, True)
        self._choose_among(event.option_index)

    @on(OptionList.OptionHighlighted, "#differences")
    def _show_difference(self, event: OptionList.OptionHighlighted) -> None:
        self._show_in_full(self._differences[event.option_index])

    def _show_in_full(self, one: Difference) -> None:
        self.query_one("#difference-of", Label).update(Text(one.name, style="bold"))
        self.query_one("#difference", TwoVersions).show(one.fields, f"← {one.here}", f"→ {one.there}")

    async def _look(self, source: str) -> None:
        found = await self.desk.ask(partial(bundle_deeds.look, source=source, watch=self.watched()))
        self._looked, self._differences, self._taken = source, found.differences, {}
        self.query_one("#planned", Static).update(Text(bundle_deeds.look_text(found)))
        self.query_one("#difference-of", Label).update("")
        self.query_one("#difference", TwoVersions).show((), "", "")
        self.query_one("#differences").display = bool(found.differences)
        if not found.differences:
            raise InputRefused("Ctrl+S lần nữa để gộp, Esc để bỏ." if found.new else "Không có gì để gộp; Esc để đóng.")

    def _choose_among(self, place: int) -> None:
        """Draw the list anew, with the choices made, at one of its lines."""
        shown, room = self.query_one("#differences", OptionList), max(20, self.app.size.width - 30)
        shown.clear_options()
        for one in self._differences:
            side = {None: "chưa chọn", True: "lấy gói", False: "giữ máy này"}[self._taken.get(one.number)]
            shown.add_option(Option(Text(f"{side:<12} {shorten(one.name, room)}")))
        shown.highlighted = place
        shown.focus()
