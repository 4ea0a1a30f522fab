"""Two machines without a network: a bundle out of one, into the other, and back."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.backups import Why
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.terms import Progress
from ntm_tracker.domain.uniting import Choice
from ntm_tracker.errors import InputRefused, LookingOnly, NtmError, PasswordNeeded, Stopped
from ntm_tracker.service import passwords
from ntm_tracker.service.backup import list_backups
from ntm_tracker.service.bundles import Choosing, look_at_bundle, merge_bundle, write_bundle
from ntm_tracker.service.changing_evidence import edit_evidence
from ntm_tracker.service.checkup import check_record, find_mark
from ntm_tracker.service.evidence import Paper, add_evidence, find_evidence
from ntm_tracker.service.history import list_history, redo, undo
from ntm_tracker.service.office import open_office, set_up_office
from ntm_tracker.service.paper_entry import Change
from ntm_tracker.service.plan import PlanDraft, plan_on, record_plan
from ntm_tracker.service.progress import accept
from ntm_tracker.service.record_mark import record_mark
from ntm_tracker.service.villages import TitleDraft, set_titles
from ntm_tracker.service.watch import Watch
from ntm_tracker.store import cipher
from tests.service.deeds import assert_one_sentence, confirm, now, record, value
from tests.store.joining.test_any_two_machines import content
from tests.store.record import dump, execute

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import time_machine

    from ntm_tracker.service.bundles import Merged
    from ntm_tracker.service.office import Office


@pytest.fixture
def ours(office: Office) -> Office:
    """The record at hand."""
    return replace(office, who="Chị Hà")


@pytest.fixture
def theirs(template: Path, tmp_path: Path, clock: time_machine.Traveller) -> Iterator[Office]:  # noqa: ARG001 - the day stands still
    """The other machine's record, a copy of the same."""
    opened = open_office(str(shutil.copytree(template, tmp_path / "may-kia")))
    yield replace(opened, who="Anh Bình")
    opened.close()


def carry(source: Office, target: Office, choosing: Choosing | None = None) -> Merged:
    """Carry one record to the other machine."""
    folder = source.database.parent / "usb"
    folder.mkdir(exist_ok=True)
    bundle = write_bundle(source, str(folder / f"gói {len(list(folder.iterdir()))}.zip")).path
    return merge_bundle(target, str(bundle), choosing)


def bundle_of(office: Office, name: str = "gói [b].zip") -> Path:
    """Write a bundle beside a record."""
    return write_bundle(office, str(office.database.parent / name)).path


def exchanged(ours: Office, theirs: Office, choosing: Choosing | None = None) -> None:
    """Let both carry to the other what they had before."""
    mirrored = choosing and Choosing(choosing.take, choosing.keep, choosing.rest and _other(choosing.rest))
    first, second = bundle_of(ours, "a.zip"), bundle_of(theirs, "b.zip")
    merge_bundle(ours, str(second), choosing)
    merge_bundle(theirs, str(first), mirrored)
    first.unlink()
    second.unlink()


def _other(choice: Choice) -> Choice:
    return Choice.HERE if choice is Choice.THERE else Choice.THERE


def notes(office: Office) -> dict[int, str]:
    """Return the evidence by its number."""
    return {piece.id: piece.note for piece in find_evidence(office, "")}


def test_work_of_both_is_kept(ours: Office, theirs: Office, tmp_path: Path) -> None:
    """Results, papers with their files and the history of both are on both, and the record as it was is kept."""
    (tmp_path / "biên bản.txt").write_text("Kênh mương đã nghiệm thu", "utf-8")
    record(ours, "3.1", value("92"), note="số liệu [b] <6 tháng> =1+1")
    record(theirs, "3.4", Draft(passed=True))
    add_evidence(theirs, ("3.4",), Paper("Biên bản\ncủa Bình", files=(str(tmp_path / "biên bản.txt"),)))
    record_plan(theirs, "bao-hiem-y-te", PlanDraft("97", period="quý 1"))
    done = carry(theirs, ours)
    assert (done.look.new, done.look.exported_by, done.look.differences) == (3, "Anh Bình", ())
    assert "1 kết quả, 1 minh chứng" in done.summary
    assert now(ours, "3.4").result is not None
    assert [held.name for held in find_evidence(ours, "")[0].files] == ["biên bản.txt"]
    newest, *earlier = list_history(ours)
    assert (newest.deed, newest.joined) == (Deed.MERGE, False)
    assert sorted((event.who, event.joined) for event in earlier[:-1]) == [("Anh Bình", True)] * 3 + [("Chị Hà", False)]
    assert check_record(ours).problems == ()
    assert list_backups(str(ours.database.parent))[0].why is Why.MERGE
    carry(ours, theirs)
    assert content(ours) == content(theirs)


def test_a_bundle_joined_twice_changes_nothing(ours: Office, theirs: Office) -> None:
    """Not a row, not an event; and neither does one's own."""
    record(theirs, "3.1", value("92"))
    bundle = bundle_of(theirs)
    merge_bundle(ours, str(bundle))
    before = dump(ours.store)
    assert merge_bundle(ours, str(bundle)).summary == ""
    assert merge_bundle(ours, str(bundle_of(ours, "mình.zip"))).summary == ""
    assert dump(ours.store) == before


def test_looking_changes_nothing(ours: Office, theirs: Office) -> None:
    """What would come is told; nothing is written."""
    record(theirs, "3.1", value("92"))
    before = dump(ours.store)
    look = look_at_bundle(ours, str(bundle_of(theirs)))
    assert (look.new, look.changes) == (1, "1 kết quả")
    assert dump(ours.store) == before


def test_what_both_changed_is_chosen_by_the_officer(ours: Office, theirs: Office) -> None:
    """Both versions are shown with who and when; nothing is joined before all is chosen, then both have the same."""
    record(ours, "3.1", value("92"), source="12/BC-UBND")
    confirm(ours, "3.1", ">= 80", "QĐ 1")
    record(theirs, "3.1", value("85"), on="30/6/2024")
    confirm(theirs, "3.1", ">= 95", "QĐ 2")
    bundle = bundle_of(theirs)
    first, second = look_at_bundle(ours, str(bundle)).differences
    assert (first.number, first.name) == (1, "Mức yêu cầu đã đối chiếu 3.1 (Xã NTM nâng cao 2021-2025)")
    assert ("Mức yêu cầu", "≥ 80%", "≥ 95%") in first.fields
    assert second.name.startswith("Kết quả 3.1 (Xã Hương Sơn, Xã NTM nâng cao 2021-2025 2024)")
    assert set(second.fields) == {
        ("Kết quả", "92%", "85%"),
        ("Văn bản nguồn", "12/BC-UBND", "(để trống)"),
        ("Ngày số liệu", "(để trống)", "30/06/2024"),
    }
    assert (second.here_by[:6], second.there_by[:8]) == ("Chị Hà", "Anh Bình")
    before = dump(ours.store)
    for wrong, sentence in (
        (Choosing(), "số 1, 2"),
        (Choosing(keep=frozenset({1})), "số 2"),
        (Choosing(keep=frozenset({1, 2}), take=frozenset({2})), "cả hai bên"),
        (Choosing(keep=frozenset({3}), rest=Choice.HERE), "số 3"),
    ):
        with pytest.raises(InputRefused, match=sentence) as error:
            merge_bundle(ours, str(bundle), wrong)
        assert_one_sentence(error.value.sentence)
    assert dump(ours.store) == before
    exchanged(ours, theirs, Choosing(take=frozenset({2}), rest=Choice.HERE))
    for machine in (ours, theirs):
        state = now(machine, "3.1")
        assert state.result is not None
        assert (state.result.source, str(state.result.on)) == ("", "2024-06-30")
        assert state.applied.confirmation is not None
        assert state.applied.confirmation.basis == "QĐ 1"
        assert state.judgement.verdict == "met"
    assert content(ours) == content(theirs)
    # What was chosen is known to both: it is not asked again.
    record(ours, "3.1", value("99"))
    assert carry(ours, theirs).look.differences == ()


def test_the_same_done_on_both_is_no_conflict(ours: Office, theirs: Office, tmp_path: Path) -> None:
    """The same figure, and the same paper with the same file, are there once."""
    (tmp_path / "a.txt").write_text("Biên bản", "utf-8")
    for machine in (ours, theirs):
        record(machine, "3.1", value("92"))
        add_evidence(machine, ("3.1",), Paper("Biên bản", files=(str(tmp_path / "a.txt"),)))
    add_evidence(theirs, ("3.4",), Paper("Chỉ máy kia có"))
    exchanged(ours, theirs)
    assert notes(ours) == notes(theirs) == {2: "Chỉ máy kia có", 1: "Biên bản"}
    edit_evidence(theirs, [1], Change(note="Biên bản nghiệm thu"))
    carry(theirs, ours)
    assert notes(ours) == {2: "Chỉ máy kia có", 1: "Biên bản nghiệm thu"}
    assert check_record(ours).problems == ()


def test_a_number_that_two_papers_have(ours: Office, theirs: Office, clock: time_machine.Traveller) -> None:
    """Who had it first keeps it, on both machines; what was done to either is found under its number of today."""
    add_evidence(theirs, ("3.4",), Paper("Của Bình, sớm hơn"))
    clock.shift(timedelta(hours=1))
    add_evidence(ours, ("3.1",), Paper("Của Hà"))
    edit_evidence(ours, [1], Change(note="Của Hà, đã sửa"))
    bundle = bundle_of(ours)
    look = look_at_bundle(ours, str(bundle_of(theirs)))
    assert look.renumbered == (("evidence", 1, 2),)
    exchanged(ours, theirs)
    assert notes(ours) == notes(theirs) == {1: "Của Bình, sớm hơn", 2: "Của Hà, đã sửa"}
    assert look_at_bundle(theirs, str(bundle)).new == 0
    newest = [e for e in list_history(ours) if e.deed is Deed.EDIT_EVIDENCE]
    assert [image["row"]["id"] for image in newest[0].after if image["table"] == "evidence"] == [2]
    add_evidence(ours, ("3.1",), Paper("Thêm sau khi gộp"))
    assert max(notes(ours)) == 3
    for machine in (ours, theirs):
        assert check_record(machine).problems == ()


def test_one_figure_of_the_plan_for_a_period(ours: Office, theirs: Office) -> None:
    """Two for the same quarter are one to choose from, not two in the list."""
    record_plan(ours, "bao-hiem-y-te", PlanDraft("97", period="Quý 1"))
    record_plan(theirs, "bao-hiem-y-te", PlanDraft("98,5", period="quý 1"))
    (difference,) = look_at_bundle(ours, str(bundle_of(theirs))).differences
    assert ("Giá trị", "97", "98,5") in difference.fields
    exchanged(ours, theirs, Choosing(rest=Choice.THERE))
    for machine in (ours, theirs):
        target = next(one for one in plan_on(machine, None).targets if one.target.id == "bao-hiem-y-te")
        assert [str(result.value) for result in target.results] == ["98.5"]
    assert content(ours) == content(theirs)


def test_what_one_accepted_and_the_other_changed(ours: Office, theirs: Office) -> None:
    """It waits for review again on both machines, and both are told."""
    for machine in (ours, theirs):
        confirm(machine, "3.1", ">= 90")
    record(ours, "3.1", value("92"))
    carry(ours, theirs, Choosing(rest=Choice.HERE))
    accept(ours, ["3.1"])
    record(theirs, "3.1", value("91"))
    bundle = bundle_of(ours)
    done = carry(theirs, ours, Choosing(rest=Choice.THERE))
    assert done.look.taken_back == ("3.1",)
    assert "3.1 từ đã duyệt về chờ duyệt" in done.summary
    merge_bundle(theirs, str(bundle), Choosing(rest=Choice.HERE))
    for machine in (ours, theirs):
        assert now(machine, "3.1").progress is Progress.FOR_REVIEW
    assert content(ours) == content(theirs)


def test_titles_of_one_and_the_acceptance_of_the_other(ours: Office, theirs: Office) -> None:
    """6.3 is counted from the villages: another title takes its acceptance back as another figure would."""
    confirm(ours, "6.3", ">= 5")
    record(ours, "6.3", Draft(of="21/21"))
    carry(ours, theirs)
    accept(ours, ["6.3"])
    set_titles(theirs, ["huong-than"], TitleDraft(culture="chưa", ntm="2021"))
    bundle = bundle_of(ours)
    assert carry(theirs, ours).look.taken_back == ("6.3",)
    merge_bundle(theirs, str(bundle))
    assert [row for row in content(ours)["progress"] if "6.3" in row] == content(theirs)["progress"]
    assert "accepted" not in str(content(ours)["progress"])


def test_what_one_took_out_and_the_other_went_on_with(ours: Office, theirs: Office, tmp_path: Path) -> None:
    """It stays, with its links and its file: nothing that somebody works on is lost."""
    (tmp_path / "a.txt").write_text("Biên bản", "utf-8")
    add_evidence(ours, ("3.1", "3.4"), Paper("Biên bản", files=(str(tmp_path / "a.txt"),)))
    carry(ours, theirs)
    undo(ours)
    record(ours, "3.4", Draft(passed=True))
    edit_evidence(theirs, [1], Change(note="Biên bản đã ký"))
    exchanged(ours, theirs)
    for machine in (ours, theirs):
        (piece,) = find_evidence(machine, "")
        assert (piece.note, len(piece.files), len(piece.links)) == ("Biên bản đã ký", 1, 2)
        assert check_record(machine).problems == ()


def test_what_one_took_out_alone_goes(ours: Office, theirs: Office) -> None:
    """An undo on one machine is one on the other."""
    add_evidence(ours, ("3.1",), Paper("Nhầm"))
    carry(ours, theirs)
    undo(ours)
    carry(ours, theirs)
    assert notes(theirs) == {}


def test_a_joining_is_undone_and_done_again(ours: Office, theirs: Office) -> None:
    """One undo takes it back whole; redone, or joined anew, it is there again."""
    record(ours, "3.1", value("92"))
    add_evidence(theirs, ("3.4",), Paper("Của Bình"))
    before = content(ours)
    carry(theirs, ours)
    after = content(ours)
    undo(ours)
    assert content(ours) == before
    assert [event.who for event in list_history(ours)].count("Anh Bình") == 0
    redo(ours)
    assert content(ours) == after
    undo(ours)
    carry(theirs, ours)
    assert content(ours)["evidence_link"] == after["evidence_link"]
    assert check_record(ours).problems == ()


def test_three_machines(ours: Office, theirs: Office, template: Path, tmp_path: Path) -> None:
    """What went from one over another to a third is known there, and comes back to the first as the same."""
    third = replace(open_office(str(shutil.copytree(template, tmp_path / "ba"))), who="Cô Lan")
    record(ours, "3.1", value("92"))
    add_evidence(theirs, ("3.4",), Paper("Của Bình"))
    add_evidence(third, ("3.6",), Paper("Của Lan"))
    carry(ours, theirs)
    carry(theirs, third)
    carry(third, ours)
    carry(ours, theirs)
    assert content(ours) == content(theirs) == content(third)
    for machine in (ours, theirs, third):
        assert check_record(machine).problems == ()
    third.close()


def test_records_that_were_set_up_apart(ours: Office, tmp_path: Path) -> None:
    """Two offices of one commune that never shared a file become one all the same."""
    other, _ = set_up_office(str(tmp_path / "riêng"))
    record(ours, "3.1", value("92"))
    record(other, "3.4", Draft(passed=True))
    exchanged(ours, other)
    assert content(ours) == content(other)
    other.close()


def test_a_paper_printed_on_the_other_machine_is_found(ours: Office, theirs: Office) -> None:
    """Its mark stands in the joined log."""
    record(theirs, "3.1", value("92"))
    mark = record_mark(theirs).code
    carry(theirs, ours)
    (found,) = find_mark(ours, mark)
    assert (found.event.joined, found.event.who, found.holds) == (True, "Anh Bình", True)


def test_a_change_of_what_was_joined_is_found(ours: Office, theirs: Office) -> None:
    """The other machine's log is checked as our own."""
    record(theirs, "3.1", value("92"))
    carry(theirs, ours)
    execute(ours.store, "UPDATE joined_event SET who = 'Ai đó'")
    (problem,) = check_record(ours).problems
    assert problem.where.startswith("Việc của máy khác")
    execute(ours.store, "DELETE FROM joined_event")
    assert [one.told for one in check_record(ours).problems] == ["một việc trước nó đã bị xóa"]
    with pytest.raises(NtmError) as error:
        list_history(ours)
    assert_one_sentence(error.value.sentence)


def test_a_bundle_is_not_written_over_a_file(ours: Office, tmp_path: Path) -> None:
    """Unless asked; only its owner may read it; a folder gives it a name."""
    place = tmp_path / "gói.zip"
    place.write_text("khác", "utf-8")
    with pytest.raises(InputRefused, match="--force"):
        write_bundle(ours, str(place))
    assert write_bundle(ours, str(place), over=True).path == place
    assert place.stat().st_mode & 0o777 == 0o600
    assert write_bundle(ours, str(tmp_path)).path.name.startswith("ntm-goi-Chị-Hà-")
    for wrong in ("", "   ", str(tmp_path / "gói.db"), str(tmp_path / "không có" / "a.zip")):
        with pytest.raises(NtmError) as error:
            write_bundle(ours, wrong)
        assert_one_sentence(error.value.sentence)


def test_an_export_can_be_stopped(ours: Office, tmp_path: Path) -> None:
    """Nothing is left of it."""
    with pytest.raises(Stopped):
        write_bundle(ours, str(tmp_path / "gói.zip"), watch=Watch(stopped=lambda: True))
    assert not (tmp_path / "gói.zip").exists()


def test_who_may_only_look_joins_nothing(ours: Office, theirs: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused at once."""
    bundle = bundle_of(theirs)
    monkeypatch.setenv("NTM_READ_ONLY", "1")
    with pytest.raises(LookingOnly):
        merge_bundle(open_office(str(ours.database.parent)), str(bundle))


def remade(bundle: Path, **members: bytes) -> Path:
    """Write a bundle again with other members."""
    with zipfile.ZipFile(bundle) as kept:
        held = {name: kept.read(name) for name in kept.namelist()}
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content_ in (held | {name.replace("_", "."): given for name, given in members.items()}).items():
            written.writestr(name, content_)
    return bundle


def record_in(bundle: Path, *statements: str) -> Path:
    """Change the record in a bundle behind the program's back."""
    place = bundle.parent / "sửa.db"
    with zipfile.ZipFile(bundle) as kept:
        place.write_bytes(kept.read("ntm.db"))
    execute(place, *statements)
    return remade(bundle, ntm_db=place.read_bytes())


_LABEL = {"format": 1, "profile": "huong-son", "exported_by": "x", "exported_at": "2024-06-01T08:00:00+00:00"}


@pytest.mark.parametrize(
    ("label", "told"),
    [
        (b"", "không phải gói"),
        (b"[]", "không phải gói"),
        (b"\xff\xfe", "không phải gói"),
        (b"[" * 60_000, "không phải gói"),
        (json.dumps(_LABEL | {"exported_at": "hôm qua"}).encode(), "không phải gói"),
        (json.dumps(_LABEL | {"profile": 3}).encode(), "không phải gói"),
        (json.dumps(_LABEL | {"format": 2}).encode(), "mới hơn"),
        (json.dumps(_LABEL | {"profile": "xã khác [b]"}).encode(), "cơ quan khác"),
        (b" " * (1 << 17), "quá lớn"),
    ],
)
def test_a_label_that_is_none(ours: Office, theirs: Office, label: bytes, told: str) -> None:
    """One sentence; nothing is joined."""
    record(theirs, "3.1", value("92"))
    refuses(ours, remade(bundle_of(theirs), goi_json=label), told)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE result SET note = 'sửa lén'",
        "UPDATE event SET who = 'Ai đó' WHERE seq = 2",
        "DELETE FROM event WHERE seq = 1",
        "INSERT INTO joined_head VALUES ('ab', 1, 'x', '2024-06-01T08:00:00.000000+00:00')",
        "CREATE TRIGGER t AFTER INSERT ON result BEGIN DELETE FROM evidence; END",
        "CREATE VIEW v AS SELECT 1",
        "DROP TABLE result",
        "UPDATE alembic_version SET version_num = '9999'",
        "UPDATE event SET before = 'hỏng' WHERE seq = 2",
        "UPDATE result SET measured_on = 'hôm qua'",
        "UPDATE event SET at = 'hôm qua' WHERE seq = 2",
    ],
)
def test_a_record_that_was_tampered_with(ours: Office, theirs: Office, statement: str) -> None:
    """It is not joined, whatever was done to it."""
    record(theirs, "3.1", value("92"))
    refuses(ours, record_in(bundle_of(theirs), statement), "Gói")


def test_what_is_no_bundle(ours: Office, theirs: Office, tmp_path: Path) -> None:
    """Another file, a cut one, one that would fill the disk, one that points out of its folder, none at all."""
    whole = bundle_of(theirs).read_bytes()
    place = tmp_path / "gói.zip"
    for given in (b"", b"PK\x03\x04", b"%PDF-1.7", *(whole[: len(whole) * part // 8] for part in range(1, 8))):
        place.write_bytes(given)
        refuses(ours, place, "không phải gói dữ liệu")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("goi.json", json.dumps(_LABEL))
        written.writestr("ntm.db", bytes(200 << 20))
    place.write_bytes(bomb.getvalue())
    refuses(ours, place, "quá lớn")
    for wrong in ("", str(tmp_path), str(tmp_path / "không có.zip"), "a\0b"):
        refuses(ours, wrong, "")
    outside = remade(bundle_of(theirs, "ra ngoài.zip"))
    with zipfile.ZipFile(outside, "a") as written:
        written.writestr("../../ra-ngoai.txt", "x")
    merge_bundle(ours, str(outside))
    assert not list(tmp_path.rglob("ra-ngoai.txt"))


def refuses(office: Office, bundle: Path | str, told: str) -> None:
    """Expect one sentence, and the record as it was."""
    before = dump(office.store)
    for do in (look_at_bundle, merge_bundle):
        with pytest.raises(NtmError) as error:
            do(office, str(bundle))
        assert_one_sentence(error.value.sentence)
        assert told in error.value.sentence
    assert dump(office.store) == before


def test_a_stored_file_that_was_damaged_is_not_taken(ours: Office, theirs: Office, tmp_path: Path) -> None:
    """Its hash is taken again; nothing is half joined."""
    (tmp_path / "a.txt").write_text("Biên bản", "utf-8")
    add_evidence(theirs, ("3.1",), Paper("Biên bản", files=(str(tmp_path / "a.txt"),)))
    bundle = record_in(bundle_of(theirs), "UPDATE file SET content = x'00'")
    before = dump(ours.store)
    with pytest.raises(NtmError, match="hỏng tệp"):
        merge_bundle(ours, str(bundle))
    assert dump(ours.store) == before


def test_a_bundle_of_a_record_with_a_password(ours: Office, theirs: Office) -> None:
    """It is as closed as the record: the password is asked for where nobody gave it, and tried on the bundle itself."""
    pytest.importorskip("sqlcipher3", reason="the extra “encrypted” is not installed")
    add_evidence(theirs, ("3.1",), Paper("Biên bản kín"))
    folder = theirs.database.parent
    theirs.close()
    passwords.encrypt(str(folder), "mật khẩu", "mật khẩu")
    bundle = bundle_of(open_office(str(folder)))
    with zipfile.ZipFile(bundle) as kept:
        assert "Biên bản kín".encode() not in kept.read("ntm.db")
    cipher.forget_all()
    with pytest.raises(PasswordNeeded) as needed:
        merge_bundle(ours, str(bundle))
    assert not passwords.unlock(needed.value.file, "sai")
    assert passwords.unlock(needed.value.file, "mật khẩu")
    merge_bundle(ours, str(bundle))
    assert notes(ours) == {1: "Biên bản kín"}
    cipher.forget_all()
