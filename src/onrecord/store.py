"""``onrecord.open``: a record file in, one handle out to add to it, to search it and to take it elsewhere."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from onrecord import __version__
from onrecord.model import Record
from onrecord.record.added import Added
from onrecord.record.query import Query
from onrecord.record.writing import WritableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from onrecord.errors import InputError
    from onrecord.model import Kind
    from onrecord.record.carriers import Utterance
    from onrecord.record.container import Container
    from onrecord.record.corrections import Verdict
    from onrecord.record.file import Size
    from onrecord.record.hits import Correction, Facets, Hit, Page, Timeline
    from onrecord.record.people import Actor
    from onrecord.record.places import PlacePage
    from onrecord.record.targets import Target
    from onrecord.record.timeline import Step

KEPT: Final = 1_000
"""Errors that a :class:`Tally` holds; the file keeps them all."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the reports that were added: so many ``new``, new ``versions`` of pages, ``known`` before, read anew.

    ``skipped`` belong to inputs that were read before; ``failed`` could not be read, the first of them are in ``errors``.
    """

    new: int = 0
    versions: int = 0
    known: int = 0
    reread: int = 0
    skipped: int = 0
    failed: int = 0
    errors: tuple[InputError, ...] = ()


def tally(added: Iterable[Added]) -> Tally:
    """Count what adding yields."""
    counts: Counter[str] = Counter()
    errors: list[InputError] = []
    for each in added:
        counts["skipped" if each.skipped else each.outcome or "failed"] += each.skipped or 1
        if each.error and len(errors) < KEPT:
            errors.append(each.error)
    return Tally(counts["new"], counts["version"], counts["known"], counts["reread"], counts["skipped"], counts["failed"], tuple(errors))


class Store:
    """A record file. Close it, or use it in a ``with`` statement; one thread at a time may use it."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.file = WritableFile(path, containers=_containers, reader=__version__)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; all that was added is kept."""
        self.file.close()

    def add(
        self,
        *what: Record | str | os.PathLike[str],
        published: str | None = None,
        kind: Kind | None = None,
        jobs: int = 1,
        again: bool = False,
    ) -> Tally:
        """Add records, and what names lead to: files, folders, patterns, web addresses.

        What is in the file already is not added twice. ``jobs`` processes read (call it then under
        ``if __name__ == "__main__":``); ``again`` reads anew what was read before. Raises
        :class:`~onrecord.errors.UsageError` for a ``published`` that is no date.
        """
        from onrecord.workers import Options, add_all  # noqa: PLC0415 -- who only searches does without the reader

        records = [each for each in what if isinstance(each, Record)]
        names = [each for each in what if not isinstance(each, Record)]

        def added() -> Iterator[Added]:
            for record in records:
                yield Added(record.name or record.id, self.file.add(record, again=again))
            if names:
                yield from add_all(self.file, names, Options(kind, published, jobs, again))

        return tally(added())

    def search(self, words: str = "", *, after: str | None = None, limit: int = 20, **conditions: Any) -> Page:  # noqa: ANN401 -- those of Query
        """Find statements by words and by the conditions of :class:`~onrecord.record.query.Query`: ``who="novak"``.

        Raises :class:`~onrecord.errors.UsageError` for a day that is none.
        """
        return self.file.search(Query(words, **conditions), after=after, limit=limit)

    def facets(self, words: str = "", **conditions: Any) -> Facets:  # noqa: ANN401 -- as above
        """Count the values that would narrow a search."""
        return self.file.facets(Query(words, **conditions))

    def timeline(self, words: str = "", *, step: Step = "month", **conditions: Any) -> Timeline:  # noqa: ANN401 -- as above
        """Count a search's statements over time, those published and those said apart."""
        return self.file.timeline(Query(words, **conditions), step=step)

    def report(self, ref: int | str) -> Record | None:
        """Give a report's record, by id or address."""
        return self.file.report(ref)

    def statement(self, link: str) -> Hit | None:
        """Give a statement by its lasting address."""
        return self.file.statement(link)

    def party(self, name: int | str) -> Actor | None:
        """Give the page of a person, organisation or state: by number, or the one of most reports whose name has these words."""
        if isinstance(name, str):
            found = self.file.actors(name)
            return self.file.actor(found[0].actor) if found else None
        return self.file.actor(name)

    def place(self, name: str) -> PlacePage | None:
        """Give the page of a place, by name or gazetteer id."""
        return self.file.place(name)

    def utterance(self, number: int) -> Utterance | None:
        """Give the words of one occasion with every report that carries them."""
        return self.file.utterance(number)

    def mark(
        self, link: str, verdict: Verdict, field: str | None = None, value: str | None = None, *, note: str | None = None
    ) -> Correction:
        """Say that a statement is ``right`` or ``wrong``, or (``edit``) how a field of it should read; what was read stays."""
        from onrecord.record.corrections import Judgement  # noqa: PLC0415 -- as above

        return self.file.mark(link, Judgement(verdict, field, value, note))

    def export(self, path: str | os.PathLike[str], target: Target | None = None, words: str = "", **conditions: Any) -> None:  # noqa: ANN401 -- as above
        """Write the whole record, or a search, to a file; its ending tells the format where ``target`` does not.

        Raises :class:`~onrecord.errors.UsageError` where neither tells, and where the file cannot be written.
        """
        from onrecord.errors import UsageError  # noqa: PLC0415 -- as above
        from onrecord.record.targets import ENDINGS  # noqa: PLC0415 -- as above
        from onrecord.serve.export.formats import save  # noqa: PLC0415 -- as above

        chosen = target or ENDINGS.get(os.path.splitext(path)[1].lower())  # noqa: PTH122 -- of a name of any kind
        if chosen is None:
            raise UsageError(f"no format is known by the name {os.fspath(path)!r}: end it in {', '.join(ENDINGS)}, or name one")
        save(self.file, chosen, path, Query(words, **conditions))

    def check(self) -> tuple[str, ...]:
        """Name each flaw of the file: damage, anchors that do not lead to their words."""
        return tuple(self.file.check())

    def size(self) -> Size:
        """Count what the file holds."""
        return self.file.size()


def _containers(gazetteer_id: str) -> Iterable[Container]:
    from onrecord.pipeline import containers  # noqa: PLC0415 -- who only searches does without the reader

    return containers(gazetteer_id)


def open(path: str | os.PathLike[str]) -> Store:  # noqa: A001 -- onrecord.open
    """Open a record file; it is made where there is none.

    Raises :class:`~onrecord.errors.RecordFileError` for one that is foreign, newer, damaged, locked or not to be written.
    """
    return Store(path)
