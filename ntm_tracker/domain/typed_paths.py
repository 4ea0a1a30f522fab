"""Paths as they are typed, pasted and dragged into a terminal: one or several in one line."""

from __future__ import annotations

import re

# A shell's '\'' is a quote within quotes.
_QUOTED = re.compile(r"""\s*(?:"([^"]*)"|'((?:[^']|'\\'')*)')(?=[\s;]|$)""")
_SEPARATORS = " \t\n;"
# What a path begins with that leads from the top: /a, \\server, ~/a, C:\a, file:///a.
_FROM_THE_TOP = r"(?:/|\\\\|~[/\\]|[A-Za-z]:[\\/]|file:/)"
_IS_FROM_THE_TOP = re.compile(rf"""["']?{_FROM_THE_TOP}""", re.IGNORECASE)
# Terminals put a plain space between the files that are dragged in together, “\ ” inside their names.
_NEXT = re.compile(rf"""(?<!\\)\s+(?=["']?{_FROM_THE_TOP})""", re.IGNORECASE)


def split_paths(typed: str) -> tuple[str, ...]:
    """Return the paths that were typed, pasted in quotes or dragged in, several at once."""
    paths, left = [], typed.strip(_SEPARATORS)
    while left:
        path, left = _first_of(left)
        paths.append(path.strip())
        left = left.lstrip(_SEPARATORS)
    return tuple(path for path in paths if path)


def split_last(typed: str) -> tuple[str, str]:
    """Return `typed` before the path that is being typed, and that path without its quote."""
    begins, quote = 0, ""
    for place, sign in enumerate(typed):
        if quote:
            if sign == quote:
                begins, quote = place + 1, ""
        elif sign in "\"'" and not typed[begins:place].strip():
            begins, quote = place, sign
        elif sign == ";":
            begins = place + 1
    last = typed[begins:]
    if not quote:
        plain = last.lstrip()
        further = list(_NEXT.finditer(last)) if is_from_the_top(plain) else []
        begins += further[-1].end() if further else len(last) - len(plain)
    before, last = typed[:begins], typed[begins:]
    return before, last[1:] if quote else last.removeprefix('"').removeprefix("'")


def is_from_the_top(typed: str) -> bool:
    """Say whether a path was typed that does not hang on the folder one is in."""
    return bool(_IS_FROM_THE_TOP.match(typed.strip()))


def quoted(path: str) -> str:
    """Return `path` so that `split_paths` gives it back, whatever is in its name."""
    if split_paths(path) == (path,):
        return path
    for quote in "\"'":
        if quote not in path:
            return f"{quote}{path}{quote}"
    from urllib.parse import quote as as_address

    return f"file://{as_address(path)}"


def _first_of(typed: str) -> tuple[str, str]:
    """Return the first path and what follows it."""
    if found := _QUOTED.match(typed):
        path = found[1] or (found[2] or "").replace(r"'\''", "'")
        return path, typed[found.end() :]
    bare = re.split(r"[;\n]", typed, maxsplit=1)[0]
    further = _NEXT.search(bare) if is_from_the_top(bare) else None
    end = further.start() if further else len(bare)
    return typed[:end].strip("\"'"), typed[end:]
