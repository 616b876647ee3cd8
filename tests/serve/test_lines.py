from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from onrecord.serve.lines import clean, fitted, packed, styled, wrapped

HOSTILE = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from(" \x1b[]31m;\x07\x9b\u202e\u200b\u0301漢字👍🏽\ufe0f“”…")), max_size=80
)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain words", "plain words"),
        ("two\nlines\tand  runs\xa0of space", "two lines and runs of space"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;a new title\x07words", "words"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b31mred", "red"),
        ("\x1b]never closed", "]never closed"),
        ("bell\x07 back\x08space \x00null \x7fdelete", "bell backspace null delete"),
        ("harbour\u202egnp.exe\u202c", "harbourgnp.exe"),
        ("za\u200bl\u2060g\ufeffo", "zalgo"),
        ("soft\u00adhyphen", "softhyphen"),
        ("z" + "\u0301" * 40, "z" + "\u0301" * 3),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("“curly” – dash… é 漢字 👍", "“curly” – dash… é 漢字 👍"),
    ],
)
def test_clean(words: str, shown: str) -> None:
    assert clean(words) == shown


@given(HOSTILE)
def test_what_is_clean_is_printable_and_stays_as_it_is(words: str) -> None:
    cleaned = clean(words)
    assert cleaned.isprintable()
    assert "\u202e" not in cleaned


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("one two three", 20, ["one two three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 5, ["one", "two", "three"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("see 漢字漢字", 8, ["see 漢字", "漢字"]),
        ("", 8, [""]),
    ],
)
def test_wrapped(words: str, width: int, lines: list[str]) -> None:
    assert [line.plain for line in wrapped(Text(words), width)] == lines


@pytest.mark.parametrize(
    ("words", "width", "most", "lines"),
    [
        ("one two three", 13, 1, ["one two three"]),
        ("one two three", 12, 1, ["one two…"]),
        ("one two, three", 10, 1, ["one two…"]),
        ("“one two three”", 10, 1, ["“one two…”"]),
        ("“one two three”", 9, 1, ["“one…”"]),
        ("say “one two three” and more", 8, 2, ["say “one", "two…”"]),
        ("it is “unbearable” to us", 10, 1, ["it is…"]),
        ("unbreakable words", 6, 1, ["unbre…"]),
        ("漢字漢字", 5, 1, ["漢字…"]),
    ],
)
def test_fitted(words: str, width: int, most: int, lines: list[str]) -> None:
    assert [line.plain for line in fitted(Text(words), width, most)] == lines


@given(HOSTILE, st.integers(4, 60), st.integers(1, 4))
def test_lines_never_exceed_their_width(words: str, width: int, most: int) -> None:
    shown = Text(clean(words))
    assert all(cell_len(line.plain) <= width for line in wrapped(shown, width))
    assert all(cell_len(line.plain) <= width for line in fitted(shown, width, most))
    assert len(fitted(shown, width, most)) <= most
    assert all(cell_len(line.plain) <= width for line in packed([shown, shown], width))


@given(st.lists(st.text("abc,;“”…", min_size=1, max_size=8), min_size=1, max_size=12), st.integers(12, 30))
def test_a_cut_falls_between_words(words: list[str], width: int) -> None:
    kept = " ".join(line.plain for line in fitted(Text(" ".join(words)), width, 1))
    whole = " ".join(words)
    assert kept == whole or any(
        kept.removesuffix("”").removesuffix("…") == " ".join(words[:n]).rstrip(" ,;:–—“") for n in range(len(words))
    )


@pytest.mark.parametrize(
    ("items", "width", "lines"),
    [
        (["a", "b", "c"], 9, ["a · b · c"]),
        (["a", "b", "c"], 8, ["a · b", "c"]),
        (["a long item", "b"], 6, ["a long", "item", "b"]),
        ([], 6, []),
    ],
)
def test_packed(items: list[str], width: int, lines: list[str]) -> None:
    assert [line.plain for line in packed(map(Text, items), width)] == lines


def test_styles_add_nothing_but_styles() -> None:
    line = Text.assemble(("Ada Novak", "bold"), ", ", ("“no”", "cyan"), "  ")
    assert styled([line]) == "\x1b[1mAda Novak\x1b[0m, \x1b[36m“no”\x1b[0m\n"
    assert re.sub(r"\x1b\[[\d;]*m", "", styled([line])) == "Ada Novak, “no”\n"
