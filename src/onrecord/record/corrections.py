"""What somebody says of a statement in, an entry beside it out; what was read is never overwritten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, get_args

from onrecord.errors import UsageError
from onrecord.model import Act, Form, Mode, Party, Polarity, Said
from onrecord.record import records
from onrecord.record.finds import corrections_of
from onrecord.record.folding import folded
from onrecord.record.rows import known, plain

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from onrecord.model import Record, Statement
    from onrecord.record.hits import Correction

Verdict = Literal["right", "wrong", "edit"]

NOBODY: Final = "-"
"""The value of a speaker, addressee or day that is not there."""
LONGEST: Final = 2_000
"""Characters of a value or a note, at most."""

_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "act": get_args(Act), "form": get_args(Form), "mode": get_args(Mode), "polarity": get_args(Polarity),
}  # fmt: skip
FIELDS: Final = ("speaker", "addressee", "said", *_CHOICES)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody says of a statement: that it is right, or wrong, or (``edit``) that ``field`` should have ``value``."""

    verdict: Verdict
    field: str | None = None
    value: str | None = None
    note: str | None = None


class Judged(NamedTuple):
    """A report with what people said of its statements: those that are right, edits applied, and those that are not.

    ``record`` has the parties that the edits name, besides its own; its statements are as they were read.
    """

    record: Record
    right: tuple[Statement, ...]
    wrong: tuple[Statement, ...]


def mark(connection: sqlite3.Connection, link: str, judgement: Judgement) -> Correction:
    """Enter a correction within the transaction that is open.

    Raises :class:`~onrecord.errors.UsageError` for a statement that is not in the file, and for a value that the field cannot have.
    """
    row = connection.execute("SELECT c.words FROM statement s JOIN content c ON c.id = s.id WHERE s.link = ?", (link,)).fetchone()
    if row is None:
        raise UsageError(f"no statement {link!r} is in this file: take its address from “onrecord search”")
    _checked(judgement)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT INTO correction (link, verdict, field, value, note, words, made) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (link, judgement.verdict, judgement.field, known(judgement.value), known(judgement.note), plain(row[0]), made),
    )
    return corrections_of(connection, link)[-1]


def withdraw(connection: sqlite3.Connection, link: str) -> int:
    """Take out what was said of a statement; give how many entries that were."""
    return connection.execute("DELETE FROM correction WHERE link = ?", (link,)).rowcount


def judged(connection: sqlite3.Connection) -> Iterator[Judged]:
    """Give each report that somebody said something of, as evaluation data."""
    reports = connection.execute(
        "SELECT DISTINCT s.report FROM correction c JOIN statement s ON s.link = c.link JOIN report r ON r.id = s.report"
        " WHERE r.latest = 1 ORDER BY s.report"
    ).fetchall()
    for (number,) in reports:
        record = records.load(connection, number)
        if record is not None:
            yield _judged(connection, number, record)


def _judged(connection: sqlite3.Connection, number: int, record: Record) -> Judged:
    links = dict(
        connection.execute(
            "SELECT s.ref, s.link FROM report r JOIN statement s ON s.id BETWEEN r.first AND r.last WHERE r.id = ?", (number,)
        )
    )
    right: list[Statement] = []
    wrong: list[Statement] = []
    for statement in record.statements:
        said = corrections_of(connection, links[statement.id])
        if not said:
            continue
        # The last word counts: who edits after “wrong” says what is right.
        if said[-1].verdict == "wrong":
            wrong.append(statement)
            continue
        for correction in said:
            if correction.verdict == "edit":
                record, statement = applied(record, statement, correction.field or "", correction.value or "")  # noqa: PLW2901 -- edit after edit
        right.append(statement)
    return Judged(record, tuple(right), tuple(wrong))


def applied(record: Record, statement: Statement, field: str, value: str) -> tuple[Record, Statement]:
    """Apply an edit to a statement; a party that the record does not have is added to it."""
    if field == "said":
        return record, replace(statement, said=None if value == NOBODY else Said(value, value, value, "given"))
    if field not in {"speaker", "addressee"}:
        return record, _chosen(statement, field, value)
    found = next((party for party in record.parties if folded(party.name) == folded(value)), None)
    if found is None and value != NOBODY:
        found = Party(f"given{len(record.parties) + 1}", value, "person")
        record = replace(record, parties=(*record.parties, found))
    party = found.id if found else None
    return record, replace(statement, speaker=party) if field == "speaker" else replace(statement, addressee=party)


def _chosen(statement: Statement, field: str, value: str) -> Statement:
    edits: dict[str, Any] = {field: value}  # one of the choices: it was checked when it was entered
    return replace(statement, **edits)


def _checked(judgement: Judgement) -> None:
    field, value = judgement.field, judgement.value
    if max(len(judgement.note or ""), len(value or "")) > LONGEST:
        raise UsageError(f"notes and values have at most {LONGEST:,} characters")
    if judgement.verdict != "edit":
        return
    if field not in FIELDS:
        raise UsageError(f"{field!r} cannot be corrected: one of {', '.join(FIELDS)} can")
    if not value:
        raise UsageError(f"no value for {field}; “{NOBODY}” says that there is none")
    if field in _CHOICES and value not in _CHOICES[field]:
        raise UsageError(f"{field} is one of {', '.join(_CHOICES[field])}, not {value!r}")
    if field == "said" and value != NOBODY:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise UsageError(f"{value!r} is no day: write it like 2025-12-09") from None
