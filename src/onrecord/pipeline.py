"""The whole product on one screen: an input → its reports → their marks → the record."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.errors import InputError, NotAReport, UsageError
from onrecord.intake import language, repeats
from onrecord.intake import sources as intake
from onrecord.intake.charset import without_surrogates
from onrecord.intake.instants import instant
from onrecord.intake.reports import opened_web, read_bytes, read_text, reports
from onrecord.marks import read_marks
from onrecord.model import SCHEMA, Given, Marks, Record, Report
from onrecord.record.container import Container

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.intake.web import Web
    from onrecord.model import Kind

BATCH: Final = 64
"""Pages of a site that are looked at together for lines that repeat from page to page."""

HELD: Final = 8_000_000
"""Characters that such pages may have together, or a folder of the largest would fill the memory; half of all pages have under 5,000."""

MARKED: Final = 500_000
"""Characters of a report that marks are read in: of 1,900 reports the longest had 61,000."""
EVERY: Final = 900
"""Seconds between two readings of a feed; outlets ask for ten minutes to an hour."""
SHORTEST: Final = 60
"""Seconds that anyone may set in their stead."""


def read(source: str | bytes | os.PathLike[str], *, published: str | None = None) -> Record:
    """Read one report: text or HTML as ``str`` or ``bytes``, or the file at a :class:`~pathlib.Path`.

    ``published`` (ISO 8601) says when it was published, where the report does not say. Raises :class:`InputError` for
    what cannot be read, :class:`UsageError` for a ``published`` that is no date and for a path given as ``str``,
    which is read as text: words from elsewhere must never open a file.
    """
    given = given_at(published)
    name = os.fspath(source) if isinstance(source, os.PathLike) else "input"
    if isinstance(source, os.PathLike):
        found = list(read_all([name], published=published))
    elif isinstance(source, bytes):
        found = list(records(list(read_bytes(source, name, given))))
    else:
        if _names_file(source):
            raise UsageError(f"to read the file {source!r}, pass Path({source!r}): a str is read as text")
        text, notes = without_surrogates(source)
        found = list(records(list(read_text(text, name, given, notes=notes))))
    if len(found) != 1 and not isinstance(found[0], InputError):
        raise NotAReport(name, "holds more than one report: use onrecord.read_all")
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]


def _names_file(words: str) -> bool:
    # Path.is_file would raise for a sentence that is too long for a name.
    return len(words) < 1_000 and "\n" not in words and bool(Path(words).suffix) and os.path.isfile(words)  # noqa: PLR2004, PTH113 -- longer than any path


def read_all(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    kind: Kind | None = None,
    published: str | None = None,
    output: str | None = None,
    private: bool = False,
) -> Iterator[Record | InputError]:
    """Read what names lead to, one record after the other: files, folders, patterns, web addresses, ``-`` for standard input.

    What cannot be read is yielded as an :class:`InputError` in its place, and the others are still read. ``kind``
    (``"html"``, ``"text"``, ``"jsonl"``, ``"warc"``, ``"feed"``) says what the inputs are, where neither name nor content
    tells; ``published`` (ISO 8601) when a report was published, where it does not say; ``output`` names a file that is
    written meanwhile: in a folder it is passed over; ``private`` allows web addresses within the user's own network.
    Raises :class:`UsageError` for a ``published`` that is no date and for a single name, which belongs in a list.
    """
    if isinstance(inputs, (str, bytes, os.PathLike)):
        raise UsageError(f"read_all takes a list of names: [{inputs!r}]")
    return _read_all([os.fspath(name) for name in inputs], kind, given_at(published), output, private=private)


def _read_all(inputs: list[str], kind: Kind | None, given: Given, output: str | None, *, private: bool) -> Iterator[Record | InputError]:
    for batch in batches(_all_reports(inputs, kind, given, output, private=private)):
        yield from records(batch)


def _all_reports(inputs: list[str], kind: Kind | None, given: Given, output: str | None, *, private: bool) -> Iterator[Report | InputError]:
    web: Web | None = None
    for source in intake.sources(inputs, output):
        if isinstance(source, intake.Source) and source.address and web is None:
            web = opened_web(private=private)
        yield from [source] if isinstance(source, InputError) else reports(source, kind, given, web)


def batches(found: Iterable[Report | InputError]) -> Iterator[list[Report | InputError]]:
    """Put together what is looked at together: pages, up to a number and a size; any other report ends a batch."""
    batch: list[Report | InputError] = []
    held = 0
    for report in found:
        batch.append(report)
        held += 0 if isinstance(report, InputError) else len(report.text)
        if len(batch) >= BATCH or held >= HELD or not _is_page(report):
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def follow(feeds: Iterable[str], *, every: float = EVERY, private: bool = False, web: Web | None = None) -> Iterator[Record | InputError]:
    """Read the feeds at these addresses, and every so many seconds what is new in them; it ends only with whoever iterates.

    Nothing that an entry links to is fetched. Raises :class:`UsageError` for names that are no addresses, and for haste.
    """
    from onrecord.intake.follow import Followed  # noqa: PLC0415 -- as above
    from onrecord.intake.follow import follow as rounds  # noqa: PLC0415

    named = list(feeds)
    strange = next((name for name in named if not intake.ADDRESS.match(name)), None)
    if not named or strange is not None:
        raise UsageError(f"follow takes addresses of feeds, not {strange!r}" if named else "follow takes the address of a feed")
    if every < SHORTEST:
        raise UsageError(f"feeds are asked once in {SHORTEST} seconds at most")
    found = rounds([Followed(name, every) for name in named], web or opened_web(private=private))
    return (record for reports_found in found for record in records(reports_found))


def containers(gazetteer_id: str) -> Iterator[Container]:
    """Give the regions and the state that a place lies in, for a record file, whose searches find a region's towns."""
    from onrecord.marks.places.gazetteer import packaged  # noqa: PLC0415 -- opened with the first place

    gazetteer = packaged()
    for each in gazetteer.within(gazetteer_id):
        number = gazetteer.number_of(each)
        known = None if number is None else gazetteer.place(number)
        if known is not None:
            yield Container(each, known.name, known.kind, known.country, known.lat, known.lon)


def given_at(published: str | None) -> Given:
    """Check a publication date that the user gives."""
    if published is not None and instant(published) is None:
        raise UsageError(f"--published {published!r} is no date: write it like 2025-12-09T04:25Z or 2025-12-09")
    return Given(fallback=published)


def _is_page(report: Report | InputError) -> bool:
    return isinstance(report, Report) and any(block.source for block in report.blocks)


def records(batch: list[Report | InputError]) -> Iterator[Record | InputError]:
    """Read the marks of the reports of a batch; errors stay in their places."""
    mended = iter(repeats.demote_repeats([report for report in batch if isinstance(report, Report)]))
    for report in batch:
        yield report if isinstance(report, InputError) else _outcome(next(mended))


def _outcome(report: Report) -> Record:
    """Read the marks of a report and put the record together."""
    spoken = report.head.language
    covered = spoken in (None, language.READ)
    marks = read_marks(_within(report)) if covered else Marks()
    notes = report.notes
    if not covered:
        notes += (f"is in {language.name(spoken or '')}: statements are read in English only",)
    elif len(report.text) > MARKED:
        notes += (f"statements were read in the first {MARKED:,} characters only",)
    return Record(
        SCHEMA,
        report.id,
        report.head,
        report.text,
        report.blocks,
        marks.parties,
        marks.statements,
        marks.dates,
        marks.places,
        marks.standings,
        notes,
        report.name,
    )


def _within(report: Report) -> Report:
    """Cut off the blocks of a report that is longer than any."""
    if len(report.text) <= MARKED:
        return report
    blocks = tuple(replace(block, end=min(block.end, MARKED)) for block in report.blocks if block.start < MARKED)
    return replace(report, blocks=blocks)
