from __future__ import annotations

import sqlite3
import threading
from importlib.resources import files

import pytest

from onrecord.marks.places.gazetteer import ALIAS, BARE, MAIN, SHORT, Known, Sense, packaged
from onrecord.marks.places.keys import fold


def names(senses: tuple[Sense, ...], kind: str) -> list[tuple[str, str | None]]:
    return [(sense.place.name, sense.place.country) for sense in senses if sense.place.kind == kind]


@pytest.mark.parametrize(
    ("name", "kind", "place"),
    [
        ("Ukraine", "country", ("Ukraine", "UA")),
        ("Britain", "country", ("United Kingdom", "GB")),
        ("DRC", "country", ("Democratic Republic of the Congo", "CD")),
        ("Ivory Coast", "country", ("Ivory Coast", "CI")),
        ("Kherson", "admin1", ("Kherson Oblast", "UA")),
        ("Kherson", "city", ("Kherson", "UA")),
        ("Georgia", "admin1", ("Georgia", "US")),
        ("Georgia", "country", ("Georgia", "GE")),
        ("Guernsey County", "admin2", ("Guernsey County", "US")),
        ("Donbas", "region", ("Donbas", None)),
        ("Aksai Chin", "region", ("Aksai Chin", None)),
        ("Dnieper", "river", ("Dnipro River", None)),
        ("Lake Victoria", "lake", ("Lake Victoria", None)),
        ("Strait of Hormuz", "strait", ("Strait of Hormuz", None)),
        ("Skye", "island", ("Isle of Skye", "GB")),
        ("Black Sea", "sea", ("Black Sea", None)),
        ("Whitehall", "other", ("Whitehall", "GB")),
    ],
)
def test_a_name_leads_to_its_places(name: str, kind: str, place: tuple[str, str | None]) -> None:
    assert place in names(packaged().look(fold(name)), kind)


def test_names_are_told_from_aliases_and_abbreviations() -> None:
    def sort(key: str, name: str) -> int:
        return next(sense.sort for sense in packaged().look(key) if sense.place.name == name and sense.place.country in ("US", "UA", "GB"))

    assert sort("alabama", "Alabama") == MAIN
    assert sort("ala", "Alabama") == SHORT
    assert sort("britain", "United Kingdom") == ALIAS
    assert sort("dnipro", "Dnipro Raion") == BARE if names(packaged().look("dnipro"), "admin2") == [("Dnipro Raion", "UA")] else True


def test_what_is_no_place_leads_nowhere() -> None:
    assert packaged().look("zzyzzx qq") == ()
    assert packaged().look("") == ()
    assert packaged().look("'; DROP TABLE place; --") == ()


@pytest.mark.parametrize(
    ("place", "holders"),
    [
        ("geonames:702658", {"geonames:702657", "geonames:690791", "onrecord:region/donbas"}),
        ("geonames:706448", {"geonames:706442", "geonames:690791"}),
        ("geonames:690791", set()),
        ("onrecord:region/donbas", set()),
        ("geonames:1", set()),
        ("geonames:99999999999999999999", set()),
        ("nonsense", set()),
    ],
)
def test_what_a_place_lies_in(place: str, holders: set[str]) -> None:
    assert holders <= set(packaged().within(place))
    if not holders:
        assert packaged().within(place) == ()


def test_ids_and_numbers_are_one_to_one() -> None:
    file = packaged()
    for key in ("kherson", "donbas", "ob", "danube", "cebu"):
        for place, _ in file.look(key):
            assert file.number_of(file.id_of(place.number)) == place.number


def test_a_river_has_a_course_and_a_town_has_none() -> None:
    file = packaged()
    dnipro = next(place for place, _ in file.look("dnieper") if place.kind == "river")
    assert min(abs(lat - 46.6) + abs(lon - 32.6) for lat, lon in file.course(dnipro.number)) < 1
    assert file.course(706448) == ()


def test_every_row_has_a_point_on_the_globe_and_a_place_for_each_name() -> None:
    file = sqlite3.connect(f"{files('onrecord.marks.places').joinpath('gazetteer.sqlite')}")
    off = "lat NOT BETWEEN -900000 AND 900000 OR lon NOT BETWEEN -1800000 AND 1800000 OR (lat = 0 AND lon = 0)"
    assert file.execute(f"SELECT count(*) FROM place WHERE {off}").fetchone() == (0,)  # noqa: S608 -- our own words
    assert file.execute("SELECT count(*) FROM place").fetchone()[0] > 270_000
    assert file.execute("SELECT count(*) FROM place WHERE id < 0 AND id NOT IN (SELECT id FROM source)").fetchone() == (0,)


def test_it_is_small_and_never_written() -> None:
    path = files("onrecord.marks.places").joinpath("gazetteer.sqlite")
    assert len(path.read_bytes()) <= 25_000_000
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        packaged()._file.execute("DELETE FROM place")  # noqa: SLF001 -- nothing else writes


def test_rows_of_the_user_go_first() -> None:
    row = Known(1 << 40, "Northgate", "region", "GB", 0, 0, 51.5, 0.1, 1000)
    file = type(packaged())(packaged().path, [(row, ("Northgate", "the Gate"), "mine:northgate")])
    assert file.look("northgate")[0].place == row
    assert file.look("the gate")[0].place == row
    assert file.id_of(1 << 40) == "mine:northgate"
    assert file.within("mine:northgate") == ()


def test_threads_share_it() -> None:
    seen: list[int] = []
    threads = [
        threading.Thread(target=lambda key=key: seen.append(len(packaged().look(key)))) for key in ("lyon", "oslo", "toledo", "york")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 4
    assert all(seen)
