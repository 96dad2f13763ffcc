"""How long `dvc repro` takes when nothing changed, beside bare DVC.

Peers, in one run, each timed in turn: a project of the same DAG and the same deps, params and outputs whose files are
empty and whose commands do nothing (`ratio`), and one of the same stages and edges alone, without the source files
among the deps (what naming them costs). Needs a finished pipeline. Run: python -m tests.benchmarks.noop
"""

import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dag import names
from repository import ROOT
from ruamel.yaml import YAML

DVC = [sys.executable, "-m", "dvc"]
ROUNDS = 5
ALWAYS = {"push"}  # looks each time whether the Hub still holds what its receipt says


def empty_project(folder: Path, with_sources: bool) -> None:
    """Our dvc.yaml over empty files, its commands replaced by ones that create the outputs; run once."""
    dvc = YAML(typ="safe").load((ROOT / "dvc.yaml").read_text())
    made = {path for stage in dvc["stages"].values() for path in names(stage["outs"] + stage.get("metrics", []))}
    for stage in dvc["stages"].values():
        outputs = names(stage["outs"] + stage.get("metrics", []))
        files = [path if Path(path).suffix else f"{path}/file" for path in outputs]
        stage.pop("always_changed", None)
        stage["cmd"] = " && ".join(f"mkdir -p {Path(file).parent} && echo '{{}}' > {file}" for file in files)
        if not with_sources:
            stage["deps"] = [path for path in names(stage["deps"]) if path in made] or ["data/stories"]
        for path in set(names(stage["deps"])) - made:
            file = folder / (path if Path(path).suffix else f"{path}/file")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(path)
    del dvc["metrics"], dvc["plots"]
    YAML().dump(dvc, folder / "dvc.yaml")
    shutil.copy(ROOT / "params.yaml", folder)
    for command in (["git", "init", "-q"], [*DVC, "init", "-q"], [*DVC, "repro", "-q"]):
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def seconds(folder: Path) -> float:
    started = time.perf_counter()
    done = subprocess.run([*DVC, "repro"], cwd=folder, check=True, capture_output=True, text=True)
    ran = set(re.findall(r"Running stage '(\w+)'", done.stdout))
    if ran - ALWAYS:
        sys.exit(f"{folder}: dvc repro had something to do; run it once, then the benchmark again")
    return time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory() as same, tempfile.TemporaryDirectory() as edges:
        empty_project(Path(same), with_sources=True)
        empty_project(Path(edges), with_sources=False)
        folders = {"ours": ROOT, "bare_same_deps": Path(same), "bare_edges_only": Path(edges)}
        times: dict[str, list[float]] = {name: [] for name in folders}
        for _ in range(ROUNDS):
            for name, folder in folders.items():
                times[name].append(seconds(folder))
    medians = {name: statistics.median(values) for name, values in times.items()}
    figures = {f"{name}_s": round(value, 3) for name, value in medians.items()}
    print(json.dumps(figures | {"ratio": round(medians["ours"] / medians["bare_same_deps"], 2)}))


if __name__ == "__main__":
    main()
