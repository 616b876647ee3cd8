"""How the weights of pronouns are fitted: what tells the meant from the others weighs, what does not weighs little."""

from __future__ import annotations

import numpy as np

import pronouns
from onrecord.marks.parties.pronouns import FEATURES


def example(meant: int, *, document: str = "a") -> pronouns.Example:
    features = np.zeros((2, len(FEATURES)))
    features[:, -1] = 1
    features[max(meant, 0), 0] = meant >= 0
    return pronouns.Example(document, features, meant, 1.0, source=True)


def test_what_tells_the_meant_weighs() -> None:
    found = pronouns.fit([example(0), example(1), example(-1)])
    assert found[0] > 1 > abs(found[1])


def test_documents_are_judged_by_weights_fitted_on_others() -> None:
    outcomes = list(pronouns.crossed([example(n % 2, document=str(n)) for n in range(10)]))
    assert len(outcomes) == 10
    assert all(right for _, _, right in outcomes)


def test_chains_of_mentions_teach_whom_a_pronoun_means() -> None:
    text = "Anna Holt left. She said it rained."
    mentions = [
        {"start": 0, "end": 9, "type": "person", "form": "name", "cluster": "1"},
        {"start": 16, "end": 19, "type": "person", "form": "pronoun", "cluster": "1"},
    ]
    (one,) = pronouns.of_chains({"id": "x", "text": text, "mentions": mentions})
    assert (one.meant, len(one.features), one.source) == (0, 1, True)
