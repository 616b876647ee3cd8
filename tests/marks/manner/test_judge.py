from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.marks.manner import Wording, judge, wording
from onrecord.marks.manner.features import features
from onrecord.marks.manner.judge import questions
from onrecord.marks.manner.stems import named_act, stem

if TYPE_CHECKING:
    from onrecord.model import Act

ACTS = [
    "state",
    "claim",
    "announce",
    "confirm",
    "deny",
    "reject",
    "accuse",
    "warn",
    "threaten",
    "demand",
    "promise",
    "praise",
    "ask",
    "think",
    "other",
]


@pytest.mark.parametrize(
    ("cue", "content", "act", "mode", "polarity"),
    [
        ("said", "the bridge is open", "state", "fact", "positive"),
        ("said", "the bridge is not open", "state", "fact", "negative"),
        ("denied", "taking the money", "deny", "fact", "positive"),
        ("asked", "whether the bridge was open", "ask", "question", "positive"),
        ("warned", "the bridge could fall", "warn", "possible", "positive"),
        ("claimed", "the vote was stolen", "claim", "fact", "positive"),
        ("insisted", "the vote was fair", "claim", "fact", "positive"),
        ("conceded", "the plan had failed", "confirm", "fact", "positive"),
        ("announced", "a new ferry", "announce", "fact", "positive"),
        ("promised", "to rebuild the pier", "promise", "plan", "positive"),
        ("urged", "to leave at once", "demand", "wish", "positive"),
        ("wants", "to sell the harbour", "think", "wish", "positive"),
        ("hopes", "to sell the harbour", "think", "wish", "positive"),
        ("accused", "lying to the court", "accuse", "fact", "positive"),
        ("praised", "the crew", "praise", "fact", "positive"),
        ("rejected", "the offer", "reject", "fact", "positive"),
        ("refused", "to sign the deal", "reject", "plan", "positive"),
        ("threatened", "to close the port", "threaten", "plan", "positive"),
        ("said", "they will rebuild the pier", "state", "plan", "positive"),
        ("said", "nobody was hurt", "state", "fact", "negative"),
    ],
)
def test_what_is_done_by_words_and_how(cue: str, content: str, act: str, mode: str, polarity: str) -> None:
    found = judge(Wording(cue, content))
    assert (found.act, found.mode, found.polarity) == (act, mode, polarity)


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("denied", "deny"),
        ("denies", "deny"),
        ("has warned", "warn"),
        ("called for", "demand"),
        ("called", None),
        ("said", None),
        ("ruled out", "reject"),
        ("urging", "demand"),
        ("threatened", "threaten"),
        ("", None),
    ],
)
def test_the_act_that_a_cue_names(cue: str, act: Act | None) -> None:
    assert named_act(cue.split()) == act


@pytest.mark.parametrize(
    "forms", ["deny denies denied denying", "urge urges urged urging", "beg begs begged begging", "admit admits admitted"]
)
def test_the_forms_of_a_verb_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@given(st.text(max_size=60), st.text(max_size=400), st.booleans(), st.sampled_from([None, *ACTS]), st.booleans())
def test_any_words_are_judged_and_the_same_words_alike(cue: str, content: str, quoted: bool, before: Act | None, answers: bool) -> None:  # noqa: FBT001
    told = Wording(cue, content, quoted, before, answers)
    assert judge(told) == judge(told)
    assert judge(told).act in ACTS


def test_a_speech_of_any_length_shows_a_bounded_number_of_features() -> None:
    text = "“" + "never say that we will, if you can help it, not go. " * 20_000
    assert len(features(wording(text, [], [(1, len(text))]))) < 1_500


def test_the_weights_are_those_of_the_schema_and_no_more() -> None:
    learned = json.loads(files("onrecord.marks.lexicon").joinpath("manner.json").read_text("utf-8"))
    act, mode, polarity = questions()
    assert set(act.answers) <= set(ACTS)
    assert set(mode.answers) == {"fact", "possible", "hypothetical", "question", "plan", "wish"}
    assert set(polarity.answers) == {"positive", "negative"}
    assert set(learned) == {"act", "mode", "polarity"}
