from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import runs

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str]]

STATEMENTS = Path("corpora/statements/polnear.dev.jsonl")


def row(out: str, figure: str) -> str:
    (line,) = (line for line in out.splitlines() if line.startswith(figure))
    return " ".join(line.split())


def floors_of(tmp_path: Path) -> dict[str, dict[str, dict[str, float]]]:
    known: dict[str, dict[str, dict[str, float]]] = json.loads((tmp_path / "floors.json").read_text("utf-8"))
    return known


def set_floor(tmp_path: Path, layer: str, figure: str, value: float) -> None:
    known = floors_of(tmp_path)
    known[layer]["floors"][figure] = value
    (tmp_path / "floors.json").write_text(json.dumps(known), "utf-8")


def change_a_corpus(shared: Path) -> None:
    with (shared / STATEMENTS).open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": "b", "text": "Rain fell.", "attributions": []}) + "\n")


def test_without_a_folder_it_says_so_and_passes(run: Run, tmp_path: Path) -> None:
    status, out = run(at=("--shared", str(tmp_path / "nowhere")))
    assert status == 0
    assert out.startswith(f"no folder with corpora at {tmp_path / 'nowhere'}: only the project's own gold is measured\n")
    assert "gold-dev         not there: gold/dev; passed over" in out
    assert "statements" not in out


def test_without_floors_it_shows_the_figures_and_writes_none(run: Run, tmp_path: Path) -> None:
    status, out = run()
    assert status == 0
    assert row(out, "pages            F1") == "pages F1 – 1.000 no floor yet"
    assert not (tmp_path / "floors.json").exists()


def test_an_absent_corpus_is_named_and_passed_over(run: Run) -> None:
    status, out = run("--only", "dates", "--only", "unchanged")
    assert status == 0
    assert "dates            not there: corpora/dates/wikiwars.dev.jsonl; passed over" in out
    assert "corpora/statements/polnear.train.jsonl, " in out
    assert "; measured on the others" in out
    assert row(out, "unchanged        same") == "unchanged same – 1.000 no floor yet"


def test_an_absent_scorer_is_named_and_its_layer_passed_over(run: Run, shared: Path) -> None:
    (shared / "score" / "pages.py").unlink()
    status, out = run("--only", "pages")
    assert status == 0
    assert "pages            not there: score/pages.py; passed over" in out


def test_raise_writes_floors_with_the_sums_of_their_corpora(run: Run, tmp_path: Path) -> None:
    assert run("--raise")[0] == 0
    known = floors_of(tmp_path)
    assert list(known) == ["unchanged", "pages", "report", "statements"]
    assert known["pages"]["floors"] == {"F1": 1.0, "P": 1.0, "R": 1.0, "junk lines": 0.0, "lost per 200": 0.0, "anchored": 1.0}
    assert known["report"]["floors"] == {"title": 1.0, "byline": 1.0, "published": 1.0, "furniture": 1.0}
    assert list(known["report"]["corpora"]) == ["reports/first.txt", "reports/first.gold.json"]
    assert all(len(str(digest)) == 64 for layer in known.values() for digest in layer["corpora"].values())


def test_at_its_floors_it_passes_and_a_second_raise_changes_nothing(run: Run, tmp_path: Path) -> None:
    run("--raise")
    before = (tmp_path / "floors.json").read_bytes()
    status, out = run("--raise")
    assert status == 0
    assert row(out, "statements       soft F1") == "statements soft F1 100.0 100.0 ok"
    assert (tmp_path / "floors.json").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "floor", "told"),
    [
        ("pages/F1", 1.001, "pages F1 1.001 1.000 BELOW ITS FLOOR"),
        ("pages/junk lines", -0.1, "pages junk lines ≤-0.100 0.000 BELOW ITS FLOOR"),
        ("statements/soft F1", 100.1, "statements soft F1 100.1 100.0 BELOW ITS FLOOR"),
    ],
)
def test_below_its_floor_it_fails_with_both_numbers(run: Run, tmp_path: Path, name: str, floor: float, told: str) -> None:
    run("--raise")
    layer, figure = name.split("/")
    set_floor(tmp_path, layer, figure, floor)
    status, out = run()
    assert status == 1
    assert row(out, f"{layer:<16} {figure} ") == told


def test_raise_never_lowers(run: Run, tmp_path: Path) -> None:
    run("--raise")
    set_floor(tmp_path, "statements", "soft F1", 100.1)
    set_floor(tmp_path, "statements", "IoU F1", 12.0)
    status, out = run("--raise")
    assert status == 1
    assert row(out, "statements       IoU F1") == "statements IoU F1 12.0 100.0 ok, risen"
    assert floors_of(tmp_path)["statements"]["floors"]["soft F1"] == 100.1
    assert floors_of(tmp_path)["statements"]["floors"]["IoU F1"] == 100.0


def test_lower_needs_a_reason_and_keeps_it(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("--raise")
    set_floor(tmp_path, "statements", "soft F1", 100.1)
    set_floor(tmp_path, "statements", "IoU F1", 100.1)
    with pytest.raises(SystemExit) as refusal:
        run("--lower", "statements/soft F1")
    assert refusal.value.code == 2
    assert "--lower needs --reason" in capsys.readouterr().err
    status, out = run("--lower", "statements/soft F1", "--reason", "nested statements are told apart")
    assert status == 1, "the other is still below"
    assert row(out, "statements       soft F1") == "statements soft F1 100.0 100.0 ok"
    layer = floors_of(tmp_path)["statements"]
    assert layer["floors"]["IoU F1"] == 100.1
    assert layer["lowered"] == [{"name": "soft F1", "old": 100.1, "new": 100.0, "reason": "nested statements are told apart"}]


def test_lower_knows_its_names(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("--lower", "statements/soft", "--reason", "none")
    assert "--lower 'statements/soft' names no layer and no figure" in capsys.readouterr().err


def test_a_changed_corpus_is_an_error_until_it_is_taken_on(run: Run, shared: Path, tmp_path: Path) -> None:
    run("--raise")
    change_a_corpus(shared)
    status, out = run("--raise")
    assert status == 1
    assert f"statements       ERROR: {STATEMENTS} has changed since its floors were measured" in out
    assert not any(line.startswith("statements       soft") for line in out.splitlines())
    status, out = run("--lower", "statements", "--lower", "unchanged", "--reason", "two rows now")
    assert status == 0
    lowering = floors_of(tmp_path)["statements"]["lowered"][0]
    assert (lowering["name"], lowering["reason"]) == (str(STATEMENTS), "two rows now")
    assert run()[0] == 0


def test_a_text_that_comes_out_changed_is_an_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import readings  # noqa: PLC0415 -- found by conftest's path

    read = readings.read
    monkeypatch.setattr(readings, "read", lambda corpus: [{**found, "text": "other"} for found in read(corpus) if found])
    status, out = run("--only", "statements")
    assert status == 1
    assert "statements       ERROR: reference_statements: a: the output's text differs" in out


def test_verbose_tells_what_each_page_gained_and_lost(run: Run, tmp_path: Path) -> None:
    run("--raise")
    last = tmp_path / "last.json"
    kept = runs.load(last)
    assert kept["pages"]["one.html.gz"]["F1"] == 1.0
    kept["pages"]["one.html.gz"] |= {"F1": 0.5, "junk lines": -0.5}
    runs.commit(last, kept)
    out = run("-v")[1]
    assert "  pages F1: 1 gained, 0 lost\n    + one.html.gz: 0.500 → 1.000\n" in out
    assert "  pages junk lines: 0 gained, 1 lost\n    - one.html.gz: -0.500 → 0.000\n" in out
    assert run("-v")[1] == out, "until the floors are raised it compares with the run that is committed"
    assert "→" not in run("-v", "--against", str(tmp_path / "out" / "last.json"))[1], "the run just made"
    run("--raise")
    assert "→" not in run("-v")[1]


def test_only_raise_writes_what_is_committed(run: Run, tmp_path: Path) -> None:
    run()
    run("--lower", "pages/F1", "--reason", "none")
    assert not (tmp_path / "last.json").exists()
    run("--raise")
    before = (tmp_path / "last.json").read_bytes()
    run("--raise", "--only", "pages")
    assert (tmp_path / "last.json").read_bytes() == before


def test_reports_to_test_on_are_counted_and_not_named(run: Run, home: Path, tmp_path: Path) -> None:
    run("--raise")
    written = (tmp_path / "last.json").read_text("utf-8")
    kept = runs.load(tmp_path / "last.json")
    assert list(kept["gold-dev"]) == ["quay"]
    assert kept["gold-test"] == {"test 01": {"IoU F1": 100.0}}
    assert kept["phenomena"]["scare-quotes"] == {"right": 2.0}
    assert "secret" not in written + (tmp_path / "out" / "last.json").read_text("utf-8")
    for layer, item, figure in (("gold-dev", "quay", "IoU F1"), ("gold-test", "test 01", "IoU F1"), ("phenomena", "scare-quotes", "right")):
        kept[layer][item][figure] -= 1
    runs.commit(tmp_path / "last.json", kept)
    out = run("-v")[1]
    assert "  gold-dev IoU F1: 1 gained, 0 lost\n    + quay: 99.0 → 100.0\n" in out
    assert "  gold-test IoU F1: 1 gained, 0 lost\n" in out
    assert "    + scare-quotes: 1.0 → 2.0\n" in out
    assert "test 01" not in out
    assert home.name not in out


def test_what_is_not_read_yet_is_told_and_gets_no_floor(run: Run, home: Path, tmp_path: Path) -> None:
    out = run("--raise", "--only", "gold-dev")[1]
    assert (home / "gold" / "dev").is_dir()
    assert row(out, "gold-dev         standings F1") == "gold-dev standings F1 – 0.0 not read yet"
    known = floors_of(tmp_path)["gold-dev"]["floors"]
    assert known["IoU F1"] == 100.0
    assert "standings F1" not in known


def test_a_part_of_the_layers_leaves_the_others_floors_and_last_run(run: Run, tmp_path: Path) -> None:
    run("--raise")
    run("--raise", "--only", "pages")
    assert list(floors_of(tmp_path)) == ["unchanged", "pages", "report", "statements"]
    assert list(json.loads((tmp_path / "out" / "last.json").read_text("utf-8"))) == ["unchanged", "pages", "report", "statements"]


def test_nothing_is_written_beside_the_scorers(run: Run, shared: Path) -> None:
    before = sorted(shared.rglob("*"))
    run()
    assert sorted(shared.rglob("*")) == before
