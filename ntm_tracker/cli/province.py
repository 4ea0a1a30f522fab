"""ntm status --all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.as_json import summary_json
from ntm_tracker.cli.output import column, print_json, print_lines, print_wrapped, width
from ntm_tracker.cli.wanted import wanted
from ntm_tracker.domain.numbers import format_share
from ntm_tracker.domain.readiness import criteria_met, provisional_criteria_met, tally
from ntm_tracker.domain.subjects import placed_name
from ntm_tracker.domain.terms import Severity
from ntm_tracker.domain.wording import SEVERITIES, provisional_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.province import read_all

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.province import Standing

_YEAR, _MET, _READY, _GAPS = 4, 18, 8, 11


def status_of_all(arguments: Namespace) -> int:
    """Print a line for each commune that may be read, and the whole below.

    Raises:
        InputRefused: a deed was given, and each commune numbers its own.
    """
    if arguments.after_deed is not None:
        raise InputRefused("Mỗi xã có số việc riêng nên --all không đi cùng --after-deed; hãy dùng --as-of NGÀY.")
    listed = list(read_all(arguments.data, wanted(arguments)))
    if arguments.json:
        print_json([_json(standing) for standing in listed])
    else:
        _print(listed)
    return 0


def _json(standing: Standing) -> dict[str, Any]:
    told = {"where": standing.where, "problem": standing.problem}
    if standing.checklist is None:
        return told
    return {**told, **summary_json(standing.checklist), "gaps": {s.value: standing.gaps[s] for s in Severity}}


def _print(listed: Sequence[Standing]) -> None:
    name = max(12, width() - _YEAR - _MET - _READY - _GAPS - 4)
    print(_row(name, "Xã", "Kỳ", "Tiêu chí đạt", "Sẵn sàng", "Tồn tại"))
    for standing in listed:
        if standing.checklist:
            print(_row(name, *_cells(standing, standing.checklist)))
        else:
            print_wrapped(standing.problem, first="! ")
    read = [standing for standing in listed if standing.checklist]
    unread = f", {len(listed) - len(read)} xã không đọc được" if len(read) < len(listed) else ""
    gaps = sum(standing.gaps.total() for standing in read)
    kinds = "/".join(told.lower() for told in SEVERITIES.values())
    print_lines("", f"{len(read)} xã{unread}; {gaps} tồn tại ({kinds}).")


def _cells(standing: Standing, checklist: Checklist) -> tuple[str, str, str, str, str]:
    counts = tally(checklist.indicators(), checklist.day)
    met = f"{criteria_met(checklist)}/{len(checklist.criteria)}"
    return (
        placed_name(checklist.assessment.subject),
        str(checklist.assessment.year),
        f"{met}{provisional_text(provisional_criteria_met(checklist))}",
        format_share(counts.readiness),
        "/".join(str(standing.gaps[severity]) for severity in SEVERITIES),
    )


def _row(name: int, *cells: str) -> str:
    sizes = (name, _YEAR, _MET, _READY, _GAPS)
    return " ".join(column(cell, size) for cell, size in zip(cells, sizes, strict=True)).rstrip()
