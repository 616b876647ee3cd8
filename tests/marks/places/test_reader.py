from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Place

Told = list[tuple[str, str | None, str | None]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # what stands around a name
        ("Fires burned in Kherson province.", [("Kherson province", "Kherson Oblast", "UA")]),
        ("They reached the city of Kherson at noon.", [("city of Kherson", "Kherson", "UA")]),
        ("The mill in Florence, Alabama, has shut.", [("Florence", "Florence", "US"), ("Alabama", "Alabama", "US")]),
        ("A clerk from Gary, Ind., was fined.", [("Gary", "Gary", "US"), ("Ind.", "Indiana", "US")]),
        ("Sheep were lost in northern Cebu.", [("Cebu", "Cebu", "PH")]),
        ("Ships left the Crimean peninsula.", [("Crimean peninsula", "Crimea", None)]),
        ("The Danish minister met Four Kenyans.", []),
        ("Rain fell on Lake Tanganyika.", [("Lake Tanganyika", "Lake Tanganyika", None)]),
        ("The Oslo-based firm has moved to Lyon.", [("Oslo", "Oslo", "NO"), ("Lyon", "Lyon", "FR")]),
        ("Trains stopped on the Nairobi–Mombasa line.", [("Nairobi", "Nairobi", "KE"), ("Mombasa", "Mombasa", "KE")]),
        ("LYON, France — A bakery has shut.", [("LYON", "Lyon", "FR"), ("France", "France", "FR")]),
        # sides of a river, and the territory
        ("Troops hold the west bank of the Nile.", [("the west bank of the Nile", "Nile", None)]),
        ("Olives were sold in the West Bank.", [("West Bank", "West Bank", None)]),
        ("The votes were rejected by Ukraine and the West.", [("Ukraine", "Ukraine", "UA")]),
        # names that are none
        ("Nato and the UN met. NATO had no comment.", []),
        ("The Toledo Argus sacked Paris Holt and Ms Lincoln.", []),
        ("He studied at the University of Leeds and at Ohio State University.", []),
        ("The frigate Bergen towed HMS Cardiff.", []),
        ("She was treated for West Nile virus and paid US$ 40.", []),
        ("The Paris Agreement and the Treaty of Lisbon were signed.", []),
        ("Many Along The Way: it was Nice and Mobile.", []),
    ],
)
def test_names_become_places(told: Callable[[str], Told], text: str, places: Told) -> None:
    found = told(text)
    assert [(words, name.split(" (")[0] if name else None, country) for words, name, country in found] == places


def test_the_noun_after_a_list_tells_what_its_names_are(read: Callable[[str], tuple[Place, ...]]) -> None:
    for text in (
        "Schools in the Sumy, Kharkiv and Luhansk regions shut.",
        "Schools in three regions, Sumy, Kharkiv and Luhansk, shut.",
    ):
        assert [place.kind for place in read(text)] == ["admin1"] * 3


@pytest.mark.parametrize(
    ("text", "words", "near"),
    [
        ("Crowds filled Tbilisi as Georgia voted.", "Georgia", (42, 43)),
        ("Growers in Georgia want a road from Savannah to Atlanta.", "Georgia", (33, -83)),
        ("Buses in Birmingham stopped; so did those of Coventry and Wolverhampton.", "Birmingham", (52, -2)),
        ("Buses in Birmingham stopped; so did those of Tuscaloosa and Montgomery.", "Birmingham", (33, -87)),
        ("A nurse in Paris, Ontario, won.", "Paris", (43, -80)),
        ("A nurse in Paris won.", "Paris", (49, 2)),
        ("Talks between Tehran and Washington went on.", "Washington", (39, -77)),
        ("Boats sank in the Dnipro near Kherson.", "Dnipro", (46.6, 32.6)),
        ("Water in the city of Dnipro was shut off.", "city of Dnipro", (48.5, 35)),
    ],
)
def test_a_name_means_what_its_surroundings_make_likely(
    read: Callable[[str], tuple[Place, ...]], text: str, words: str, near: tuple[float, float]
) -> None:
    found = next(place for place in read(text) if text[place.start : place.end] == words)
    assert found.lat is not None
    assert found.lon is not None
    assert abs(found.lat - near[0]) + abs(found.lon - near[1]) < 2


def test_two_places_of_one_name_stay_two(read: Callable[[str], tuple[Place, ...]]) -> None:
    text = "The museum in Manchester, New Hampshire, lent looms to one in Manchester, England."
    assert [place.country for place in read(text)] == ["US", "US", "GB", "GB"]


def test_the_outlet_tells_which_place_is_near(read: Callable[..., tuple[Place, ...]]) -> None:
    text = "A bus hit a wall in Perth."
    assert [place.country for place in read(text)] == ["AU"]
    assert [place.country for place in read(text, "The Dundee Argus, Scotland")] == ["GB"]


def test_what_is_unknown_stays_unknown(read: Callable[[str], tuple[Place, ...]]) -> None:
    (place,) = read("The bridge over Quorndale Creek is shut.")
    assert (place.name, place.kind, place.lat, place.gazetteer_id, place.score) == (None, None, None, None, None)


def test_candidates_come_with_their_scores(read: Callable[[str], tuple[Place, ...]]) -> None:
    (place,) = read("The jury sat in Springfield.")
    scores = [candidate.score for candidate in place.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert place.score is None or place.score >= scores[0]
