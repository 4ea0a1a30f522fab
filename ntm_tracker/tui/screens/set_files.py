"""Criteria sets and files: which file to read, which file to write."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.errors import InputRefused
from ntm_tracker.tui import deeds, set_deeds
from ntm_tracker.tui.widgets.long_form import LongForm
from ntm_tracker.tui.widgets.path_field import Wants
from ntm_tracker.tui.widgets.target_form import TargetForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.law.spreadsheet.reading import Imported
    from ntm_tracker.tui.desk import Desk


class ImportForm(LongForm):
    """Which file is read; nothing is kept yet."""

    SAVE = "Đọc tệp (Ctrl+S)"

    def __init__(self, desk: Desk) -> None:
        told = "Tệp .xlsx theo mẫu của chương trình, hoặc tệp .toml. Bước này chỉ đọc để xem trước, chưa ghi gì."
        super().__init__(desk, "Nhập bộ tiêu chí từ tệp", told)
        self.path = ""
        self.imported: Imported | None = None
        """What the file held."""

    def fields(self) -> Iterable[Widget]:
        """Yield the path."""
        yield self.path_line("path", "Tệp", Wants.FILE, hint="đường dẫn; có thể kéo tệp thả vào cửa sổ này")

    async def submit(self) -> str:
        """Read the file."""
        typed = self.text("path").strip()
        if not typed:
            raise InputRefused("Chưa ghi tệp cần nhập; hãy ghi đường dẫn, hoặc kéo tệp thả vào cửa sổ này.")
        path = str(await asyncio.to_thread(deeds.path_of, typed))
        if not await asyncio.to_thread(deeds.is_file, path):
            raise InputRefused(f"Không có tệp “{path[:200]}”; hãy xem lại đường dẫn.")
        self.path = path
        self.imported = await self.desk.ask(partial(set_deeds.read_set_file, path=path, watch=self.watched()))
        return "Đã đọc tệp, chưa ghi gì."


class _WriteForm(TargetForm):
    """Which file is written; over one that is there only when asked twice."""

    SAVE = "Ghi tệp (Ctrl+S)"

    def __init__(self, desk: Desk, title: str, told: str, name: str) -> None:
        super().__init__(desk, title, told)
        self._suggested = name

    def fields(self) -> Iterable[Widget]:
        """Yield the path."""
        yield self.path_line("target", "Tệp", Wants.TARGET, str(Path.home() / self._suggested))

    async def submit(self) -> str:
        """Write the file."""
        typed = self.text("target").strip()
        target = str(await asyncio.to_thread(deeds.path_of, typed)) if typed else ""
        await self.replaces(target)
        return f"{self.wrote()} {(await self.write(target)).resolve()}"

    def wrote(self) -> str:
        """Return what was done, before the name of the file."""
        raise NotImplementedError

    async def write(self, target: str) -> Path:
        """Write the file; return where it is."""
        raise NotImplementedError


class ExportForm(_WriteForm):
    """Writes a set."""

    def __init__(self, desk: Desk, found: CriteriaSet) -> None:
        told = "Tệp .xlsx mở bằng Excel, hoặc .toml; kèm các mức đã đối chiếu."
        super().__init__(desk, f"Xuất bộ “{found.short_title}”", told, f"{found.id}.xlsx")
        self._set_id = found.id

    def wrote(self) -> str:
        """Return what was done."""
        return "Đã xuất bộ tiêu chí ra"

    async def write(self, target: str) -> Path:
        """Write the set."""
        return await self.desk.ask(partial(set_deeds.export_set, set_id=self._set_id, target=target))


class TemplateForm(_WriteForm):
    """Writes the empty spreadsheet."""

    def __init__(self, desk: Desk) -> None:
        told = "Tệp Excel trống có hướng dẫn, danh sách chọn và một ví dụ; điền xong thì nhập bằng phím Insert."
        super().__init__(desk, "Ghi mẫu Excel để nhập bộ tiêu chí", told, "mau-bo-tieu-chi.xlsx")

    def wrote(self) -> str:
        """Return what was done."""
        return "Đã ghi mẫu vào"

    async def write(self, target: str) -> Path:
        """Write the spreadsheet."""
        return await self.desk.ask(partial(set_deeds.write_template, target=target))
