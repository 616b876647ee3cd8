"""The whole product on one screen: an input → its reports → their marks → the record."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.errors import InputError, NotAReport, UsageError
from onrecord.intake import charset, jsonl, language, page, plain, repeats
from onrecord.intake import sources as intake
from onrecord.intake.instants import instant
from onrecord.marks import read_marks
from onrecord.model import SCHEMA, Given, Marks, Record, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Kind

BATCH: Final = 64
"""Pages of a site that are looked at together for lines that repeat from page to page."""


HELD: Final = 8_000_000
"""Characters that such pages may have together, or a folder of the largest would fill the memory; half of all pages have under 5,000."""


MARKED: Final = 500_000
"""Characters of a report that marks are read in: of 1,900 reports the longest had 61,000."""


def read(source: str | bytes | os.PathLike[str], *, published: str | None = None) -> Record:
    """Read one report: text or HTML as ``str`` or ``bytes``, or the file at a :class:`~pathlib.Path`.

    ``published`` (ISO 8601) says when it was published, where the report does not say. Raises :class:`InputError` for
    what cannot be read, :class:`UsageError` for a ``published`` that is no date and for a path given as ``str``,
    which is read as text: words from elsewhere must never open a file.
    """
    given = given_at(published)
    if isinstance(source, os.PathLike):
        found = list(read_all([os.fspath(source)], published=published))
    elif isinstance(source, bytes):
        found = [_outcome(_whole(source, "input", None, given))]
    else:
        if _names_file(source):
            raise UsageError(f"to read the file {source!r}, pass Path({source!r}): a str is read as text")
        text, notes = charset.without_surrogates(source)
        reader = page.read_page if intake.kind_by_content(text) == "html" else plain.read_plain
        found = [_outcome(reader(text, "input", given, notes))]
    if len(found) != 1 and not isinstance(found[0], InputError):
        raise NotAReport(
            os.fspath(source) if isinstance(source, os.PathLike) else "input", "holds more than one report: use onrecord.read_all"
        )
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]


def _names_file(words: str) -> bool:
    # Path.is_file would raise for a sentence that is too long for a name.
    return len(words) < 1_000 and "\n" not in words and bool(Path(words).suffix) and os.path.isfile(words)  # noqa: PLR2004, PTH113 -- longer than any path


def read_all(
    inputs: Iterable[str | os.PathLike[str]], *, kind: Kind | None = None, published: str | None = None, output: str | None = None
) -> Iterator[Record | InputError]:
    """Read what names and paths lead to, one record after the other: files, folders, patterns, and ``-`` for standard input.

    What cannot be read is yielded as an :class:`InputError` in its place, and the others are still read. ``kind``
    (``"html"``, ``"text"``, ``"jsonl"``) says what the inputs are, where neither name nor content tells; ``published``
    (ISO 8601) when a report was published, where it does not say; ``output`` names a file that is written meanwhile: in
    a folder it is passed over. Raises :class:`UsageError` for a ``published`` that is no date and for a single name,
    which belongs in a list.
    """
    if isinstance(inputs, (str, bytes, os.PathLike)):
        raise UsageError(f"read_all takes a list of names: [{inputs!r}]")
    return _read_all([os.fspath(name) for name in inputs], kind, given_at(published), output)


def _read_all(inputs: list[str], kind: Kind | None, given: Given, output: str | None) -> Iterator[Record | InputError]:
    batch: list[Report | InputError] = []
    held = 0
    for source in intake.sources(inputs, output):
        for report in [source] if isinstance(source, InputError) else reports(source, kind, given):
            batch.append(report)
            held += 0 if isinstance(report, InputError) else len(report.text)
            if len(batch) >= BATCH or held >= HELD or not _is_page(report):
                yield from _records(batch)
                batch, held = [], 0
    yield from _records(batch)


def given_at(published: str | None) -> Given:
    """Check a publication date that the user gives."""
    if published is not None and instant(published) is None:
        raise UsageError(f"--published {published!r} is no date: write it like 2025-12-09T04:25Z or 2025-12-09")
    return Given(fallback=published)


def reports(source: intake.Source, kind: Kind | None, given: Given) -> Iterator[Report | InputError]:
    """Read the reports that one input holds."""
    try:
        with intake.open_source(source) as stream:
            start = intake.read_start(stream, source.name)
            told = kind or (intake.kind_by_name(source.name) if source.path else None)
            if (told or intake.kind_by_content(charset.decode(start)[0])) == "jsonl":
                yield from jsonl.read_rows(intake.rows(stream, source.name, start), source.name, given)
            else:
                yield _whole(intake.read_whole(stream, source.name, start), source.name, told, given)
    except InputError as error:
        yield type(error)(error.subject, error.reason)  # what was raised holds on to the page


def _whole(data: bytes, name: str, kind: Kind | None, given: Given) -> Report:
    intake.refuse_foreign(data, name)
    text, notes = charset.decode(data)
    intake.refuse_binary(text, name)
    reader = page.read_page if (kind or intake.kind_by_content(text)) == "html" else plain.read_plain
    return reader(text, name, given, notes)


def _is_page(report: Report | InputError) -> bool:
    return isinstance(report, Report) and any(block.source for block in report.blocks)


def _records(batch: list[Report | InputError]) -> Iterator[Record | InputError]:
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
