"""A whole project that goes round in a minute, for the tests that drive DVC as a user does."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from repository import ROOT
from ruamel.yaml import YAML

TINY: dict[str, dict[str, Any]] = {
    "generate": {"compositions": 0, "composition_repairs": 0, "varied": 1, "perturbed": 1, "max_new_tokens": 16},
    "base": {
        "source": "tiny",
        "revision": None,
        "hidden_size": 64,
        "layers": 1,
        "heads": 2,
        "vocab_size": 512,
        "repetition_steps": 1,
    },
    "sft": {"epochs": 4, "batch_size": 8},
    "grpo": {"steps": 2, "prompts_per_step": 4, "group_size": 2, "batch_size": 8, "max_new_tokens": 16},
    "merge": {"tolerance": 1.0, "max_new_tokens": 8},
    "evaluate": {"samples": 1, "turns": 2, "max_new_tokens": 16, "bootstrap": 10, "splits": ["eval"]},
    "gate": {"tolerance": 1.0},
    "deploy": {"requests": 1, "max_new_tokens": 8},
}
NINE_STORIES: dict[str, Any] = {"components": ("chip",), "held_out": "chip.stories.tsx#largeSuccess"}
INTENT = 'Create a small danger button labelled "Delete it"'


ONE_AFTER_ANOTHER = """
import runpy, sys
for stage in sys.argv[1:]:
    runpy.run_module(f"stages.{stage}", run_name="__main__")
"""


def run_stages(folder: Path, *stages: str) -> str:
    """What the stages of the project's own code printed, run in a process that loads the libraries once for all."""
    return _output(folder, ["-c", ONE_AFTER_ANOTHER, *stages])


def run(folder: Path, *command: str) -> str:
    """What the module printed."""
    return _output(folder, ["-m", *command])


def _output(folder: Path, arguments: Sequence[str]) -> str:
    """What Python printed. Whatever it started ends with it, also where the test is broken off."""
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder, env=environment(), stdout=pipe, stderr=pipe, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        out, err = process.communicate()
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert process.returncode == 0, " ".join(arguments) + out[-2000:] + err[-4000:]
    return out


def environment() -> dict[str, str]:
    """In which the stages that DVC starts run in this Python too, also where its environment is not activated."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def change_params(path: Path, changes: dict[str, Any], to: Path | None = None) -> Any:
    """Changes values of a params.yaml, where it is or in a copy; returns all of them. A value that is not there cannot
    be changed: what a test asks for never silently stays as it was."""
    text, params = _changed(path.read_text(encoding="utf-8"), json.dumps(changes))
    (to or path).write_text(text, encoding="utf-8")
    return deepcopy(params)


@cache
def _changed(text: str, changes: str) -> tuple[str, Any]:
    """The text and the values after changes, which are JSON. Many tests change the same, and YAML takes its time."""
    yaml, changed = YAML(), StringIO()
    params = yaml.load(text)
    for section, values in json.loads(changes).items():
        if isinstance(values, dict):
            assert values.keys() <= params[section].keys(), f"{section} has no {values.keys() - params[section].keys()}"
            params[section].update(values)
        else:
            assert section in params, f"there is no {section}"
            params[section] = values
    yaml.dump(params, changed)
    return changed.getvalue(), params


def make_project(
    folder: Path, components: Sequence[str] = ("button", "badge"), held_out: str = "button.stories.tsx#smallSecondary"
) -> Path:
    """The project as a clone has it, with few components, one prompt and the smallest of policies; nothing is run."""
    for name in git(ROOT, "ls-files").split():
        if name.startswith(("tests/", "data/")) or name == "dvc.lock" or not (ROOT / name).exists():
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / "data/stories").mkdir(parents=True)
    for name in components:
        for suffix in (".tsx", ".stories.tsx"):
            shutil.copy(ROOT / f"data/stories/{name}{suffix}", folder / "data/stories")
    (folder / "data/stories/splits.yaml").write_text(f"eval:\n  - {held_out}\n")
    (folder / "data/prompts.jsonl").write_text(json.dumps({"id": "delete", "intent": INTENT}) + "\n")
    shutil.copy(ROOT / "data/.gitignore", folder / "data")
    (folder / "data/promoted").mkdir()
    (folder / "data/promoted/metrics.json").write_text("{}\n")
    (folder / "stages/runtime/node_modules").symlink_to(ROOT / "stages/runtime/node_modules")
    change_params(folder / "params.yaml", TINY)
    git(folder, "init", "-q")
    with open(folder / ".git/info/exclude", "a") as excluded:
        excluded.write("node_modules\n")
    commit(folder, "The project")
    return folder


def commit(project: Path, message: str) -> None:
    git(project, "add", ".")
    git(project, "commit", "-qm", message)
