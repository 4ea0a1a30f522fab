"""ntm criteria compare, adopt; ntm assessment; what waits in status, show, gaps and record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.contract import assert_contract

if TYPE_CHECKING:
    from tests.cli.conftest import Ntm

SET, BASELINE = "xa-ntm-nang-cao-2021-2025", "xa-ntm-2021-2025"
BESIDE = ("criteria", "adopt", SET, "--from", BASELINE, "--beside")


@pytest.mark.parametrize("columns", ["80", "120"])
def test_two_sets_side_by_side(bare: Ntm, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """Counts first, then every changed pair, in the width there is."""
    monkeypatch.setenv("COLUMNS", columns)
    ran = bare("criteria", "compare", BASELINE, SET)
    assert (ran.code, ran.err) == (0, "")
    head, _, rest = ran.out.partition("ĐỔI MỨC YÊU CẦU (")
    assert "Giống nhau 2 · Đổi câu chữ 7" in " ".join(head.split())
    assert "→ ≥ 80%" in rest
    assert "→ ≥ 90%" in rest
    assert max(len(line) for line in ran.out.splitlines()) < int(columns)
    only = bare("criteria", "compare", BASELINE, SET, "--only", "new").out
    assert "MỚI (50)" in only
    assert "KHÔNG CÒN (" not in only


def test_a_comparison_as_json(bare: Ntm) -> None:
    """Counts over all, the lines that were asked for."""
    found = bare("criteria", "compare", BASELINE, SET, "--json", "--only", "same").data
    assert_contract(found)
    assert found["counts"]["new"] == 50
    assert {one["change"] for one in found["indicators"]} == {"same"}
    assert found["indicators"][0]["old"]["number"] == "dk2"


def test_the_trial_run_and_the_deed_tell_the_same(ntm: Ntm) -> None:
    """Nothing is written by the first; the counts of both agree."""
    ntm("record", "3.1", "--value", "92", "--set", BASELINE)
    history = ntm("history", "--json").data
    tried = ntm(*BESIDE, "--dry-run", "--json")
    assert "chưa ghi gì" in tried.err
    assert ntm("history", "--json").data == history
    done = ntm(*BESIDE, "--json")
    assert_contract(done.data)
    assert done.data["counts"] == tried.data["counts"]
    assert (tried.data["changed"], done.data["changed"]) == (False, True)
    assert "1 cần rà soát lại" in done.err
    assert "CẦN RÀ SOÁT LẠI (1)" in ntm(*BESIDE, "--dry-run").out


def test_what_waits_is_seen_everywhere(ntm: Ntm) -> None:
    """In status, show and gaps; in JSON the verdict stays a known word."""
    ntm("record", "3.1", "--value", "92", "--set", BASELINE)
    ntm("evidence", "add", "3.1", "--note", "Báo cáo thủy lợi", "--set", BASELINE)
    ntm(*BESIDE)
    assert "Cần rà soát lại" in ntm("status").out
    (row,) = [i for f in ntm("status", "--json").data["focus"] for i in f["indicators"] if i["number"] == "3.1"]
    assert (row["verdict"], row["to_review"]) == ("not_assessed", True)
    page = " ".join(ntm("show", "3.1").out.split())
    assert "Cần rà soát lại: 92%" in page
    assert "Báo cáo thủy lợi" in page
    shown = ntm("show", "3.1", "--json").data
    assert_contract(shown)
    (earlier,) = shown["precedents"]
    assert (earlier["carry"], earlier["number"], earlier["result"]["value"]) == ("review", "3.1", 92)
    assert [piece["note"] for piece in earlier["evidence"]] == ["Báo cáo thủy lợi"]
    assert shown["evidence"] == []
    assert "needs_review" in {gap["rule"] for gap in shown["gaps"]}


def test_the_earlier_answer_is_kept(ntm: Ntm) -> None:
    """`--as-before` takes result and evidence; it goes with no other value."""
    ntm("record", "3.1", "--value", "92", "--set", BASELINE)
    ntm("evidence", "add", "3.1", "--note", "Báo cáo thủy lợi", "--set", BASELINE)
    ntm(*BESIDE)
    assert ntm("record", "3.1", "--as-before", "--value", "3").code == 2
    assert ntm("record", "3.1", "--as-before", "--note", "x").code == 2
    assert ntm("record", "3.2", "--as-before").code == 2
    kept = ntm("record", "3.1", "--as-before", "--json")
    assert "kèm 1 minh chứng cũ" in kept.err
    assert (kept.data["verdict"], len(kept.data["evidence"])) == ("met", 1)
    ntm("undo")
    assert len(ntm("record", "3.1", "--value", "91", "--with-evidence", "--json").data["evidence"]) == 1


def test_the_year_picks_an_assessment(ntm: Ntm) -> None:
    """After opening 2025 the old year is still at hand."""
    ntm("criteria", "adopt", SET, "--year", "2025", "--focus", "3,6", "--deadline", "30/11/2025")
    assert ntm("status", "--json").data["year"] == 2025
    assert ntm("status", "--json", "--year", "2024", "--set", SET).data["year"] == 2024
    assert ntm("status", "--year", "hai").code == 2
    assert ntm("status", "--year", "2030").code == 2
    listed = ntm("assessment", "list", "--json").data
    assert_contract(listed)
    assert [one["year"] for one in listed][:2] == [2025, 2024]
    assert listed[0]["focus"] == [3, 6]
    assert "hạn 30/11/2025" in ntm("assessment", "list").out


def test_an_assessment_is_changed(ntm: Ntm) -> None:
    """Focus and deadline; a bad focus is one sentence."""
    changed = ntm("assessment", "change", "--focus", "3,6", "--json")
    assert changed.data["focus"] == [3, 6]
    bad = ntm("assessment", "change", "--focus", "77")
    assert (bad.code, bad.out) == (2, "")
    assert "77" in bad.err


def test_a_bad_mapping_is_one_sentence(ntm: Ntm) -> None:
    """No sign, or a number that no set has."""
    for typed in ("3.1", "=3", "99=3.1"):
        ran = ntm(*BESIDE, "--map", typed)
        assert (ran.code, ran.out) == (2, "")
        assert len(ran.err.splitlines()) == 1
