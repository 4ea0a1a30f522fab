"""What officers do, through the services, on a server; and one whole job by commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ntm_tracker.cli import run
from tests.service.test_adopting import (  # noqa: F401 - collected here, on this folder's fixtures
    test_an_earlier_answer_is_kept_with_its_papers_as_one_deed,
    test_next_year_opens_from_this_one,
    test_the_stand_in_is_swapped_and_nothing_is_lost,
)
from tests.service.test_changing_evidence import (  # noqa: F401 - collected here, on this folder's fixtures
    scans,
    test_a_change_over_a_newer_one_is_refused,
    test_a_corrected_scan_keeps_the_old_one,
    test_links_of_two_units_are_one_deed,
    test_many_are_changed_and_undone_at_once,
    two,
)
from tests.service.test_evidence import (  # noqa: F401 - collected here, on this folder's fixtures
    scan,
    test_a_paper_is_kept_with_all_it_says,
    test_evidence_is_found_by_what_stands_in_it,
    test_one_bad_file_keeps_the_good_ones_out,
    test_undoing_takes_the_paper_away,
)
from tests.service.test_history import (  # noqa: F401 - collected here, on this folder's fixtures
    test_everything_can_be_undone_in_turn,
    test_one_indicator_s_deeds_are_listed,
    worked,
)
from tests.service.test_recording import (  # noqa: F401 - collected here, on this folder's fixtures
    test_a_result_saved_meanwhile_is_not_overwritten,
    test_confirming_a_yearly_figure_is_for_the_assessment_s_year,
    test_each_measure_takes_its_result,
    test_text_is_saved_in_one_normal_form,
)
from tests.service.test_subject_changes import (  # noqa: F401 - collected here, on this folder's fixtures
    later,
    test_each_deed_is_one_event_and_undo_takes_it_all_back,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.server.running import Server


def test_a_whole_job_by_commands(  # noqa: PLR0917 - fixtures
    server: Server,
    run_sql: Callable[..., object],
    empty_database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Set up by the admin, worked on by an officer of the commune: figures, a scan, search, a dossier, an undo."""
    monkeypatch.setenv("NTM_DATABASE_URL", server.url(empty_database, schema="xa_07387"))
    assert run(["init"]) == 0
    run_sql(empty_database, f"CREATE ROLE ha_{empty_database} LOGIN PASSWORD 'mk'")
    run_sql(empty_database, f"GRANT xa_07387 TO ha_{empty_database}")
    monkeypatch.setenv("NTM_DATABASE_URL", server.url(empty_database, f"ha_{empty_database}", "mk", schema="xa_07387"))
    (tmp_path / "biên bản.txt").write_text("Nghiệm thu Đường trục xã", "utf-8")
    assert run(["record", "3.1", "--value", "92", "--source", "12/BC-UBND", "--on", "30/06/2024"]) == 0
    assert run(["evidence", "add", "3.1", "--note", "Biên bản", "--file", str(tmp_path / "biên bản.txt")]) == 0
    capsys.readouterr()
    assert run(["evidence", "find", "duong truc", "--json"]) == 0
    assert [piece["note"] for piece in json.loads(capsys.readouterr().out)] == ["Biên bản"]
    assert run(["show", "3.1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["result"]["value"] == 92
    assert run(["dossier", "-o", str(tmp_path / "hồ sơ.zip")]) == 0
    assert run(["undo"]) == 0
    assert run(["undo"]) == 0
    capsys.readouterr()
    assert run(["history", "--json"]) == 0
    deeds = [event["deed"] for event in json.loads(capsys.readouterr().out)]
    assert deeds == ["undo", "undo", "add_evidence", "record", "init"]
