"""Why single rows cannot take a deed that is done on many: all are looked at before any is refused."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

from ntm_tracker.errors import NtmError, RowsRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Key = TypeVar("Key")
_NOTHING_SAVED = " nên chưa lưu gì"


class RowRefusals(Generic[Key]):
    """Collects the refusals of a deed on `asked` rows; a deed on one row is refused as it always was."""

    def __init__(self, asked: int, name: Callable[[Key], str]) -> None:
        self._asked, self._name = asked, name
        self._refused: dict[Key, str] = {}
        self._first: NtmError | None = None

    @contextmanager
    def of(self, row: Key) -> Iterator[None]:
        """Note why `row` is refused inside, and go on to the next."""
        try:
            yield
        except NtmError as error:
            if self._asked == 1:
                raise
            self._first = self._first or error
            self._refused[row] = _reason(error)

    def check(self) -> None:
        """Refuse the deed where a row was refused.

        Raises:
            RowsRefused: it names each of them with its reason.
            NtmError: all of them were refused for the same reason; it is of what was typed, not of the rows.
        """
        if not self._refused:
            return
        if self._first and len(self._refused) == self._asked and len(set(self._refused.values())) == 1:
            raise self._first
        lines = {row: f"{self._name(row)}: {why}" for row, why in self._refused.items()}
        raise RowsRefused(f"Chưa lưu gì vì {'; '.join(lines.values())}", lines)


def _reason(error: NtmError) -> str:
    """Return what is wrong of a sentence, without what to do: that is asked of all rows together."""
    wrong = error.sentence.split(";")[0].rstrip(". ").removesuffix(_NOTHING_SAVED)
    return f"{wrong[:1].lower()}{wrong[1:]}"
