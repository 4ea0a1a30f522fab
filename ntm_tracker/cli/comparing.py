"""ntm criteria compare."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.output import print_json, print_lines, print_wrapped, width
from ntm_tracker.domain.comparison import Change
from ntm_tracker.domain.requirements import requirement_to_plain
from ntm_tracker.domain.wording import CHANGES, full_requirement_text
from ntm_tracker.service.comparing import compare_versions
from ntm_tracker.service.office import open_office_if_there

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from ntm_tracker.domain.comparison import Comparison, Pair
    from ntm_tracker.domain.criteria import Indicator

_BETWEEN = " | "
_SHOWN = (Change.REQUIREMENT, Change.WORDING, Change.NEW, Change.GONE, Change.SAME)
"""What asks for work comes first."""


def compare(arguments: Namespace) -> int:
    """Print two sets side by side."""
    found = compare_versions(open_office_if_there(arguments.data), arguments.old, arguments.new)
    wanted = set(arguments.only or [change.value for change in Change])
    shown = replace(found, pairs=tuple(pair for pair in found.pairs if pair.change.value in wanted))
    if arguments.json:
        print_json(_json(found, shown))
    else:
        _print(arguments, found, shown)
    return 0


def _print(arguments: Namespace, found: Comparison, shown: Comparison) -> None:
    for label, which, typed in (("Cũ: ", found.old, arguments.old), ("Mới:", found.new, arguments.new)):
        print_wrapped(f"{which.title} ({typed})", first=f"{label} ")
        if which.stand_in:
            print_wrapped(which.stand_in.upper(), indent=5)
    counts = found.counts()
    print_wrapped(" · ".join(f"{CHANGES[change]} {counts[change]}" for change in Change))
    for change in _SHOWN:
        pairs = [pair for pair in shown.pairs if pair.change is change]
        if pairs:
            print_lines("", f"{CHANGES[change].upper()} ({len(pairs)})")
        for pair in pairs:
            _print_pair(pair)


def _print_pair(pair: Pair) -> None:
    if pair.old is None or pair.new is None:
        for one in (pair.old, pair.new):
            if one:
                print_wrapped(f"{one.text}: {full_requirement_text(one.requirement)}", first=f"{one.number:<6}")
        return
    if pair.change is Change.SAME:
        moved = f"  (số cũ {pair.old.number})" if pair.old.number != pair.new.number else ""
        print_wrapped(f"{pair.new.text}{moved}", first=f"{pair.new.number:<6}")
        return
    room = (width() - len(_BETWEEN)) // 2
    for left, right in zip_longest(_cell(pair.old, room), _cell(pair.new, room), fillvalue=""):
        print(f"{left:<{room}}{_BETWEEN}{right}".rstrip())
    print(f"{'-' * room}-+-{'-' * room}")


def _cell(indicator: Indicator, room: int) -> Iterator[str]:
    hanging = " " * 6
    yield from textwrap.wrap(indicator.text, room, initial_indent=f"{indicator.number:<6}", subsequent_indent=hanging)
    wanted = f"→ {full_requirement_text(indicator.requirement)}"
    yield from textwrap.wrap(wanted, room, initial_indent=hanging, subsequent_indent=f"{hanging}  ")


def _json(found: Comparison, shown: Comparison) -> dict[str, Any]:
    return {
        "old": {"id": found.old.id, "title": found.old.title, "stand_in": found.old.stand_in},
        "new": {"id": found.new.id, "title": found.new.title, "stand_in": found.new.stand_in},
        "counts": {change.value: count for change, count in found.counts().items()},
        "indicators": [
            {
                "change": pair.change.value,
                "wording_differs": pair.wording_differs,
                "requirement_differs": pair.requirement_differs,
                "old": _indicator(pair.old),
                "new": _indicator(pair.new),
            }
            for pair in shown.pairs
        ],
    }


def _indicator(one: Indicator | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "number": one.number,
        "text": one.text,
        "requirement_text": full_requirement_text(one.requirement),
        "requirement": requirement_to_plain(one.requirement),
    }
