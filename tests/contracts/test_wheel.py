"""What is shipped: one package with its two data folders inside, that works from anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ntm_tracker import __version__

ROOT = Path(__file__).resolve().parents[2]
PROBE = """
import sys
from pathlib import Path
import ntm_tracker
assert Path(ntm_tracker.__file__).is_relative_to(sys.argv[1]), ntm_tracker.__file__
from importlib.util import find_spec
assert find_spec("criteria") is None and find_spec("db") is None
from ntm_tracker.cli import run
codes = [
    run(["criteria", "list"]),
    run(["--data", sys.argv[2], "init"]),
    run(["--data", sys.argv[2], "record", "3.1", "--value", "92"]),
    run(["--data", sys.argv[2], "report", "readiness", "-o", sys.argv[2] + "/a.docx"]),
    run(["--data", sys.argv[2], "report", "readiness", "-o", sys.argv[2] + "/a.pdf"]),
]
print(codes)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be published."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """What the wheel holds."""
    return set(zipfile.ZipFile(wheel).namelist())


def data_files() -> set[str]:
    """Return the data files that git knows, or that lie there where git does not."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "ls-files", "criteria", "db"]
        listed = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()
        return {name for name in listed if (ROOT / name).is_file()}
    found = [path for folder in ("criteria", "db") for path in (ROOT / folder).rglob("*") if path.is_file()]
    return {str(path.relative_to(ROOT)) for path in found if "__pycache__" not in path.parts}


def test_the_wheel_claims_one_name(names: set[str]) -> None:
    """Its top level is the package and its metadata: no “db”, no “criteria”, no “tests”."""
    assert {name.split("/")[0] for name in names} == {"ntm_tracker", f"ntm_tracker-{__version__}.dist-info"}


def test_every_data_file_is_inside(names: set[str]) -> None:
    """All that git knows under criteria/ and db/ lies under ntm_tracker/_shipped."""
    wanted = {f"ntm_tracker/_shipped/{name}" for name in data_files()}
    assert len(wanted) >= 8
    assert wanted <= names


def test_every_module_and_style_is_inside(names: set[str]) -> None:
    """Whatever lies in the package is shipped, templates and styles included."""
    found = [path for path in (ROOT / "ntm_tracker").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert {path.relative_to(ROOT).as_posix() for path in found} <= names


def test_nothing_else_is_inside(names: set[str]) -> None:
    """No record, no cache, no test."""
    assert not [name for name in names if name.endswith((".pyc", ".db")) or "test" in name]


def test_the_command_is_declared(wheel: Path) -> None:
    """Installing gives “ntm”."""
    with zipfile.ZipFile(wheel) as opened:
        declared = opened.read(f"ntm_tracker-{__version__}.dist-info/entry_points.txt").decode()
    assert "ntm = ntm_tracker.__main__:main" in declared


def test_the_unpacked_wheel_works_from_anywhere(wheel: Path, tmp_path: Path) -> None:
    """It lists criteria, sets up a record, saves and prints without the checkout."""
    unpacked, data = tmp_path / "unpacked", tmp_path / "data"
    zipfile.ZipFile(wheel).extractall(unpacked)
    command = [sys.executable, "-c", PROBE, str(unpacked), str(data)]
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd="/", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[0, 0, 0, 0, 0]"
    assert (data / "ntm.db").is_file()
