"""The README shows what the program prints: the block is the beginning of the real output."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_example_is_the_beginning_of_the_real_output() -> None:
    readme = ROOT.joinpath("README.md").read_text("utf-8")
    shown = re.search(r"^\$ onrecord read harbour\.html\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert shown
    run = subprocess.run(
        [sys.executable, "-m", "onrecord", "read", "harbour.html"],
        cwd=ROOT / "samples",
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout.startswith(shown[1].removesuffix("…\n"))
