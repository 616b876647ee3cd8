"""Annotated reports in, the weights that statements' manner is judged with out.

``python training/manner.py [FOLDER …]`` reads the reports of ``training/reports`` (or of the folders named; of two with one name the
first), learns act, mode and polarity, each as a linear model over what ``onrecord.marks.manner.features`` shows of a statement, and
writes ``manner.json``. ``--held N`` writes nothing: it learns without every Nth report and prints how many of its statements are right.
The same reports give the same weights. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

import markup
from onrecord.marks.manner.clauses import negates
from onrecord.marks.manner.features import features
from onrecord.marks.manner.wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE: Final = Path(__file__).parent
WEIGHTS: Final = HERE.parent / "src/onrecord/marks/lexicon/manner.json"
KEYS: Final = ("act", "mode", "polarity")
SEEN: Final = 2
"""Statements that a feature must be seen in to count."""
SMALL: Final = 0.04
"""Weights below are left out: they change no judgement of the reports held out."""

Row = tuple[frozenset[str], dict[str, str]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, and write or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", default=[HERE / "reports"])
    parser.add_argument("--held", type=int, metavar="N", help="learn without every Nth report, and measure on it")
    options = parser.parse_args(arguments)
    reports = [rows(path) for path in named(options.folders)]
    print(f"{len(reports)} reports, {sum(map(len, reports)):,} statements")
    if options.held:
        kept = [row for n, report in enumerate(reports) if n % options.held for row in report]
        measure(kept, [row for n, report in enumerate(reports) if not n % options.held for row in report])
        return
    learned = {key: weights(*learn([row for report in reports for row in report], key)) for key in KEYS}
    WEIGHTS.write_text(json.dumps(learned, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", "utf-8")


def named(folders: Sequence[Path]) -> list[Path]:
    """List the reports of some folders, by name."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in folder.glob("*.xml"):
            found.setdefault(path.name, path)
    return [found[name] for name in sorted(found)]


def rows(path: Path) -> list[Row]:
    """Read a report's statements: what shows of each, and what it is."""
    report = markup.read(path)
    made: list[Row] = []
    before = None
    for said in sorted((one for one in report.statements.values() if one.spans["content"]), key=lambda one: one.spans["content"][0]):
        told = wording(report.text, said.spans["cue"], said.spans["content"], before, answers=bool(said.answers))
        made.append((features(told), {key: getattr(said, key) for key in KEYS}))
        before = said.act
    return made


def _counts(feature: str, key: str) -> bool:
    """Leave out what told nothing on reports held out: pairs of words for the mode, words that negate nothing for the polarity."""
    if key == "mode":
        return not feature.startswith("ww:")
    if key == "polarity" and feature.startswith(("w:", "ww:", "opens:", "first:", "cues:")):
        return any(negates(word) for word in feature.partition(":")[2].split())
    return not (key == "polarity" and ("modal" in feature or feature.startswith("length")))


def learn(known: Sequence[Row], key: str) -> tuple[DictVectorizer, LogisticRegression]:
    """Fit one question's weights."""
    seen = Counter(feature for shown, _ in known for feature in shown)
    vectors = DictVectorizer()
    shown = vectors.fit_transform(
        [{feature: 1.0 for feature in row if seen[feature] >= SEEN and _counts(feature, key)} for row, _ in known]
    )
    model = LogisticRegression(C=1.0, max_iter=300, tol=1e-3)
    model.fit(shown, [answer[key] for _, answer in known])
    return vectors, model


def weights(vectors: DictVectorizer, model: LogisticRegression) -> dict[str, dict[str, object]]:
    """Write a model out: where each answer starts from, and what each feature adds to it."""
    coefficients, start = model.coef_, model.intercept_
    if len(coefficients) == 1:
        coefficients, start = np.vstack([-coefficients, coefficients]) / 2, np.array([-start[0], start[0]]) / 2
    answers = [str(answer) for answer in model.classes_]
    table: dict[str, object] = {}
    for column, feature in enumerate(vectors.get_feature_names_out()):
        told = {a: round(float(w), 2) for a, w in zip(answers, coefficients[:, column], strict=True) if abs(w) >= SMALL}
        if told:
            table[str(feature)] = told
    return {"start": {a: round(float(w), 3) for a, w in zip(answers, start, strict=True)}, "weights": table}


def measure(known: Sequence[Row], held: Sequence[Row]) -> None:
    """Print how many of the statements held out are right."""
    for key in KEYS:
        vectors, model = learn(known, key)
        judged = model.predict(vectors.transform([dict.fromkeys(shown, 1.0) for shown, _ in held]))
        truth = [answer[key] for _, answer in held]
        right = float(np.mean(judged == np.array(truth)))
        print(f"{key:9} {100 * right:.1f}% of {len(held)}, macro F1 {100 * f1_score(truth, judged, average='macro'):.1f}")


if __name__ == "__main__":
    sys.exit(main())
