"""A made-up folder with corpora, and scorers as small as they can be that print what the reference scorers print."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

sys.path.insert(0, str(Path(__file__).parents[2] / "eval"))  # programs that are run by path, not a package

STORY = (
    "The harbour board met for three hours on Monday and left without a decision.",
    "“We will not be hurried,” said Ada Novak, who chairs the board of the harbour.",
    "Its five members will meet again next week, when the survey of the north quay is due.",
)
PAGE = (
    "<html><head><title>Harbour board puts off its vote</title></head><body><nav><a href='/'>Home</a></nav><article>"
    "<h1>Harbour board puts off its vote</h1>" + "".join(f"<p>{line}</p>" for line in STORY) + "</article></body></html>"
)
TEXT = "\n\n".join(STORY) + "\n"
REPORT = """Harbour board puts off its vote

By Ana Reyes
Friday 9 May 2025 04:25 GMT

The harbour board met for three hours on Monday and left without a decision on the north quay.

“We will not be hurried,” said Ada Novak, who chairs the board of the harbour.

Sign up to our morning newsletter
"""
REPORT_GOLD = {
    "title": "Harbour board puts off its vote",
    "byline": ["Ana Reyes"],
    "published": "2025-05-09T04:25:00+00:00",
    "furniture": ["Sign up to our morning newsletter"],
}
JOIN = """
import json
def rows(path):
    with open(path, encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}
"""
PAGES = """
import json
def words(text):
    return text.split()
def shingles(tokens, n):
    return {tuple(tokens[i:i + n]): 1 for i in range(max(1, len(tokens) - n + 1))} if tokens else {}
def main(gold, pred):
    with open(gold) as file:
        truth = json.load(file)
    with open(pred) as lines:
        found = {row["id"]: row for row in map(json.loads, lines)}
    want = [line for page in truth.values() for line in page["body"]]
    have = [row["text"][b["start"]:b["end"]] for row in found.values() for b in row["blocks"] if b["kind"] == "paragraph"]
    hits = len(set(want) & set(have))
    p, r = hits / max(1, len(have)), hits / max(1, len(want))
    f1 = 2 * p * r / max(1e-9, p + r)
    print(f"pages {len(truth)} P {p:.3f} R {r:.3f} F1 {f1:.3f} junk lines {len(have) - hits} of {len(have)}")
"""
STATEMENTS = (
    JOIN
    + """
def score(gold, pred):
    for key, row in gold.items():
        if key in pred and pred[key]["text"] != row["text"]:
            raise SystemExit(f"{key}: the output's text differs")
    asked = sum(len(row["attributions"]) for row in gold.values())
    found = sum(len(pred.get(key, {}).get("statements", [])) for key in gold)
    return asked, found
def report(count):
    share = round(100 * count[1] / max(1, count[0]), 1)
    both = {"P": 100.0, "R": share, "F1": share}
    print(f"content  exact {both}  overlap F1 50.0  gold {count[0]} pred {count[1]}")
    print(f"iou50    {both}")
    print(f"soft     {both}")
    print(f"speech   soft recall {share} of {count[0]}  precision {share} of {count[1]}")
    for form in ("direct", "mixed", "indirect"):
        print(f"recall {form:9} iou50 1.0  soft {share}  gold {count[0]}")
"""
)
DATES = 'def main(gold, pred):\n    print("gold 1 pred 0 strict F1 0.0 relaxed F1 0.0 type F1 0.0 value accuracy 0.0 value F1 0.0")\n'
PLACES = (
    "def main(gold, pred):\n"
    '    print("recognition F1 exact 0.0 overlap 0.0 | resolution of those found 0.0 (answered 0.0) | end to end recall 0.0")\n'
)


GOLD = ("“We will not be hurried,” said Ada Novak.", "Jan Reyes said the quay was shut.")


def annotated(folder: Path, name: str) -> None:
    """Write a report with its annotation."""
    told = (("s1", 0, "We will not be hurried", "Ada Novak", "p1"), ("s2", 1, "the quay was shut", "Jan Reyes", "p2"))
    annotation = {
        "parties": [{"id": speaker, "name": source, "kind": "person", "first": f"{n}:{source}"} for _, n, _, source, speaker in told],
        "statements": [
            {"id": key, "content": [f"{n}:{content}"], "cue": [f"{n}:said"], "source": [f"{n}:{source}"], "speaker": speaker}
            | {"act": "state", "mode": "fact", "polarity": "positive"}
            for key, n, content, source, speaker in told
        ],
        "dates": [],
        "places": [],
        "standings": [],
    }
    head = {"id": name, "title": None, "byline": [], "outlet": None, "published": "2025-05-09"}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text("\n\n".join(GOLD) + "\n", "utf-8")
    meta = head | {"blocks": [{"kind": "paragraph", "text": words} for words in GOLD]}
    (folder / f"{name}.meta.json").write_text(json.dumps(meta), "utf-8")
    (folder / f"{name}.json").write_text(json.dumps(annotation), "utf-8")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with two reports annotated, one in each half, and the tables, of two cases each."""
    from layers import PHENOMENA  # noqa: PLC0415 -- found by the path set above

    folder = tmp_path / "home"
    annotated(folder / "gold" / "dev", "quay")
    annotated(folder / "gold" / "test", "secret-quay")
    (folder / "phenomena").mkdir()
    for table in PHENOMENA:
        cases = ({"id": f"{table}-{n}", "text": f"The {n} “free” drinks.", "published": None, "statements": []} for n in "12")
        (folder / "phenomena" / f"{table}.jsonl").write_text("".join(f"{json.dumps(case)}\n" for case in cases), "utf-8")
    return folder


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder with two corpora and a report; the others are absent."""
    folder = tmp_path / "shared"
    pages = folder / "corpora" / "pages" / "fundus80"
    (pages / "html").mkdir(parents=True)
    (pages / "html" / "one.html.gz").write_bytes(gzip.compress(PAGE.encode(), mtime=0))
    (pages / "ground_truth.json").write_text(json.dumps({"one.html.gz": {"body": list(STORY)}}), "utf-8")
    statements = folder / "corpora" / "statements"
    statements.mkdir()
    (statements / "polnear.dev.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "attributions": [{}]}) + "\n", "utf-8")
    (folder / "reports").mkdir()
    (folder / "reports" / "first.txt").write_text(REPORT, "utf-8")
    (folder / "reports" / "first.gold.json").write_text(json.dumps(REPORT_GOLD), "utf-8")
    (folder / "score").mkdir()
    for name, source in {"pages": PAGES, "statements": STATEMENTS, "dates": DATES, "places": PLACES}.items():
        (folder / "score" / f"{name}.py").write_text(source, "utf-8")
    return folder


@pytest.fixture
def run(shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Run the gate on the made-up folder, with floors and a last run of its own."""
    import gate  # noqa: PLC0415 -- found by the path set above

    def _run(*arguments: str, at: Iterable[str] = ()) -> tuple[int, str]:
        call = [*(at or ("--shared", str(shared))), *arguments]
        status = gate.main(
            call,
            floors_file=tmp_path / "floors.json",
            last_run=tmp_path / "out" / "last.json",
            committed=tmp_path / "last.json",
            home=tmp_path / "home",
        )
        return status, capsys.readouterr().out

    return _run
