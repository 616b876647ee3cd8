"""Gold rows and the product's rows in, figures on every layer of the record out.

A statement is found where the contents share half of their joint characters (one to one, best first); what else is right is asked
of those that are found. A name is right where it is the gold's, or one has all the words of the other; a speaker left unnamed
is neither right nor wrong.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from agreement import overlaps, pair, party, same_party, same_standing, touches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotations import Row

Count = Counter[str]


def count(gold: Row, found: Row) -> Count:
    """Count over one report what the figures are made of."""
    told = Count()
    found = {**found, "parties": [{**one, "first": (one["mentions"] or [None])[0]} for one in found["parties"]]}
    _statements(gold, found, told)
    _dates(gold, found, told)
    _places(gold, found, told)
    told["standings gold"] += len(gold["standings"])
    told["standings found"] += len(found["standings"])
    left = list(found["standings"])
    for standing in gold["standings"]:
        hit = next((one for one in left if same_standing(gold, standing, found, one)), None)
        if hit:
            left.remove(hit)
            told["standings hit"] += 1
    return told


def _statements(gold: Row, found: Row, told: Count) -> None:
    pairs = pair(gold["statements"], found["statements"])
    told["statements gold"] += len(gold["statements"])
    told["statements found"] += len(found["statements"])
    told["statements hit"] += len(pairs)
    for i, j in pairs:
        a, b = gold["statements"][i], found["statements"][j]
        for key in ("cue", "source"):
            told[key] += touches(a[key], b[key])
        for key in ("form", "act", "mode", "polarity"):
            told[key] += a[key] == b[key]
        for key in ("parent", "answers"):
            told[key] += (a[key] is None) == (b[key] is None)
        told[f"act {a['act']} gold"] += 1
        told[f"act {b['act']} found"] += 1
        told[f"act {a['act']} hit"] += a["act"] == b["act"]
        one, other = party(gold, a["speaker"]), party(found, b["speaker"])
        told["speaker"] += same_party(one, other)
        told["speaker wrong"] += other["name"] is not None and not same_party(one, other)
        told["addressee"] += same_party(party(gold, a["addressee"]), party(found, b["addressee"]))
        if a["said"]:
            told["said gold"] += 1
            told["said"] += bool(b["said"]) and a["said"]["value"] == b["said"]["value"]


def _dates(gold: Row, found: Row, told: Count) -> None:
    matched = overlaps(gold["dates"], found["dates"])
    told["dates"] += len(gold["dates"]) + len(found["dates"])
    told["dates value"] += 2 * sum(a["value"] == b["value"] for a, b in matched)


def _places(gold: Row, found: Row, told: Count) -> None:
    matched = overlaps(gold["places"], found["places"])
    told["places"] += len(gold["places"]) + len(found["places"])
    told["places hit"] += 2 * sum((a["start"], a["end"]) == (b["start"], b["end"]) for a, b in matched)


def figures(counts: Iterable[Count]) -> dict[str, float]:
    """Make the figures of the counts of all reports; percentages."""
    told = sum(counts, Count())
    acts = {key.split()[1] for key in told if key.startswith("act ") and key.endswith(" gold")}
    of_found = {key: _share(told[key], told["statements hit"]) for key in OF_FOUND}
    return {
        "IoU F1": _f1(told["statements hit"], told["statements found"], told["statements gold"]),
        "precision": _share(told["statements hit"], told["statements found"]),
        "recall": _share(told["statements hit"], told["statements gold"]),
        **of_found,
        "act macro F1": sum(_f1(told[f"act {act} hit"], told[f"act {act} found"], told[f"act {act} gold"]) for act in acts)
        / max(1, len(acts)),
        "said": _share(told["said"], told["said gold"]),
        "dates value F1": _share(told["dates value"], told["dates"]),
        "places exact F1": _share(told["places hit"], told["places"]),
        "standings F1": _f1(told["standings hit"], told["standings found"], told["standings gold"]),
    }


OF_FOUND = ("cue", "source", "form", "speaker", "speaker wrong", "addressee", "act", "mode", "polarity", "parent", "answers")
NAMES = (
    "IoU F1", "precision", "recall", *OF_FOUND, "act macro F1", "said", "dates value F1", "places exact F1", "standings F1",
)  # fmt: skip


def _share(part: float, whole: float) -> float:
    return 100 * part / max(1, whole)


def _f1(hit: float, found: float, gold: float) -> float:
    return 200 * hit / max(1, found + gold)
