"""Which character set bytes are in, whatever they say of themselves."""

from __future__ import annotations

import warnings

import pytest

from onrecord.intake.charset import decode, without_surrogates

QUOTED = "“We are not closing anything,” Ada Novak told the dockers — and the café went quiet. "
CYRILLIC = "Министр сказала в понедельник, что стену гавани починят до первых зимних штормов. " * 5
JAPANESE = "市長は月曜日、港の壁は冬の嵐が来る前に修理されると語った。" * 5


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"plain", "plain"),
        (QUOTED.encode(), QUOTED),
        (QUOTED.encode("windows-1252"), QUOTED),
        (b"\xef\xbb\xbf" + QUOTED.encode(), QUOTED),
        (QUOTED.encode("utf-16"), QUOTED),
        (b"\xfe\xff" + QUOTED.encode("utf-16-be"), QUOTED),
        (QUOTED.encode("utf-16-le"), QUOTED),
        (QUOTED.encode("utf-16-be"), QUOTED),
        (CYRILLIC.encode("windows-1251"), CYRILLIC),
        (JAPANESE.encode("shift_jis"), JAPANESE),
        (JAPANESE.encode("utf-8"), JAPANESE),
    ],
)
def test_undeclared_sets_are_found(data: bytes, text: str) -> None:
    assert decode(data) == (text, ())


@pytest.mark.parametrize("before", [b"", b"<meta charset=utf-8>", b"<meta charset=latin-1>", b"<meta charset=no-such-set>"])
@pytest.mark.parametrize("header", [None, "utf-8", "windows-1252"])
@pytest.mark.parametrize("at", [0, 40, 6_000])
def test_one_broken_character_makes_no_other_set(before: bytes, header: str | None, at: int) -> None:
    words = (CYRILLIC + QUOTED) * 9
    data = before + words[:at].encode() + b"\x81" + words[at:].encode()
    expected = f"{before.decode()}{words[:at]}\ufffd{words[at:]}"
    assert decode(data, header) == (expected, ("1 broken characters stand as U+FFFD",))


@pytest.mark.parametrize("name", ["gb18030", "big5", "euc-kr", "euc-jp", "shift_jis", "koi8-r", "iso-8859-5", "windows-1252"])
@pytest.mark.parametrize("at", [0, 8_000])
def test_what_is_declared_and_true_is_believed(name: str, at: int) -> None:
    """Also where what is not ASCII comes late."""
    words = {
        "euc-kr": "시장은 월요일 말했다. ",
        "big5": "市長星期一說，港口的牆將修好。",
        "gb18030": "市长星期一说，港口的墙将修好。",
        "windows-1252": QUOTED,
    }.get(name, "")
    words = words or (JAPANESE[:20] if name in ("euc-jp", "shift_jis") else CYRILLIC)
    words = words.encode(name, "ignore").decode(name)
    text = f"<meta charset={name}>{' said so. ' * (at // 10)}{words}"
    assert decode(text.encode(name)) == (text, ())


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("utf-8", "windows-1252"),
        ("latin-1", "utf-8"),
        ("iso-8859-1", "windows-1252"),
        ("us-ascii", "windows-1252"),
        ("utf-16", "windows-1252"),
        ("utf-16", "utf-8"),
        ("windows-1252", "utf-8"),
        ("no-such-set", "windows-1252"),
        ("no-such-set", "utf-8"),
        ("unicode_escape", "windows-1252"),
        ("raw_unicode_escape", "windows-1252"),
        ("punycode", "windows-1252"),
        ("idna", "windows-1252"),
        ("utf-7", "windows-1252"),
        ("base64", "windows-1252"),
        ("undefined", "windows-1252"),
        ("replacement", "windows-1252"),
    ],
)
def test_a_set_that_is_a_lie_gives_way(declared: str, written: str) -> None:
    text = f'<meta charset="{declared}">\\ud800 {QUOTED}'
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert decode(text.encode(written)) == (text, ())
        assert decode(QUOTED.encode(written), header=declared) == (QUOTED, ())


@pytest.mark.parametrize(
    ("declaration", "codec"),
    [
        ("<meta charset='koi8-r'>", "koi8-r"),
        ("<meta http-equiv=content-type content='text/html; charset=windows-1251'>", "windows-1251"),
        ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso-8859-5"),
    ],
)
def test_a_set_that_is_declared_and_borne_out_is_believed(declaration: str, codec: str) -> None:
    text = declaration + CYRILLIC
    assert decode(text.encode(codec)) == (text, ())


def test_a_header_goes_before_the_page() -> None:
    data = f"<meta charset=windows-1252>{CYRILLIC}".encode("koi8-r")
    assert decode(data, header="koi8-r")[0].endswith(CYRILLIC)


@pytest.mark.parametrize(
    ("data", "text", "notes"),
    [
        ((QUOTED * 3).encode() + b"\xff\xfe.", QUOTED * 3 + "\ufffd\ufffd.", ("2 broken characters stand as U+FFFD",)),
        (b"\xef\xbb\xbfa\xff", "a\ufffd", ("1 broken characters stand as U+FFFD",)),
        (b"\xff\xfea\0b", "a\ufffd", ("1 broken characters stand as U+FFFD",)),
    ],
)
def test_what_is_broken_is_counted(data: bytes, text: str, notes: tuple[str, ...]) -> None:
    assert decode(data) == (text, notes)


@pytest.mark.parametrize(
    ("text", "mended", "notes"),
    [
        ("plain", "plain", ()),
        ("café 😀", "café 😀", ()),
        ("a\ud800b", "a\ufffdb", ("1 lone surrogate stands as U+FFFD",)),
        ("\udc00\ud800", "\ufffd\ufffd", ("2 lone surrogates stand as U+FFFD",)),
    ],
)
def test_lone_surrogates_are_replaced(text: str, mended: str, notes: tuple[str, ...]) -> None:
    assert without_surrogates(text) == (mended, notes)
