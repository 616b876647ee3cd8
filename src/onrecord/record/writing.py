"""The record file to write to: a path in, an open file out that takes records, failures and what people say of them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.record import connection, corrections, partings, writer
from onrecord.record.faults import naming
from onrecord.record.file import RecordFile

if TYPE_CHECKING:
    import os
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.errors import InputError
    from onrecord.model import Record
    from onrecord.record.container import Container
    from onrecord.record.hits import Correction


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an input has been read: its size and time of change then (bytes, nanoseconds), and how many of its reports."""

    size: int
    changed: int
    items: int
    finished: bool


class WritableFile(RecordFile):
    """An open record file that is made where there is none. Other programs may read it meanwhile, and one may write at a time.

    Every method writes whole or not at all; several are one step within :meth:`together`.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        containers: Callable[[str], Iterable[Container]] = writer.nowhere,
        reader: str = "",
    ) -> None:
        super().__init__(path)
        self._writer = writer.Writer(self.connection, containers, reader)

    def _connected(self) -> sqlite3.Connection:
        return connection.connect(self.name, write=True)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make all that is written within one step, which is kept whole or not at all."""
        with naming(self.name):
            if self.connection.in_transaction:
                yield
            else:
                with connection.transaction(self.connection):
                    yield

    def add(self, record: Record, *, again: bool = False) -> writer.Outcome:
        """Write one record.

        The same words of the same source are written once; ``again`` replaces their marks. Raises
        :class:`~onrecord.errors.UnsoundRecord` for spans outside its text.
        """
        with self.together():
            return writer.add(self._writer, record, again=again)

    def failed(self, error: InputError, source: str) -> None:
        """Note what could not be read, and why; ``source`` names the input that it is in."""
        noted = datetime.now(UTC).isoformat(timespec="seconds")
        with self.together():
            self.connection.execute(
                "INSERT OR REPLACE INTO failure (subject, input, reason, noted) VALUES (?, ?, ?, ?)",
                (*(words.encode("utf-8", "replace").decode() for words in (error.subject, source, error.reason)), noted),
            )

    def progress(self, source: str) -> Progress | None:
        """Tell how far an input was read; ``None`` where it was not begun."""
        with naming(self.name):
            row = self.connection.execute("SELECT size, changed, items, finished FROM input WHERE name = ?", (_name(source),)).fetchone()
            return Progress(row[0], row[1], row[2], bool(row[3])) if row else None

    def reached(self, source: str, progress: Progress) -> None:
        """Note how far an input has been read; at its beginning the failures that it had before are taken out."""
        with self.together():
            before = self.progress(source)
            if before is None or before.items > progress.items or (before.size, before.changed) != (progress.size, progress.changed):
                self.connection.execute("DELETE FROM failure WHERE input = ?", (_name(source),))
            self.connection.execute(
                "INSERT OR REPLACE INTO input (name, size, changed, items, finished) VALUES (?, ?, ?, ?, ?)",
                (_name(source), progress.size, progress.changed, progress.items, progress.finished),
            )

    def cleared(self, source: str) -> None:
        """Forget what failed in an input before."""
        with self.together():
            self.connection.execute("DELETE FROM failure WHERE input = ?", (_name(source),))

    def mark(self, link: str, judgement: corrections.Judgement) -> Correction:
        """Say that a statement is right or wrong, or how a field of it should read; what was read stays as it is.

        Raises :class:`~onrecord.errors.UsageError` for an unknown statement, and for a value that the field cannot have.
        """
        with self.together():
            return corrections.mark(self.connection, link, judgement)

    def withdraw(self, link: str) -> int:
        """Take out what was said of a statement; give how many entries that were."""
        with self.together():
            return corrections.withdraw(self.connection, link)

    def part(self, party: int) -> int:
        """Say that a report's party is not who it was taken for; give the actor that it is now."""
        with self.together():
            return partings.part(self.connection, party)

    def rejoin(self, party: int) -> int:
        """Take back that a party was told apart; give the actor that it is now."""
        with self.together():
            return partings.rejoin(self.connection, party)


def _name(source: str) -> str:
    return source.encode("utf-8", "replace").decode()
