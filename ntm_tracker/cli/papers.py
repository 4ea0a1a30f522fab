"""ntm evidence add, edit, link, unlink, list, show, find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli.acceptance import telling_acceptance
from ntm_tracker.cli.as_json import evidence_json, version_json
from ntm_tracker.cli.output import narrate, print_json
from ntm_tracker.cli.plain import print_evidence, print_paper
from ntm_tracker.cli.wanted import wanted
from ntm_tracker.domain.file_types import misnamed
from ntm_tracker.domain.text import fold
from ntm_tracker.service.changing_evidence import edit_evidence, link_evidence, unlink_evidence
from ntm_tracker.service.evidence import (
    Paper,
    add_evidence,
    assessment_years,
    evidence_versions,
    find_evidence,
    list_evidence,
    named,
    read_paper,
)
from ntm_tracker.service.extracting import extract_pending
from ntm_tracker.service.office import open_office
from ntm_tracker.service.paper_entry import Change

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.service.office import Office


def add(arguments: Namespace) -> int:
    """Save a piece of evidence."""
    paper = Paper(
        note=arguments.note,
        number=arguments.number,
        issuer=arguments.issuer,
        issued=arguments.issued,
        valid_until=arguments.valid_until,
        files=tuple(arguments.file),
        kind=arguments.kind,
        maintained=arguments.maintained,
        owner=arguments.owner,
    )
    office = open_office(arguments.data)
    with telling_acceptance(office):
        saved = add_evidence(office, tuple(arguments.indicators), paper, wanted(arguments))
        extract_pending(office)
        if arguments.json:
            print_json(evidence_json(saved, assessment_years(office)))
        numbers = ", ".join(link.indicator for link in saved.links)
        narrate(f"Đã lưu minh chứng số {saved.id} cho chỉ tiêu {numbers}.")
    warn_of_names([saved])
    return 0


def edit(arguments: Namespace) -> int:
    """Change pieces of evidence, all as one deed."""
    change = Change(
        note=arguments.note,
        number=arguments.number,
        issuer=arguments.issuer,
        issued=arguments.issued,
        valid_until=arguments.valid_until,
        kind=arguments.kind,
        maintained=arguments.maintained,
        owner=arguments.owner,
    )
    office = open_office(arguments.data)
    with telling_acceptance(office):
        return tell(arguments, office, edit_evidence(office, arguments.ids, change), "Đã sửa minh chứng {}.")


def link(arguments: Namespace) -> int:
    """Link pieces of evidence to indicators, all as one deed."""
    office = open_office(arguments.data)
    with telling_acceptance(office):
        saved = link_evidence(office, arguments.ids, tuple(arguments.indicators), wanted(arguments))
        return tell(arguments, office, saved, "Đã gắn minh chứng {}.")


def unlink(arguments: Namespace) -> int:
    """Take pieces of evidence from indicators, all as one deed."""
    office = open_office(arguments.data)
    with telling_acceptance(office):
        saved = unlink_evidence(office, arguments.ids, tuple(arguments.indicators), wanted(arguments))
        code = tell(arguments, office, saved, "Đã gỡ minh chứng {}.")
    if loose := [piece for piece in saved if not piece.links]:
        narrate(f"Minh chứng {named(loose)} không còn gắn với chỉ tiêu nào.")
    return code


def show(arguments: Namespace) -> int:
    """Print one piece of evidence with its files and how it read before."""
    office = open_office(arguments.data)
    piece, versions = read_paper(office, arguments.id), evidence_versions(office, arguments.id)
    years = assessment_years(office)
    if arguments.json:
        print_json(evidence_json(piece, years) | {"versions": [version_json(*version) for version in versions]})
    else:
        print_paper(piece, versions, years)
    return 0


def list_all(arguments: Namespace) -> int:
    """Print all evidence."""
    office = open_office(arguments.data)
    return _print(arguments, office, list_evidence(office))


def find(arguments: Namespace) -> int:
    """Print the evidence that holds every word and passes every filter."""
    office = open_office(arguments.data)
    extract_pending(office)
    return _print(arguments, office, find_evidence(office, " ".join(map(_as_typed, arguments.text))))


def _as_typed(word: str) -> str:
    """Give back the quotes that the shell took from “nguoi:"chị hà"”."""
    key, _, name = word.partition(":")
    is_a_name = fold(key) in ("nguoi", "nguoi-giu") and name and not {'"', ":"} & set(name)
    return f'{key}:"{name}"' if is_a_name else word


def tell(arguments: Namespace, office: Office, saved: Sequence[Evidence], done: str) -> int:
    """Print what a deed left; `done` says what it did to the pieces named in its “{}”."""
    if arguments.json:
        years = assessment_years(office)
        print_json([evidence_json(piece, years) for piece in saved])
    narrate(done.format(named(saved)))
    return 0


def warn_of_names(saved: Sequence[Evidence]) -> None:
    """Tell of every file whose name is not what it is."""
    for piece in saved:
        for held in piece.files:
            if warning := misnamed(held.name, held.type):
                narrate(f"CHÚ Ý: {warning}")


def _print(arguments: Namespace, office: Office, listed: Sequence[Evidence]) -> int:
    years = assessment_years(office)
    if arguments.json:
        print_json([evidence_json(piece, years) for piece in listed])
    else:
        print_evidence(listed, years)
    return 0
