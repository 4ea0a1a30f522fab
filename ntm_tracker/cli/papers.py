"""ntm evidence add, list, find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli.as_json import evidence_json
from ntm_tracker.cli.output import narrate, print_json
from ntm_tracker.cli.plain import print_evidence
from ntm_tracker.cli.wanted import wanted
from ntm_tracker.service.evidence import Paper, add_evidence, find_evidence, list_evidence
from ntm_tracker.service.office import open_office

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from ntm_tracker.domain.evidence import Evidence


def add(arguments: Namespace) -> int:
    """Save a piece of evidence."""
    paper = Paper(
        note=arguments.note,
        number=arguments.number,
        issuer=arguments.issuer,
        issued=arguments.issued,
        valid_until=arguments.valid_until,
        files=tuple(arguments.file),
    )
    saved = add_evidence(open_office(arguments.data), tuple(arguments.indicators), paper, wanted(arguments))
    if arguments.json:
        print_json(evidence_json(saved))
    numbers = ", ".join(link.indicator for link in saved.links)
    narrate(f"Đã lưu minh chứng số {saved.id} cho chỉ tiêu {numbers}.")
    return 0


def list_all(arguments: Namespace) -> int:
    """Print all evidence."""
    return _print(arguments, list_evidence(open_office(arguments.data)))


def find(arguments: Namespace) -> int:
    """Print the evidence that holds every word."""
    return _print(arguments, find_evidence(open_office(arguments.data), " ".join(arguments.text)))


def _print(arguments: Namespace, listed: Sequence[Evidence]) -> int:
    if arguments.json:
        print_json([evidence_json(piece) for piece in listed])
    else:
        print_evidence(listed)
    return 0
