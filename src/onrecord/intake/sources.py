"""What a user names in, opened inputs out: files, folders, patterns and standard input, compressed or not, and their kind."""

from __future__ import annotations

import codecs
import glob
import gzip
import io
import json
import os
import re
import sys
import zlib
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

from onrecord.config import MAX_PAGE_BYTES, MAX_ROW_BYTES
from onrecord.errors import EmptyInput, InputError, MissingInput, NotAReport, TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Kind

STDIN: Final = "-"
SUFFIXES: Final[dict[str, Kind]] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".mhtml.html": "html",
    ".txt": "text", ".text": "text",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jl": "jsonl",
}  # fmt: skip
PACKED: Final = (".gz",)
GZIP: Final = b"\x1f\x8b"
FOREIGN: Final = (
    (b"%PDF", "is a PDF, not a page or a text: save the report as HTML or text"),
    (b"PK\x03\x04", "is a zip archive or an office document, not a page or a text"),
    (b"\xd0\xcf\x11\xe0", "is an office document, not a page or a text"),
    (b"\x89PNG", "is a picture, not a page or a text"),
    (b"\xff\xd8\xff", "is a picture, not a page or a text"),
    (b"GIF8", "is a picture, not a page or a text"),
    (b"SQLite format 3\0", "is a database, not a page or a text"),
    (b"\x28\xb5\x2f\xfd", "is compressed with zstd, which is not read here"),
    (b"BZh", "is compressed with bzip2, which is not read here"),
    (b"\xfd7zXZ", "is compressed with xz, which is not read here"),
    (b"\x7fELF", "is a program, not a page or a text"),
)
"""What files that are no reports begin with, and what to say of them."""
MARKUP: Final = re.compile(
    r"[\s\ufeff]*+(?>(?:<!--.*?-->|<\?xml[^>]*>)\s*)*+<(?:!doctype\s+html|html|head|body|title|meta|script|article|main|section|div|p|h[1-6]|table|span)\b",
    re.IGNORECASE | re.DOTALL,
)
BINARY_SHARE: Final = 0.02
"""Share of control characters above which bytes are no text; mojibake stays below."""
PEEK: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Source:
    """One input: what messages call it, and its path (``None`` for standard input)."""

    name: str
    path: Path | None


def sources(inputs: tuple[str, ...] | list[str], output: str | None = None) -> Iterator[Source | InputError]:
    """Resolve what the user named, in that order, folders and patterns sorted by name; ``output`` is no input."""
    written = os.path.realpath(output) if output else None
    for name in inputs:
        kept = False
        for found in _resolved(name):
            if written is None or isinstance(found, InputError) or not found.path or os.path.realpath(found.path) != written:
                kept = True
                yield found
        if not kept:
            yield MissingInput(name, "holds nothing but the output")


def _resolved(name: str) -> Iterator[Source | InputError]:
    path = Path(name)
    try:
        if name == STDIN:
            yield Source("standard input", None)
        elif not name:
            yield MissingInput("“”", "names nothing")  # Path would take it for the folder we are in
        elif path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield Source(name, path)
        elif glob.has_magic(name):
            yield from _pattern(name)
        else:
            yield MissingInput(name, "no such file or folder")
    except (OSError, ValueError) as error:
        yield InputError(name, _reason(error))


def _folder(path: Path) -> Iterator[Source | InputError]:
    found = False
    closed: list[OSError] = []
    for parent, folders, files in os.walk(path, onerror=closed.append):
        folders.sort()
        for file in sorted(files):
            if kind_by_name(file):
                found = True
                yield _met(Path(parent, file))
    yield from (InputError(str(error.filename), _reason(error)) for error in closed)
    if not (found or closed):
        yield MissingInput(str(path), "no reports in this folder (.html, .htm, .txt, .jsonl, each also with .gz)")


def _pattern(name: str) -> Iterator[Source | InputError]:
    matches = sorted(map(Path, _matches(name)))
    if not matches:
        yield MissingInput(name, "nothing matches this pattern")
    seen: set[str] = set()
    for match in matches:
        for found in _folder(match) if match.is_dir() else [_met(match)]:
            real = os.path.realpath(found.name if isinstance(found, Source) else found.subject)
            if real not in seen:  # "**" matches a folder and what is in it
                seen.add(real)
                yield found


def _matches(pattern: str) -> Iterator[str]:
    """Expand a pattern; the folders that "**" stands for are walked here, since glob would go round in links."""
    before, deep, after = pattern.partition("**/")
    if not deep:
        yield from glob.iglob(pattern)  # noqa: PTH207 -- Path.glob takes no absolute patterns
        return
    for top in glob.iglob(before) if before else (".",):  # noqa: PTH207 -- as above
        for parent, folders, _ in os.walk(top):
            folders[:] = [folder for folder in folders if not folder.startswith(".")]
            yield from _matches(str(Path(glob.escape(parent), after)))


def _met(path: Path) -> Source | InputError:
    """Take up a file found in a folder; nobody asked to wait for what may come through a pipe."""
    if path.exists() and not path.is_file():
        return NotAReport(str(path), "is a pipe, a socket or a device; name it to read it")
    return Source(str(path), path)


def kind_by_name(name: str) -> Kind | None:
    """Tell the kind from a file's name, ``None`` where it says nothing.

    >>> kind_by_name("harbour.HTML.gz")
    'html'
    """
    stem = name.lower()
    for packed in PACKED:
        stem = stem.removesuffix(packed)
    return next((kind for suffix, kind in SUFFIXES.items() if stem.endswith(suffix)), None)


def kind_by_content(start: str) -> Kind:
    """Tell the kind from how the content begins: a row of JSON Lines, markup, else plain text."""
    start = start[:PEEK]
    if MARKUP.match(start):
        return "html"
    first = start.lstrip("\ufeff \t\r\n").split("\n", 1)[0]
    if first.startswith("{") and re.search(r'"(?:text|html)"\s*:', first):
        return "jsonl"
    try:
        return "jsonl" if isinstance(json.loads(first), dict) else "text"
    except (ValueError, RecursionError):
        return "text"


@contextmanager
def open_source(source: Source) -> Iterator[IO[bytes]]:
    """Open for reading, decompressing gzip by its first bytes; standard input stays open for whoever has it.

    Raises :class:`InputError`.
    """
    with ExitStack() as opened:
        try:
            raw = _standard_input(source.name) if source.path is None else opened.enter_context(source.path.open("rb"))
            start = raw.peek(2)[:2] if isinstance(raw, io.BufferedReader) else b""
        except (OSError, ValueError) as error:
            raise InputError(source.name, _reason(error)) from None
        yield cast("IO[bytes]", opened.enter_context(gzip.GzipFile(fileobj=raw))) if start == GZIP else raw


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


def refuse_foreign(start: bytes, name: str) -> None:
    """Raise :class:`NotAReport` for what begins like a PDF, a picture, an archive."""
    for magic, reason in FOREIGN:
        if start.startswith(magic):
            raise NotAReport(name, reason)


def refuse_binary(text: str, name: str) -> None:
    """Raise :class:`NotAReport` for decoded bytes that are no text."""
    sample = text[:PEEK]
    controls = sum(character < " " and character not in "\t\n\r\x0b\x0c\x1b" for character in sample)
    if controls > BINARY_SHARE * len(sample) + 1:
        raise NotAReport(name, "is binary, not a page or a text")


def rows(stream: IO[bytes], name: str, start: bytes = b"") -> Iterator[str | InputError]:
    """Yield the rows of a stream, decoded as UTF-8, one at a time in bounded memory; a row too long is an error."""
    number = 0
    waiting = io.BytesIO(start)
    first = True
    while True:
        try:
            row, cut = _row(waiting, stream)
        except (OSError, EOFError, zlib.error) as error:
            yield NotAReport(name, _reason(error))
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
        raise NotAReport(name, _reason(error)) from None
    return b"".join(parts)


def _reason(error: BaseException) -> str:
    """Say in words what the operating system or gzip found; their own wording where it is plain."""
    if isinstance(error, EOFError):
        return "is cut short: its gzip data end early"
    if isinstance(error, (gzip.BadGzipFile, zlib.error)):
        return "is damaged: its gzip data do not check"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror[:1].lower()}{error.strerror[1:]}"
    return f"cannot be read: {error}"
