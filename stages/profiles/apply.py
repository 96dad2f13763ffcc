"""`storyloop profile NAME`: writes one of the sets of knobs in this folder into params.yaml.

Only values change; comments, order and every other knob stay (edit.py), so that `git diff` shows the recipe and DVC
reruns what depends on it. The values that are replaced are kept in the file of the profile they belong to, so that
switching back brings them back, tuned as they were. A profile is recognised by its `base.source`.
"""

from pathlib import Path

from stages.pipeline.errors import InputError
from stages.pipeline.params import RENAMED, load
from stages.profiles.edit import Values, read, write

FOLDER = Path(__file__).parent


def apply(name: str, params: Path, folder: Path = FOLDER) -> list[str]:
    """Writes the profile to `params`; returns a line for each knob that changed, such as `grpo.beta: 0.0 -> 0.1`.

    Raises InputError, and leaves the files as they were, when `params` is not valid before or afterwards.
    """
    files = {file.stem: file for file in sorted(folder.glob("*.yaml"))}
    if name not in files:
        raise InputError(f"no profile {name}; there are {', '.join(files)}")
    load("seed", path=params)
    before, now = params.read_text(encoding="utf-8"), read(params)
    source = now["base", "source"]
    present = next((other for other, file in files.items() if read(file)["base", "source"] == source), None)
    if present == name:
        return []
    wanted = {_name_in(now, at): value for at, value in read(files[name]).items()}
    if missing := wanted.keys() - now.keys():
        raise InputError(f"{params}: {'.'.join(min(missing))} is not there; add it, since the profile {name} sets it")
    write(params, wanted)
    try:
        load("seed", path=params)
    except InputError:
        params.write_text(before, encoding="utf-8")
        raise
    if present:
        kept = {at: now[found] for at in read(files[present]) if (found := _name_in(now, at)) in now}
        write(files[present], kept)
    return [f"{'.'.join(at)}: {now[at]} -> {value}" for at, value in wanted.items() if now[at] != value]


def _name_in(now: Values, at: tuple[str, ...]) -> tuple[str, ...]:
    """The knob as this params.yaml calls it: it may still have its old name."""
    section, key = at
    old = next((old for old, new in RENAMED.get(section, {}).items() if new == key and (section, old) in now), key)
    return section, old
