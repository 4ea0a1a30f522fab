"""The dialogs that write a criteria set, and the two short ones: copying it, marking it complete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from ntm_tracker.domain.authoring import MarkComplete, lacking
from ntm_tracker.domain.history import Deed
from ntm_tracker.errors import InputRefused, SavedMeanwhile
from ntm_tracker.tui import set_deeds
from ntm_tracker.tui.widgets.choices import Tick
from ntm_tracker.tui.widgets.merging_form import MergingForm
from ntm_tracker.tui.widgets.set_words import counts_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.authoring import Edit
    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.domain.merging import Row
    from ntm_tracker.service.authoring import Shelved, Written
    from ntm_tracker.tui.app import NtmApp
    from ntm_tracker.tui.desk import Desk

_SHORT = 30


class SetForm(MergingForm):
    """A dialog that changes a set by one small deed, over what it showed."""

    def __init__(self, desk: Desk, shelved: Shelved | None, title: str, told: str = "") -> None:
        super().__init__(desk, title, told)
        self.criteria_set: CriteriaSet | None = shelved.criteria_set if shelved else None
        self.set_id = shelved.criteria_set.id if shelved else ""
        self.written: Written | None = None
        """What the save left."""
        self.number = ""
        """The row to go to after the save."""

    def held(self) -> Row:
        """Return the line as the record holds it; nothing where no line is written over."""
        return {}

    def version(self) -> int:
        """Return the number of the deed that last wrote a set: its lines have none of their own."""
        board = cast("NtmApp", self.app).board
        return next((e.seq for e in board.events if e.deed is Deed.WRITE_SET), 0) if board else 0

    async def read_again(self) -> None:
        """Take the set as the record now holds it.

        Raises:
            InputRefused: it, or the line, is there no more.
        """
        shelf = await self.desk.ask(set_deeds.list_shelf)
        found = next((s.criteria_set for s in shelf if s.criteria_set.id == self.set_id), None)
        if found is None:
            raise InputRefused("Người khác vừa bỏ bộ này nên chưa lưu gì; hãy chép lại điều vừa gõ rồi Esc.")
        self.look_again(found)

    async def change_line(self, edit: Edit, read_on_paper: Collection[str] = ()) -> str:
        """Save one edit over the line that was shown; return what to tell.

        Raises:
            InputRefused: somebody saved a newer version; both are shown, to be merged.
        """
        deed = partial(set_deeds.change_set, set_id=self.set_id, edit=edit, read_on_paper=read_on_paper)
        return await self.save_over(lambda office: self.keep(deed(office)))

    async def change(self, edit: Edit, read_on_paper: Collection[str] = ()) -> str:
        """Save one edit that writes no fields; return what to tell.

        Raises:
            SavedMeanwhile: somebody changed the line; it is shown, and the next save does it all the same.
        """
        deed = partial(set_deeds.change_set, set_id=self.set_id, edit=edit, read_on_paper=read_on_paper)
        try:
            return self.keep(await self.perform(deed))
        except SavedMeanwhile:
            await self.read_again()
            raise

    def look_again(self, now: CriteriaSet) -> None:
        """Take the set as it now is for the one that was shown."""
        self.criteria_set = now

    def keep(self, written: Written) -> str:
        """Remember what was written; return what to tell."""
        was_complete = self.criteria_set is not None and self.criteria_set.complete
        self.written = written
        lost = (
            " Bộ không còn được đánh dấu đủ để đánh giá." if was_complete and not written.criteria_set.complete else ""
        )
        return f"Đã lưu. {written.summary}.{lost}"


class CopyForm(SetForm):
    """Under which name a set is copied, and as what."""

    SAVE = "Chép (Ctrl+S)"

    def __init__(self, desk: Desk, shelved: Shelved, *, edition: bool) -> None:
        short = shelved.criteria_set.short_title
        why = f"{shelved.locked}. " if shelved.locked else ""
        told = (
            f"{why}Bản chép của “{short}” sửa được; bộ gốc còn nguyên. "
            "Lần sửa giữ các mức đã đối chiếu và dùng được ngay; bộ riêng là khởi đầu cho một bộ khác, "
            "phải đối chiếu và đánh dấu đủ lại."
        )
        super().__init__(desk, shelved, "Chép bộ tiêu chí", told)
        self._edition, self._short = edition, short

    def fields(self) -> Iterable[Widget]:
        """Yield the name and the kind of copy."""
        suffix = " lần 2" if self._edition else " (xã)"
        yield self.line("short", "Tên ngắn", _cut(self._short, _SHORT - len(suffix)) + suffix)
        yield Tick("Là lần sửa của cùng văn bản này", self._edition, id="edition", compact=True)

    async def submit(self) -> str:
        """Copy the set."""
        edition = self.query_one("#edition", Tick).value
        short = self.text("short")
        deed = partial(set_deeds.copy_set, set_id=self.set_id, short_title=short, edition=edition)
        self.written = await self.perform(deed)
        return f"Đã lưu. {self.written.summary}."


def _cut(name: str, length: int) -> str:
    """Return `name` in at most `length` letters, without a bracket that was left open."""
    kept = name[:length]
    opened = kept.rfind("(")
    return (kept[:opened] if opened > kept.rfind(")") else kept).rstrip()


class CompleteForm(SetForm):
    """Says that a set is whole, with its counts before the eyes."""

    SAVE = "Đánh dấu đủ (Ctrl+S)"

    def __init__(self, desk: Desk, shelved: Shelved) -> None:
        found = shelved.criteria_set
        lacks = "".join(f"\n- {lack}" for lack in lacking(found))
        told = (
            f"Bộ “{found.short_title}” có {counts_text(found)}. Hãy so với quyết định: đúng và đủ thì Ctrl+S, "
            "từ đó bộ dùng được cho kỳ đánh giá."
        )
        super().__init__(
            desk, shelved, "Đánh dấu bộ đã đủ để đánh giá", f"{told}\nCòn thiếu:{lacks}" if lacks else told
        )

    def fields(self) -> Iterable[Widget]:
        """Yield nothing: there is only yes and no."""
        return ()

    async def submit(self) -> str:
        """Mark the set."""
        return await self.change(MarkComplete())
