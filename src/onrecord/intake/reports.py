"""One input in, its reports out: the kind told by its name, its beginning or its server, and read by what reads that kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.errors import InputError, NotAReport
from onrecord.intake import charset, jsonl, kinds, streams
from onrecord.intake.beside import pages_beside
from onrecord.intake.feed import read_feed
from onrecord.intake.page import read_page
from onrecord.intake.plain import read_plain
from onrecord.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.feed import Beside
    from onrecord.intake.sources import Source
    from onrecord.intake.web import Web
    from onrecord.model import Given, Kind

MEDIA: Final[dict[str, Kind]] = {
    "text/html": "html", "application/xhtml+xml": "html",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/rdf+xml": "feed",
}  # fmt: skip
"""What servers call what they send, where its beginning does not tell."""


def reports(source: Source, kind: Kind | None, given: Given, web: Web | None = None) -> Iterator[Report | InputError]:
    """Read the reports that one input holds; what has an address is fetched, by ``web`` where several are."""
    try:
        if source.address:
            yield from _fetched(source.address, kind, given, web or opened_web())
        else:
            yield from _opened(source, kind, given)
    except InputError as error:
        yield type(error)(error.subject, error.reason)  # what was raised holds on to the page


def opened_web(*, private: bool = False) -> Web:
    """Make what fetches addresses, one after the other and in no haste; ``private`` allows the user's own network."""
    from onrecord.intake.web import Web  # noqa: PLC0415 -- who reads files alone does without

    return Web(private=private)


def read_bytes(
    data: bytes, name: str, given: Given, kind: Kind | None = None, *, beside: Beside | None = None
) -> Iterator[Report | InputError]:
    """Read a page, a text or a feed of unknown character set; raises :class:`InputError` for what is none."""
    kinds.refuse_foreign(data, name)
    text, notes = charset.decode(data)
    kinds.refuse_binary(text, name)
    yield from read_text(text, name, given, kind, notes=notes, beside=beside)


def read_text(  # noqa: PLR0913 -- what is known of a text besides its words
    text: str, name: str, given: Given, kind: Kind | None = None, *, notes: tuple[str, ...] = (), beside: Beside | None = None
) -> Iterator[Report | InputError]:
    """Read a page, a text or a feed; raises :class:`InputError` for one that cannot be read."""
    kind = kind or kinds.kind_by_content(text)
    if kind == "feed":
        for found in read_feed(text, name, given, beside):
            yield replace(found, notes=found.notes + notes) if isinstance(found, Report) else found
    else:
        yield (read_page if kind == "html" else read_plain)(text, name, given, notes)


def _opened(source: Source, kind: Kind | None, given: Given) -> Iterator[Report | InputError]:
    with streams.open_packed(source) as packed:
        told = kind or (kinds.kind_by_name(source.name) if source.path else None)
        start = streams.beginning(packed, source.name)
        if told == "warc" or (kind is None and start.startswith(ARCHIVES)):
            from onrecord.intake import warc  # noqa: PLC0415 -- as above

            if warc.begins(start):
                yield from warc.read_archive(packed, source.name, given)
                return
            if told == "warc":
                raise NotAReport(source.name, "is no WARC archive" if start else "is empty")
        stream = streams.unpacked(packed, source.name)
        start = streams.read_start(stream, source.name)
        if (told or kinds.kind_by_content(charset.decode(start)[0])) == "jsonl":
            yield from jsonl.read_rows(streams.rows(stream, source.name, start), source.name, given)
            return
        data = streams.read_whole(stream, source.name, start)
        yield from read_bytes(data, source.name, given, told, beside=pages_beside(source.path) if source.path else None)


ARCHIVES: Final = (b"WARC/", streams.GZIP, b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")
"""How a WARC archive may begin: as it is, or compressed with gzip or zstd."""


def _fetched(address: str, kind: Kind | None, given: Given, web: Web) -> Iterator[Report | InputError]:
    """Read what stands at an address; the page is known by the address that it came from in the end."""
    answer = web.fetch(address)
    if answer is None:
        return
    kinds.refuse_foreign(answer.data, address)
    text, notes = charset.decode(answer.data, answer.charset)
    kinds.refuse_binary(text, address)
    told = kind or kinds.kind_by_content(text)
    if told in ("jsonl", "warc"):
        raise NotAReport(address, "is no page, text or feed: save it as a file and read that")
    notes = notes if answer.whole else (*notes, "only its beginning came")
    told = MEDIA.get(answer.media, told) if told == "text" and kind is None else told
    yield from read_text(text, address, replace(given, url=answer.address), told, notes=notes)
