from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from truths import UnreadableTruthError, read_corpus, read_gold

if TYPE_CHECKING:
    from pathlib import Path


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_annotated_reports_are_read_and_others_wait(gold: Path) -> None:
    truths, broken = read_gold(gold)
    (report,) = truths.reports
    assert broken == []
    assert (truths.name, truths.named, report.id) == ("gold/dev", True, "quay")
    assert [(words(report.text, one.content), one.speaker) for one in report.statements] == [
        (["We will not be hurried"], "Ada Novak"),
        (["the quay was closed"], "Ada Novak"),
        (["😀 No"], "Jan Reyes"),
    ]


@pytest.mark.parametrize("annotation", ["{", "[]", '{"parties": []}', '{"parties": [{"id": "p", "first": "0:not there"}]}'])
def test_a_half_made_annotation_is_told_of_in_one_line(gold: Path, annotation: str) -> None:
    (gold / "quay.json").write_text(annotation, "utf-8")
    truths, (told,) = read_gold(gold)
    assert truths.reports == ()
    assert told.startswith(f"{gold / 'quay.json'}: ")
    assert "\n" not in told


def test_a_corpus_has_spans_and_no_names(corpus: Path) -> None:
    truths = read_corpus(corpus)
    (report,) = truths.reports
    assert (truths.name, truths.named) == ("wires.dev", False)
    assert [(words(report.text, one.content), words(report.text, one.source), one.speaker) for one in report.statements] == [
        (["the quay was closed"], ["She"], None)
    ]


@pytest.mark.parametrize("content", [None, "{", '{"id": "a"}', "[]"])
def test_what_is_no_corpus_is_told_in_one_line(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "x.jsonl"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(UnreadableTruthError, match=r"x\.jsonl: .+") as told:
        read_corpus(path)
    assert "\n" not in str(told.value)
