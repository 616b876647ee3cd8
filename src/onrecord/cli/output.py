"""Words for people and pieces of a record in; streams, files and lines on stderr out: written whole, or not at all."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

import click

from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIN: Final = "-"
FAILED: Final = 1
WRONG: Final = 2
INTERNAL: Final = 70
INTERRUPTED: Final = 130
UNREAD: Final = 141
"""What a shell reports for a program that a closed pipe has ended."""


class OutputError(OnrecordError):
    """The output cannot be written: the disk is full, the device is gone."""


@dataclass(slots=True)
class Output:
    """Where the record goes, and whether any of it went there."""

    stream: TextIO
    name: str
    written: bool = False


def tell(message: str) -> None:
    """Say one line on stderr; what would break the line or act on a terminal is shown as an escape."""
    click.echo(f"onrecord: {visible(message)}", err=True)


def visible(words: str) -> str:
    """Show control, format and other unprintable characters as Python escapes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in words)


def write(pieces: Iterable[str], out: TextIO, name: str) -> None:
    """Write the pieces as they come; a disk that is full is told apart from an input that cannot be read."""
    for piece in pieces:
        with naming(name):
            out.write(piece)
    with naming(name):
        out.flush()


@contextmanager
def opened(output: str | None) -> Iterator[Output]:
    """Open what is written to: stdout, or a file that takes the place of one of that name once all is written."""
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
            with naming(output):
                stream.close()
        if out.written and not direct:
            with naming(output):
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
def naming(name: str) -> Iterator[None]:
    """Turn what the system says of a stream into an error that names it."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{name}: {error.strerror}") from error


def abandon(stream: TextIO | None) -> None:
    """Point a stream that takes no more at nothing, or Python complains about what is left in it when it ends."""
    if stream is None:
        return
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 -- nothing is written to it
        os.dup2(nowhere.fileno(), stream.fileno())
