"""Bodies as they travel: packed, in chunks, cut, damaged, and those of which the header is not true."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.coding import DECODERS, decoded

BODY = b"<p>The mayor of Varde said so.</p>" * 4_000
CHUNKS = b"".join(b"%x\r\n%s\r\n" % (len(BODY[at : at + 999]), BODY[at : at + 999]) for at in range(0, len(BODY), 999)) + b"0\r\n\r\n"
RAW = zlib.compress(BODY)[2:-4]


@pytest.mark.parametrize(
    ("codings", "body"),
    [
        ("", BODY),
        ("identity", BODY),
        ("unheard-of", BODY),
        ("gzip", gzip.compress(BODY)),
        ("X-GZip", gzip.compress(BODY)),
        ("gzip", gzip.compress(BODY) + b"\0\0 trailing"),
        ("gzip", zlib.compress(BODY)),
        ("deflate", zlib.compress(BODY)),
        ("deflate", RAW),
        ("br", brotli.compress(BODY)),
        ("chunked", CHUNKS),
        ("gzip, br", brotli.compress(gzip.compress(BODY))),
        ("gzip", BODY),
        ("br", BODY),
        ("chunked", BODY),
        ("deflate", BODY),
        ("zstd", BODY),
    ],
)
def test_what_can_be_undone_is_undone(codings: str, body: bytes) -> None:
    assert decoded(body, codings, 1 << 20) == (BODY, True)


@pytest.mark.parametrize(("codings", "body"), [("gzip", gzip.compress(BODY, 0)), ("chunked", CHUNKS), ("deflate", zlib.compress(BODY, 0))])
def test_of_what_is_cut_short_the_beginning_is_read(codings: str, body: bytes) -> None:
    found, whole = decoded(body[:100_000], codings, 1 << 20)
    assert not whole
    assert len(found) > 60_000
    assert BODY.startswith(found)


@pytest.mark.parametrize("level", [1, 9])
def test_what_grows_is_stopped_at_the_limit(level: int) -> None:
    bomb = gzip.compress(gzip.compress(bytes(1 << 28), level), level)
    assert decoded(bomb, "gzip, gzip", 100_000) == (bytes(100_000), True)
    assert decoded(brotli.compress(bytes(1 << 26), quality=level), "br", 100_000) == (bytes(100_000), True)


def test_endless_codings_are_not_undone() -> None:
    body = BODY
    for _ in range(6):
        body = gzip.compress(body)
    assert decoded(body, ", ".join(["gzip"] * 100_000), 1 << 20)[0].startswith(b"\x1f\x8b")


@given(st.binary(max_size=300), st.sampled_from([*DECODERS, "gzip, br", "chunked, gzip"]))
def test_whatever_comes_something_goes_on(body: bytes, codings: str) -> None:
    assert len(decoded(body, codings, 1_000)[0]) <= 1_000


@given(st.binary(min_size=1, max_size=3_000), st.integers(0, 9))
def test_packing_is_undone(body: bytes, level: int) -> None:
    assert decoded(gzip.compress(body, level), "gzip", 10_000) == (body, True)
