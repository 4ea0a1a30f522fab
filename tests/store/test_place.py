"""Where the record lies: network drives, synchronised folders, and the lock that lets one machine write."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.service.place import place_warnings
from ntm_tracker.store import one_writer
from ntm_tracker.store.one_writer import alone, lock_of
from ntm_tracker.store.place import NETWORK, is_on_network, mount_type, service_copying
from ntm_tracker.store.store import Store
from tests.service.deeds import assert_one_sentence
from tests.store.record import dump, save, saved

if TYPE_CHECKING:
    from collections.abc import Callable

MOUNTS = """/dev/sda1 / ext4 rw,relatime 0 0
//may-chu/xa /mnt/dung\\040chung cifs rw 0 0
may-chu:/xa /mnt/nfs nfs4 rw 0 0
/dev/sdb1 /mnt/nfs/usb vfat rw 0 0
tmpfs /run tmpfs rw 0 0
"""


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "trống"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/ha/ntm.db", "ext4"),
        ("/mnt/dung chung/ntm/ntm.db", "cifs"),
        ("/mnt/dung", "ext4"),
        ("/mnt/nfs/xa/ntm.db", "nfs4"),
        ("/mnt/nfs/usb/ntm.db", "vfat"),
        ("/run/x", "tmpfs"),
    ],
)
def test_the_nearest_mount_tells_its_type(place: str, kind: str) -> None:
    """Blanks in names, mounts within mounts."""
    assert mount_type(Path(place), MOUNTS) == kind


def test_a_unc_path_is_a_network(tmp_path: Path) -> None:
    """Two slashes and a server's name; the machine's own disk is none."""
    assert is_on_network(Path("//may-chu/xa/ntm.db"))
    assert not is_on_network(tmp_path / "ntm.db")


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("OneDrive - UBND xã Hương Sơn/ntm", "OneDrive"),
        ("OneDrive/Tài liệu", "OneDrive"),
        ("Dropbox (Cá nhân)/ntm", "Dropbox"),
        ("Google Drive/ntm", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/ntm", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Tài liệu/ntm", ""),
        ("onedrivers", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(tmp_path: Path, place: str, service: str) -> None:
    """As the services call their folders."""
    assert service_copying(tmp_path / place / "ntm.db", {}) == service


def test_a_synchronised_folder_is_known_by_its_marks(tmp_path: Path) -> None:
    """What a service leaves in a folder of another name, and what the system says of OneDrive."""
    folder = tmp_path / "Việc xã" / "ntm"
    folder.mkdir(parents=True)
    assert service_copying(folder / "ntm.db", {"OneDrive": str(tmp_path / "Việc xã")}) == "OneDrive"
    (tmp_path / "Việc xã" / ".dropbox").touch()
    assert service_copying(folder / "ntm.db", {}) == "Dropbox"


def test_on_a_network_drive_there_is_no_log_beside(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is one file at any time, one writer locks it, and back on a local disk it has its log again."""
    monkeypatch.setenv(NETWORK, "1")
    store = Store.open(data / "ntm.db")
    with store.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
        assert lock_of(store.database).exists()
    save(store)
    assert sorted(path.name for path in data.iterdir()) == ["ntm.db"]
    store.close()
    monkeypatch.delenv(NETWORK)
    local = Store.open(data / "ntm.db")
    with local.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    assert saved(local)
    local.close()


def test_a_second_machine_waits_and_is_told(data: Path, monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    """While another machine holds the lock nothing is saved; afterwards it is."""
    store.close()
    monkeypatch.setenv(NETWORK, "1")
    monkeypatch.setattr(one_writer, "_PATIENCE", 0.2)
    network = Store.open(data / "ntm.db")
    lock_of(network.database).write_text("may-ke-toan\n1\nx\n", "utf-8")
    before = dump(network.database)
    with pytest.raises(RecordUnavailable, match="máy may-ke-toan ghi") as error:
        save(network)
    assert_one_sentence(error.value.sentence)
    assert error.value.exit_code == 3
    assert dump(network.database) == before
    lock_of(network.database).unlink()
    save(network)
    network.close()


def ended_here(lock: Path) -> None:
    """A program of this machine was killed while it held the lock."""
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    lock.write_text(f"{socket.gethostname()}\n{child}\nx\n", "utf-8")


def switched_off(lock: Path) -> None:
    """Another machine was switched off while it held the lock."""
    lock.write_text("may-ke-toan\n1\nx\n", "utf-8")
    old = lock.stat().st_mtime - 3600
    os.utime(lock, (old, old))


@pytest.mark.skipif(os.name == "nt", reason="Windows tells nothing of an ended program by its number")
@pytest.mark.parametrize("leave", [ended_here, switched_off], ids=lambda leave: leave.__name__)
def test_a_forgotten_lock_is_taken_over(empty: Path, leave: Callable[[Path], None]) -> None:
    """Nobody has to delete a file by hand; nothing is left beside the record."""
    leave(lock_of(empty / "ntm.db"))
    with alone(empty / "ntm.db"):
        assert lock_of(empty / "ntm.db").exists()
    assert list(empty.iterdir()) == []


def test_one_at_a_time(empty: Path) -> None:
    """Four writers, each alone while it writes."""
    inside, most = 0, 0
    counting = threading.Lock()

    def write() -> None:
        nonlocal inside, most
        for _ in range(10):
            with alone(empty / "ntm.db"):
                with counting:
                    inside += 1
                    most = max(most, inside)
                with counting:
                    inside -= 1

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert most == 1
    assert list(empty.iterdir()) == []


def test_the_officer_is_told_once(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the network, and of the service; not again the next day."""
    assert place_warnings(str(data)) == []
    monkeypatch.setenv(NETWORK, "1")
    (told,) = place_warnings(str(data))
    assert_one_sentence(told)
    assert "ổ mạng" in told
    assert place_warnings(str(data)) == []
    synced = tmp_path / "OneDrive"
    monkeypatch.delenv(NETWORK)
    data.rename(synced)
    (told,) = place_warnings(str(synced))
    assert "OneDrive" in told
    assert place_warnings(str(synced)) == []
