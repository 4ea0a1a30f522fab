"""What an officer does, in a word each, and what a refusal must look like."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.errors import NtmError
from ntm_tracker.service.history import list_history
from ntm_tracker.service.reading import find_indicator, open_all, open_checklist
from ntm_tracker.service.recording import Confirming, Recording, confirm_requirement, record_result
from tests.store.record import dump

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ntm_tracker.domain.checklist import Assessment, IndicatorState
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted

BASIS = "QĐ 741/QĐ-UBND"
# A full stop that ends a sentence in the middle: “12.3” and “tiêu chí 3.” in a number are none.
_INNER_STOP = re.compile(r"[^\W\d]\. +[A-ZĐÀ-Ỹ]")


def assert_one_sentence(sentence: str) -> None:
    """An error is one Vietnamese sentence on one line."""
    assert sentence == sentence.strip()
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert not _INNER_STOP.search(sentence), sentence
    assert any(letter in sentence for letter in "ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹđ")
    assert not re.search(r"\b(error|invalid|None|Traceback|Error)\b", sentence)


@contextmanager
def refused(office: Office, told: str = "") -> Iterator[None]:
    """Expect one clear sentence that holds `told`, and nothing saved: not a row, not an event."""
    before = dump(office.store)
    with pytest.raises(NtmError) as error:
        yield
    assert_one_sentence(error.value.sentence)
    assert told in error.value.sentence
    assert dump(office.store) == before


def record(office: Office, number: str, draft: Draft, wanted: Wanted | None = None, **rest: str) -> IndicatorState:
    """Save a result; return the indicator as it then stands."""
    on, source, note = (rest.pop(name, "") for name in ("on", "source", "note"))
    assert not rest
    return record_result(office, number, Recording(draft, on, source, note), wanted).state


def confirm(
    office: Office, number: str, value: str = "", basis: str = BASIS, wanted: Wanted | None = None
) -> IndicatorState:
    """Save what was read on paper; return the indicator as it then stands."""
    return confirm_requirement(office, number, Confirming(basis, value), wanted).state


def now(office: Office, number: str, wanted: Wanted | None = None) -> IndicatorState:
    """Return an indicator as it stands."""
    return find_indicator(open_checklist(office, wanted), number)


def events(office: Office) -> int:
    """Count the events."""
    return len(list_history(office))


def value(typed: str) -> Draft:
    """Return a figure as typed."""
    return Draft(value=typed)


def assessments(office: Office) -> list[Assessment]:
    """Return every assessment, the commune's current one first."""
    return [checklist.assessment for checklist in open_all(office)]


def a_printer(folder: Path, monkeypatch: pytest.MonkeyPatch, code: int = 0) -> Path:
    """Put a printing program on the path that writes down what it is given; return where."""
    folder.mkdir()
    sent = folder / "sent.txt"
    program = folder / "lp"
    program.write_text(f'#!/bin/sh\necho "$@" >> "{sent}"\nexit {code}\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return sent
