"""A folder with corpora in, a table of figures beside their floors out; a figure below its floor fails.

    python eval/gate.py --shared FOLDER [--only LAYER] [-v] [--raise] [--lower LAYER/FIGURE --reason "…"]

Exit status: 0 all is at its floor or above, or there is nothing to measure; 1 a figure is below, a corpus has changed,
or a scorer refused; 2 the call is off.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import corpora
import floors
import runs
import table
from floors import Floors
from layers import LAYERS, measure
from outcomes import Outcome
from scorers import ScorerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layers import Layer

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
LAST = HERE / "out" / "last.json"
COMMITTED = HERE / "last.json"


def main(
    arguments: Sequence[str] | None = None,
    *,
    floors_file: Path = FLOORS,
    last_run: Path = LAST,
    committed: Path = COMMITTED,
    home: Path = HERE,
) -> int:
    """Measure, judge, print; write floors, and the run to commit, where asked. ``home`` holds the project's own gold."""
    options = _options(arguments)
    others = (options.shared / "corpora").is_dir()
    if not others:
        print(f"no folder with corpora at {options.shared}: only the project's own gold is measured")
    known, before = floors.load(floors_file), runs.load(options.against or committed)
    after, kept, failed = runs.load(last_run), runs.load(committed), False
    print(table.HEADER)
    for layer in LAYERS:
        if (options.only and layer.name not in options.only) or not (others or layer.home):
            continue
        outcome = settled(gauged(layer, options.shared, home), known.get(layer.name, floors.Floors()), options)
        print("\n".join(table.lines(outcome)), flush=True)
        failed = failed or outcome.fails
        if outcome.measured:
            if options.verbose:
                changes = runs.changes(layer.figures, before.get(layer.name, {}), outcome.measured.items | outcome.measured.brief)
                print("".join(f"{line}\n" for line in table.changes(layer, changes)), end="")
            after[layer.name] = outcome.measured.items
            kept[layer.name] = runs.rounded(layer.figures, outcome.measured.brief or outcome.measured.items)
            if outcome.floors != Floors():
                known[layer.name] = outcome.floors
    runs.save(last_run, after)
    if options.rise or options.lower:
        floors.save(floors_file, known)
    if options.rise:
        runs.commit(committed, kept)
    return int(failed)


def gauged(layer: Layer, shared: Path, home: Path) -> Outcome:
    """Measure a layer on the corpora that are present."""
    missing, present = layer.missing(shared, home), layer.present(shared, home)
    if not present:
        return Outcome(layer, missing)
    try:
        measured = measure(layer, shared, home, present)
    except ScorerError as error:
        return Outcome(layer, missing, error=str(error))
    return Outcome(layer, missing, {corpus: corpora.digest(layer.root(shared, home) / corpus) for corpus in present}, measured)


def settled(outcome: Outcome, known: Floors, options: argparse.Namespace) -> Outcome:
    """Judge a layer's figures by its floors, once those are lowered and raised as the call asks."""
    if outcome.measured is None:
        return outcome
    layer = outcome.layer
    if layer.name in options.lower:
        known = floors.renewed(known, outcome.digests, options.reason)
    changed = floors.changed(known, outcome.digests)
    if changed:
        return outcome.failed(
            f"{', '.join(changed)} has changed since its floors were measured; to take it on: --lower {layer.name}", known
        )
    figures = outcome.measured.figures
    names = [figure.name for figure in layer.figures if {layer.name, f"{layer.name}/{figure.name}"} & set(options.lower)]
    if names:
        known = floors.lowered(known, floors.judge(layer.figures, figures, known), names, options.reason)
    verdicts = floors.judge(layer.figures, figures, known)
    return outcome.judged(verdicts, floors.raised(known, verdicts, outcome.digests) if options.rise else known)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    names = [layer.name for layer in LAYERS]
    parser = argparse.ArgumentParser(prog="eval/gate.py", description="Score what is read against corpora; a figure below its floor fails.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="a folder with corpora (default: %(default)s)")
    parser.add_argument("--only", action="append", choices=names, metavar="LAYER", help=f"measure this layer alone: {', '.join(names)}")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what pages and reports gained and lost against eval/last.json")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with this run instead, such as a copy of eval/out/last.json")
    parser.add_argument("--raise", dest="rise", action="store_true", help="write higher floors where figures rose, and eval/last.json")
    parser.add_argument("--lower", action="append", default=[], metavar="LAYER[/FIGURE]", help="lower this floor, or all of a layer's")
    parser.add_argument("--reason", help="why a floor is lowered; kept in the file")
    options = parser.parse_args(arguments)
    targets = {*names, *(f"{layer.name}/{figure.name}" for layer in LAYERS for figure in layer.figures)}
    unknown = [name for name in options.lower if name not in targets]
    if unknown:
        parser.error(f"--lower {unknown[0]!r} names no layer and no figure")
    if options.lower and not (options.reason or "").strip():
        parser.error("--lower needs --reason “…”: why may it be worse than it was?")
    return options


if __name__ == "__main__":
    sys.exit(main())
