from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.marks.lexicon import table
from onrecord.marks.sentences import sentences
from onrecord.marks.standings import Known, read_standings
from onrecord.model import Party, Place, Statement

NAMES = ("Kherson", "Abu Musa", "Russia", "Kosovo")
PIECES = (
    *NAMES, "Russian", "Iran's", "M23", "troops", "forces", "we", "it", "its", "nobody", "neither", "nor", "which",
    "that", "whose", "and", ",", ".", "“", "”", "claims", "controls", "controlled", "by", "from", "under", "in",
    "control", "of", "hands", "left", "lost", "to", "fell", "pushed", "out", "wants", "retake", "will", "not",
    "never", "would", "if", "is", "are", "ours", "own", "liberated", "recognises", "rejects", "claim", "sovereignty",
    "over", "all", "most", "none", "the", "islands", "region", "annexed", "Moscow-annexed", "considers", "part",
    "territory", "refuses", "recognise", "first", "became", "country", "no", "except", "prison", "\n",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


def places_of(text: str) -> list[Place]:
    found = [(at, at + len(name), name) for name in NAMES for at in range(len(text)) if text.startswith(name, at)]
    return [Place(start, end, name, "region", None, None, None, None, None) for start, end, name in sorted(found)]


@settings(max_examples=300, deadline=None)
@given(WORDS, st.integers(0, 60), st.integers(1, 60))
def test_whatever_the_words_every_standing_is_anchored_and_held(text: str, start: int, length: int) -> None:
    statement = Statement(
        "S1", "indirect", "deny", "fact", "positive", ((min(start, len(text)), min(start + length, len(text))),), speaker="P1"
    )
    known = Known(text, sentences(text, (0, len(text))), [statement], [Party("P1", "Iran", "state")], places_of(text))
    found, parties = read_standings(known)
    ids = {party.id for party in parties}
    assert len(ids) == len(parties)
    for standing in found:
        assert [text[a:b] for a, b in standing.spans] == standing.place.split(", ") or len({*standing.place.split(", ")}) < len(
            standing.spans
        )
        assert standing.words is not None
        assert text[slice(*standing.words)].strip()
        assert standing.holder in ids | {"report"}
        assert standing.party is None or standing.party in ids
    assert read_standings(known) == (found, parties)


def test_every_verb_of_the_lists_has_an_aspect_of_the_schema() -> None:
    assert set(table("standings")["verbs"]) == {
        "controls", "annexed", "lost", "withdrew", "administers", "claims", "contests", "recognises", "rejects", "aims",
    }  # fmt: skip


def test_a_long_text_takes_time_in_proportion() -> None:
    text = "Russian troops control it, which Iran and Russia claim and which neither side holds, and " * 400
    assert read_standings(Known(text, sentences(text, (0, len(text))), (), (), places_of(text))) is not None
