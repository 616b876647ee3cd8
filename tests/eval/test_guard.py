from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

import floors
import guard
from floors import Floors, Lowering

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Git = Callable[..., str]

BEFORE = {"statements": Floors(floors={"soft F1": 60.0, "IoU F1": 0.0}), "pages": Floors(floors={"junk lines": 0.02})}
WHY = Lowering("soft F1", 60.0, 50.0, "why")


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository in which the floors are committed, with one commit before."""
    program = shutil.which("git")
    if program is None:
        pytest.skip("git is not there")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)

    def _git(*call: str) -> str:
        who = ("-c", "user.name=one", "-c", "user.email=one@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run([program, "-C", tmp_path, *who, *call], check=True, capture_output=True, encoding="utf-8")  # noqa: S603 -- our own words
        return done.stdout.strip()

    _git("init", "-q", "-b", "main")
    _git("commit", "-q", "--allow-empty", "-m", "zero")
    (tmp_path / "eval").mkdir()
    commit(_git, tmp_path, BEFORE)
    return _git


def commit(git: Git, folder: Path, known: dict[str, Floors]) -> None:
    floors.save(folder / "eval" / "floors.json", known)
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", "floors")


def guarded(folder: Path, *arguments: str) -> int:
    return guard.main(arguments, floors_file=folder / "eval" / "floors.json")


def changed(**own: Any) -> dict[str, Floors]:  # noqa: ANN401 -- what a layer holds
    return BEFORE | {"statements": Floors(**{"floors": {"soft F1": 60.0}, **own})}


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (BEFORE, []),
        (changed(), []),  # nothing is below a floor of nought
        (changed(floors={"soft F1": 61.0}), []),
        (changed(floors={"soft F1": 50.0}), ["statements/soft F1 fell from 60.0 to 50.0"]),
        (changed(floors={"soft F1": 50.0}, lowered=(WHY,)), []),
        (changed(floors={"soft F1": 55.0}, lowered=(WHY,)), []),  # lowered, then raised
        (changed(floors={"soft F1": 40.0}, lowered=(WHY,)), ["statements/soft F1 fell from 60.0 to 40.0"]),
        (changed(floors={"soft F1": 50.0}, lowered=(Lowering("soft F1", 60.0, 50.0, " "),)), ["statements/soft F1 fell from 60.0 to 50.0"]),
        (changed(floors={}), ["statements/soft F1 fell from 60.0 to none"]),
        (changed(floors={}, lowered=(WHY,)), []),
        ({"pages": BEFORE["pages"]}, ["statements/soft F1 fell from 60.0 to none"]),
        (BEFORE | {"pages": Floors(floors={"junk lines": 0.03})}, ["pages/junk lines fell from 0.02 to 0.03"]),
        (BEFORE | {"pages": Floors(floors={"junk lines": 0.01})}, []),
        (BEFORE | {"pages": Floors(floors={"junk lines": 0.03}, lowered=(Lowering("junk lines", 0.02, 0.03, "why"),))}, []),
    ],
)
def test_a_floor_falls_for_a_reason_or_not_at_all(after: dict[str, Floors], told: list[str]) -> None:
    assert list(guard.fallen(BEFORE, after)) == told


def test_an_old_reason_does_not_serve_again() -> None:
    before, after = changed(lowered=(WHY,)), changed(floors={"soft F1": 50.0}, lowered=(WHY,))
    assert list(guard.fallen(before, after)) == ["statements/soft F1 fell from 60.0 to 50.0"]
    assert list(guard.fallen(before, changed(floors={"soft F1": 50.0}, lowered=(WHY, WHY)))) == []


def test_a_fall_fails_with_its_name(git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(git, tmp_path, changed(floors={"soft F1": 50.0}))
    assert guarded(tmp_path) == 1
    assert capsys.readouterr().out == "floors: statements/soft F1 fell from 60.0 to 50.0, and no reason is kept under “lowered”\n"
    commit(git, tmp_path, changed(floors={"soft F1": 50.0}, lowered=(WHY,)))
    assert guarded(tmp_path, "HEAD~2") == 0
    assert capsys.readouterr().out == "floors: none fell unsaid since HEAD~2\n"


def test_a_fall_that_is_not_committed_yet_fails_too(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path, BEFORE)
    floors.save(tmp_path / "eval" / "floors.json", changed(floors={"soft F1": 50.0}))
    assert guarded(tmp_path) == 1


def test_a_branch_is_compared_with_where_it_left_main(git: Git, tmp_path: Path) -> None:
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    left = git("rev-parse", "HEAD")
    commit(git, tmp_path, changed(floors={"soft F1": 50.0}))
    commit(git, tmp_path, changed(floors={"soft F1": 50.0}))
    assert guard.base(tmp_path) == left
    assert guarded(tmp_path) == 1
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert guard.base(tmp_path) == git("rev-parse", "HEAD~1"), "on main itself: the commit before"


def test_with_nothing_to_compare_it_passes(git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(tmp_path) == 0, "the commit before had no floors"
    git("update-ref", "-d", "HEAD")
    assert guarded(tmp_path) == 0
    shutil.rmtree(tmp_path / ".git")
    assert guarded(tmp_path) == 0
    assert capsys.readouterr().out == "floors: no earlier ones to compare with\n" * 3
