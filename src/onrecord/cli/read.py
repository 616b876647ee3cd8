"""``onrecord read``: inputs in, the record that they hold on stdout out."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TextIO

import click

from onrecord.cli.output import FAILED, STDIN, UNREAD, Output, abandon, opened, tell, visible, write
from onrecord.cli.progress import watched
from onrecord.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.model import Kind, Record

Format = Literal["terminal", "json", "jsonl", "csv"]
Color = Literal["auto", "always", "never"]

EXAMPLES: Final = """\b
Examples:
  echo '“We are staying,” said Ada Novak, the harbour minister.' | onrecord read
  onrecord read harbour.html --why
  onrecord read harbour.txt --published 2025-12-09
  onrecord read harbour.html harbour.txt --format jsonl
  onrecord read reports -o statements.csv
"""

_ENDINGS: Final[dict[str, Format]] = {
    ".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".txt": "terminal", "": "terminal",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a record is to be printed; colour and evidence are for the terminal view."""

    form: Format
    color: Color
    why: bool


@click.command(epilog=EXAMPLES, short_help="Print the record that reports hold.")
@click.argument("inputs", nargs=-1, metavar="[INPUT…]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json", "jsonl", "csv"]),
    help="terminal: a page to read. json: to look at, an object, or an array where there are several reports. "
    "jsonl: always one line a report. csv: one row a statement.  [default: by the ending of -o, else terminal]",
)
@click.option(
    "--from",
    "kind",
    type=click.Choice(["html", "text", "jsonl", "warc", "feed"]),
    help="What INPUT is, where neither its name nor its beginning tells.",
)
@click.option(
    "--published",
    metavar="WHEN",
    help="When the report appeared, where it does not say: 2025-12-09 or 2025-12-09T04:25+00:00.",
)
@click.option("--allow-private", "private", is_flag=True, help="Ask addresses within your own network too.")
@click.option("--why", is_flag=True, help="Show under each line what it rests on: cue, source, score, and offsets into the text.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout, once all is read.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="auto: where the terminal takes it and NO_COLOR is not set.",
)
@click.pass_context
def read(
    context: click.Context,
    *,
    inputs: tuple[str, ...],
    form: Format | None,
    kind: Kind | None,
    published: str | None,
    private: bool,
    why: bool,
    output: str | None,
    color: Color,
) -> None:
    """Print the record that reports hold: who said what, to whom, and when.

    INPUT is a saved page, a text, JSON Lines, a WARC archive or a feed; a folder of them; a pattern in quotation marks;
    the web address of a page or a feed; or “-” for stdin, which is also read where no INPUT is given.

    What cannot be read is named on stderr, and the rest is still printed; the exit status is then 1 instead of 0, and
    2 where the command was put wrongly.
    """
    from onrecord.pipeline import read_all

    sources = sources_of(inputs)
    _spare(sources, output)
    look = Look(form or _format_by_name(output or ""), color, why)
    failed: set[type[InputError]] = set()
    try:
        with opened(output) as out:
            found = read_all(sources, kind=kind, published=published, output=output, private=private)
            items = watched(found, lambda: total_of(sources, kind, output), shared=out.stream.isatty())
            write(_pieces(_records(items, failed, look, out), out.stream, look), out.stream, out.name)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except BrokenPipeError:
        abandon(sys.stdout)
        context.exit(UNREAD)
    context.exit(FAILED if failed else 0)


def sources_of(inputs: tuple[str, ...]) -> tuple[str, ...]:
    """Take stdin where nothing is named; raises where that is a terminal."""
    if not inputs and (sys.stdin is None or sys.stdin.isatty()):  # Python has none where the shell closed it
        raise click.UsageError("Nothing to read: name a file, a folder or a pattern, or pipe a report in.")
    return inputs or (STDIN,)


def _spare(sources: Iterable[str], output: str | None) -> None:
    for source in sources:
        if output and Path(source).is_file() and Path(output).exists() and Path(source).samefile(output):
            raise click.UsageError(f"{visible(output)} is both read and written; name another file to write.")


def total_of(inputs: Sequence[str], kind: Kind | None, output: str | None = None) -> int | None:
    """Count the reports as far as names tell; nobody knows how many an archive, a feed or stdin holds."""
    from onrecord.intake.kinds import kind_by_name
    from onrecord.intake.sources import sources

    found = list(sources(list(inputs), output))
    many = ("jsonl", "warc", "feed")
    open_ended = kind in many or any(
        not isinstance(source, InputError) and (source.path is None or kind_by_name(source.name) in many) for source in found
    )
    return None if open_ended else len(found)


def _records(items: Iterable[Record | InputError], failed: set[type[InputError]], look: Look, out: Output) -> Iterator[Record]:
    for item in items:
        if isinstance(item, InputError):
            failed.add(type(item))  # of the errors themselves a dump may have hundreds of thousands
            tell(str(item))
            continue
        # The terminal view carries the notes at its foot; said twice they would only push the record away.
        for note in item.notes if look.form != "terminal" else ():
            tell(f"{item.name or item.id}: {note}")
        out.written = True
        yield item


def _format_by_name(output: str) -> Format:
    ending = Path(output).suffix.lower()
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    known = ", ".join(filter(None, _ENDINGS))
    raise click.UsageError(f"No format is known by “{visible(ending)}”: end FILE in {known}, or name one with --format.")


def _pieces(records: Iterable[Record], out: TextIO, look: Look) -> Iterator[str]:
    if look.form == "terminal":
        return _pages(records, out, look)
    if look.form == "csv":
        from onrecord.serve.export import csv

        return csv.lines(records)
    from onrecord.serve.export import jsonl

    return jsonl.lines(records) if look.form == "jsonl" else jsonl.indented(records)


def _pages(records: Iterable[Record], out: TextIO, look: Look) -> Iterator[str]:
    from shutil import get_terminal_size

    from onrecord.serve.terminal import PIPE_WIDTH, render

    width = get_terminal_size().columns if out.isatty() else PIPE_WIDTH
    capable = out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    color = look.color == "always" or (look.color == "auto" and capable)
    for number, record in enumerate(records):
        yield ("\n" if number else "") + render(record, width=width, color=color, why=look.why)
