"""Whether the run in this folder is current and committed, as DVC and git see it: only such a run can have a tag.

A run is stale where a stage on the way to the results would run again: something changed since, or an iteration was
only counted up. Stories that nobody has committed, and that the run did not have, such as harvested ones, make it
neither stale nor uncommitted: they belong to the next.
"""

import hashlib
import json
import logging
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from stages.pipeline.errors import InputError

STORIES = Path("data/stories")
# What a run depends on and what it leaves for git; data/.gitignore leaves out what DVC keeps.
RUN = ("params.yaml", "dvc.yaml", "dvc.lock", ".dvc", "stages", "data")


def refuse_stale_or_uncommitted(iteration: int, tag: str) -> None:
    """InputError, with what to type, where the tag of `iteration` could not name the run that is here."""
    later = _stories_after_the_run()
    stale = [stage for stage, why in _status().items() if not (later and why == [_STORIES_CHANGED])]
    if stale:
        raise InputError(
            f"promote: iteration {iteration} is not what was run: {', '.join(stale)} would change; run dvc repro and "
            "commit what it wrote first"
        )
    run = [name for name in RUN if Path(name).exists()]
    changed = _changed("--untracked-files=no") | _changed("--untracked-files=all", "--", *run)
    if names := sorted(changed - later):
        shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        raise InputError(
            f"promote: {shown} not committed, and the tag is to name this run: git add {shlex.join(names)} && "
            f'git commit -m "Iteration {iteration}"'
        )
    if command("git", "tag", "--list", tag).strip() and command("git", "rev-parse", f"{tag}^{{commit}}") != command(
        "git", "rev-parse", "HEAD"
    ):
        raise InputError(f"promote: the tag {tag} names another commit; delete it, or set iteration in params.yaml")


def has_remote() -> bool:
    with dvc_repo("remote list") as repo:
        return bool(repo.config["remote"])


def command(*words: str) -> str:
    """What git printed. Raises InputError with its last line where it failed."""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["it printed nothing"]
        raise InputError(f"promote: {' '.join(words)} failed: {lines[-1]}")
    return done.stdout


@contextmanager
def dvc_repo(what: str) -> Iterator[Any]:
    """DVC's view of this folder, in this process: a `dvc` command takes seconds to start, and promote needs three.

    Says nothing, as `dvc --quiet`. Where `what`, which is done inside, fails in DVC, InputError says so in its words.
    """
    from dvc.exceptions import DvcException  # slow to import, and only needed here
    from dvc.logger import set_loggers_level
    from dvc.repo import Repo

    with set_loggers_level(logging.CRITICAL):
        try:
            with Repo() as repo:
                yield repo
        except DvcException as error:
            raise InputError(f"promote: dvc {what} failed: {' '.join(str(error).split())}") from error


_STORIES_CHANGED = {"changed deps": {STORIES.as_posix(): "modified"}}


def _status() -> dict[str, Any]:
    """Stages up to the results that would run again, and why."""
    with dvc_repo("status") as repo:
        status: dict[str, Any] = repo.status(targets=["merge", "evaluate"], with_deps=True)
    return {stage: why for stage, why in sorted(status.items()) if why != ["always changed"]}


def _stories_after_the_run() -> set[str]:
    """Files of data/stories that git does not know, where without them the folder is what the run was made of."""
    new = {name for name in _changed("--untracked-files=all", "--", STORIES.as_posix()) if Path(name).is_file()}
    new -= set(command("git", "ls-files", STORIES.as_posix()).splitlines())
    lock = YAML(typ="safe").load(Path("dvc.lock").read_text(encoding="utf-8")) if Path("dvc.lock").is_file() else {}
    stages = (lock.get("stages") or {}).values()
    run_with = {dep["md5"] for stage in stages for dep in stage.get("deps", ()) if dep["path"] == STORIES.as_posix()}
    return new if new and _folder_md5(STORIES, new) in run_with else set()


def _folder_md5(folder: Path, without: set[str]) -> str:
    """The digest that DVC keeps of a folder, as if the files `without` were not in it."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    entries = [
        {"md5": hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest(), "relpath": name}
        for name, path in sorted(files.items())
        if path.as_posix() not in without
    ]
    text = json.dumps(entries, sort_keys=True).encode()
    return f"{hashlib.md5(text, usedforsecurity=False).hexdigest()}.dir"


def _changed(*options: str) -> set[str]:
    """The paths of `git status`."""
    output = command("git", "status", "--porcelain", "-z", "--no-renames", *options)
    return {entry[3:] for entry in output.split("\0") if entry}
