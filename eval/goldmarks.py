"""Gold rows and the product's rows in, figures on every layer of the record out.

A statement is found where the contents share half of their joint characters (one to one, best first); what else is right is asked
of those that are found. A name is right where it is the gold's, or one has all the words of the other; a speaker left unnamed
is neither right nor wrong. A link (parent, answers) is right where both of its statements are found, and are linked in the
output too; all links count, also those of statements that are not found.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from agreement import met, overlaps, pair, party, same_party, touches
from points import has_point, near

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scorers import Row

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
    told["standings hit"] += len(met(gold, found))
    return told


def _statements(gold: Row, found: Row, told: Count) -> None:
    pairs = pair(gold["statements"], found["statements"])
    told["statements gold"] += len(gold["statements"])
    told["statements found"] += len(found["statements"])
    told["statements hit"] += len(pairs)
    for key in LINKS:
        _links(gold["statements"], found["statements"], dict(pairs), key, told)
    for i, j in pairs:
        a, b = gold["statements"][i], found["statements"][j]
        for key in ("cue", "source"):
            told[key] += touches(a[key], b[key])
        for key in ("form", "act", "mode", "polarity"):
            told[key] += a[key] == b[key]
        told[f"act {a['act']} gold"] += 1
        told[f"act {b['act']} found"] += 1
        told[f"act {a['act']} hit"] += a["act"] == b["act"]
        one, other = party(gold, a["speaker"]), party(found, b["speaker"])
        right = same_party(one, other, gold["parties"])
        told["speaker"] += right
        told["speaker wrong"] += other["name"] is not None and not right
        told["addressee"] += same_party(party(gold, a["addressee"]), party(found, b["addressee"]), gold["parties"])
        if a["said"]:
            told["said gold"] += 1
            told["said"] += bool(b["said"]) and a["said"]["value"] == b["said"]["value"]


def _links(gold: Sequence[Row], found: Sequence[Row], partner: dict[int, int], key: str, told: Count) -> None:
    asked, given = _edges(gold, key), _edges(found, key)
    told[f"{key} gold"] += len(asked)
    told[f"{key} found"] += len(given)
    told[f"{key} hit"] += sum((partner.get(i), partner.get(j)) in given for i, j in asked)


def _edges(statements: Sequence[Row], key: str) -> set[tuple[int, int]]:
    """List who is linked to whom, by their places in the list; a link to nothing that is there leads nowhere."""
    at = {statement["id"]: n for n, statement in enumerate(statements)}
    return {(n, at.get(statement[key], NOWHERE)) for n, statement in enumerate(statements) if statement[key] is not None}


def _dates(gold: Row, found: Row, told: Count) -> None:
    matched = overlaps(gold["dates"], found["dates"])
    told["dates"] += len(gold["dates"]) + len(found["dates"])
    told["dates value"] += 2 * sum(a["value"] == b["value"] for a, b in matched)
    told["dates timed"] += sum(a["earliest"] is not None for a, _ in matched)
    told["dates interval"] += sum(
        a["earliest"] is not None and (a["earliest"], a["latest"]) == (b["earliest"], b["latest"]) for a, b in matched
    )


def _places(gold: Row, found: Row, told: Count) -> None:
    matched = overlaps(gold["places"], found["places"])
    told["places"] += len(gold["places"]) + len(found["places"])
    told["places hit"] += 2 * sum((a["start"], a["end"]) == (b["start"], b["end"]) for a, b in matched)
    told["places pointed"] += sum(has_point(a) for a, _ in matched)
    told["places right"] += sum(near(a, b) for a, b in matched)
    told["places wrong"] += sum(has_point(a) and has_point(b) and not near(a, b) for a, b in matched)


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
        **{key: _f1(told[f"{key} hit"], told[f"{key} found"], told[f"{key} gold"]) for key in LINKS},
        "act macro F1": sum(_f1(told[f"act {act} hit"], told[f"act {act} found"], told[f"act {act} gold"]) for act in acts)
        / max(1, len(acts)),
        "said": _share(told["said"], told["said gold"]),
        "dates value F1": _share(told["dates value"], told["dates"]),
        "dates interval": _share(told["dates interval"], told["dates timed"]),
        "places exact F1": _share(told["places hit"], told["places"]),
        "places right": _share(told["places right"], told["places pointed"]),
        "places wrong": _share(told["places wrong"], told["places pointed"]),
        "standings precision": _share(told["standings hit"], told["standings found"]),
        "standings F1": _f1(told["standings hit"], told["standings found"], told["standings gold"]),
    }


OF_FOUND = ("cue", "source", "form", "speaker", "speaker wrong", "addressee", "act", "mode", "polarity")
LINKS = ("parent", "answers")
NOWHERE = -1
NAMES = (
    "IoU F1", "precision", "recall", *OF_FOUND, *LINKS, "act macro F1", "said", "dates value F1", "dates interval", "places exact F1",
    "places right", "places wrong", "standings precision", "standings F1",
)  # fmt: skip


def _share(part: float, whole: float) -> float:
    return 100 * part / max(1, whole)


def _f1(hit: float, found: float, gold: float) -> float:
    return 200 * hit / max(1, found + gold)
