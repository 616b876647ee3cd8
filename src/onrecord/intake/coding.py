"""The body of an HTTP answer as it travelled in, its bytes out: chunks joined, compression undone, never past a limit.

Archives and servers say more often than not what is no longer so: a body that was decoded when it was archived still
has the header of before. What does not decode at all is therefore taken as it is.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Final

from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PIECE: Final = 1 << 16
AUTO: Final = 47
RAW: Final = -15
"""The windows of zlib: gzip or zlib, whichever it is, and deflate without a header, as some servers send it."""
MAX_CODINGS: Final = 4
"""Codings upon each other; more than two are seen from nobody who means well."""


def decoded(body: bytes, codings: str, limit: int) -> tuple[bytes, bool]:
    r"""Undo ``codings`` (the value of a header, the last coding first), up to ``limit`` bytes; also tell whether all came.

    >>> decoded(b"3\r\nyes\r\n0\r\n\r\n", "chunked", 100)
    (b'yes', True)
    >>> decoded(b"yes", "gzip", 100)  # it says so, and is not
    (b'yes', True)
    """
    whole = True
    for coding in reversed(codings.lower().split(",")[:MAX_CODINGS]):
        pieces = DECODERS.get(coding.strip())
        if pieces:
            body, ended = _joined(pieces(body), body, limit)
            whole = whole and ended
    return body, whole


def _joined(pieces: Iterator[bytes], body: bytes, limit: int) -> tuple[bytes, bool]:
    parts: list[bytes] = []
    left = limit
    try:
        while left > 0 and (part := next(pieces, b"")):
            parts.append(part[:left])
            left -= len(part)
    except (OSError, EOFError, zlib.error):
        return (b"".join(parts), False) if parts else (body, True)
    return b"".join(parts), True


def _inflated(body: bytes) -> Iterator[bytes]:
    """Undo gzip and deflate; what stands after their end is passed over, as browsers do."""
    decoder = zlib.decompressobj(AUTO)
    try:
        decoder.decompress(body[:PIECE], 1)
        decoder = zlib.decompressobj(AUTO)
    except zlib.error:
        decoder = zlib.decompressobj(RAW)
    rest = body
    while not decoder.eof:
        piece = decoder.decompress(rest, PIECE)
        rest = decoder.unconsumed_tail
        if piece:
            yield piece
        elif not decoder.eof:
            raise EOFError


def _read(reader: BrotliReader | ZstdReader | ChunkedReader) -> Iterator[bytes]:
    while piece := reader.read(PIECE):
        yield piece


DECODERS: Final[dict[str, Callable[[bytes], Iterator[bytes]]]] = {
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _inflated,
    "br": lambda body: _read(BrotliReader(io.BytesIO(body))),
    "zstd": lambda body: _read(ZstdReader(io.BytesIO(body))),
    "chunked": lambda body: _read(ChunkedReader(io.BytesIO(body))),
}
