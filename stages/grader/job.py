"""What a page of the browser is given: its scripts, and one grade as runtime/protocol.ts describes it (`Job`)."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stages.chromium.page import Scripts
from stages.pipeline.errors import InputError
from stages.pipeline.records import Story
from stages.storybook.harness import with_named_spies, without_play, without_plays, without_preparation

BUNDLE = Path("data/bundle")
# What frames of its stories get on top: trusted, and the candidate's.
FRAMEWORKS = {"react": ("play", "react"), "preact": ("play", "preact")}

Files = Mapping[str, str]


def read_scripts(folder: Path = BUNDLE) -> Scripts:
    try:
        checker, frame, main = ((folder / f"{name}.js").read_text("utf-8") for name in ("checker", "frame", "main"))
    except FileNotFoundError as error:
        raise InputError(f"{error.filename}: not found; run `dvc repro bundle`") from None
    more: dict[str, tuple[str, str]] = {}
    for framework, (trusted, own) in FRAMEWORKS.items():
        paths = folder / f"{trusted}.js", folder / f"{own}.js"
        if all(path.is_file() for path in paths):
            more[framework] = paths[0].read_text("utf-8"), paths[1].read_text("utf-8")
    return Scripts(checker, frame, main, more)


def digest_of(scripts: Scripts, framework: str, digest: str) -> str:
    """The grader's digest with what only stories of this framework depend on."""
    if framework == "plaited":
        return digest
    if framework not in scripts.more:
        raise InputError(f"{BUNDLE}/{FRAMEWORKS[framework][1]}.js: not found; run `dvc repro bundle`")
    return hashlib.sha256("".join((digest, *scripts.more[framework])).encode()).hexdigest()[:16]


def job_of(files: Files, story: Story, keep: bool = False, limit: int | None = None) -> dict[str, Any]:
    """What the page's checker is asked."""
    is_csf = story.framework != "plaited"
    source = story.files[story.file]
    trusted = story.files | {story.file: with_named_spies(source)} if is_csf else story.files
    code = [name for name in story.files if name != story.file and name.endswith((".ts", ".tsx"))] if is_csf else []
    return {
        "files": dict(files),
        "story": {
            "files": trusted,
            "file": story.file,
            "export": story.export,
            "contract": story.contract.model_dump(),
            "framework": story.framework,
            "preview": story.preview,
            "mocks": story.mocks,
        },
        "harness": with_named_spies(without_play(story)) if is_csf else "",
        "shown": {name: text for name in code if (text := _shown(name, story)) != story.files[name]},
        "keep": keep,
        "limit": limit,
    }


def _shown(name: str, story: Story) -> str:
    source = story.files[name]
    return without_preparation(source) if name == story.preview else without_plays(source)
