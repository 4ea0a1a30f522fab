"""The index that search reads: one folded text for each piece of evidence, kept in step by every deed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, insert, or_, select, text

from ntm_tracker.domain.evidence import kind_text
from ntm_tracker.domain.file_types import FileType
from ntm_tracker.domain.text import fold
from ntm_tracker.store import spelling
from ntm_tracker.store.dialects import is_on_server
from ntm_tracker.store.tables import evidence, evidence_file, file, file_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, RowMapping

    from ntm_tracker.store.images import Image

_NO_WORDS = "\n"
"""What is kept of a file that was read and has no words."""
_TOUCHING = {evidence.name: "id", evidence_file.name: "evidence"}
_FORGET = text("DELETE FROM evidence_search WHERE rowid = :id")
_LEARN = text("INSERT INTO evidence_search (rowid, folded) VALUES (:id, :folded)")
_LEARN_ON_SERVER = text(
    "INSERT INTO evidence_search (rowid, folded, spelled, words) "
    "VALUES (:id, :folded, :spelled, array_to_tsvector(CAST(:lexemes AS text[])))"
)
_HELD = text("SELECT rowid, folded FROM evidence_search WHERE rowid BETWEEN :first AND :last")
_LAST = text(
    "SELECT max(n) FROM (SELECT max(id) AS n FROM evidence UNION ALL SELECT max(rowid) FROM evidence_search) AS held"
)
_AT_ONCE = 1000
_WORDS = (
    select(evidence_file.c.name, file_text.c.folded)
    .outerjoin(file_text, file_text.c.sha256 == evidence_file.c.sha256)
    .where(evidence_file.c.retired.is_(None))
    .order_by(evidence_file.c.position)
)
"""The files of evidence with the words in them, those that were replaced left out."""


def follow(connection: Connection, changed: Iterable[Image]) -> None:
    """Bring the index in step with the rows that a deed changed."""
    refresh(connection, {image.row[_TOUCHING[image.table]] for image in changed if image.table in _TOUCHING})


def refresh(connection: Connection, ids: Iterable[int]) -> None:
    """Write the index anew for the evidence `ids`."""
    for key in sorted(ids):
        connection.execute(_FORGET, {"id": key})
        row = connection.execute(select(evidence).where(evidence.c.id == key)).mappings().one_or_none()
        if row:
            _learn(connection, key, _folded(connection, row))


def _learn(connection: Connection, key: int, folded: str) -> None:
    if not is_on_server(connection):
        connection.execute(_LEARN, {"id": key, "folded": folded})
        return
    words = spelling.words_of(folded)
    lexemes = spelling.lexemes_of(dict.fromkeys(words))
    values = {"id": key, "folded": folded, "spelled": spelling.spelled(words), "lexemes": lexemes}
    connection.execute(_LEARN_ON_SERVER, values)


def _folded(connection: Connection, row: RowMapping) -> str:
    files = connection.execute(_WORDS.where(evidence_file.c.evidence == row["id"])).all()
    return _joined(row, [(found.name, found.folded) for found in files])


def _joined(row: RowMapping, files: Sequence[tuple[str, str | None]]) -> str:
    said = [row["note"], row["number"], row["issuer"], kind_text(row["kind"]), *(name for name, _ in files)]
    return "\n".join([*(fold(part) for part in said if part), *(folded for _, folded in files if folded)])


def out_of_step(connection: Connection) -> list[int]:
    """Return the numbers of the evidence that the index has otherwise than the rows, or only one of them has."""
    last = connection.execute(_LAST).scalar() or 0
    return [
        number
        for start in range(1, last + 1, _AT_ONCE)
        for number in _differing(connection, start, start + _AT_ONCE - 1)
    ]


def _differing(connection: Connection, first: int, last: int) -> list[int]:
    files: dict[int, list[tuple[str, str | None]]] = defaultdict(list)
    wanted = _WORDS.add_columns(evidence_file.c.evidence).where(evidence_file.c.evidence.between(first, last))
    for name, folded, key in connection.execute(wanted):
        files[key].append((name, folded))
    rows = connection.execute(select(evidence).where(evidence.c.id.between(first, last))).mappings()
    wished = {row["id"]: _joined(row, files[row["id"]]) for row in rows}
    held = {row.rowid: row.folded for row in connection.execute(_HELD, {"first": first, "last": last})}
    return sorted(key for key in wished.keys() | held.keys() if wished.get(key) != held.get(key))


def pending_files(connection: Connection) -> list[str]:
    """Return the hashes of the files whose words nobody has read yet.

    Earlier versions could not read spreadsheets: the empty text that they left says nothing of one.
    """
    in_vain = and_(file_text.c.type == FileType.XLSX.value, file_text.c.folded == "")
    wanted = select(file.c.sha256).outerjoin(file_text).where(or_(file_text.c.folded.is_(None), in_vain))
    return list(connection.execute(wanted.order_by(file.c.sha256)).scalars())


def learn_text(connection: Connection, sha256: str, found: str, folded: str) -> bool:
    """Keep the type and the words of a file and let search find them; say whether the file is still there."""
    if connection.execute(select(file.c.sha256).where(file.c.sha256 == sha256)).first() is None:
        return False
    connection.execute(delete(file_text).where(file_text.c.sha256 == sha256))
    connection.execute(insert(file_text), {"sha256": sha256, "type": found, "folded": folded or _NO_WORDS})
    carrying = select(evidence_file.c.evidence).where(evidence_file.c.sha256 == sha256)
    refresh(connection, connection.execute(carrying).scalars().all())
    return True


def conditions(connection: Connection, words: Sequence[str]) -> tuple[list[str], dict[str, Any]]:
    """Return the SQL conditions on `evidence_search` under which every one of `words` is there, and their values.

    Whatever was typed: each word goes in as a quoted phrase, so that nothing in it is an operator. The last word may
    be the beginning of one. A word of signs alone, as “%”, stands in no index and is looked for letter by letter.
    """
    folded = [fold(word) for word in words]
    indexed = [word for word in folded if spelling.has_word(word)]
    signs = [word for word in folded if word not in indexed]
    ask, find = (_by_tsquery, "strpos") if is_on_server(connection) else (_by_match, "instr")
    last_begins = bool(indexed) and folded[-1] == indexed[-1] and spelling.has_word(indexed[-1][-1])
    wanted, values = ask(indexed, last_begins=last_begins) if indexed else ([], {})
    for place, word in enumerate(signs):
        wanted.append(f"{find}(evidence_search.folded, :signs{place}) > 0")
        values[f"signs{place}"] = word
    return wanted, values


def _by_match(indexed: Sequence[str], *, last_begins: bool) -> tuple[list[str], dict[str, Any]]:
    match = " ".join(f'"{word.replace(chr(34), " ")}"' for word in indexed) + ("*" if last_begins else "")
    return ["evidence_search MATCH :match"], {"match": match}


def _by_tsquery(indexed: Sequence[str], *, last_begins: bool) -> tuple[list[str], dict[str, Any]]:
    """Ask the index for the words one by one; words that must stand side by side are then looked for in their order."""
    parts = [spelling.words_of(word) for word in indexed]
    lexemes = [f"'{lexeme}'" for part in parts for lexeme in spelling.lexemes_of(part)]
    wanted = ["evidence_search.rowid = ANY (CAST((SELECT papers_with(CAST(:match AS tsquery))) AS integer[]))"]
    values = {"match": " & ".join(lexemes) + (":*" if last_begins else "")}
    for place, part in enumerate(parts):
        if len(part) > 1:
            wanted.append(f"strpos(evidence_search.spelled, :side{place}) > 0")
            values[f"side{place}"] = spelling.spelled(part, begins=last_begins and place == len(parts) - 1)
    return wanted, values
