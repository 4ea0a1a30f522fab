"""A bundle: a whole record in a ZIP file, to be carried to another machine of the same office."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_tracker import __version__
from ntm_tracker.archives import BROKEN, Unfit, opened_within, pieces, unpacked
from ntm_tracker.domain.archive_limits import BUNDLE, Fault, Member, swells
from ntm_tracker.domain.long_work import UNWATCHED, Phase
from ntm_tracker.domain.text import clean_line
from ntm_tracker.errors import InputRefused, PasswordNeeded, RecordUnavailable, reason_of
from ntm_tracker.places import pasted_path
from ntm_tracker.service.archive import whole_archive
from ntm_tracker.service.office import today
from ntm_tracker.service.watch import Watch
from ntm_tracker.store import backup
from ntm_tracker.store.events import last_hash, last_number
from ntm_tracker.store.joining.proving import REVISIONS, is_plain, is_proved
from ntm_tracker.store.moving import move
from ntm_tracker.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from ntm_tracker.domain.long_work import LongWork
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.files import Sink

UNREADABLE = (RecordUnavailable, ValueError, TypeError, LookupError, RecursionError)
"""What reading a record can raise that no program of ours wrote."""
_FORMAT = 1
_LABEL, _RECORD = "goi.json", "ntm.db"
_LABEL_AT_MOST = 1 << 16
_NAME_AT_MOST = 200
_AGAIN = "hãy xuất lại gói từ máy kia"
_NO_ROOM = "Không đủ chỗ trống để mở gói dữ liệu; hãy giải phóng chỗ trống rồi làm lại."
_STOPPED = "Đã dừng xuất gói; chưa có tệp nào."


@dataclass(frozen=True, slots=True)
class Label:
    """What a bundle says of itself."""

    profile: str
    exported_by: str
    exported_at: datetime


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was unpacked and proved."""

    path: Path
    label: Label
    store: Store


@dataclass(frozen=True, slots=True)
class Written:
    """A bundle that was written."""

    path: Path
    events: int
    size: int


def write_bundle(office: Office, typed: str, *, over: bool = False, watch: Watch | None = None) -> Written:
    """Write the whole record as a bundle to the file that was typed, or into a folder under a name of its own.

    Raises:
        InputRefused: there is a file already and `over` is not set, or the place cannot be written.
        RecordUnavailable: the record is damaged, or there is no room for a copy of it.
        Stopped: somebody stopped it.
    """
    target, work = _target(office, typed), watch or Watch()
    work.expect(1, _STOPPED)
    with _room() as folder, whole_archive(target, today(), over=over, mode=0o600) as archive:
        copy = _copied(office, folder / _RECORD, work)
        with Store.open(copy).reading() as connection:
            events, head = last_number(connection), last_hash(connection)
        archive.add(_LABEL, json.dumps(_label(office, events, head), ensure_ascii=False, indent=1).encode())
        size = copy.stat().st_size
        work.begin(Phase("nén gói", size))
        archive.stream(_RECORD, size, lambda sink: _pour(copy, sink, work), packed=True)
    return Written(target, events, target.stat().st_size)


@contextmanager
def opened_bundle(typed: str, work: LongWork = UNWATCHED) -> Iterator[Bundle]:
    """Unpack a bundle where nobody sees it, prove it, bring it to this version, and hand it out.

    Raises:
        InputRefused: it is not there, no bundle, damaged, tampered with, too large, or of a newer program.
        RecordUnavailable: there is no room to unpack it.
        Stopped: as `work` said.
    """
    path = _source(typed)
    with _room() as folder:
        label = _unpack(path, folder, work)
        copy = folder / _RECORD
        work.begin(Phase("kiểm tra gói"))
        _check(path, copy)
        store = Store.open(copy)
        try:
            _prove(path, store)
            yield Bundle(path, label, store)
        finally:
            store.close()


def _target(office: Office, typed: str) -> Path:
    if not typed.strip():
        raise InputRefused("Chưa ghi nơi lưu gói; hãy ghi tên tệp .zip hoặc một thư mục, ví dụ trên USB.")
    path = pasted_path(typed)
    try:
        if path.is_dir():
            who = "".join(letter if letter.isalnum() else "-" for letter in office.who)[:40]
            return path / f"ntm-goi-{who}-{datetime.now().astimezone():%Y%m%d-%H%M}.zip"
    except (OSError, ValueError):
        pass  # writing it will say why
    if path.suffix.casefold() != ".zip":
        raise InputRefused(f"Tệp “{path.name}” phải có đuôi .zip; hãy sửa lại tên tệp.")
    return path


def _copied(office: Office, place: Path, work: LongWork) -> Path:
    if office.store.on_server:
        copy = Store.create(place)
        move(office.store, copy, work)
        copy.close()
    else:
        backup.write_copy(office.database, place, work=work)
    return place


def _label(office: Office, events: int, head: str) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "program": __version__,
        "profile": office.profile_id,
        "exported_by": office.who,
        "exported_at": datetime.now(UTC).isoformat(),
        "events": events,
        "head": head,
    }


def _pour(copy: Path, sink: Sink, work: LongWork) -> None:
    with copy.open("rb") as content:
        while piece := content.read(1 << 20):
            sink.write(piece)
            work.passed(len(piece))


@contextmanager
def _room() -> Iterator[Path]:
    """Hand out a folder of this program's own, which goes again."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="ntm-goi-"))
    except OSError as error:
        raise RecordUnavailable(
            f"Không tạo được thư mục tạm ({reason_of(error)}); hãy giải phóng chỗ trống rồi làm lại."
        ) from error
    try:
        yield folder
    except PasswordNeeded:
        # What is typed is tried on the file itself; it goes when the program ends.
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        raise
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(folder, ignore_errors=True)


def _source(typed: str) -> Path:
    if not typed.strip():
        raise InputRefused("Chưa ghi gói dữ liệu cần gộp; hãy ghi đường dẫn tệp .zip, ví dụ trên USB.")
    path = pasted_path(typed)
    try:
        if not path.is_file():
            raise InputRefused(f"Không có gói dữ liệu “{path}”; hãy kiểm tra đường dẫn hoặc USB.")
    except (OSError, ValueError):
        raise InputRefused("Đường dẫn không dùng được; hãy chọn lại gói dữ liệu.") from None
    return path


def _unpack(path: Path, folder: Path, work: LongWork) -> Label:
    try:
        with path.open("rb") as content, opened_within(content, BUNDLE) as opened:
            label = _read_label(path, opened)
            _take_out(opened, folder / _RECORD, work)
            return label
    except Unfit as error:
        raise refused(path, str(error.fault)) from None
    except BROKEN as error:
        raise refused(path, "không phải gói dữ liệu của chương trình hoặc đã hỏng") from error


def _take_out(opened: ZipFile, place: Path, work: LongWork) -> None:
    """Unpack the record, under a name of our own: what the container calls it is only looked up."""
    needed, free = opened.getinfo(_RECORD).file_size, shutil.disk_usage(place.parent).free
    if needed > free:
        raise RecordUnavailable(_NO_ROOM)
    work.begin(Phase("mở gói", needed))
    with place.open("xb") as file:
        place.chmod(0o600)
        for piece in pieces(opened, _RECORD):
            try:
                file.write(piece)
            except OSError as error:
                raise RecordUnavailable(_NO_ROOM) from error
            work.passed(len(piece))


def _read_label(path: Path, opened: ZipFile) -> Label:
    _weigh(opened)
    said = json.loads(unpacked(opened, _LABEL))
    match said:
        case {"format": int(number)} if number > _FORMAT:
            raise InputRefused(f"Gói “{path}” do phiên bản mới hơn của chương trình tạo; hãy cài bản mới nhất rồi gộp.")
        case {"format": 1, "profile": str(profile), "exported_by": str(who), "exported_at": str(at)}:
            return Label(profile, clean_line(who)[:_NAME_AT_MOST] or "không rõ", _moment(at))
    raise refused(path, "không phải gói dữ liệu của chương trình")


def _weigh(opened: ZipFile) -> None:
    """Refuse a label that is none, and a record that swells to fill the disk."""
    members = [Member(one.filename, one.compress_size, one.file_size) for one in opened.infolist()]
    if swells(members) or opened.getinfo(_LABEL).file_size > _LABEL_AT_MOST:
        raise Unfit(Fault.TOO_LARGE)


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _check(path: Path, copy: Path) -> None:
    state = backup.state_of(copy)
    if state is None or not is_plain(copy):
        raise refused(path, "chứa dữ liệu đã hỏng")
    if state.revision not in REVISIONS:
        raise InputRefused(
            f"Gói “{path}” do phiên bản mới hơn của chương trình tạo (mã {state.revision}); "
            "hãy cài bản mới nhất rồi gộp."
        )


def _prove(path: Path, store: Store) -> None:
    try:
        with store.reading() as connection:
            holds = is_proved(connection)
    except UNREADABLE:
        holds = False
    if not holds:
        raise refused(path, "đã bị sửa hoặc bị hỏng")


def refused(path: Path, told: str) -> InputRefused:
    """Return what is told of a bundle that is not joined."""
    return InputRefused(f"Gói “{path}” {told} nên chưa gộp gì; {_AGAIN}.")
