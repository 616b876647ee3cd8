"""A command line in, the record on stdout and an exit status out; whatever could not be read is a line on stderr.

Exit status: 0 all was read, 1 something was not (or the output could not be written), 2 wrong use, 70 a fault of ours,
130 interrupted, 141 nobody reads the output any more.
"""

from __future__ import annotations

import errno
import io
import os
import shutil
import signal
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NoReturn, TextIO, cast

import click

from onrecord import __version__
from onrecord.errors import InputError, OnrecordError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.progress import Progress

    from onrecord.model import Kind, Record

Format = Literal["terminal", "json", "jsonl", "csv"]
Color = Literal["auto", "always", "never"]

STDIN: Final = "-"
PATIENCE: Final = 2.0
"""Seconds after which someone at a terminal is told how far the work has come."""

FAILED: Final = 1
INTERNAL: Final = 70
INTERRUPTED: Final = 130
UNREAD: Final = 141
"""What a shell reports for a program that a closed pipe has ended."""

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


class OutputError(OnrecordError):
    """The output cannot be written: the disk is full, the device is gone."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a record is to be printed; colour and evidence are for the terminal view."""

    form: Format
    color: Color
    why: bool


@dataclass(slots=True)
class Output:
    """Where the record goes, and whether any of it went there."""

    stream: TextIO
    name: str
    written: bool = False


def main() -> None:
    """Run the ``onrecord`` command."""
    for name in ("SIGTERM", "SIGHUP"):
        # Python would end on the spot, and what is half written would stay behind.
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _ended)
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit status; every failure is a line, none a traceback."""
    try:
        return cast("int | None", app.main(list(arguments), prog_name="onrecord", standalone_mode=False)) or 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except OutputError as error:
        _abandon(sys.stdout)
        tell(str(error))
        return FAILED
    except Exception as error:
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        tell(f"internal error: {type(error).__name__}: {error} (set ONRECORD_DEBUG=1 to see where)")
        return INTERNAL


def _ended(number: int, _: object) -> NoReturn:
    sys.exit(128 + number)


@click.group("onrecord", context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=EXAMPLES)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def app() -> None:
    """News reports in, the record out: who said what, and when, every line anchored to its words."""


@app.command(epilog=EXAMPLES, short_help="Print the record that reports hold.")
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
def read(  # noqa: PLR0913 -- one parameter an option
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
    from onrecord.pipeline import read_all  # noqa: PLC0415 -- --help and --version do without the reader

    sources = _sources(inputs)
    _spare(sources, output)
    look = Look(form or _format_by_name(output or ""), color, why)
    failed: set[type[InputError]] = set()
    try:
        with _opened(output) as out:
            found = read_all(sources, kind=kind, published=published, output=output, private=private)
            items = watched(found, lambda: total_of(sources, kind, output), shared=out.stream.isatty())
            write(_pieces(_records(items, failed, look, out), out.stream, look), out.stream, out.name)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except BrokenPipeError:
        _abandon(sys.stdout)
        context.exit(UNREAD)
    context.exit(FAILED if failed else 0)


def tell(message: str) -> None:
    """Say one line on stderr; what would break the line or act on a terminal is shown as an escape."""
    click.echo(f"onrecord: {visible(message)}", err=True)


def visible(words: str) -> str:
    """Show control, format and other unprintable characters as Python escapes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in words)


# Input


def _sources(inputs: tuple[str, ...]) -> tuple[str, ...]:
    if not inputs and (sys.stdin is None or sys.stdin.isatty()):  # Python has none where the shell closed it
        raise click.UsageError("Nothing to read: name a file, a folder or a pattern, or pipe a report in.")
    return inputs or (STDIN,)


def _spare(sources: Iterable[str], output: str | None) -> None:
    for source in sources:
        if output and Path(source).is_file() and Path(output).exists() and Path(source).samefile(output):
            raise click.UsageError(f"{visible(output)} is both read and written; name another file to write.")


def total_of(inputs: Sequence[str], kind: Kind | None, output: str | None = None) -> int | None:
    """Count the reports as far as names tell; nobody knows how many an archive, a feed or stdin holds."""
    from onrecord.intake.kinds import kind_by_name  # noqa: PLC0415 -- asked for only after a while
    from onrecord.intake.sources import sources  # noqa: PLC0415

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


# Output


def _format_by_name(output: str) -> Format:
    ending = Path(output).suffix.lower()
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    known = ", ".join(filter(None, _ENDINGS))
    raise click.UsageError(f"No format is known by “{visible(ending)}”: end FILE in {known}, or name one with --format.")


def write(pieces: Iterable[str], out: TextIO, name: str) -> None:
    """Write the pieces as they come; a disk that is full is told apart from an input that cannot be read."""
    for piece in pieces:
        with _naming(name):
            out.write(piece)
    with _naming(name):
        out.flush()


def _pieces(records: Iterable[Record], out: TextIO, look: Look) -> Iterator[str]:
    if look.form == "terminal":
        return _pages(records, out, look)
    if look.form == "csv":
        from onrecord.serve.export import csv  # noqa: PLC0415 -- each format loads what it needs

        return csv.lines(records)
    from onrecord.serve.export import jsonl  # noqa: PLC0415

    return jsonl.lines(records) if look.form == "jsonl" else jsonl.indented(records)


def _pages(records: Iterable[Record], out: TextIO, look: Look) -> Iterator[str]:
    from shutil import get_terminal_size  # noqa: PLC0415 -- as above

    from onrecord.serve.terminal import PIPE_WIDTH, render  # noqa: PLC0415

    width = get_terminal_size().columns if out.isatty() else PIPE_WIDTH
    capable = out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    color = look.color == "always" or (look.color == "auto" and capable)
    for number, record in enumerate(records):
        yield ("\n" if number else "") + render(record, width=width, color=color, why=look.why)


@contextmanager
def _opened(output: str | None) -> Iterator[Output]:
    if output is None or output == STDIN:
        if sys.stdout is None:  # Python has none where the shell closed it
            raise OutputError("stdout: is closed; name a file with -o")
        if isinstance(sys.stdout, io.TextIOWrapper):
            # The record is UTF-8 wherever it goes, and its line ends are its own.
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")
        yield Output(sys.stdout, "stdout")
        return
    target = Path(os.path.realpath(output))  # a link stays a link
    try:
        # A pipe or a device has nothing to lose and cannot be replaced.
        direct = target.exists() and not target.is_file()
        beside = target if direct else _beside(target)
        stream = beside.open("w" if direct else "x", encoding="utf-8", errors="replace", newline="")
    except (OSError, ValueError) as error:
        raise click.UsageError(f"Cannot write to {visible(output)}: {getattr(error, 'strerror', None) or error}.") from error
    out = Output(stream, output)
    try:
        try:
            yield out
        finally:
            with _naming(output):
                stream.close()
        if out.written and not direct:
            with _naming(output):
                _put(beside, target)
    finally:
        if not direct:
            beside.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    """Name a file that no reader takes for a report and no pattern meets, on the disk of ``target``."""
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return target.with_name(f".onrecord-{os.urandom(6).hex()}.part")


def _put(beside: Path, target: Path) -> None:
    if target.exists():
        shutil.copymode(target, beside)
    beside.replace(target)


@contextmanager
def _naming(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{name}: {error.strerror}") from error


def _abandon(stream: TextIO | None) -> None:
    """Point a stream that takes no more at nothing, or Python complains about what is left in it when it ends."""
    if stream is None:
        return
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 -- nothing is written to it
        os.dup2(nowhere.fileno(), stream.fileno())


# Progress


def watched(
    items: Iterable[Record | InputError],
    total: Callable[[], int | None],
    *,
    shared: bool,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Record | InputError]:
    """Hand the items on and, where it takes long and stderr is a terminal, show there how far it has come.

    ``total`` is asked only then. ``shared`` says that the record goes to the same terminal: then the line steps aside for each piece of it.
    """
    began, bar = clock(), None
    try:
        for done, item in enumerate(items, 1):
            took = clock() - began
            if bar is None and took > PATIENCE and sys.stderr.isatty():
                bar = _bar(total())
            if bar:
                bar.update(bar.task_ids[0], completed=done, rate=f"{done / took:,.1f} a second")
                aside = shared or isinstance(item, InputError) or bool(item.notes)
                (bar.stop if aside else bar.start)()
            yield item
            if bar:
                bar.start()
    finally:
        if bar:
            bar.stop()


def _bar(total: int | None) -> Progress:
    from rich.console import Console  # noqa: PLC0415 -- loaded only where the wait is long enough to notice
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    start = [TextColumn("reading"), MofNCompleteColumn(), TextColumn("{task.fields[rate]}", style="dim")]
    rest = [BarColumn(), TimeRemainingColumn(compact=True), TextColumn("left", style="dim")] if total else [SpinnerColumn()]
    columns = (*start, *rest)
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    bar.add_task("reading", total=total, rate="")
    return bar
