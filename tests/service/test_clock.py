"""A clock that jumps back: no deed at a wrong time, and a way on where the clock was right."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.history import Deed
from ntm_tracker.errors import ClockTurnedBack
from ntm_tracker.service.checkup import check_record, trust_clock
from ntm_tracker.service.history import list_history, undo
from tests.service.deeds import assert_one_sentence, record, value
from tests.store.record import dump

if TYPE_CHECKING:
    import time_machine

    from ntm_tracker.service.office import Office


def test_a_clock_that_fell_back_years_refuses_every_deed(office: Office, clock: time_machine.Traveller) -> None:
    """An empty battery sets the clock to its first year: one sentence, exit code 3, the data as it was."""
    record(office, "3.1", value("92"))
    before = dump(office.database)
    clock.shift(timedelta(days=-5000))
    for deed in (lambda: record(office, "3.1", value("93")), lambda: undo(office)):
        with pytest.raises(ClockTurnedBack) as error:
            deed()
        assert_one_sentence(error.value.sentence)
        assert error.value.exit_code == 3
    assert dump(office.database) == before
    clock.shift(timedelta(days=5000))
    record(office, "3.1", value("93"))


def test_a_clock_a_few_hours_behind_does_not_turn_the_log_around(office: Office, clock: time_machine.Traveller) -> None:
    """Two machines' clocks differ: the deed is saved, at no earlier a time than the one before."""
    record(office, "3.1", value("92"))
    clock.shift(timedelta(hours=-7))
    record(office, "3.1", value("93"))
    newest, before, *_ = list_history(office)
    assert newest.at == before.at
    assert check_record(office).problems == ()


def test_a_clock_that_was_ahead_does_not_shut_the_office(office: Office, clock: time_machine.Traveller) -> None:
    """After deeds of a day that has not come, somebody says that the clock is right now; that is in the log."""
    assert not trust_clock(office)
    clock.shift(timedelta(days=20000))
    record(office, "3.1", value("92"))
    clock.shift(timedelta(days=-20000))
    assert trust_clock(office)
    record(office, "3.1", value("93"))
    assert [event.deed for event in list_history(office)][:2] == [Deed.RECORD, Deed.TRUST_CLOCK]
    undo(office)
    undo(office)
    assert check_record(office).problems == ()
