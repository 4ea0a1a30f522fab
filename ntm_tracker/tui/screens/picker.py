"""Choosing files or a folder in the folders themselves: typing narrows, Enter opens, Ctrl+S takes."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from ntm_tracker.domain.description import size_text
from ntm_tracker.domain.text import clean_line, shorten
from ntm_tracker.domain.typed_paths import quoted
from ntm_tracker.errors import NtmError
from ntm_tracker.service import folders
from ntm_tracker.tui.questions import Questions
from ntm_tracker.tui.widgets.path_field import PathInput, Wants
from ntm_tracker.tui.widgets.plain_input import LineInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ntm_tracker.service.folders import Entry
    from ntm_tracker.tui.widgets.form import Form

_UP, _ELSEWHERE = "..  (thư mục chứa thư mục này)", "Nơi khác: USB, ổ đĩa, thư mục chính"
_TITLES = {
    Wants.FILE: "Chọn một tệp",
    Wants.FILES: "Chọn một hay nhiều tệp",
    Wants.FOLDER: "Chọn thư mục",
    Wants.TARGET: "Chọn thư mục để ghi vào",
}
_TOLD = {
    Wants.FILE: "Gõ không dấu để tìm; Enter mở thư mục hoặc lấy tệp, Esc để thôi.",
    Wants.FILES: "Gõ không dấu để tìm; Enter mở thư mục hoặc đánh dấu tệp, Ctrl+S lấy các tệp đã đánh dấu.",
    Wants.FOLDER: "Gõ không dấu để tìm; Enter mở thư mục, Ctrl+S lấy thư mục đang mở.",
    Wants.TARGET: "Gõ không dấu để tìm; Enter mở thư mục, Ctrl+S ghi vào thư mục đang mở.",
}


def pick_into(form: Form) -> None:
    """Let the officer choose what the path field of `form` asks for; a form without one has none."""
    fields = list(form.query(PathInput))
    if fields and form.is_active:
        field = form.focused if isinstance(form.focused, PathInput) else fields[0]
        form.run_worker(_open(form, field))


async def _open(form: Form, field: PathInput) -> None:
    asked = partial(folders.beginning, field.value, many=field.many, remembered=form.desk.last_folder)
    folder, kept = await asyncio.to_thread(asked)

    def write(chosen: list[Path] | None) -> None:
        if chosen:
            form.desk.last_folder = str(chosen[0] if field.wants in (Wants.FOLDER, Wants.TARGET) else chosen[0].parent)
            field.put(_written(field, chosen, kept))
        field.focus()

    form.app.push_screen(PickerScreen(folder, field.wants), write)


def _written(field: PathInput, chosen: list[Path], kept: str) -> str:
    if field.wants is Wants.TARGET:
        name = Path(field.value.strip()).name
        return clean_line(str(chosen[0] / name))
    paths = [clean_line(str(path)) for path in chosen]
    if field.wants is Wants.FOLDER:
        return paths[0]
    if not field.many:
        return quoted(paths[0])
    before = kept.strip().removesuffix(";")
    return "; ".join([*([before] if before else []), *map(quoted, paths)])


class PickerScreen(ModalScreen["list[Path] | None"]):
    """The folder that is open, what it holds, what is marked."""

    BINDINGS: ClassVar = [
        Binding("ctrl+s", "take", show=False),
        Binding("escape,f10", "dismiss(None)", show=False),
        Binding("f1", "app.help", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]
    HELP_TEXT = (
        "Chọn tệp hoặc thư mục: gõ không dấu để tìm trong thư mục đang mở, mũi tên để chọn dòng, Enter để mở thư mục "
        "hoặc lấy, đánh dấu tệp, Ctrl+S để lấy. Dòng đầu sang USB, ổ đĩa khác; dòng “..” về thư mục ngoài."
    )

    def __init__(self, folder: Path, wants: Wants) -> None:
        super().__init__()
        self._folder: Path | None = folder
        """None while the places to start from are shown."""
        self._wants = wants
        self._entries: list[Entry] = []
        self._places: list[tuple[str, Path]] = []
        self._shown: list[tuple[str, Path, bool]] = []
        """Each line, where it leads, whether it is opened."""
        self._marked: list[Path] = []
        self._questions = Questions(self, 0)

    def compose(self) -> ComposeResult:
        """Yield what is asked, the open folder, the field, the list, what is told, the buttons."""
        with Vertical(id="picker"):
            yield Label(Text(_TITLES[self._wants], style="bold"), id="picker-title")
            yield Static(id="picker-folder", markup=False)
            yield LineInput(placeholder="gõ để tìm trong thư mục này", id="picker-wanted")
            yield OptionList(markup=False)
            yield Static(_TOLD[self._wants], id="picker-told", markup=False)
            with Horizontal(id="form-buttons"):
                yield Button("Lấy (Ctrl+S)", id="take", variant="primary", compact=True)
                yield Button("Bỏ (Esc)", id="cancel", compact=True)

    def on_mount(self) -> None:
        """Read the folder."""
        self.query_one(OptionList).can_focus = False
        self._go(self._folder)

    def action_move(self, step: int) -> None:
        """Move through the list while the field keeps the focus."""
        offered, last = self.query_one(OptionList), len(self._shown) - 1
        if last < 0:
            return
        to = (offered.highlighted or 0) + step
        offered.highlighted = (to % (last + 1)) if abs(step) == 1 else max(0, min(last, to))

    def _go(self, folder: Path | None, left: Path | None = None) -> None:
        self._questions.ask(partial(self._read, folder, left))

    async def _read(self, folder: Path | None, left: Path | None) -> None:
        try:
            if folder is None:
                self._places = await asyncio.to_thread(folders.starting_places)
            else:
                self._entries = await asyncio.to_thread(folders.list_folder, folder)
        except NtmError as error:
            self._tell(error.sentence)
            return
        if not self.query(OptionList):
            return  # closed meanwhile
        self._folder = folder
        with self.prevent(Input.Changed):
            self.query_one(LineInput).value = ""
        self._offer(left)

    @on(Input.Changed)
    def _narrow(self) -> None:
        self._offer()

    def _offer(self, left: Path | None = None) -> None:
        typed = self.query_one(LineInput).value
        self._shown = list(self._lines(typed))
        offered, room = self.query_one(OptionList), max(20, self.app.size.width - 8)
        offered.clear_options()
        offered.add_options([Option(Text(shorten(line, room))) for line, _, _ in self._shown])
        first = next((at for at, (_, path, _) in enumerate(self._shown) if path == left), None)
        ways_out = 0 if typed or self._folder is None else 1 + (self._folder.parent != self._folder)
        at = first if first is not None else min(ways_out, len(self._shown) - 1)
        offered.highlighted = at if self._shown else None
        where = "Nơi khác" if self._folder is None else clean_line(str(self._folder))
        self.query_one("#picker-folder", Static).update(Text(_end_of(where, room)))
        self._tell_marked()

    def _lines(self, typed: str) -> list[tuple[str, Path, bool]]:
        if self._folder is None:
            named = [folders.Entry(name, is_folder=True) for name, _ in self._places]
            wanted = {one.name for one in folders.fitting(named, typed)}
            return [(f"{name}  {path}", path, True) for name, path in self._places if name in wanted]
        folder = self._folder
        lines = [] if typed else [(_ELSEWHERE, Path(), True)]
        if not typed and folder.parent != folder:
            lines.append((_UP, folder.parent, True))
        files_too = self._wants in (Wants.FILE, Wants.FILES)
        return lines + [
            (self._line(one), folder / one.name, one.is_folder)
            for one in folders.fitting(self._entries, typed)
            if one.is_folder or files_too
        ]

    def _line(self, one: Entry) -> str:
        if one.is_folder:
            return f"{one.name}/"
        mark = "" if self._wants is not Wants.FILES else "[x] " if self._path_of(one) in self._marked else "[ ] "
        return f"{mark}{one.name} ({size_text(one.size)})"

    def _path_of(self, one: Entry) -> Path:
        return (self._folder or Path()) / one.name

    def _tell_marked(self) -> None:
        told = _TOLD[self._wants]
        if self._marked:
            names = ", ".join(clean_line(path.name) for path in self._marked)
            told = f"Đã đánh dấu {len(self._marked)} tệp: {shorten(names, 110)}. Ctrl+S để lấy."
        elif self._folder and len(self._entries) >= folders.MOST_ENTRIES:
            told = f"Thư mục có quá nhiều tệp: chỉ kể {folders.MOST_ENTRIES} tệp; hãy gõ đường dẫn trong ô."
        elif self._folder and not self._entries:
            told = f"Thư mục này trống. {told}"
        self._tell(told)

    def _tell(self, sentence: str) -> None:
        self.query_one("#picker-told", Static).update(Text(sentence))

    @on(Input.Submitted)
    def _enter(self) -> None:
        self._choose(self.query_one(OptionList).highlighted)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_index)

    def _choose(self, row: int | None) -> None:
        if row is None or not self.is_active:
            return
        _, path, is_opened = self._shown[row]
        if is_opened:
            is_way_out = self._folder is not None and path == self._folder.parent
            self._go(None if path == Path() else path, self._folder if is_way_out else None)
        elif self._wants is Wants.FILE:
            self.dismiss([path])
        else:
            if path in self._marked:
                self._marked.remove(path)
            else:
                self._marked.append(path)
            self._offer(path)

    @on(Button.Pressed, "#take")
    def action_take(self) -> None:
        """Take the open folder, or what is marked, or the file of the line."""
        if not self.is_active:
            return
        if self._wants in (Wants.FOLDER, Wants.TARGET):
            if self._folder is None:
                self._tell("Hãy mở một thư mục bằng Enter trước.")
            else:
                self.dismiss([self._folder])
            return
        row = self.query_one(OptionList).highlighted
        line = self._shown[row] if row is not None else None
        chosen = self._marked or ([line[1]] if line and not line[2] else [])
        if chosen:
            self.dismiss(chosen)
        else:
            self._tell("Chưa chọn tệp nào; hãy chọn một tệp rồi nhấn Enter.")

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.dismiss(None)


def _end_of(path: str, room: int) -> str:
    """Return the end of a path, which tells more than its beginning."""
    return path if len(path) <= room else f"…{path[-room + 1 :]}"
