"""Arguments: help without a word of English, and usage errors in one sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ntm_tracker import __version__
from tests.service.deeds import assert_one_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm

COMMANDS = {
    (): (
        "init",
        "status",
        "show",
        "record",
        "confirm",
        "evidence",
        "gaps",
        "report",
        "dossier",
        "history",
        "undo",
        "criteria",
        "assessment",
    ),
    ("init",): ("--profile",),
    ("status",): ("--set", "--subject", "--year", "--as-of", "--json"),
    ("show",): ("CHỈ_TIÊU", "--set", "--subject", "--year", "--as-of", "--json"),
    ("record",): (
        "--value",
        "--pass",
        "--fail",
        "--level",
        "--of",
        "--not-applicable",
        "--as-before",
        "--with-evidence",
        "--reason",
        "--on",
        "--source",
        "--note",
        "--set",
        "--subject",
        "--json",
    ),
    ("confirm",): ("--value", "--basis", "--withdraw", "--sure", "--article", "--set", "--subject", "--json"),
    ("evidence",): (
        *("add", "edit", "replace", "link", "unlink", "list", "show", "find", "open", "save", "verify", "attach"),
    ),
    ("evidence", "add"): (
        "--note",
        "--file",
        "--kind",
        "--number",
        "--issuer",
        "--issued",
        "--valid-until",
        "--maintained",
        "--json",
    ),
    ("evidence", "edit"): ("--note", "--kind", "--number", "--valid-until", "--maintained", "--not-maintained"),
    ("evidence", "replace"): ("--file", "--json"),
    ("evidence", "link"): ("--to", "--set", "--subject", "--json"),
    ("evidence", "unlink"): ("--from", "--set", "--subject", "--json"),
    ("evidence", "open"): ("--file",),
    ("evidence", "save"): ("--file", "--output"),
    ("evidence", "verify"): ("--json",),
    ("evidence", "attach"): ("--dry-run", "--set", "--subject", "--json"),
    ("evidence", "list"): ("--json",),
    ("evidence", "show"): ("--json",),
    ("evidence", "find"): ("--json",),
    ("gaps",): ("--severity", "--set", "--subject", "--as-of", "--json"),
    ("report",): ("readiness", "--format", "-o", "--as-of", "--subject", "--set"),
    ("history",): ("--indicator", "--json"),
    ("undo",): ("--json",),
    ("criteria",): ("list", "check", "compare", "adopt"),
    ("subject",): ("list", "add", "rename", "merge", "split"),
    ("subject", "list"): ("--json",),
    ("subject", "add"): ("MÃ", "--name", "--kind", "--within", "--villages", "--district", "--province", "--since"),
    ("subject", "rename"): ("ĐƠN VỊ", "--name", "--code", "--since", "--province", "--district", "--json"),
    ("subject", "merge"): ("ĐƠN VỊ", "--into", "--name", "--since", "--province", "--district", "--villages"),
    ("subject", "split"): ("ĐƠN VỊ", "--into", "--since", "--village", "--json"),
    ("criteria", "list"): ("--json",),
    ("criteria", "check"): ("--json",),
    ("criteria", "compare"): ("--only", "--json"),
    ("criteria", "adopt"): (
        "--subject",
        "--from",
        "--from-subject",
        "--year",
        "--deadline",
        "--focus",
        "--beside",
        "--map",
        "--dry-run",
        "--json",
    ),
    ("dossier",): (
        *("--output", "--focus", "--since", "--force", "--set", "--subject", "--year", "--as-of", "--json"),
    ),
    ("assessment",): ("list", "change"),
    ("assessment", "list"): ("--json",),
    ("assessment", "change"): ("--set", "--subject", "--year", "--focus", "--deadline", "--json"),
}
ENGLISH = re.compile(
    r"(?<!--)\b(usage|options?:|optional|positional|arguments?|show this|help message|error|exit|default|choose|"
    r"invalid|required|expected|unrecognized|choice|the|and|with)\b",
    re.IGNORECASE,
)
TITLES = {" ".join(command) or "ntm": command for command in COMMANDS}


@pytest.mark.parametrize("title", TITLES)
def test_every_command_explains_itself_in_vietnamese(bare: Ntm, title: str) -> None:
    """The page goes to standard output, names its options, and holds no English."""
    command = TITLES[title]
    page = bare(*command, "--help")
    assert (page.code, page.err) == (0, "")
    assert bare(*command, "-h") == page
    assert page.out.startswith("Cách dùng: ntm")
    assert page.out.count("Cách dùng") == 1
    assert not ENGLISH.search(page.out), ENGLISH.search(page.out)
    for word in (*COMMANDS[command], "--data", "--help"):
        assert word in page.out


@pytest.mark.parametrize("title", TITLES)
def test_a_help_page_heads_with_its_own_command(bare: Ntm, title: str) -> None:
    """“ntm evidence add”, as it is typed."""
    assert bare(*TITLES[title], "--help").out.startswith(f"Cách dùng: {' '.join(['ntm', *TITLES[title]])}")


def test_the_version_is_told(bare: Ntm) -> None:
    """On standard output."""
    told = bare("--version")
    assert (told.code, told.out, told.err) == (0, f"ntm {__version__}\n", "")


USAGE: dict[str, tuple[tuple[str, ...], str]] = {
    "no such command": (("xem",), "“xem”"),
    "no such verb": (("evidence", "xoa"), "“xoa”"),
    "no verb": (("evidence",), "LỆNH"),
    "no verb of criteria": (("criteria",), "LỆNH"),
    "no indicator": (("show",), "CHỈ_TIÊU"),
    "no result": (("record", "3.1"), "--value"),
    "two results": (("record", "3.1", "--value", "92", "--pass"), "--pass"),
    "no value": (("record", "3.1", "--value"), "--value"),
    "no basis": (("confirm", "3.1", "--value", "85"), "--basis"),
    "no note": (("evidence", "add", "3.1"), "--note"),
    "no indicator of a paper": (("evidence", "add", "--note", "x"), "CHỈ_TIÊU"),
    "no word": (("evidence", "find"), "CHỮ"),
    "no file": (("criteria", "check"), "TỆP"),
    "no kind": (("report",), "LOẠI"),
    "another kind": (("report", "tong-hop"), "readiness"),
    "another format": (("report", "readiness", "--format", "odt"), "docx"),
    "another severity": (("gaps", "--severity", "urgent"), "high"),
    "no such option": (("status", "--mau"), "--mau"),
    "a shortened option": (("status", "--js"), "--js"),
    "one argument too many": (("undo", "3.1"), "3.1"),
    "a value for a switch": (("status", "--json=1"), ""),
    "braces": (("status", "{0}", "%s"), "{0} %s"),
    "no folder": (("status", "--data"), "--data"),
}


@pytest.mark.parametrize("case", USAGE)
def test_a_usage_error_is_one_sentence(ntm: Ntm, case: str) -> None:
    """Exit code 2, nothing on standard output, one Vietnamese sentence that says what is wrong and where help is."""
    argv, told = USAGE[case]
    ran = ntm(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("\n")
    assert_one_sentence(ran.err.removesuffix("\n"))
    assert not ENGLISH.search(ran.err.replace("--help", "")), ran.err
    assert told in ran.err
    hint = re.search(r"hãy xem “(ntm( [a-z]+)*) --help”", ran.err)
    assert hint, ran.err
    assert "Traceback" not in ran.err


def test_a_negative_figure_with_a_comma_is_told_as_negative(ntm: Ntm) -> None:
    """“--value -5,5” is a figure, not an option: the sentence is about its sign."""
    for flag, figure in (("--value", "-5"), ("--value", "-5,5"), ("--of", "-1/50")):
        ran = ntm("record", "3.1", flag, figure)
        assert ran.code == 2
        assert "không được âm" in ran.err


def test_the_data_folder_may_stand_before_or_after_the_command(bare: Ntm, data: Path, tmp_path: Path) -> None:
    """Both name the same record; the later one wins."""
    before = bare("--data", str(data), "status")
    assert before.code == 0
    assert bare("status", "--data", str(data)) == before
    assert bare("evidence", "list", "--data", str(data)).code == 0
    assert bare("--data", str(data), "evidence", "list").code == 0
    assert bare("evidence", "--data", str(data), "list").code == 0
    assert bare("--data", str(tmp_path / "thieu"), "status", "--data", str(data)) == before
    assert bare("--data", str(tmp_path / "thieu"), "status").code == 3
