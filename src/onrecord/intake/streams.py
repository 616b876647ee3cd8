"""An input in, its bytes out: opened, decompressed by its first bytes, read whole or row by row in bounded memory."""

from __future__ import annotations

import codecs
import gzip
import io
import sys
import zlib
from contextlib import ExitStack, contextmanager
from typing import IO, TYPE_CHECKING, Final, cast

from onrecord.config import MAX_PAGE_BYTES, MAX_ROW_BYTES
from onrecord.errors import EmptyInput, InputError, NotAReport, TooLarge
from onrecord.intake.kinds import PEEK, refuse_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.sources import Source

GZIP: Final = b"\x1f\x8b"


@contextmanager
def open_source(source: Source) -> Iterator[IO[bytes]]:
    """Open for reading, decompressing gzip by its first bytes; standard input stays open for whoever has it.

    Raises :class:`InputError`.
    """
    with open_packed(source) as packed:
        yield unpacked(packed, source.name)


@contextmanager
def open_packed(source: Source) -> Iterator[IO[bytes]]:
    """Open for reading as it is; raises :class:`InputError`."""
    with ExitStack() as opened:
        try:
            stream = _standard_input(source.name) if source.path is None else opened.enter_context(source.path.open("rb", PEEK))
        except (OSError, ValueError) as error:
            raise InputError(source.name, reason(error)) from None
        yield stream


def beginning(packed: IO[bytes], name: str) -> bytes:
    """Look at the first bytes without taking them; nothing where the stream lets nobody look. Raises :class:`InputError`."""
    try:
        return packed.peek(PEEK) if isinstance(packed, io.BufferedReader) else b""
    except (OSError, ValueError) as error:
        raise InputError(name, reason(error)) from None


def unpacked(packed: IO[bytes], name: str) -> IO[bytes]:
    """Decompress what begins like gzip; raises :class:`InputError`."""
    return cast("IO[bytes]", gzip.GzipFile(fileobj=packed)) if beginning(packed, name).startswith(GZIP) else packed


def _standard_input(name: str) -> IO[bytes]:
    stream: IO[bytes] | None = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputError(name, "is closed")
    return stream


def read_whole(stream: IO[bytes], name: str, start: bytes = b"") -> bytes:
    """Read all of one page or text after ``start``; raises for what is too large, empty, damaged or no text."""
    data = start + _read(stream, name, MAX_PAGE_BYTES + 1 - len(start))
    if len(data) > MAX_PAGE_BYTES:
        raise TooLarge(name, f"is over {MAX_PAGE_BYTES >> 20} MB, more than one report can be")
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyInput(name, "is empty")
    return data


def read_start(stream: IO[bytes], name: str) -> bytes:
    """Read as much as tells the kind of an input; raises for an empty one and for one that is no text."""
    start = _read(stream, name, PEEK)
    if not start:
        raise EmptyInput(name, "is empty")
    refuse_foreign(start, name)
    return start


def rows(stream: IO[bytes], name: str, start: bytes = b"") -> Iterator[str | InputError]:
    """Yield the rows of a stream, decoded as UTF-8, one at a time in bounded memory; a row too long is an error."""
    number = 0
    waiting = io.BytesIO(start)
    first = True
    while True:
        try:
            row, cut = _row(waiting, stream)
        except (OSError, EOFError, zlib.error) as error:
            yield NotAReport(name, reason(error))
            return
        if not row:
            return
        number += 1
        if cut:
            yield TooLarge(f"{name} row {number}", f"is over {MAX_ROW_BYTES >> 20} MB")
            continue
        if first:
            row = row.removeprefix(codecs.BOM_UTF8)
            first = False
        try:
            yield row.decode("utf-8")
        except UnicodeDecodeError as error:
            yield NotAReport(f"{name} row {number}", f"is not UTF-8 (byte {error.start})")


def _row(waiting: io.BytesIO, stream: IO[bytes]) -> tuple[bytes, bool]:
    """Read one row from what was read ahead and then from the stream; also tell whether it was cut at the limit."""
    row = waiting.readline(MAX_ROW_BYTES + 1)
    if not row.endswith(b"\n") and len(row) <= MAX_ROW_BYTES:
        row += stream.readline(MAX_ROW_BYTES + 1 - len(row))
    if len(row) <= MAX_ROW_BYTES:
        return row, False
    rest = row
    while rest and not rest.endswith(b"\n"):
        rest = stream.readline(MAX_ROW_BYTES)
    return row, True


def _read(stream: IO[bytes], name: str, size: int) -> bytes:
    parts: list[bytes] = []
    left = size
    try:
        while left > 0 and (part := stream.read(min(left, 1 << 20))):
            parts.append(part)
            left -= len(part)
    except (OSError, EOFError, zlib.error) as error:
        raise NotAReport(name, reason(error)) from None
    return b"".join(parts)


def reason(error: BaseException) -> str:
    """Say in words what the operating system or gzip found; their own wording where it is plain."""
    if isinstance(error, EOFError):
        return "is cut short: its gzip data end early"
    if isinstance(error, (gzip.BadGzipFile, zlib.error)):
        return "is damaged: its gzip data do not check"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror[:1].lower()}{error.strerror[1:]}"
    return f"cannot be read: {error}"
