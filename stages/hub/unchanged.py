"""Whether a push without repository ids would find everything as it left it, asked before anything heavy is imported.

`push` starts on every `dvc repro`. Where nothing goes to the Hub, all that it makes depends on files: its inputs, its
code, params.yaml and what it made last. Their digests are kept in the cache (stages/cache/store.py): without it, or
with one byte of them changed, the stage does its whole work. Large files are hashed where their size or time differs,
as DVC does. A push to the Hub is never recorded here, so it is verified each time.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing

from stages.cache.store import FOLDER, Cache

PATH = FOLDER / "push.sqlite"
WATCHED = (
    "params.yaml",
    "data/merge/model",
    "data/grpo/adapter",
    "data/curate/metrics.json",
    "data/curate/train.jsonl",
    "data/evaluate/metrics.json",
    "data/promoted/metrics.json",
    "data/push",
)
ALWAYS_HASHED = 4 << 20  # bytes; a larger file is taken as unchanged while its size and time are

Seen = list[int | str]  # size, time of change in nanoseconds, sha256


def is_unchanged() -> bool:
    """True when nothing was pushed last time and every file is what it was then."""
    with closing(Cache(PATH)) as cache:
        before: dict[str, Seen] | None = cache.get("push")
        if before is None:
            return False
        try:
            now = _look(before, before)
        except OSError:  # a file is gone
            return False
        if now.keys() != before.keys() or any(seen[2] != before[name][2] for name, seen in now.items()):
            return False
        if now != before:
            cache.put("push", now)
        return True


def record() -> None:
    """Called once everything is made, and only where nothing was pushed."""
    modules = [str(module.__file__) for name, module in sys.modules.items() if name.split(".")[0] == "stages"]
    code = {*modules, *(entry.path for entry in os.scandir(os.path.dirname(__file__)) if entry.name.endswith(".j2"))}
    with closing(Cache(PATH)) as cache:
        cache.put("push", _look(code, {}))


def _look(more: Iterable[str], known: Mapping[str, Seen]) -> dict[str, Seen]:
    """Every file of WATCHED and `more`; where size and time of a large file agree, its digest comes from `known`."""
    found: dict[str, Seen] = {}
    for path in sorted({*_watched_files(), *more}):
        stat = os.stat(path)
        before = known.get(path)
        if stat.st_size > ALWAYS_HASHED and before and before[:2] == [stat.st_size, stat.st_mtime_ns]:
            found[path] = before
            continue
        with open(path, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        found[path] = [stat.st_size, stat.st_mtime_ns, digest]
    return found


def _watched_files() -> Iterator[str]:
    for name in WATCHED:
        if os.path.isfile(name):
            yield name
        for folder, _, files in os.walk(name):
            yield from (os.path.join(folder, file) for file in files)
