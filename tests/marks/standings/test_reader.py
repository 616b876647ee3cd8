from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.marks.sentences import sentences
from onrecord.marks.standings import Known, read_standings
from onrecord.marks.standings.actors import folded, states
from onrecord.model import Party, Place, Statement

CASES = [json.loads(line) for line in Path(__file__).with_name("cases.jsonl").read_text("utf-8").splitlines()]


def known_of(case: dict[str, Any]) -> Known:
    text = case["text"]
    places = [
        Place(text.index(n), text.index(n) + len(n), n, "country" if folded(n) in states() else "region", *(None,) * 5)
        for n in case["places"]
    ]
    if "said" not in case:
        return Known(text, sentences(text, (0, len(text))), (), (), places)
    who, cue, content, act = case["said"]
    spans = [((text.index(words), text.index(words) + len(words)),) for words in (content, cue, who)]
    statement = Statement("S1", "indirect", act, "fact", "positive", spans[0], (), spans[1], spans[2], "P1")
    return Known(text, sentences(text, (0, len(text))), [statement], [Party("P1", who, "state")], places)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_what_is_the_case_with_a_place_and_who_says_so(case: dict[str, Any]) -> None:
    known = known_of(case)
    found, parties = read_standings(known)
    names = {party.id: party.name for party in parties} | {"report": "report"}
    told = [[s.place, names.get(s.party), s.aspect, s.extent, s.polarity, names[s.holder]] for s in found]
    assert told == case["standings"]
    for standing in found:
        assert ", ".join(known.text[start:end] for start, end in standing.spans) == standing.place
        assert standing.words is not None
