"""Verdicts for people: the bodies of `storyloop grade` and `storyloop stories`.

`python -m stages.commands.grade stories [FILE…]` runs every reference solution and wrong solutions of each
story.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from stages.grader.pool import InfrastructureError
from stages.grader.thread import GraderThread
from stages.iteration.wrong_solutions import wrong_solutions
from stages.pipeline.errors import InputError, StageError
from stages.pipeline.params import GraderParams, load
from stages.pipeline.records import Story, StoryResult
from stages.pipeline.reward import reward
from stages.stories.catalogue import STORIES, Catalogue, read_catalogue
from stages.stories.lookup import find_story

ENOUGH = 0.7  # what curate keeps by default: a wrong solution that earns as much would be learned from


def read_candidate(paths: Sequence[str]) -> dict[str, str]:
    files = {}
    for path in paths:
        try:
            files[Path(path).name] = Path(path).read_text("utf-8")
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}; give the files that the candidate wrote") from None
    return files


def grade_command(
    name: str,
    paths: Sequence[str] = (),
    *,
    as_json: bool = False,
    screenshot: str | None = None,
    folder: Path = STORIES,
) -> int:
    """Grades files (none: the reference solution) against a story, prints the verdict, returns an exit
    status.
    """
    story = find_story(name, folder)
    files = read_candidate(paths) or story.solution
    if screenshot and not Path(screenshot).absolute().parent.is_dir():
        raise InputError(f"{screenshot}: its folder does not exist; make it, or choose another place")
    with GraderThread(load("grader")) as grader:
        result = grader.submit(files, story).result()
        if screenshot:
            Path(screenshot).write_bytes(grader.screenshot(files, story))
    if as_json:
        print(json.dumps({**result.model_dump(), "reward": reward(result)}, indent=2, ensure_ascii=False))
    else:
        explain(Console(highlight=False, soft_wrap=True), story, result)
        if screenshot:
            print(f"  screenshot     {screenshot}")
    return 0 if result.passed else 1


def explain(console: Console, story: Story, result: StoryResult) -> None:
    word = "[green]passed[/]" if result.passed else "[red]failed[/]"
    console.print(f"{word}  {escape(story.id)}  reward {reward(result):g}")
    console.print(f"  intent         {escape(story.intent)}")
    console.print(f"  assertions     {result.passedAssertions} of {result.totalAssertions}")
    console.print(f"  accessibility  {'passed' if result.a11yPassed else 'failed'}")
    for error in result.errors:
        console.print(f"  [red]-[/] {escape(error)}")


def stories_command(
    paths: Sequence[str] = (),
    *,
    wrong: bool = True,
    folder: Path = STORIES,
    params: GraderParams | None = None,
) -> int:
    """Grades every story's reference solution and wrong ones; returns 1 where a verdict is not as it should
    be.
    """
    console = Console(highlight=False, soft_wrap=True)
    catalogue = _choose(paths, folder)
    for problem in catalogue.problems:
        console.print(f"[red]problem[/]  {escape(problem)}")
    stories = catalogue.stories
    with GraderThread(params or load("grader")) as grader:
        references = _grade(grader, [(story.solution, story) for story in stories], "reference solutions")
        right = [story for story, result in zip(stories, references, strict=True) if reward(result) == 1]
        cases = [
            (what, files, story)
            for story in (right if wrong else [])
            for what, files in wrong_solutions(story, stories).items()
        ]
        verdicts = _grade(grader, [(files, story) for _, files, story in cases], "wrong solutions")
    by_story: dict[str, list[tuple[str, float]]] = {story.id: [] for story in right}
    for (what, _, story), result in zip(cases, verdicts, strict=True):
        by_story[story.id].append((what, reward(result)))
    bad = len(catalogue.problems)
    for story, result in zip(stories, references, strict=True):
        bad += _list_verdicts(console, story, result, by_story.get(story.id, []))
    console.print(f"{len(stories)} stories, {bad} to mend")
    return 1 if bad else 0


def _choose(paths: Sequence[str], folder: Path) -> Catalogue:
    """The stories of a folder, or those of the named files, wherever these are."""
    if not paths:
        return read_catalogue(folder)
    chosen = Catalogue()
    for given in paths:
        file = Path(given.partition("#")[0])
        catalogue = read_catalogue(file.parent if file.is_file() else folder)
        stories = [story for story in catalogue.stories if story.file == file.name]
        problems = [problem for problem in catalogue.problems if f"{file.name}:" in problem]
        if not stories and not problems:
            raise InputError(f"{given}: no such story file; give a path, or a name in {folder}")
        chosen.stories += [story for story in stories if story not in chosen.stories]
        chosen.problems += [problem for problem in problems if problem not in chosen.problems]
    return chosen


def _list_verdicts(console: Console, story: Story, result: StoryResult, wrong: list[tuple[str, float]]) -> bool:
    """Prints a story's verdicts; True where there is something to mend."""
    if reward(result) < 1:
        console.print(f"[red]FAILS[/] {escape(story.id)}: its reference solution is worth {reward(result):.2f}")
        for error in result.errors:
            console.print(f"      {escape(error)}")
        return True
    accepted = [f"{what} ({value:.2f})" for what, value in wrong if value >= ENOUGH]
    label = "[red]WEAK[/] " if accepted else "[green]ok[/]   "
    line = f"{escape(story.id)}: reference 1.00, {result.totalAssertions} assertions"
    if wrong:
        line += f"; {len(wrong)} wrong solutions, the best of them worth {max(value for _, value in wrong):.2f}"
    console.print(f"{label} {line}")
    if accepted:
        console.print(f"      a wrong solution should earn less than {ENOUGH:g}: {escape('; '.join(accepted))}")
    return bool(accepted)


def _grade(grader: GraderThread, pairs: Sequence[tuple[dict[str, str], Story]], what: str) -> list[StoryResult]:
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task(what, total=len(pairs))
        results = grader.grade_many(pairs, lambda done: progress.update(task, completed=done))
    verdicts = []
    for result in results:
        if isinstance(result, InfrastructureError):
            raise result
        verdicts.append(result)
    return verdicts


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m stages.commands.grade", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    stories = commands.add_parser("stories")
    stories.add_argument("files", nargs="*")
    grade = commands.add_parser("grade")
    grade.add_argument("story")
    grade.add_argument("files", nargs="*")
    grade.add_argument("--json", action="store_true")
    grade.add_argument("--screenshot")
    options = parser.parse_args()
    try:
        if options.command == "stories":
            sys.exit(stories_command(options.files))
        sys.exit(grade_command(options.story, options.files, as_json=options.json, screenshot=options.screenshot))
    except StageError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
