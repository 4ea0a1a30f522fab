"""Moving an office between a folder and a server, both ways, proven row by row."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.cli import run
from ntm_tracker.domain.subject_entry import UnitDraft
from ntm_tracker.domain.terms import Progress
from ntm_tracker.errors import InputRefused, RecordUnavailable
from ntm_tracker.service.adopting import Adopting, adopt_set
from ntm_tracker.service.appraising import AppraisalDraft, appraise
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.service.extracting import extract_pending
from ntm_tracker.service.moving import move_office
from ntm_tracker.service.office import open_office
from ntm_tracker.service.own_sets import write_set
from ntm_tracker.service.plan import PlanDraft, record_plan
from ntm_tracker.service.progress import move
from ntm_tracker.service.reading import open_all
from ntm_tracker.service.settings import SettingDraft, write_setting
from ntm_tracker.service.subject_changes import rename_subject
from ntm_tracker.service.tasks import TaskDraft, add_task
from ntm_tracker.service.villages import TitleDraft, set_titles
from ntm_tracker.store.server import ServerStore
from tests import papers
from tests.builders import a_result, counted
from tests.store.record import add_paper, confirm, dump, execute, save, undo
from tests.store.scans import a_scan
from tests.store.test_own_sets import a_copy

if TYPE_CHECKING:
    from pathlib import Path

    import time_machine

    from ntm_tracker.service.office import Office
    from tests.server.running import Server

FILLED = {
    *("office", "subject", "succession", "assessment", "precedent", "own_set", "own_line", "result", "confirmation"),
    *("evidence", "evidence_link", "file", "evidence_file", "file_text", "event"),
    *("assignment", "progress", "task", "appraisal", "plan_result", "village_title", "office_setting"),
}
"""The tables in which the source has something."""


@pytest.fixture
def source(data: Path, clock: time_machine.Traveller) -> Path:
    """A folder whose record has something in every table, and a paper that was taken back."""
    office = open_office(str(data))
    save(office.store, a_result(counted(46, 92), note="Hộ [b] <nghèo> =1+1 \\ 'nháy' 📄"))
    confirm(office.store, Decimal("87.5"))
    add_paper(office.store, "Đường trục xã\n12/BC-UBND", files=(a_scan("ảnh.bin", bytes(range(256)) * 9000),))
    add_paper(office.store, "Báo cáo", indicators=("3.1", "3.4"), files=(a_scan("bc.pdf", papers.pdf("Kênh mương")),))
    extract_pending(office)
    write_set(office, a_copy("xa-ntm-2021-2025"), "thử")
    adopt_set(office, Adopting("xa-ntm-nang-cao-2021-2025", year="2025"))
    work_on(office)
    clock.move_to("2026-11-24T08:00:00+00:00")
    rename_subject(office, "07387", UnitDraft("", "Xã Hương Sơn mới", since="01/07/2025"))
    add_paper(office.store, "Lấy lại")
    undo(office.store)
    office.close()
    return data


def work_on(office: Office) -> None:
    """Give work, look it over, record figures of the plan, titles and settings; one task was taken back."""
    assign(office, ["3"], Assigning("Chị Hà", "30/11/2024"))
    move(office, ["3.1"], Progress.IN_PROGRESS)
    add_task(office, "3.1", TaskDraft("Lập biên bản", "Anh Ba", "30/11/2024"))
    add_task(office, "3.1", TaskDraft("Lấy lại"))
    undo(office.store)
    appraise(office, "3.1", AppraisalDraft("huyen", "not-met", "Thiếu biên bản", "20/09/2024"))
    record_plan(office, "ho-ngheo", PlanDraft("3,6", on="30/09/2024"))
    set_titles(office, ["huong-than"], TitleDraft(culture="2023", ntm="có"))
    write_setting(office, "signature", SettingDraft(name="Nguyễn Thị [b]Lan[/b]"))


@pytest.fixture
def target(server: Server, empty_database: str) -> str:
    """The address of an empty database."""
    return server.url(empty_database, schema="xa_07387")


def moved(source: str | None, target: str) -> dict[str, int]:
    """Move in silence; return the rows."""
    return move_office(source, target).moved.rows


def seen(office: Office) -> str:
    """Return everything that officers see of an office."""
    return repr(open_all(office))


def test_an_office_goes_to_a_server_and_comes_back(
    source: Path, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every row of every table comes back as it went, the index of search and the last number too."""
    before, file = dump(source / "ntm.db"), hashlib.sha256((source / "ntm.db").read_bytes()).hexdigest()
    there = moved(str(source), target)
    assert {table for table, count in there.items() if count} >= FILLED
    assert hashlib.sha256((source / "ntm.db").read_bytes()).hexdigest() == file
    monkeypatch.setenv("NTM_DATABASE_URL", target)
    on_server, in_folder = open_office(None), open_office(str(source))
    assert seen(on_server) == seen(in_folder)
    assert there == moved(None, str(tmp_path / "về"))
    assert dump(tmp_path / "về" / "ntm.db") == before
    in_folder.close()
    back = open_office(str(tmp_path / "về"))
    # Paper 3 was taken back before all this: its number is gone for good, wherever the office lies.
    assert [add_paper(on_server.store), add_paper(back.store)] == [4, 4]
    on_server.close()
    back.close()


def test_a_target_that_holds_a_record_is_refused(source: Path, url: str, data: Path, tmp_path: Path) -> None:
    """On a server and in a folder; neither side is touched."""
    other = ServerStore.reach(url)
    before = dump(other), dump(source / "ntm.db")
    with pytest.raises(InputRefused, match="đã có dữ liệu"):
        moved(str(source), url)
    assert (dump(other), dump(source / "ntm.db")) == before
    other.close()
    moved(str(source), str(tmp_path / "bản hai"))
    with pytest.raises(InputRefused, match="đã có dữ liệu"):
        moved(str(source), str(tmp_path / "bản hai"))
    with pytest.raises(InputRefused, match="chính là nơi"):
        moved(str(source), str(data))


def test_a_move_that_is_cut_short_leaves_nothing(source: Path, target: str, tmp_path: Path) -> None:
    """A damaged file in the source stops the move: the target keeps no row, the folder gets no file."""
    execute(source / "ntm.db", "UPDATE file SET content = substr(content, 1, 9) WHERE size > 100000")
    store = ServerStore.set_up(target)
    before = dump(store)
    for to in (target, str(tmp_path / "mới")):
        with pytest.raises(RecordUnavailable, match="không giống bản gốc"):
            moved(str(source), to)
    assert dump(store) == before
    assert not (tmp_path / "mới" / "ntm.db").exists()
    store.close()


def test_a_log_that_was_changed_is_not_moved(source: Path, target: str) -> None:
    """What cannot be proven at the source cannot be proven at the target."""
    execute(source / "ntm.db", "UPDATE event SET who = 'Người khác' WHERE seq = 2")
    with pytest.raises(RecordUnavailable, match="việc số 2"):
        moved(str(source), target)


def test_what_arrives_changed_is_not_kept(source: Path, target: str) -> None:
    """A trigger at the target that changes a row on its way in: the move says where, and nothing is there."""
    store = ServerStore.set_up(target)
    execute(
        store,
        "CREATE FUNCTION changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.unit := 'khác'; RETURN NEW; END $$",
        "CREATE TRIGGER changed BEFORE INSERT ON result FOR EACH ROW EXECUTE FUNCTION changed()",
    )
    before = dump(store)
    with pytest.raises(RecordUnavailable, match="bảng result"):
        moved(str(source), target)
    assert dump(store) == before
    store.close()


def test_the_command_says_what_was_verified(source: Path, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts as JSON, a sentence beside it, and no password in either."""
    assert run(["move", "--to", target, "--data", str(source), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["files"] == 2
    assert "từng mã SHA-256" in told.err
    assert "quản-trị" not in told.out + told.err
    assert "%E1%BA%A3n" not in told.out + told.err
