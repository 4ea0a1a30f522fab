"""Who may import whom, and what each start loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOADED = "; import sys; print(*sorted({name.split('.')[0] for name in sys.modules}))"
HEAVY = {"sqlalchemy", "alembic", "pydantic", "docx", "openpyxl", "typst", "textual", "rich"}


def python(code: str, *arguments: str) -> str:
    """Run code in a fresh interpreter: the only way to see what it loads."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def after_import(*modules: str) -> set[str]:
    """Return the packages that are loaded once `modules` are imported."""
    return set(python(f"import {', '.join(modules)}{LOADED}").split())


def after_command(*argv: str) -> set[str]:
    """Return the packages that are loaded once a command has run."""
    code = (
        "import sys; from ntm_tracker.cli import run\n"
        "try: run(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    return set(python(code, *argv).splitlines()[-1].split())


def test_the_rooms_import_one_way() -> None:
    """The contracts of pyproject.toml are kept."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", code, "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_the_package_imports_nothing_of_its_own() -> None:
    """Asking for the version loads no room."""
    told = python("import sys, ntm_tracker; print(*sorted(n for n in sys.modules if n.startswith('ntm_tracker')))")
    assert told.split() == ["ntm_tracker"]


def test_the_screens_paint_before_the_record_is_loaded() -> None:
    """The first frame needs no database, no strict reader and no printer."""
    loaded = after_import("ntm_tracker.tui.app", "ntm_tracker.tui.screens.checklist")
    assert loaded & {*HEAVY, "tomllib"} == {"textual", "rich"}


def test_the_first_frame_builds_no_values() -> None:
    """The list is painted from names, words and one small class; making those of the domain takes longer than that."""
    code = "import sys, ntm_tracker.tui.app, ntm_tracker.tui.screens.checklist; print(*sys.modules)"
    own = {name.removeprefix("ntm_tracker.") for name in python(code).split() if name.startswith("ntm_tracker.domain.")}
    assert own == {f"domain.{name}" for name in ("numbers", "preferences", "terms", "text", "wording")}


def test_the_first_verdicts_load_only_what_judges(data: Path) -> None:
    """Neither what saves, takes back or sets up, nor what reads typed text, nor TOML, nor the mapper of SQLAlchemy."""
    code = "import sys; from ntm_tracker.tui.deeds import open_board; open_board(sys.argv[1]); print(*sys.modules)"
    loaded = set(python(code, str(data)).split())
    later = {f"ntm_tracker.{name}" for name in ("domain.result_entry", "store.undoing", "store.unit")}
    assert not loaded & {*later, "tomllib", "sqlalchemy.orm", "pydantic", "alembic"}


def test_services_know_no_screen() -> None:
    """A command that reads the record loads no terminal library and no printer."""
    assert not after_import("ntm_tracker.service.reading") & {"textual", "rich", "docx", "typst", "alembic"}


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_help_loads_nothing_heavy(flag: str) -> None:
    """Help is there at once: of the library too it takes little more than argparse."""
    assert not after_command(flag) & {*HEAVY, "typing", "pathlib", "dataclasses", "json", "tomllib", "datetime"}


def test_status_loads_only_the_record(data: Path) -> None:
    """On a record at the newest revision neither migrations nor screens nor printers are loaded."""
    loaded = after_command("--data", str(data), "status")
    assert not loaded & {"alembic", "textual", "rich", "docx", "typst", "sqlcipher3"}


@pytest.mark.parametrize(
    ("form", "printers"),
    [
        ("txt", set()),
        ("json", set()),
        ("docx", {"docx", "typst"}),  # typst draws its charts
        ("pdf", {"typst"}),
        ("xlsx", {"openpyxl"}),
    ],
)
def test_a_report_loads_its_own_printer_only(data: Path, tmp_path: Path, form: str, printers: set[str]) -> None:
    """What the format asked for needs, and nothing of the others."""
    loaded = after_command("--data", str(data), "report", "readiness", "-o", str(tmp_path / f"a.{form}"))
    assert loaded & {"docx", "typst", "openpyxl", "textual"} == printers


@pytest.mark.parametrize(
    ("room", "printers"),
    [("ntm_tracker", {"docx", "typst"}), ("ntm_tracker.report", {"docx", "typst", "openpyxl", "lxml"})],
)
def test_printers_are_loaded_by_the_rooms_that_draw_with_them(room: str, printers: set[str]) -> None:
    """Each other module can be imported without a library of Word, PDF or Excel."""
    code = (
        "import importlib, pkgutil, sys\n"
        "def drawn(name): return any(part in name for part in sys.argv[2:])\n"
        "room = importlib.import_module(sys.argv[1])\n"
        "for found in pkgutil.walk_packages(room.__path__, sys.argv[1] + '.'):\n"
        "    if not found.name.endswith('__main__') and not drawn(found.name): importlib.import_module(found.name)\n"
        "print(*sys.modules)"
    )
    assert not set(python(code, room, ".report.docx", "_docx", "xlsx").split()) & printers


def test_a_spreadsheet_is_checked_without_the_library_that_draws_it(tmp_path: Path) -> None:
    """Reading one needs neither openpyxl nor the strict reader of TOML."""
    from tests.law.sheets import whole

    (tmp_path / "bo.xlsx").write_bytes(whole())
    assert not after_command("criteria", "check", str(tmp_path / "bo.xlsx")) & {"openpyxl", "pydantic", "textual"}


def test_reports_walk_their_cells() -> None:
    """python-docx's table.cell(i, j) is 34 times slower than the cells of a row."""
    files = list((ROOT / "ntm_tracker" / "report").rglob("*.py"))
    assert files
    assert [file.name for file in files if ".cell(" in file.read_text("utf-8")] == []


def test_criteria_and_db_are_no_packages() -> None:
    """Both hold data; neither may be imported by its name."""
    assert not [*(ROOT / "criteria").rglob("__init__.py"), *(ROOT / "db").rglob("__init__.py")]


def test_migrations_import_nothing_of_the_program() -> None:
    """A migration must run as it was written, whatever the program has become."""
    files = list((ROOT / "db" / "versions").glob("*.py"))
    assert files
    assert [file.name for file in files if "ntm_tracker" in file.read_text("utf-8")] == []
