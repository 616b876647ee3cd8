"""A WARC archive in, a report or an error for each page in it out, one at a time, however large the archive is.

Pages are the answers with status 200 that are HTML; all else is passed over. A damaged record costs that record: the
reader goes on at the next that begins like one, where the archive can be read anew from there.
"""

from __future__ import annotations

import dataclasses
import io
import zlib
from typing import IO, TYPE_CHECKING, Final

from fastwarc.stream_io import ZstdReader
from fastwarc.warc import ArchiveIterator, WarcRecordType

from onrecord.config import MAX_PAGE_BYTES
from onrecord.errors import EmptyInput, InputError, NotAReport, TooLarge
from onrecord.intake.charset import decode
from onrecord.intake.coding import AUTO, decoded
from onrecord.intake.instants import instant
from onrecord.intake.kinds import kind_by_content, refuse_binary, refuse_foreign
from onrecord.intake.metadata import LINK, MAX_LINK
from onrecord.intake.page import read_page
from onrecord.intake.streams import reason
from onrecord.model import Given, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastwarc.warc import WarcRecord

VERSION: Final = b"WARC/"
GZIP: Final = b"\x1f\x8b\x08"
ZSTD: Final = b"\x28\xb5\x2f\xfd"
DICTIONARY: Final = b"\x5d\x2a\x4d\x18"
"""How a record begins that is compressed with gzip or zstd, and how a dictionary for zstd that stands before them."""
PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
OK: Final = 200
SHOWN: Final = 200
"""Characters of an address in a message."""
MAX_DAMAGES: Final = 1_000
"""After so many damaged places an archive is given up."""
PIECE: Final = 1 << 20


def begins(start: bytes) -> bool:
    """Whether the first bytes of an input, compressed or not, are those of an archive; of zstd those that do not tell are."""
    try:
        if start.startswith(GZIP):
            start = zlib.decompressobj(AUTO).decompress(start, len(VERSION))
        elif start.startswith(ZSTD):
            start = ZstdReader(io.BytesIO(start)).read(len(VERSION))
    except (OSError, zlib.error):
        return start.startswith(ZSTD)
    return start.startswith((VERSION, DICTIONARY))


def read_archive(packed: IO[bytes], name: str, given: Given | None = None) -> Iterator[Report | InputError]:
    """Read page by page, in memory that one page fills; messages name the archive and the page's address."""
    given = given or Given()
    empty = True
    for record in _records(packed, name):
        for found in [record] if isinstance(record, InputError) else _pages(record, name, given):
            empty = False
            yield found
    if empty:
        yield EmptyInput(name, "holds no page (an HTML response)")


def _pages(record: WarcRecord, name: str, given: Given) -> Iterator[Report | InputError]:
    """Read the page that a record holds, if it holds one."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> \t")
    subject = f"{name} {url[:SHOWN]}{'…' if len(url) > SHOWN else ''}".rstrip()
    try:
        page = _page(record, subject)
        if page is not None:
            yield _report(record, page, subject, given, url)
    except InputError as error:
        yield type(error)(error.subject, error.reason)  # what was raised holds on to the page


def _page(record: WarcRecord, subject: str) -> tuple[str, tuple[str, ...]] | None:
    """Decode a record's page; ``None`` for what is none."""
    if record.headers.get("Content-Length") is None:
        raise NotAReport(subject, "is cut short in the header of a record")
    if not record.is_http_parsed or record.http_headers is None:
        return None
    kind = (record.http_content_type or "").strip().lower()
    if record.http_headers.status_code != OK or (kind and kind not in PAGES):
        return None
    body, whole = _body(record, subject)
    text, notes = decode(body, record.http_charset)
    if not kind and kind_by_content(text) != "html":
        return None
    refuse_binary(text, subject)
    if not whole or record.headers.get("WARC-Truncated"):
        notes += ("the archive holds only its beginning",)
    return text, notes


def _body(record: WarcRecord, subject: str) -> tuple[bytes, bool]:
    size = min(record.content_length, MAX_PAGE_BYTES + 1)
    try:
        body = b"".join(iter(lambda: record.reader.read(PIECE), b"")) if size <= MAX_PAGE_BYTES else b""
    except OSError:
        raise NotAReport(subject, "is damaged: its data do not decompress") from None
    if size > MAX_PAGE_BYTES:
        raise TooLarge(subject, f"is over {MAX_PAGE_BYTES >> 20} MB, more than one report can be")
    whole = len(body) == size
    for header in ("Transfer-Encoding", "Content-Encoding"):
        body, ended = decoded(body, record.http_headers.get(header) or "", MAX_PAGE_BYTES + 1)
        whole = whole and ended
    if len(body) > MAX_PAGE_BYTES:
        raise TooLarge(subject, f"is over {MAX_PAGE_BYTES >> 20} MB, more than one report can be")
    if not body.strip(b"\0 \t\r\n"):
        raise EmptyInput(subject, "is empty" if whole else "is cut short before its first word")
    refuse_foreign(body, subject)
    return body, whole


def _report(record: WarcRecord, page: tuple[str, tuple[str, ...]], subject: str, given: Given, url: str) -> Report:
    """Read the page; the day it was archived stands for that of publication only where nothing else says it, with a note."""
    day = (instant(record.headers.get("WARC-Date") or "") or "")[:10] or None
    known = dataclasses.replace(
        given, url=url if len(url) <= MAX_LINK and LINK.fullmatch(url) else given.url, fallback=given.fallback or day
    )
    report = read_page(page[0], subject, known, page[1])
    if day and not given.fallback and report.head.basis.get("published") == "given":
        note = f"it does not say when it was published: {day} is the day it was archived"
        return dataclasses.replace(report, notes=(*report.notes, note))
    return report


# Damage


def _records(packed: IO[bytes], name: str) -> Iterator[WarcRecord | InputError]:
    """Yield the responses, and an error for each damaged place; reading goes on after it where the input can go back."""
    mark = _mark(packed)
    after = 0
    sound = True
    for _ in range(MAX_DAMAGES):
        stream = _Forward(packed)
        try:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, strict_mode=False):
                sound = True
                after = _after(record, mark)
                yield record
        except (OSError, ValueError):
            if stream.failure:
                yield InputError(name, f"{reason(stream.failure)} (after byte {after:,})")
                return
            if sound:
                yield NotAReport(name, f"is damaged after byte {after:,}" + ("" if mark else "; what follows is not read"))
        else:
            return
        try:
            if mark is None or not _seek(packed, mark, after):
                return
        except (OSError, ValueError) as error:
            yield InputError(name, reason(error))
            return
        after, sound = packed.tell() + 1, False
    yield NotAReport(name, f"is damaged in too many places; what follows byte {after:,} is not read")


def _mark(packed: IO[bytes]) -> bytes | None:
    """Tell what a record of this archive begins with; ``None`` where the input is a pipe, which cannot go back."""
    if not packed.seekable():
        return None
    at = packed.tell()
    start = packed.read(len(DICTIONARY))
    packed.seek(at)
    return next((magic for magic in (GZIP, ZSTD) if start.startswith(magic)), ZSTD if start == DICTIONARY else b"WARC/1.")


def _after(record: WarcRecord, mark: bytes | None) -> int:
    """Tell from where on the next record is looked for: past the words of this one, which may quote an archive."""
    size = record.headers.get("Content-Length") or ""
    plain = mark not in (GZIP, ZSTD) and size.isdecimal() and len(size) < 16  # noqa: PLR2004 -- no file has a petabyte
    return record.stream_pos + (int(size) if plain else 1)


def _seek(packed: IO[bytes], mark: bytes, after: int) -> bool:
    """Go to the next ``mark`` from ``after`` on; ``False`` where there is none."""
    packed.seek(after)
    kept = b""
    while piece := packed.read(PIECE):
        found = (kept + piece).find(mark)
        if found >= 0:
            packed.seek(packed.tell() - len(piece) - len(kept) + found)
            return True
        kept = piece[1 - len(mark) :]
    return False


class _Forward:
    """A stream as the archive's reader wants it; it never goes back, and does not close what others still read."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._at = stream.tell() if stream.seekable() else 0
        self.failure: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read(size)
        except (OSError, ValueError) as error:
            self.failure = error
            raise
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, _offset: int, _whence: int = 0) -> int:
        return self._at

    def close(self) -> None:
        pass
