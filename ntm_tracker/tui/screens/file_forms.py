"""Files of evidence: which are added, which takes another's place, where a copy is written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.domain.file_names import safe_name
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.typed_paths import split_paths
from ntm_tracker.errors import InputRefused
from ntm_tracker.tui import paper_deeds
from ntm_tracker.tui.widgets.long_form import LongForm
from ntm_tracker.tui.widgets.path_field import Wants

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.evidence import Evidence, StoredFile
    from ntm_tracker.service.paper_files import Copy
    from ntm_tracker.tui.desk import Desk

_DRAG = "Đường dẫn có thể gõ, dán (cả trong nháy hoặc file://), hoặc kéo tệp thả vào cửa sổ này."


class AddFilesForm(LongForm):
    """One path or several."""

    SAVE = "Thêm (Ctrl+S)"

    def __init__(self, desk: Desk, piece: Evidence) -> None:
        super().__init__(desk, f"Thêm tệp cho minh chứng số {piece.id}", f"{_DRAG} Nhiều tệp cách nhau bằng dấu ;")
        self._piece = piece
        self.notices += desk.will_take_back(piece.links)

    def fields(self) -> Iterable[Widget]:
        """Yield the paths."""
        yield self.path_line("files", "Tệp", Wants.FILES, hint="đường dẫn tệp; nhiều tệp cách nhau bằng dấu ;")

    async def submit(self) -> str:
        """Add all of them as one deed."""
        paths = split_paths(self.text("files"))
        asked = partial(paper_deeds.add_files, key=self._piece.id, typed=paths, seen=self._piece.version)
        return await self.perform(partial(asked, watch=self.watched()))


class ReplaceForm(LongForm):
    """The path of the newer file."""

    SAVE = "Thay (Ctrl+S)"

    def __init__(self, desk: Desk, piece: Evidence, held: StoredFile) -> None:
        told = f"{_DRAG} Bản cũ được giữ lại, vẫn mở và lưu ra được."
        super().__init__(desk, f"Thay tệp “{shorten(held.name, 50)}” bằng bản mới", told)
        self._piece, self._held = piece, held
        self.notices += desk.will_take_back(piece.links)

    def fields(self) -> Iterable[Widget]:
        """Yield the path."""
        yield self.path_line("file", "Tệp mới", Wants.FILE, hint="đường dẫn tệp")

    async def submit(self) -> str:
        """Put it in the place of the older one."""
        paths = split_paths(self.text("file"))
        if len(paths) != 1:
            raise InputRefused("Hãy ghi đúng một tệp mới để thay.")
        key, seen = self._piece.id, self._piece.version
        asked = partial(paper_deeds.replace_file, key=key, typed=paths[0], old=self._held, seen=seen)
        await self.perform(partial(asked, watch=self.watched()))
        return f"Đã thay tệp của minh chứng số {key}; bản cũ vẫn mở được."


class SaveFileForm(LongForm):
    """Where a copy is written; never over a file that is there."""

    IS_DEED = False

    SAVE = "Lưu ra (Ctrl+S)"

    def __init__(self, desk: Desk, piece: Evidence, held: StoredFile) -> None:
        super().__init__(desk, f"Lưu tệp “{shorten(held.name, 50)}” ra ngoài", "Ghi tên tệp hoặc một thư mục có sẵn.")
        self._piece, self._held = piece, held

    def fields(self) -> Iterable[Widget]:
        """Yield the place."""
        yield self.path_line("target", "Nơi lưu", Wants.TARGET, str(Path.home() / safe_name(self._held.name)))

    async def submit(self) -> str:
        """Write it."""
        target = self.text("target").strip()
        if not target:
            raise InputRefused("Chưa ghi nơi lưu; hãy ghi đường dẫn tệp hoặc thư mục.")
        asked = partial(paper_deeds.save_file, key=self._piece.id, held=self._held, target=target)
        place = await self.desk.ask(partial(asked, watch=self.watched()))
        return f"Đã lưu vào {place}."


class KeepForm(LongForm):
    """Asks whether what was changed in an opened copy becomes the newer file."""

    SAVE = "Lưu bản mới (Ctrl+S)"

    def __init__(self, desk: Desk, copy: Copy) -> None:
        told = (
            f"Bản sao “{shorten(copy.file.name, 60)}” của minh chứng số {copy.evidence} đã bị sửa trong chương trình "
            "khác. Lưu thành bản mới? Bản cũ vẫn mở được. Esc để không lưu."
        )
        super().__init__(desk, "Tệp vừa mở đã bị sửa", told)
        self.notices += desk.will_take_back(desk.links_of(copy.evidence))
        self._copy = copy
        self.kept: StoredFile | None = None
        """The newer file as stored."""

    def fields(self) -> Iterable[Widget]:
        """Yield nothing: there is only yes or no."""
        return ()

    def on_mount(self) -> None:
        """Let Enter say yes."""
        self.query_one("#save").focus()

    async def submit(self) -> str:
        """Keep the copy as the newer file."""
        copy = self._copy
        asked = partial(paper_deeds.replace_file, key=copy.evidence, typed=str(copy.path), old=copy.file)
        saved = await self.perform(partial(asked, watch=self.watched()))
        held = {old.sha256 for old in (copy.file, *saved.earlier)}
        self.kept = next((new for new in saved.files if new.sha256 not in held and new.name == copy.path.name), None)
        return f"Đã lưu bản mới cho minh chứng số {copy.evidence}; bản cũ vẫn mở được."
