"""What is a word to search: letters and figures side by side, as SQLite's unicode61 has it.

PostgreSQL's own reader would take “12/bc-ubnd” for the path of a file; both indexes must give the same answers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Python's letters and figures, and the private use area, which unicode61 counts among them.
_WORD = re.compile("(?:[^\\W_]|[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd])+")
_LONGEST = 2046
"""What PostgreSQL takes as one word, in bytes."""
_MOST = 1_000_000
"""What it takes as the different words of one text, in bytes: some hundred and fifty thousand of them."""


def has_word(folded: str) -> bool:
    """Say whether any part of `folded` stands in an index."""
    return _WORD.search(folded) is not None


def words_of(folded: str) -> list[str]:
    """Return the words of `folded` in their order."""
    return _WORD.findall(folded)


def spelled(words: Iterable[str], *, begins: bool = False) -> str:
    """Return `words` between single spaces, so that a phrase is found as text; open where the last only `begins`."""
    return f" {' '.join(words)}" + ("" if begins else " ")


def lexemes_of(words: Iterable[str]) -> list[str]:
    """Return `words` as PostgreSQL's index can hold them."""
    found, size = [], 0
    for word in words:
        lexeme = _cut(word)
        size += len(lexeme.encode())
        if size > _MOST:
            break
        found.append(lexeme)
    return found


def _cut(word: str) -> str:
    # A letter takes four bytes at most.
    return word if len(word) * 4 <= _LONGEST else word.encode()[:_LONGEST].decode("utf-8", "ignore")
