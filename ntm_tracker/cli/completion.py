"""`ntm completion SHELL`: what lets a shell complete commands, options and choices at Tab."""

from __future__ import annotations

from argparse import _SubParsersAction
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from ntm_tracker.cli.vietnamese import Parser


@dataclass(frozen=True, slots=True)
class Place:
    """What may follow at one place of the line."""

    path: str
    """The commands typed so far: “ntm evidence”."""
    words: tuple[str, ...]
    """Commands and options that may follow."""
    values: dict[str, tuple[str, ...]]
    """What may follow an option that takes a value; empty where that is free, or a file."""


def print_script(arguments: Namespace) -> int:
    """Print the script of one shell."""
    from ntm_tracker.cli import completion_scripts
    from ntm_tracker.cli.parser import build_parser

    print(getattr(completion_scripts, arguments.shell)(list(places("ntm", build_parser()))), end="")
    return 0


def places(path: str, parser: Parser) -> Iterator[Place]:
    """Walk a parser and those of its commands."""
    words: list[str] = []
    values: dict[str, tuple[str, ...]] = {}
    commands: dict[str, Parser] = {}
    for action in parser._actions:  # noqa: SLF001 - argparse tells its options nowhere else
        choices = tuple(str(choice) for choice in action.choices or ())
        if isinstance(action, _SubParsersAction):
            commands = action.choices
        words += action.option_strings or choices
        if action.option_strings and action.nargs != 0:
            values |= dict.fromkeys(action.option_strings, choices)
    yield Place(path, tuple(dict.fromkeys(words)), values)
    for name, below in commands.items():
        yield from places(f"{path} {name}", below)
