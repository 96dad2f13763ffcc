"""`storyloop promote`: the merged model becomes the policy of the next iteration.

Copies data/merge/model to data/promoted/iteration-N (DVC keeps it, `git` its .dvc file), keeps its results in
data/promoted/metrics.json, with which `push` and `deploy` compare the next one, tags the commit `iteration-N`,
and sets `generate.policy` and `iteration` in params.yaml, whose comments stay. The next `dvc repro` then goes
round again. What a tag names is a commit, so the run has to be committed first.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_json, write_json
from stages.pipeline.params import load
from stages.profiles.edit import read, write
from stages.promotion.gate import PROMOTED, RESULTS, refuse_worse

PARAMS = Path("params.yaml")
MODEL = Path("data/merge/model")
FOLDER = PROMOTED.parent


def promote(samples: int, force: bool) -> None:
    """Promotes the merged model. The next run draws `samples` answers of it to each training story.

    Raises InputError where there is nothing to promote, where the run is not committed, and, unless `force`d, where the
    model is worse than the one promoted before.
    """
    iteration, gate = load("iteration", "gate")
    if not (MODEL / "config.json").is_file():
        raise InputError(f"{MODEL}: there is no merged model; run dvc repro first")
    if stale := _stale():
        raise InputError(f"promote: {', '.join(stale)} would change; run dvc repro and commit what it wrote first")
    tag = f"iteration-{iteration}"
    _refuse_uncommitted(tag)
    if not force:
        refuse_worse(gate, "promote", "or promote it all the same with --force")
    target = FOLDER / tag
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(MODEL, target)
    _run(sys.executable, "-m", "dvc", "add", "--quiet", str(target))
    results = read_json(RESULTS)
    kept = {split: rows["grpo"] for split, rows in results.items() if isinstance(rows, dict) and "grpo" in rows}
    write_json(PROMOTED, {"iteration": iteration, **kept})
    _set_params(target, samples, iteration + 1)
    _run("git", "add", f"{target}.dvc", str(PROMOTED), str(PARAMS))
    if not _run("git", "tag", "--list", tag).strip():
        _run("git", "tag", tag)
    print(
        f"promote: {target} is the policy of iteration {iteration + 1}; this commit is tagged {tag}\n"
        f'next: dvc repro && git commit -am "Iteration {iteration + 1}" && dvc metrics diff {tag}'
    )


def _stale() -> list[str]:
    output = _run(sys.executable, "-m", "dvc", "status", "--json", "merge", "evaluate")
    status: dict[str, Any] = json.loads(output)
    return sorted(stage for stage, why in status.items() if why != ["always changed"])


def _refuse_uncommitted(tag: str) -> None:
    if changed := _run("git", "status", "--porcelain", "--untracked-files=no").splitlines():
        names = ", ".join(line[3:] for line in changed[:3])
        raise InputError(f'promote: {names} not committed; git commit -am "{tag}" first, for the tag to name this run')
    if _run("git", "tag", "--list", tag).strip() and _run("git", "rev-parse", f"{tag}^{{commit}}") != _run(
        "git", "rev-parse", "HEAD"
    ):
        raise InputError(f"promote: the tag {tag} names another commit; delete it, or set iteration in params.yaml")


def _set_params(policy: Path, samples: int, iteration: int) -> None:
    """Changes three values of params.yaml; the rest of it stays as it is."""
    before = int(read(PARAMS)["generate", "policy_samples"])
    values = {
        ("iteration",): str(iteration),
        ("generate", "policy"): policy.as_posix(),
        ("generate", "policy_samples"): str(max(samples, before)),
    }
    write(PARAMS, values)


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        what = " ".join(command).replace(f"{sys.executable} -m ", "")
        lines = (done.stderr or done.stdout).strip().splitlines() or ["it printed nothing"]
        raise InputError(f"promote: {what} failed: {lines[-1]}")
    return done.stdout
