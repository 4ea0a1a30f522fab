"""A laptop in the village and the office's server: bundles go both ways."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.bundles import merge_bundle, write_bundle
from ntm_tracker.service.checkup import check_record
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.history import list_history, undo
from ntm_tracker.service.office import open_office
from tests.service.deeds import record, value
from tests.store.joining.test_any_two_machines import content

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


def test_a_laptop_and_a_server_come_to_the_same(office: Office, template: Path, tmp_path: Path) -> None:
    """Rows, numbers, files and history."""
    laptop = replace(open_office(str(shutil.copytree(template, tmp_path / "laptop"))), who="Anh Bình")
    (tmp_path / "a.txt").write_text("Kênh mương", "utf-8")
    record(office, "3.1", value("92"))
    add_evidence(office, ("3.1",), Paper("Của Hà"))
    record(laptop, "3.4", Draft(passed=True))
    add_evidence(laptop, ("3.4",), Paper("Của Bình", files=(str(tmp_path / "a.txt"),)))
    ours = write_bundle(office, str(tmp_path / "máy chủ.zip")).path
    theirs = write_bundle(laptop, str(tmp_path / "laptop.zip")).path
    merge_bundle(office, str(theirs))
    merge_bundle(laptop, str(ours))
    assert content(office) == content(laptop)
    assert len(list_history(office)) == len(list_history(laptop))
    for one in (office, laptop):
        assert check_record(one).problems == ()
    undo(office)
    assert check_record(office).problems == ()
    laptop.close()
