"""`storyloop import`: a Storybook's stories become stories of ours, each graded, with a table that says how it went."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal

from stages.authoring.wrong_solutions import ENOUGH, wrong_solutions
from stages.chromium.blocking import BLOCKED
from stages.chromium.outcome import Outcome
from stages.console.progress import progress
from stages.grader.thread import GraderThread
from stages.importing.copies import Copies, collect_copies, licence_of
from stages.importing.previews import said_of
from stages.importing.story_text import (
    EMPTY_PLAY,
    component_words,
    has_own_words,
    known_faults,
    with_intents,
    with_plays,
    without_play,
)
from stages.importing.storybook_main import STORY, folders
from stages.pipeline.errors import InputError
from stages.pipeline.params import GraderParams, load
from stages.pipeline.records import Story
from stages.pipeline.reward import reward
from stages.stories.catalogue import STORIES
from stages.stories.parse import parse_located
from stages.stories.siblings import StoryFile
from stages.stories.splits import Splits
from stages.storybook.csf import story_exports
from stages.tsx.slicing import Module

State = Literal["graded", "weak", "failing", "not importable"]
PROBE = "import { derived as derivedPlay } from 'storyloop/derive'\n"


@dataclass
class Row:
    """How one story, or one file of which nothing can be read, fared."""

    story: str
    state: State
    why: str = ""
    assertions: int = 0
    intent: Literal["author", "review", ""] = ""
    derived: bool = False
    wrong: int = 0  # wrong solutions that were tried
    accepted: int = 0  # and that scored ENOUGH


@dataclass
class Report:
    name: str
    licence: str
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def import_storybook(
    path: Path,
    *,
    name: str = "",
    pattern: str = "",
    folder: Path = STORIES,
    params: GraderParams | None = None,
    bundle: Path | None = None,
) -> Report:
    """Copies, grades, reports. Raises InputError where there is nothing to import or the folder is there already.

    `pattern` is a glob for `path/of/file.stories.tsx`, for the name of an export, or for `file#Export`.
    """
    if not path.is_dir():
        raise InputError(f"{path}: no such folder; give that of a repository with a Storybook")
    name = name or re.sub(r"[^A-Za-z0-9_-]+", "-", path.resolve().name).strip("-") or "storybook"
    if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]*", name):
        raise InputError(f"--name {name}: letters, digits, - and _ only")
    target = folder / name
    if target.exists():
        raise InputError(f"{target}: is there already and is never overwritten; delete it, or choose another --name")
    copies = collect_copies(path, _chosen(path, pattern))
    if not copies.stories and not copies.problems:
        raise InputError(f"{path}: no story file; {'; '.join(copies.notes) or 'nothing matches'}")
    licence, text = licence_of(path, next(iter(copies.stories), "package.json"))
    report = Report(name, licence or ("see LICENSE" if text else "none found"), notes=list(copies.notes))
    report.notes += [f"{package}: {why}" for package, why in sorted(copies.frozen.missing.items())]
    if not licence and text is None:
        report.notes.append("no licence was found: ask before you share these files or what is trained on them")
    report.rows += [Row(file, "not importable", why) for file, why in copies.problems]
    options = {} if bundle is None else {"bundle": bundle}
    bar = progress("story files", len(copies.stories))
    with GraderThread(params or load("grader"), **options) as grader, bar as done:
        _write(target, copies, text)  # now that a grader runs: else the folder would be in the way of the next try
        for number, (origin, file) in enumerate(copies.stories.items(), 1):
            rows = _adopt(grader, folder, f"{name}/{file}", origin, pattern, copies.frozen.missing)
            for row in rows:
                if row.state != "not importable" and (said := said_of(copies.left.get(file, []))):
                    row.why = f"{row.why}; {said}" if row.why else said
            report.rows += rows
            done(number)
    _note(target, report, copies)
    return report


def _chosen(path: Path, pattern: str) -> list[str] | None:
    """Story files that a glob of files names; None where it may name stories of any file."""
    file = pattern.partition("#")[0]
    if "/" not in file and not file.endswith((".tsx", ".ts", ".jsx", ".js", ".mjs")):
        return None
    found = [item for parent in folders(path) for item in sorted(parent.iterdir()) if STORY.search(item.name)]
    names = [item.relative_to(path).as_posix() for item in found]
    return [item for item in names if fnmatch(item, file) or fnmatch(item, f"*/{file}")]


def _write(target: Path, copies: Copies, licence: bytes | None) -> None:
    files = copies.files | ({"LICENSE": licence} if licence is not None else {})
    for place, data in files.items():
        path = target / place
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            out.write(data)


def _adopt(
    grader: GraderThread, root: Path, file: str, origin: str, pattern: str, missing: dict[str, str]
) -> list[Row]:
    """Gives plays and intents to what has none, and grades every story of a file."""
    path = root / file
    source = path.read_text("utf-8")
    module = Module(source)
    if "default" not in module.exports:
        lost = Row(file, "not importable", "no default export, so it is no file in CSF")
        return [lost] if _is_wanted(pattern, origin, "") else []
    exports = [item for item in story_exports(module) if _is_wanted(pattern, origin, item)]
    bare = {item: module.exports[item] for item in exports if without_play(module, item)}
    path.write_text(with_plays(source, {local: None for local in bare.values()}), "utf-8")
    read, rows = _read(path, root), list[Row]()
    plays: dict[str, Sequence[str]] = {}
    for item in read.stories:
        story = item.story
        if story.export not in bare:
            continue
        outcome = _derive(grader, story, bare[story.export])
        lines = [assertion["message"] for assertion in outcome["assertions"]] if isinstance(outcome, dict) else []
        if lines:
            plays[bare[story.export]] = lines
        else:
            rows.append(Row(story.id, "not importable", f"has no play, and none can be derived: {_why(outcome)}"))
    intents = {
        module.exports[item.story.export]: _intent(root, module, item.story)
        for item in read.stories
        if item.story.export in exports and not has_own_words(module, item.story.export)
    }
    path.write_text(with_intents(with_plays(source, plays), intents), "utf-8")
    first, read = read, _read(path, root)
    said = {row.story for row in rows}
    for line in [*first.left_out, *first.problems, *read.left_out, *read.problems]:
        place, export, why = _parts(line)
        if f"{file}#{export}" in said:
            continue
        said.add(f"{file}#{export}")
        if export in exports:
            rows.append(Row(f"{file}#{export}", "not importable", _explained(why, missing)))
        elif not export:
            rows.append(Row(place or file, "not importable", why))
    stories = [item.story for item in read.stories if item.story.export in exports]
    for story in stories:
        row = _graded(grader, story, stories)
        row.intent = "review" if module.exports[story.export] in intents else "author"
        row.derived = module.exports[story.export] in plays
        if row.state == "failing" and (known := known_faults(module, story.export)) and "a11y: " in row.why:
            row.why = f"its author has a11y.test '{known}'; {row.why}"
        rows.append(row)
    order = {f"{file}#{export}": number for number, export in enumerate(exports)}
    return sorted(rows, key=lambda row: order.get(row.story, -1))


def _is_wanted(pattern: str, file: str, export: str) -> bool:
    shapes = (pattern, f"*/{pattern}")
    texts = (export, file, f"{file}#{export}")
    return not pattern or any(fnmatch(text, shape) for text in texts for shape in shapes)


def _read(path: Path, root: Path) -> StoryFile:
    try:
        return parse_located(path, Splits(), 1, root)
    except InputError as error:
        return StoryFile([], [str(error)])


def _parts(line: str) -> tuple[str, str, str]:
    """(file, export, why) of `file:line: Export: why`."""
    found = re.fullmatch(r"(.*?):\d+: (?:(\w+): )?(.*)", line, re.DOTALL)
    return (found[1], found[2] or "", found[3]) if found else ("", "", line)


def _explained(why: str, missing: dict[str, str]) -> str:
    """The reason with what is known of the package that it names."""
    found = re.search(r"imports '([^']+)'", why)
    return f"needs {found[1]}: {missing[found[1]]}" if found and found[1] in missing else why


def _derive(grader: GraderThread, story: Story, local: str) -> Outcome | str:
    """What the reference solution rendered, with a play that lists it; or why there is none."""
    source = story.files[story.file]
    play = f"{local}.play = {EMPTY_PLAY}"
    if play not in source:
        return "its text could not be changed"
    probe = PROBE + source.replace(play, f"{local}.play = derivedPlay")
    try:
        return grader.outcome(story.solution, story.model_copy(update={"files": story.files | {story.file: probe}}))
    except InputError as error:
        return str(error)


def _why(outcome: Outcome | str) -> str:
    if isinstance(outcome, str):
        return _parts(outcome)[2]
    said = [item["message"] for item in outcome["failures"]] + outcome["pageErrors"]
    return _hinted(said[0]) if said else "it renders nothing that has a role, a name or a text"


def _hinted(why: str) -> str:
    """Of the author's own component it is likely that there is just much to render and to check."""
    return why.replace(BLOCKED, f"{BLOCKED}; if it is only large, grade it with a larger grader.timeout in params.yaml")


def _intent(root: Path, module: Module, story: Story) -> str:
    component = Module((root / story.contract.path).read_text("utf-8"))
    words = component_words(module, component, story.contract.export)
    return f"{story.intent}. {words}" if words else story.intent


def _graded(grader: GraderThread, story: Story, stories: Sequence[Story]) -> Row:
    try:
        result = grader.submit(story.solution, story).result()
    except InputError as error:
        return Row(story.id, "failing", _parts(str(error))[2])
    row = Row(story.id, "graded", assertions=result.totalAssertions)
    if reward(result) < 1:
        row.state, row.why = "failing", _hinted("; ".join(result.errors[:2])) or f"scored {reward(result):.2f}"
        return row
    passed = list[str]()
    for name, files in wrong_solutions(story, stories).items():
        verdict = grader.submit(files, story).result()
        row.wrong += 1
        passed += [name] if reward(verdict) >= ENOUGH else []
    row.accepted = len(passed)
    if not result.totalAssertions or passed:
        row.state = "weak"
        told = f"{row.accepted} of {row.wrong} wrong solutions pass: {', '.join(passed)}"
        row.why = told if result.totalAssertions else "no assertion"
    return row


def _note(target: Path, report: Report, copies: Copies) -> None:
    """`import.json`: where the files are from, under which licence, and what each story came to."""
    rows = {
        row.story: {"state": row.state, "why": row.why, "intent": row.intent, "derived": row.derived}
        for row in report.rows
    }
    noted = {
        "licence": report.licence,
        "packages": copies.frozen.packages,
        "files": {place: path for path, place in sorted(copies.stories.items())},
        "stories": rows,
    }
    (target / "import.json").write_text(json.dumps(noted, indent=2, ensure_ascii=False) + "\n", "utf-8")
