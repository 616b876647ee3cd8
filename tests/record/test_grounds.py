"""One page for one person only on sure grounds, each named, and each to be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.record.grounds import Known, ground, joinable

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import PartyKind, Record
    from onrecord.record.writing import WritableFile

    Making = Callable[..., Record]
    Lining = Callable[..., object]


def person(*roles: str, company: str = "", states: str = "", wikidata: str | None = None) -> Known:
    return Known("Ada Novak", "person", roles, wikidata, frozenset(filter(None, [company])), frozenset(filter(None, [states])))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (person("harbour minister"), person("minister for harbours and the harbour"), "role"),
        (person("harbour minister"), person("goalkeeper"), None),
        (person("minister"), person("minister"), None),
        (person("mayor"), person("the mayor"), None),
        (person("police spokesman"), person("army spokesman"), None),
        (person("harbour minister"), person(), None),
        (person("harbour minister", company="port union"), person(company="port union"), "company"),
        (person("minister", company="port union"), person("minister", company="port union"), "company"),
        (person("goalkeeper", company="port union"), person("minister", company="port union"), None),
        (person("president", states="denmark"), person("president", states="denmark"), "company"),
        (person(states="denmark"), person(states="denmark"), None),
        (person(wikidata="Q1"), person(wikidata="Q1"), "wikidata"),
        (person("harbour minister", wikidata="Q1"), person("harbour minister", wikidata="Q2"), None),
        (Known("Halvard Terminals", "organisation"), Known("Halvard Terminals", "organisation"), "name"),
        (Known("Halvard Terminals", "organisation"), Known("Halvard Terminals", "group"), None),
        (Known("Denmark", "state"), Known("Denmark", "state"), "state"),
    ],
)
def test_grounds(one: Known, other: Known, why: str | None) -> None:
    assert ground(one, other) == why


@pytest.mark.parametrize(
    ("name", "kind", "can"),
    [
        ("Ada Novak", "person", True),
        ("Novak", "person", False),
        ("a senior official", "unnamed", False),
        ("Halvard Terminals", "organisation", True),
        ("Port Union", "organisation", False),
        ("police", "organisation", False),
        ("City Council", "organisation", False),
        ("Ministry of Health", "organisation", False),
        ("Hansard", "document", False),
        ("residents", "group", False),
    ],
)
def test_which_names_can_be_looked_for_elsewhere(name: str, kind: PartyKind, can: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert joinable(name, kind) is can


def speak(file: WritableFile, made: Making, line: Lining, roles: list[str]) -> None:
    for number, role in enumerate(roles):
        words = f"the quay is shut for the {number}th time"
        file.add(made([f"Ada Novak said {words}."], [line(words, "Ada Novak", role)], url=f"https://{number}.example/"))


def test_joins_are_explained_and_undone(file: WritableFile, made: Making, line: Lining) -> None:
    speak(file, made, line, ["harbour minister", "minister of the harbour", "goalkeeper", "harbour minister"])
    minister, goalkeeper = file.actors("novak")
    page = file.actor(minister.actor)
    assert page
    assert [(join.report, join.ground) for join in page.joins] == [(4, "role"), (2, "role"), (1, "new")]
    assert page.namesakes == (goalkeeper.actor,)
    assert len(file.search(page.query).hits) == 3

    alone = file.part(page.joins[0].party)
    assert len(file.search(page.query).hits) == 2
    own = file.actor(alone)
    assert own
    assert [join.ground for join in own.joins] == ["hand"]

    again = file.report("https://3.example/")
    assert again
    file.add(again, again=True)
    assert len(file.search(page.query).hits) == 2

    parted = [join.party for number in page.namesakes for other in [file.actor(number)] if other for join in other.joins]
    assert parted
    apart = next(each for each in file.actors("novak") if each.actor not in {minister.actor, goalkeeper.actor})
    kept = file.actor(apart.actor)
    assert kept
    assert file.rejoin(kept.joins[0].party) == minister.actor
    assert len(file.search(page.query).hits) == 3
    assert list(file.check()) == []


def test_two_parties_of_one_report_are_never_one(file: WritableFile, made: Making) -> None:
    record = made(["Ada Novak met Ada Novak."], others=[("Ada Novak", "state")])
    twin = record.parties[0]
    file.add(replace(record, parties=(twin, replace(twin, id="p2"))))
    assert len(file.actors("novak")) == 2
