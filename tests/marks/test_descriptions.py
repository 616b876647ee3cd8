"""Descriptions: what the span of a speaker says by itself."""

from __future__ import annotations

import pytest

from onrecord.marks.descriptions import describe

DESCRIPTIONS = [
    ("Anna Holt", "person", "Anna Holt", None),
    ("Ludwig van Tarn", "person", "Ludwig van Tarn", None),
    ("Kremlin spokesperson Dmitry Varga", "person", "Dmitry Varga", "Kremlin spokesperson"),
    ("the Russian president Pavel Varga", "person", "Pavel Varga", "Russian president"),
    ("Nato Secretary General Lars Tarn", "person", "Lars Tarn", "Nato Secretary General"),
    ("President Varga", "person", "Varga", "President"),
    ("Mr Varga", "person", "Varga", None),
    ("Mrs. Varga", "person", "Varga", None),
    ("Anna Holt, the mayor of Lyon", "person", "Anna Holt", "mayor of Lyon"),
    ("A lawyer for the owners, Ben Oduya,", "person", "Ben Oduya", "lawyer for the owners"),
    ("Sen. Anna Holt (Greens)", "person", "Anna Holt", "Sen."),
    ("Port Union, which speaks for 640 workers", "organisation", "Port Union", None),
    ("Anna Holt, who lives in Lyon", "person", "Anna Holt", None),
    ("Anna Holt, 61, of Kettering", "person", "Anna Holt", None),
    ("Anna Holt, prosecuting", "person", "Anna Holt", None),
    ("Anna Holt, its secretary", "person", "Anna Holt", "secretary"),
    ("Anna Holt, the harbour minister", "person", "Anna Holt", "harbour minister"),
    ("Anna Holt, the Finnish officer who leads the mission", "person", "Anna Holt", "Finnish officer"),
    ("An hour later Ms Holt", "person", "Holt", None),
    ("Officials", "unnamed", "Officials", None),
    ("Analysts at Corran Securities", "unnamed", "Analysts at Corran Securities", None),
    ("Her husband of 26 years", "unnamed", "Her husband of 26 years", None),
    ("Russia", "state", "Russia", None),
    ("Moscow", "state", "Moscow", None),
    ("the United States", "state", "United States", None),
    ("The Kremlin", "organisation", "Kremlin", None),
    ("the Ministry of Health", "organisation", "Ministry of Health", None),
    ("The Lyon Times", "organisation", "Lyon Times", None),
    ("Democrats", "group", "Democrats", None),
    ("the ministry", "organisation", "ministry", None),
    ("police", "organisation", "police", None),
    ("a senior official", "unnamed", "senior official", None),
    ("a lawyer for Anna Holt", "unnamed", "lawyer for Anna Holt", None),
    ("the study", "document", "study", None),
]


@pytest.mark.parametrize(("text", "kind", "name", "role"), DESCRIPTIONS)
def test_reads_a_description(text: str, kind: str, name: str, role: str | None) -> None:
    found = describe(text, (0, len(text)))
    assert found
    assert (found.kind, found.label, found.role) == (kind, name, role)


@pytest.mark.parametrize("text", ["the", ",", "—", "1,000", "was has been", "", "the roof", "dawn", "an hour later", "which engineers"])
def test_what_describes_nobody(text: str) -> None:
    assert describe(text, (0, len(text))) is None
