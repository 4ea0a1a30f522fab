"""The dossier as inspectors get it: opened by zipfile, by unzip, and checked by sha256sum."""

from __future__ import annotations

import subprocess
import tracemalloc
import unicodedata
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document as Word

from ntm_tracker.errors import InputRefused, Stopped
from ntm_tracker.service.changing_evidence import link_evidence, replace_file
from ntm_tracker.service.dossier import Asked, write_dossier
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.history import undo
from ntm_tracker.service.reading import Wanted
from ntm_tracker.service.watch import Watch
from tests.papers import JPEG, docx, pdf, png, xlsx
from tests.service.deeds import assert_one_sentence, refused
from tests.store.record import execute

if TYPE_CHECKING:
    import time_machine

    from ntm_tracker.service.dossier import Dossier
    from ntm_tracker.service.office import Office

LISTS = [
    "00 Mục lục hồ sơ.docx",
    "00 Mục lục hồ sơ.xlsx",
    "00 Còn thiếu.docx",
    "00 Báo cáo mức sẵn sàng.docx",
    "00 Báo cáo mức sẵn sàng.pdf",
]
WATER, DEFENCE = "TC03 Thủy lợi và phòng, chống thiên tai", "TC19 Quốc phòng và An ninh"
CHECK = ("sha256sum", "--strict", "-c", "SHA256SUMS.txt")
FILES = {"tưới.pdf": pdf("Báo cáo", "trang hai"), "ảnh.jpg": JPEG, "ảnh.png": png(), "bảng.xlsx": xlsx("=1+1")}


@dataclass(frozen=True, slots=True)
class Desk:
    """An office, a folder of scans, and a folder to write into."""

    office: Office
    scans: Path
    out: Path

    def add(
        self, *numbers: str, note: str, content: dict[str, bytes] | None = None, number: str = "", issued: str = ""
    ) -> int:
        """Keep a paper with files."""
        for name, inside in (content or {}).items():
            (self.scans / name).write_bytes(inside)
        files = tuple(str(self.scans / name) for name in content or {})
        return add_evidence(self.office, numbers, Paper(note, number, issued=issued, files=files)).id

    def write(self, asked: Asked | None = None, wanted: Wanted | None = None, watch: Watch | None = None) -> Dossier:
        """Write the dossier."""
        return write_dossier(self.office, self.out / "hồ sơ.zip", asked or Asked(), wanted, watch)

    def names(self) -> list[str]:
        """Return what the archive holds, in its order."""
        with zipfile.ZipFile(self.out / "hồ sơ.zip") as opened:
            assert opened.testzip() is None
            return opened.namelist()

    def read(self, name: str) -> bytes:
        """Return one file of the archive."""
        with zipfile.ZipFile(self.out / "hồ sơ.zip") as opened:
            return opened.read(name)

    def words(self, name: str) -> str:
        """Return the text of a Word file in the archive."""
        document = Word(BytesIO(self.read(name)))
        rows = ["\t".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    """A desk with empty folders."""
    for name in ("scans", "out"):
        (tmp_path / name).mkdir()
    return Desk(office, tmp_path / "scans", tmp_path / "out")


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A desk whose record holds a shared report, photographs, a note alone, and a gate's decision."""
    desk.add("3.1", "3.2", "19.1", note="Báo cáo tưới", content={"tưới.pdf": FILES["tưới.pdf"]}, number="12/BC-UBND")
    desk.add("3.1", note="Ảnh kênh", content={name: FILES[name] for name in ("ảnh.jpg", "ảnh.png", "bảng.xlsx")})
    desk.add("3.2", note="Đã họp thôn\nNội dung", number="5/BB", issued="05/06/2024")
    desk.add("dk2", note="Quyết định", content={"qd.docx": docx("Quyết định")})
    return desk


def unpack(desk: Desk) -> Path:
    """Unpack the archive as an officer on Linux does."""
    into = desk.out / "ra"
    environment = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    command = ["unzip", "-q", str(desk.out / "hồ sơ.zip"), "-d", str(into)]
    subprocess.run(command, check=True, env=environment, capture_output=True)
    return into


def test_papers_lie_where_inspectors_look(filled: Desk) -> None:
    """By criterion and indicator; a shared paper in each; a note alone as a text; the lists on top, the sums last."""
    made = filled.write()
    assert filled.names() == [
        *LISTS,
        f"{WATER}/3.1/01 12-BC-UBND Báo cáo tưới.pdf",
        f"{WATER}/3.1/02 Ảnh kênh - ảnh.jpg",
        f"{WATER}/3.1/03 Ảnh kênh - ảnh.png",
        f"{WATER}/3.1/04 Ảnh kênh - bảng.xlsx",
        f"{WATER}/3.2/01 5-BB Đã họp thôn.txt",
        f"{WATER}/3.2/02 12-BC-UBND Báo cáo tưới.pdf",
        f"{DEFENCE}/19.1/01 12-BC-UBND Báo cáo tưới.pdf",
        "Điều kiện công nhận/ĐK2/01 Quyết định.docx",
        "SHA256SUMS.txt",
    ]
    assert (len(made.documents), made.refused) == (6, ())
    assert filled.read(f"{WATER}/3.2/02 12-BC-UBND Báo cáo tưới.pdf") == FILES["tưới.pdf"]
    note = filled.read(f"{WATER}/3.2/01 5-BB Đã họp thôn.txt").decode("utf-8-sig")
    assert "Số, ký hiệu: 5/BB\r\n" in note
    assert "Ngày ban hành: 05/06/2024\r\n" in note
    assert note.endswith("Đã họp thôn\r\nNội dung\r\n")


def test_it_unpacks_on_linux_and_the_sums_hold(filled: Desk) -> None:
    """By the system's own unzip and sha256sum, every file named; a changed one is found."""
    filled.write()
    folder = unpack(filled)
    there = {unicodedata.normalize("NFC", str(path.relative_to(folder))) for path in folder.rglob("*.*")}
    assert set(filled.names()) <= there | {"SHA256SUMS.txt"}
    checked = subprocess.run(CHECK, cwd=folder, capture_output=True, text=True, check=True)
    assert len(checked.stdout.splitlines()) == len(filled.names()) - 1
    assert (folder / WATER / "3.1" / "02 Ảnh kênh - ảnh.jpg").read_bytes() == JPEG
    (folder / LISTS[0]).write_bytes(b"")
    assert subprocess.run(CHECK, cwd=folder, capture_output=True, check=False).returncode == 1


def test_the_lists_tell_what_is_there_and_what_is_not(filled: Desk) -> None:
    """Pages counted, indicators named, suggestions that nothing answers."""
    made = filled.write()
    index = filled.words(LISTS[0])
    assert "12/BC-UBND\t\t\tBáo cáo tưới\t2\t3.1, 3.2, 19.1" in index
    assert "Chưa có tệp, chỉ có nội dung" in index
    lacking = filled.words(LISTS[2])
    assert f"Có {len(made.missing)} mục còn thiếu" in lacking
    assert "Bản đồ hoặc danh mục công trình tưới tiêu" in lacking
    assert filled.read(LISTS[3]).startswith(b"PK")
    assert filled.read(LISTS[4]).startswith(b"%PDF")


def test_a_replaced_scan_stays_at_home(desk: Desk) -> None:
    """Only the file that stands is handed over."""
    key = desk.add("3.1", note="Báo cáo", content={"sai.txt": b"wrong"})
    (desk.scans / "đúng.txt").write_bytes(b"right")
    replace_file(desk.office, key, str(desk.scans / "đúng.txt"))
    desk.write()
    assert desk.read(f"{WATER}/3.1/01 Báo cáo.txt") == b"right"
    assert len(desk.names()) == len(LISTS) + 2


def test_a_damaged_file_is_left_out_and_named(filled: Desk) -> None:
    """The rest is written, whole; the index says what is not there, and its number stays free."""
    wrong = "UPDATE file SET content = x'00' || substr(content, 2) WHERE sha256 = (SELECT sha256 FROM evidence_file"
    execute(filled.office.store, f"{wrong} WHERE name = 'tưới.pdf')")
    made = filled.write()
    assert [one.file.name for one in made.refused if one.file] == ["tưới.pdf"]
    assert [name for name in filled.names() if "Báo cáo tưới" in name] == []
    assert f"{WATER}/3.1/02 Ảnh kênh - ảnh.jpg" in filled.names()
    index = filled.words(LISTS[0])
    assert "KHÔNG có trong hồ sơ" in index
    assert "Không tính minh chứng số 1 (3.1, 3.2, 19.1): tệp “tưới.pdf”" in filled.words(LISTS[3])
    assert "3.1, 3.2, 19.1\ttưới.pdf\tBáo cáo tưới" in index
    folder = unpack(filled)
    subprocess.run(CHECK, cwd=folder, capture_output=True, check=True)


def test_a_part_can_be_written(filled: Desk, clock: time_machine.Traveller) -> None:
    """The focus criteria; what was added or corrected since a day; a village."""
    filled.write(Asked(focus=True))
    assert {name.split("/")[0] for name in filled.names() if "/" in name} == {WATER, DEFENCE}
    assert "chỉ gồm các tiêu chí trọng tâm" in filled.words(LISTS[0])
    clock.move_to("2024-10-20T08:00:00+00:00")
    (filled.scans / "mới.pdf").write_bytes(pdf("mới"))
    replace_file(filled.office, 1, str(filled.scans / "mới.pdf"))
    filled.write(Asked(since="15/10/2024", over=True))
    assert {name.rpartition("/")[2] for name in filled.names() if "/" in name} == {"01 12-BC-UBND Báo cáo tưới.pdf"}
    assert "từ ngày 15/10/2024" in filled.words(LISTS[0])
    filled.write(Asked(over=True), Wanted(subject="huong than"))
    assert filled.names() == [*LISTS, "SHA256SUMS.txt"]
    assert "Thôn Hương Thân" in filled.words(LISTS[0])


def test_a_deed_that_was_undone_changed_nothing(filled: Desk, clock: time_machine.Traveller) -> None:
    """A new link counts as a change until it is taken back."""
    clock.move_to("2024-10-20T08:00:00+00:00")
    link_evidence(filled.office, [4], ("1.1",))
    filled.write(Asked(since="20/10/2024"))
    assert {name.rpartition("/")[2] for name in filled.names() if "/" in name} == {"01 Quyết định.docx"}
    undo(filled.office)
    filled.write(Asked(since="20/10/2024", over=True))
    assert filled.names() == [*LISTS, "SHA256SUMS.txt"]


def test_a_past_day_holds_what_was_on_paper(filled: Desk) -> None:
    """And bears that day."""
    filled.write(wanted=Wanted(as_of="30/06/2024"))
    assert [name for name in filled.names() if "/" in name] == [f"{WATER}/3.2/01 5-BB Đã họp thôn.txt"]
    with zipfile.ZipFile(filled.out / "hồ sơ.zip") as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(2024, 6, 30, 0, 0, 0)}


@pytest.mark.parametrize("at", [0.0, 0.3, 0.6, 1.0])
def test_stopped_anywhere_it_leaves_nothing(filled: Desk, at: float) -> None:
    """Not a byte beside; a file that was there is what it was; the sentence says so."""
    (filled.out / "hồ sơ.zip").write_bytes(b"old")
    seen: list[float] = [0.0]
    watch = Watch(seen.append, lambda: seen[-1] >= at)
    with pytest.raises(Stopped) as error:
        filled.write(Asked(over=True), watch=watch)
    assert_one_sentence(error.value.sentence)
    assert [path.read_bytes() for path in filled.out.iterdir()] == [b"old"]


def test_progress_counts_up_to_the_end(filled: Desk) -> None:
    """Never back, never over."""
    seen: list[float] = []
    filled.write(watch=Watch(seen.append))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


@pytest.mark.parametrize(
    ("target", "asked", "wanted", "told"),
    [
        ("a.rar", Asked(), Wanted(), "đuôi .zip"),
        ("", Asked(), Wanted(), "đuôi .zip"),
        ("a.zip", Asked(since="hôm qua"), Wanted(), "không phải là ngày"),
        ("a.zip", Asked(since="02/10/2024"), Wanted(), "tương lai"),
        ("a.zip", Asked(), Wanted(subject="không có"), "Không có đơn vị"),
        ("a.zip", Asked(focus=True), Wanted(set_id="xa-ntm-2021-2025"), "không có tiêu chí trọng tâm"),
    ],
)
def test_what_cannot_be_is_told(desk: Desk, target: str, asked: Asked, wanted: Wanted, told: str) -> None:
    """One sentence, and no file."""
    with refused(desk.office, told):
        write_dossier(desk.office, desk.out / target if target else Path(), asked, wanted)
    assert list(desk.out.iterdir()) == []


def test_a_file_that_is_there_is_kept(filled: Desk) -> None:
    """Until --force says otherwise."""
    filled.write()
    before = (filled.out / "hồ sơ.zip").read_bytes()
    with pytest.raises(InputRefused, match="--force"):
        filled.write()
    assert (filled.out / "hồ sơ.zip").read_bytes() == before


def test_hostile_names_come_through(desk: Desk) -> None:
    """What Windows forbids is changed, the content never; every note stands whole in the index."""
    notes = ("[b]đậm[/b]", "=1+1", '<>:"/\\|?*', "CON", "e\u0302 NFD", "📄 ảnh", "ưở" * 150, "+ - @ { } & '")
    for at, note in enumerate(notes):
        desk.add("3.1", note=note, content={f"{at} {note[:9]}.txt".replace("/", "-"): f"{at} {note}".encode()})
    desk.write()
    folder = unpack(desk) / WATER / "3.1"
    assert [path.read_bytes().decode() for path in sorted(folder.iterdir())] == [
        f"{at} {note}" for at, note in enumerate(notes)
    ]
    index = desk.words(LISTS[0])
    for note in notes:
        assert unicodedata.normalize("NFC", note) in index


def test_large_files_go_through_piece_by_piece(desk: Desk) -> None:
    """30 MB in two folders take the memory of a few pieces."""
    desk.write()
    desk.add("3.1", "3.2", note="Phim", content={"phim.bin": bytes(30 << 20)})
    tracemalloc.start()
    try:
        desk.write(Asked(over=True))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 16 << 20
