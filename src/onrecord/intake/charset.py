"""Bytes in, text out: the character set from the byte order mark, the header, the page's own word, and the content.

What is declared is believed only as far as the bytes bear it out: bytes that are valid UTF-8 beyond ASCII are UTF-8
whatever a header says, since other text is so by chance once in millions; and a declared set in which the bytes make
no sense gives way to what the content looks like. Sets and their names are those of the WHATWG Encoding Standard.
"""

from __future__ import annotations

import re
from typing import Final

from turbohtml.detect import detect

PRESCAN: Final = 4096
DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE
)
PLAIN: Final = b"charset="
ASCII: Final = bytes(range(0x80))
MARKS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decode(data: bytes, header: str | None = None) -> tuple[str, tuple[str, ...]]:
    r"""Decode ``data``; also give remarks for people where it did not go smoothly.

    >>> decode("“yes”".encode("windows-1252"))
    ('“yes”', ())
    >>> decode(b'<meta charset="latin-1">caf\xc3\xa9')[0][-4:]
    'café'
    """
    for mark, codec in MARKS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], codec)
    wide = _wide(data)
    if wide:
        return _replaced(data, wide)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if not _mostly_other(data):
        return _replaced(data, "utf-8")
    for name in filter(None, (header, _declared(data), _sniffed(data))):
        text = _strict(data, name)
        if text is not None:
            return text, ()
    return _replaced(data, f"whatwg-{_sniffed(data)}")


def without_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    r"""Put U+FFFD for each lone surrogate: no file can hold one, and every offset stays as it is.

    >>> without_surrogates("a\ud800b")
    ('a\ufffdb', ('1 lone surrogate stands as U+FFFD',))
    """
    if text.isascii():
        return text, ()
    try:
        text.encode()
    except UnicodeEncodeError:
        mended = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
        count = sum(old != new for old, new in zip(text, mended, strict=True))
        return mended, (f"{count} lone surrogate{'s stand' if count > 1 else ' stands'} as U+FFFD",)
    return text, ()


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by its NULs: of Latin letters and of markup every other byte is one."""
    even, odd = data[:PRESCAN:2], data[1:PRESCAN:2]
    nulls = even.count(0), odd.count(0)
    if max(nulls) <= len(even) / 2 or min(nulls) > len(even) / 50:
        return None
    return "utf-16-be" if nulls[0] > nulls[1] else "utf-16-le"


def _declared(data: bytes) -> str | None:
    match = DECLARED.search(data[:PRESCAN])
    return (match[1] or match[2]).decode("ascii") if match else None


def _sniffed(data: bytes) -> str:
    start = DECLARED.sub(b"", data[:PRESCAN])  # the detector would believe it again
    return detect(start + data[PRESCAN : 1 << 20]).encoding or "utf-8"


def _mostly_other(data: bytes) -> bool:
    """Whether little of what is not ASCII is UTF-8; else a few broken characters are what is wrong, whatever is declared."""
    beyond = len(data.translate(None, ASCII))
    return data.decode("utf-8", "replace").count("\ufffd") > beyond / 4


def _strict(data: bytes, name: str) -> str | None:
    """Decode under a declared name, which may be unknown, or wrong: then ``None``.

    Names outside the standard are unknown: Python answers to "unicode_escape" and "punycode" too. A set in which the
    declaration itself could not be read, such as UTF-16, is wrong.
    """
    codec = f"whatwg-{name}"
    try:
        text = data.decode(codec) if PLAIN.decode(codec) == PLAIN.decode() else "\ufffd"
    except (LookupError, ValueError):
        return None
    return text if text.count("\ufffd") + sum(map(text[:PRESCAN].count, ("\x81", "\x8d", "\x8f", "\x90", "\x9d"))) == 0 else None


def _replaced(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(name, "replace")
    broken = text.count("\ufffd")
    return text, (f"{broken} broken characters stand as U+FFFD",) if broken else ()
