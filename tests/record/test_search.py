"""Statements are found by words and conditions, in their context, with counts that say how far they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.errors import UsageError
from onrecord.record import boxes, plan, search
from onrecord.record.hits import Count
from onrecord.record.query import Query, match_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Record
    from onrecord.record.writing import WritableFile

    Making = Callable[..., Record]
    Lining = Callable[..., object]


@pytest.fixture
def harbour(file: WritableFile, made: Making, line: Lining) -> WritableFile:
    file.add(
        made(
            [
                "“We are not closing the north quay,” Ada Novak, the harbour minister, told Tomas Iversen.",
                "Port Union said the quay in Esbjerg had been sold. Ada Novak denied it.",
            ],
            [
                line(
                    "We are not closing the north quay", "Ada Novak", "harbour minister", to="Tomas Iversen", act="deny", said="2025-12-04"
                ),
                line("the quay in Esbjerg had been sold", "Port Union", kind="organisation", act="claim"),
            ],
            outlet="The Coast Courier",
            published="2025-12-09T04:25:00+00:00",
            places=[("Esbjerg", "geonames:2622447", 55.47, 8.45)],
            key="harbour",
        )
    )
    file.add(
        made(
            ["Rita Salgueiro said closures of the tram depot harm Ada Novak more than the drivers."],
            [line("closures of the tram depot harm Ada Novak more than the drivers", "Rita Salgueiro", "union president")],
            others=[("Ada Novak", "person")],
            outlet="Iberian Desk",
            published="2025-10-14",
            key="tram",
        )
    )
    file.add(made(["Nobody knows when the quay closed."], [line("when the quay closed")], key="undated"))
    return file


def links(file: WritableFile, query: Query | str) -> list[str]:
    return [hit.words for hit in file.search(query).hits]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("quay", 3),
        ("QUAY closing", 1),
        ("clos*", 3),
        ('"north quay"', 1),
        ("“north quay”", 1),
        ('"quay north"', 0),
        ("quay -esbjerg", 2),
        ("", 4),
        ("…", 0),
        ("quay AND NOT OR NEAR(", 0),
        ('"', 0),
        ("harbour", 0),
    ],
)
def test_words_phrases_prefixes(harbour: WritableFile, words: str, found: int) -> None:
    page = harbour.search(words)
    assert (len(page.hits), page.count) == (found, Count(found))
    assert len(harbour.search(Query(words, order="best")).hits) == (found if match_of(words) or found == 0 else 0)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(who="novak"), ["We are not closing the north quay"]),
        (Query(who="Ada Novak", act=("deny",)), ["We are not closing the north quay"]),
        (Query(who="Ada Novak", act=("claim",)), []),
        (Query(who="nobody"), []),
        (Query(who="-"), []),
        (Query(to="iversen"), ["We are not closing the north quay"]),
        (Query(about="novak"), ["closures of the tram depot harm Ada Novak more than the drivers"]),
        (Query(place="esbjerg"), ["the quay in Esbjerg had been sold"]),
        (Query(place="geonames:2622447"), ["the quay in Esbjerg had been sold"]),
        (Query(form=("direct",)), ["We are not closing the north quay"]),
        (Query(outlet="iberian desk"), ["closures of the tram depot harm Ada Novak more than the drivers"]),
        (Query(since="2025-12-04", until="2025-12"), ["We are not closing the north quay"]),
        (Query(since="2025-12-05"), []),
        (Query(published_since="2025-11"), ["We are not closing the north quay", "the quay in Esbjerg had been sold"]),
        (Query(published_until="2025-10-14"), ["closures of the tram depot harm Ada Novak more than the drivers"]),
        (Query(published_until="2024"), []),
        (Query("quay", order="oldest"), ["when the quay closed", "We are not closing the north quay", "the quay in Esbjerg had been sold"]),
    ],
)
def test_conditions(harbour: WritableFile, query: Query, found: list[str]) -> None:
    assert links(harbour, query) == found


@pytest.mark.parametrize("few", [0, 1, 2, 5_000])
@pytest.mark.parametrize(
    "query", [Query("quay"), Query("clos*", published_since="2025"), Query(who="novak"), Query(), Query("quay", order="oldest")]
)
def test_every_plan_finds_the_same(harbour: WritableFile, monkeypatch: pytest.MonkeyPatch, query: Query, few: int) -> None:
    whole = links(harbour, query)
    monkeypatch.setattr(plan, "FEW", few)
    monkeypatch.setattr(search, "WINDOW", 1 + few % 2)
    assert links(harbour, query) == whole
    paged: list[str] = []
    after = None
    while True:
        page = harbour.search(query, after=after, limit=1)
        paged += [hit.words for hit in page.hits]
        after = page.next
        if not after:
            break
    assert paged == whole


def test_a_hit_stands_in_its_context(harbour: WritableFile) -> None:
    hit = harbour.search('"north quay"').hits[0]
    words = hit.context.words
    assert words == "“We are not closing the north quay,” Ada Novak, the harbour minister, told Tomas Iversen."
    assert [words[start - hit.context.start : end - hit.context.start] for start, end in hit.content] == [
        "We are not closing the north quay"
    ]
    assert [words[start - hit.context.start : end - hit.context.start] for start, end in hit.matches] == ["north quay"]
    assert hit.speaker
    assert (hit.speaker.name, hit.speaker.role, hit.report.outlet) == ("Ada Novak", "harbour minister", "The Coast Courier")
    assert harbour.statement(hit.link) == harbour.search(Query(report=hit.report.id)).hits[0]


@pytest.mark.parametrize("day", ["yesterday", "2025-13", "2025-02-30", "20251", "2025-12-09T00:00", "١٩٩٩"])
def test_a_day_that_is_none_is_said(harbour: WritableFile, day: str) -> None:
    with pytest.raises(UsageError, match="is no day"):
        harbour.search(Query(since=day))


def test_an_after_from_no_page_is_said(harbour: WritableFile) -> None:
    with pytest.raises(UsageError, match="is from no page"):
        harbour.search("quay", after="1; DROP TABLE report")


def test_only_the_last_version_is_found(file: WritableFile, made: Making, line: Lining) -> None:
    for words in ("the quay is open", "the quay is shut"):
        file.add(made([f"Ada Novak said {words}."], [line(words, "Ada Novak")], url="https://a.example/1"))
    assert links(file, "quay") == ["the quay is shut"]
    assert links(file, Query("quay", order="best")) == ["the quay is shut"]


def test_where_time_runs_out_the_next_page_goes_on(harbour: WritableFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "FEW", 0)
    monkeypatch.setattr(search, "WINDOW", 1)
    looks = iter(range(1_000))
    monkeypatch.setattr(boxes.Box, "_over", lambda _: next(looks) % 4 == 3)
    found: list[str] = []
    after = None
    partial = 0
    while True:
        page = search.search(harbour.connection, Query(who="novak"), after=after)
        found += [hit.words for hit in page.hits]
        partial += page.partial
        after = page.next
        if not after:
            break
    assert found == ["We are not closing the north quay"]
    assert partial
