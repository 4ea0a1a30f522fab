"""Arguments and exit codes; stdout is data, stderr is narration. Bodies are imported when run."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, nullcontext

from ntm_tracker.cli.parser import build_parser
from ntm_tracker.errors import InputRefused, NtmError, PasswordNeeded, unforeseen

TYPE_CHECKING = False
"""As typing has it: importing that would be a third of what the help may take."""
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INTERRUPTED = 130
UNFORESEEN = 3


def run(argv: Sequence[str]) -> int:
    """Run one command; return 0 done, 1 “no”, 2 bad input, 3 data unavailable, 130 interrupted."""
    try:
        code = _run_unlocked(argv)
        sys.stdout.flush()
    except NtmError as error:
        from ntm_tracker.domain.text import clean_line

        print(clean_line(error.sentence), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has gone; nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the edge of the process: no traceback reaches an officer
        print(unforeseen(error), file=sys.stderr)
        return UNFORESEEN
    return code


def _run_unlocked(argv: Sequence[str]) -> int:
    """Run a command; where a file has a password, ask for it and begin again: a command opens before it does."""
    asked: set[str] = set()
    while True:
        try:
            return _run(argv)
        except PasswordNeeded as needed:
            if str(needed.file) in asked:
                raise
            from ntm_tracker.cli.passwords import unlock

            unlock(needed)
            asked.add(str(needed.file))


def _run(argv: Sequence[str]) -> int:
    if any("\ud800" <= character <= "\udfff" for word in argv for character in word):
        raise InputRefused("Chữ gõ vào không phải mã UTF-8 nên không đọc được; hãy đổi bảng mã của cửa sổ lệnh.")
    try:
        arguments = build_parser().parse_args(argv)
        with _looking_only() if arguments.read_only else nullcontext():
            code: int = arguments.run(arguments)
    except SystemExit as left:
        # argparse leaves so after help, the version or a usage error.
        return int(left.code or 0)
    return code


@contextmanager
def _looking_only() -> Iterator[None]:
    """Let every room know that nothing may be written, until the command ends."""
    from ntm_tracker.places import READ_ONLY

    before = os.environ.get(READ_ONLY)
    os.environ[READ_ONLY] = "1"
    try:
        yield
    finally:
        os.environ.pop(READ_ONLY)
        if before is not None:
            os.environ[READ_ONLY] = before
