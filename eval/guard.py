"""Two versions of the floors in, those that fell without a reason out: floors go up, and down only with ``gate.py --lower``.

``python eval/guard.py [BASE]`` compares ``floors.json`` as it stands with the one at a revision: where none is named, at the
merge base with ``origin/main``, or at ``HEAD~1`` where that is ``HEAD`` itself or not there. Exit status 1 if a floor fell;
where there is nothing to compare it says so and passes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import floors
from floors import Floors
from layers import LAYERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from floors import Lowering

FLOORS = Path(__file__).parent / "floors.json"
FALLING = frozenset((layer.name, figure.name) for layer in LAYERS for figure in layer.figures if figure.falls)
"""The figures that should be small: their floors fall where the number rises."""


def main(arguments: Sequence[str] = (), *, floors_file: Path = FLOORS) -> int:
    """Compare the floors with those at a base revision; print those that fell for no reason told."""
    folder = floors_file.parent
    revision = arguments[0] if arguments else base(folder)
    known = _git(folder, "show", f"{revision}:./{floors_file.name}") if revision else None
    if known is None:
        print("floors: no earlier ones to compare with")
        return 0
    found = list(fallen(floors.read(known), floors.load(floors_file)))
    for line in found:
        print(f"floors: {line}, and no reason is kept under “lowered”")
    if not found:
        print(f"floors: none fell unsaid since {revision[:12]}")
    return int(bool(found))


def base(folder: Path) -> str:
    """Name the revision to compare with; empty where there is none."""
    head, merged = _git(folder, "rev-parse", "HEAD"), _git(folder, "merge-base", "HEAD", "origin/main")
    if merged and merged != head:
        return merged.strip()
    return (_git(folder, "rev-parse", "--verify", "--quiet", "HEAD~1") or "").strip()


def fallen(before: Mapping[str, Floors], after: Mapping[str, Floors]) -> Iterator[str]:
    """Name the floors that are lower, or gone, and that no new entry under ``lowered`` accounts for."""
    for layer, known in before.items():
        now = after.get(layer, Floors())
        reasons = list(now.lowered)
        for entry in known.lowered:
            if entry in reasons:
                reasons.remove(entry)
        for figure, old in known.floors.items():
            sign = -1 if (layer, figure) in FALLING else 1
            new = now.floors.get(figure)
            if _fell(old, new, sign) and not any(_told(entry, figure, new, sign) for entry in reasons):
                yield f"{layer}/{figure} fell from {old} to {'none' if new is None else new}"


def _fell(old: float, new: float | None, sign: int) -> bool:
    """Whether a floor is lower; a floor of nought, which nothing can be below, may go."""
    if new is None:
        return not (sign > 0 and old == 0)
    return sign * new < sign * old


def _told(entry: Lowering, figure: str, new: float | None, sign: int) -> bool:
    """Whether an entry gives the reason for a floor, and not for one that was less low."""
    if entry.name != figure or not entry.reason.strip():
        return False
    return new is None or (not isinstance(entry.new, str) and sign * entry.new <= sign * new)


def _git(folder: Path, *call: str) -> str | None:
    git = shutil.which("git")
    if git is None:
        return None
    done = subprocess.run([git, "-C", str(folder), *call], capture_output=True, check=False, encoding="utf-8")  # noqa: S603 -- our own words
    return done.stdout if done.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
