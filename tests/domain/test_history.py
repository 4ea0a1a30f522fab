"""Undo and redo as everybody knows them: two stacks, whatever was done between."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.history import Deed, Line, to_redo, to_undo, undone_numbers

STEPS = st.lists(st.sampled_from(["deed", "undo", "redo"]), max_size=40)


def played(steps: list[str]) -> tuple[list[Line], list[int], list[int]]:
    """Return the log that `steps` leave, and the two stacks that say what it must mean, by numbers of deeds."""
    log, done, undone = [Line(1, Deed.INIT, None)], list[int](), list[int]()
    for step in steps:
        seq = len(log) + 1
        if step == "deed":
            log.append(Line(seq, Deed.RECORD, None))
            done.append(seq)
            undone.clear()
        elif step == "undo" and (number := to_undo(reversed(log))) is not None:
            log.append(Line(seq, Deed.UNDO, number))
            undone.append(done.pop())
        elif step == "redo" and (number := to_redo(reversed(log))) is not None:
            log.append(Line(seq, Deed.REDO, number))
            done.append(undone.pop())
    return log, done, undone


def root(log: list[Line], number: int | None) -> int | None:
    """Return the deed that an undo or redo is about in the end."""
    while number is not None and (back := log[number - 1].undoes) is not None:
        number = back
    return number


@given(STEPS)
def test_undo_and_redo_are_two_stacks(steps: list[str]) -> None:
    """Undo takes the last deed that counts, redo the last one undone; a new deed ends the redo line."""
    log, done, undone = played(steps)
    assert root(log, to_undo(reversed(log))) == (done[-1] if done else None)
    assert root(log, to_redo(reversed(log))) == (undone[-1] if undone else None)


@given(STEPS)
def test_what_is_undone_is_what_is_on_no_stack(steps: list[str]) -> None:
    """A deed is undone unless it counts; nothing is taken back twice."""
    log, done, _ = played(steps)
    gone = undone_numbers(reversed(log))
    assert {line.seq for line in log if line.deed is Deed.RECORD} - gone == set(done)
    taken = [line.undoes for line in log if line.undoes]
    assert len(taken) == len(set(taken))


def test_only_as_much_of_the_log_is_read_as_is_needed() -> None:
    """The last deed is found without looking at what was before it."""

    def endless() -> object:
        yield Line(9, Deed.RECORD, None)
        raise AssertionError("read on")

    assert to_undo(endless()) == 9  # type: ignore[arg-type]
    assert to_redo(endless()) is None  # type: ignore[arg-type]
