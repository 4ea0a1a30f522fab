"""The dialogs that write a criteria set, and the two short ones: copying it, marking it complete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ntm_tracker.domain.authoring import MarkComplete, lacking
from ntm_tracker.errors import SavedMeanwhile
from ntm_tracker.tui import set_deeds
from ntm_tracker.tui.widgets.choices import Tick
from ntm_tracker.tui.widgets.form import Form
from ntm_tracker.tui.widgets.set_words import counts_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.authoring import Edit
    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.service.authoring import Shelved, Written
    from ntm_tracker.tui.desk import Desk

_SHORT = 30


class SetForm(Form):
    """A dialog that changes a set by one small deed, over what it showed."""

    def __init__(self, desk: Desk, shelved: Shelved | None, title: str, told: str = "") -> None:
        super().__init__(desk, title, told)
        self.criteria_set: CriteriaSet | None = shelved.criteria_set if shelved else None
        self.set_id = shelved.criteria_set.id if shelved else ""
        self.written: Written | None = None
        """What the save left."""
        self.number = ""
        """The row to go to after the save."""

    async def change(self, edit: Edit, read_on_paper: Collection[str] = ()) -> str:
        """Save one edit of the set; return what to tell.

        Raises:
            SavedMeanwhile: somebody changed the line; the next save writes over theirs.
        """
        set_id = self.set_id
        deed = partial(set_deeds.change_set, set_id=set_id, edit=edit, read_on_paper=read_on_paper)
        try:
            return self.keep(await self.perform(deed))
        except SavedMeanwhile:
            shelf = await self.desk.ask(set_deeds.list_shelf)
            self.look_again(next(s.criteria_set for s in shelf if s.criteria_set.id == set_id))
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
