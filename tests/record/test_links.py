"""A statement's address stays with its words: through a second reading, through new versions, and never moves to others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import SCHEMA, Head, Record, Statement
from onrecord.record.links import links

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.record.writing import WritableFile

    Making = Callable[..., Record]
    Lining = Callable[..., object]

TEXT = "We stay, she said. We stay, he said. They go."


def record(*spans: tuple[int, int], text: str = TEXT, url: str = "https://a.example/") -> Record:
    statements = tuple(Statement(f"s{n}", "direct", "state", "fact", "positive", (span,), score=0.5) for n, span in enumerate(spans))
    return Record(SCHEMA, "r", Head(url=url), text, (), (), statements, (), (), ())


def test_equal_words_at_two_places_have_two_addresses() -> None:
    assert len(set(links(record((0, 7), (19, 26))))) == 2


def test_it_depends_on_nothing_that_another_reader_reads_otherwise() -> None:
    (one,) = links(record((19, 26)))
    assert one in set(links(record((0, 7), (19, 26), (37, 44))))
    changed = replace(record((19, 26)).statements[0], act="deny", speaker=None, form="indirect", id="x")
    assert list(links(replace(record(), statements=(changed,)))) == [one]


def test_the_same_span_twice_is_numbered() -> None:
    first, second = links(record((0, 7), (0, 7)))
    assert second == f"{first}-2"


def test_other_sources_have_other_addresses() -> None:
    assert set(links(record((0, 7)))).isdisjoint(links(record((0, 7), url="https://b.example/")))


@settings(deadline=None)
@given(st.text(min_size=1, max_size=30), st.data())
def test_an_address_never_moves_to_other_words(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: (min(pair), max(pair)))
    one, other = data.draw(spans), data.draw(spans)
    (first,), (second,) = links(record(one, text=text)), links(record(other, text=text))
    if text[slice(*one)] != text[slice(*other)]:
        assert first != second


def test_a_new_version_keeps_the_address_of_words_that_stay(file: WritableFile, made: Making, line: Lining) -> None:
    for count in (1, 2):
        text = f"Version {count}. Ada Novak said the quay is shut."
        file.add(made([text], [line("the quay is shut", "Ada Novak")], url="https://a.example/", key=f"v{count}"))
    (hit,) = file.search("quay").hits
    found = file.statement(hit.link)
    assert found
    assert (found.report.version, found.words) == (2, "the quay is shut")


def test_a_moved_anchor_is_found(file: WritableFile, made: Making, line: Lining) -> None:
    file.add(made(["Ada Novak said the quay is shut."], [line("the quay is shut", "Ada Novak")], key="r"))
    assert list(file.check()) == []
    file.connection.execute("UPDATE statement SET content = '[[16,32]]'")
    assert list(file.check()) == ["report 1 (r.html): the words of statement s1 are not those that were read"]
    file.connection.execute("UPDATE statement SET content = '[[16,99]]'")
    assert any("outside the text" in flaw for flaw in file.check())


def test_changed_words_are_found(file: WritableFile, made: Making) -> None:
    file.add(made(["Ada Novak said the quay is shut."], key="r"))
    file.connection.execute("UPDATE report SET text = replace(text, 'shut', 'sold')")
    assert list(file.check()) == ["report 1 (r.html): its words are not those that were read"]
