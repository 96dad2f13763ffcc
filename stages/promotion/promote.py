"""`storyloop promote`: the merged model becomes the policy of the next iteration.

Copies data/merge/model to data/promoted/iteration-N (DVC keeps it, `git` its .dvc file), keeps its results in
data/promoted/metrics.json, with which `push` and `deploy` compare the next one, tags the commit `iteration-N`,
and sets `generate.policy` and `iteration` in params.yaml, whose comments stay. The next `dvc repro` then goes
round again. What a tag names is a commit, so the run has to be current and committed first (run_state.py).
"""

import shutil
from pathlib import Path

from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_json, write_json
from stages.pipeline.params import load
from stages.profiles.edit import read, write
from stages.promotion.gate import PROMOTED, RESULTS, refuse_worse
from stages.promotion.run_state import command, dvc_repo, has_remote, refuse_stale_or_uncommitted

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
        raise InputError(f"{MODEL}: there is no merged model; run dvc repro first, or dvc pull what others ran")
    tag = f"iteration-{iteration}"
    refuse_stale_or_uncommitted(iteration, tag)
    if not force:
        refuse_worse(gate, "promote", "or promote it all the same with --force")
    target = FOLDER / tag
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(MODEL, target)
    with dvc_repo(f"add {target}") as repo:
        repo.add(str(target))
    results = read_json(RESULTS)
    kept = {split: rows["grpo"] for split, rows in results.items() if isinstance(rows, dict) and "grpo" in rows}
    write_json(PROMOTED, {"iteration": iteration, **kept})
    _set_params(target, samples, iteration + 1)
    command("git", "add", f"{target}.dvc", str(PROMOTED), str(PARAMS))
    if not command("git", "tag", "--list", tag).strip():
        command("git", "tag", tag)
    print(
        f"promote: {target} is the policy of iteration {iteration + 1}; this commit is tagged {tag}\n"
        f'next: dvc repro && git add params.yaml dvc.lock data && git commit -m "Iteration {iteration + 1}" && '
        f"dvc metrics diff {tag}\n{_for_others()}"
    )


def _for_others() -> str:
    """How somebody else goes on from here."""
    if has_remote():
        return "for others: dvc push && git push origin HEAD --tags"
    return (
        "for others: no DVC remote is set, so nobody else has the model: dvc remote add -d NAME FOLDER_OR_URL, git add "
        ".dvc/config, then dvc push"
    )


def _set_params(policy: Path, samples: int, iteration: int) -> None:
    """Changes three values of params.yaml; the rest of it stays as it is."""
    before = int(read(PARAMS)["generate", "policy_samples"])
    values = {
        ("iteration",): str(iteration),
        ("generate", "policy"): policy.as_posix(),
        ("generate", "policy_samples"): str(max(samples, before)),
    }
    write(PARAMS, values)
