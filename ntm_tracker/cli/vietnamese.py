"""argparse, speaking Vietnamese."""

from __future__ import annotations

import re
import sys
from argparse import SUPPRESS, Action, ArgumentParser, HelpFormatter
from functools import cached_property
from importlib import import_module

TYPE_CHECKING = False
"""As typing has it: importing that would be a third of what the help may take."""
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from typing import Any, NoReturn

_MESSAGES = (
    (r"the following arguments are required: (.+)", r"Thiếu {0}"),
    (r"unrecognized arguments: (.+)", r"Không có tham số {0}"),
    (r"blank (\S+)", r"Tham số {0} để trống"),
    (r"argument (\S+): expected .*", r"Tham số {0} thiếu giá trị"),
    (r"argument (\S+): number", r"{0} phải là số, ví dụ 12"),
    (r"argument (\S+): not allowed with argument (\S+)", r"Không dùng {0} cùng với {1}"),
    (r"one of the arguments (.+) is required", r"Phải có một trong các tham số: {0}"),
    (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"{0} không nhận “{1}”; chỉ nhận: {2}"),
)


class _Formatter(HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Head the usage line in Vietnamese."""
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(ArgumentParser):
    """A parser whose help and errors are Vietnamese and whose options are never guessed."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(**options, add_help=False, allow_abbrev=False)
        # “-5,5” and “-1/50” are figures, not options: the sentence must be about their sign.
        self._negative_number_matcher = re.compile(r"-\d[\d.,]*%?(/-?\d[\d.,]*)?$")
        self._positionals.title = "Tham số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="xem hướng dẫn này rồi thoát")

    def error(self, message: str) -> NoReturn:
        """Print one sentence and leave with 2."""
        print(f"{_sentence(message)}; hãy xem “{self.prog} --help”.", file=sys.stderr)
        sys.exit(2)


class ParserToCome:
    """The parser of a command, made when the command is typed: every start would pay for all of them."""

    def __init__(self, options: str, **head: Any) -> None:
        self._options = options
        self._head = head

    @cached_property
    def _parser(self) -> Parser:
        module, fill = self._options.split(".")
        parser = Parser(**self._head)
        getattr(import_module(f"ntm_tracker.cli.{module}"), fill)(parser)
        return parser

    def __getattr__(self, name: str) -> Any:
        """Be that parser, whatever is asked of it."""
        return getattr(self._parser, name)


class Filled(Action):
    """Takes a value that is not blank: an empty variable of a script must not pass for a choice."""

    def __call__(self, parser: ArgumentParser, namespace: Namespace, values: Any, _: str | None = None) -> None:
        """Keep the value, or leave with one sentence."""
        if not values.strip():
            parser.error(f"blank {self.option_strings[-1]}")
        setattr(namespace, self.dest, values)


def _sentence(message: str) -> str:
    for pattern, sentence in _MESSAGES:
        if found := re.fullmatch(pattern, message):
            return sentence.format(*(part.replace("'", "") for part in found.groups()))
    return "Lệnh gõ chưa đúng"
