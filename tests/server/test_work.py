"""What an office works with and prints, on a server: owners and tasks, the plan, villages, settings, five reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli import run
from tests.service.test_duties import (  # noqa: F401 - collected here, on this folder's fixtures
    test_a_change_takes_the_acceptance_back_and_undo_restores_it,
    test_a_remark_waits_until_it_is_answered_or_settled,
    test_a_save_over_a_newer_owner_is_refused,
    test_a_task_from_giving_to_done,
    test_an_indicator_takes_its_criterions_owner_until_it_has_its_own,
    test_owner_task_and_what_is_done_are_one_deed,
    test_tasks_are_listed_by_person_across_all_assessments,
    test_the_work_is_read_as_of_a_past_day,
)
from tests.service.test_paper_files import (  # noqa: F401 - collected here, on this folder's fixtures
    key,
    test_a_file_is_saved_out,
    test_an_earlier_file_is_still_readable,
)
from tests.service.test_plan import (  # noqa: F401 - collected here, on this folder's fixtures
    test_figures_are_kept_by_period,
    test_the_plan_is_read_as_of_a_past_day,
)
from tests.service.test_report_kinds import (  # noqa: F401 - collected here, on this folder's fixtures
    busy,
    test_each_report_reads_as_its_golden,
    test_the_mark_is_that_of_the_record_as_it_was_read,
)
from tests.service.test_report_templates import (  # noqa: F401 - collected here, on this folder's fixtures
    edited_file,
    test_a_kept_template_is_used_until_it_is_given_up,
    test_a_template_under_a_wrong_name_is_listed_as_unused,
)
from tests.service.test_settings import (  # noqa: F401 - collected here, on this folder's fixtures
    test_each_part_is_changed_alone_and_taken_back,
)
from tests.service.test_villages import (  # noqa: F401 - collected here, on this folder's fixtures
    test_titles_are_read_as_of_a_past_day,
    test_titles_are_said_of_several_villages_at_once,
)

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from ntm_tracker.service.office import Office


def test_templates_lie_in_the_officer_s_own_folder(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By commands: a template is taken, listed, printed by, and given up; no file of a record is asked for."""
    mine = tmp_path / "mẫu.docx"
    assert run(["report", "template", "readiness", "-o", str(mine)]) == 0
    assert run(["report", "template", "readiness", "--install", str(mine)]) == 0
    capsys.readouterr()
    assert run(["report", "template"]) == 0
    assert capsys.readouterr().out == f"readiness\t{office.folder / 'mau-bao-cao' / 'readiness.docx'}\n"
    assert office.folder.is_relative_to(tmp_path / "home")
    assert run(["report", "readiness", "-o", str(tmp_path / "bc.docx")]) == 0
    assert (tmp_path / "bc.docx").is_file()
    assert run(["report", "template", "readiness", "--remove"]) == 0
