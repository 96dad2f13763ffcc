"""Verdicts for people: the bodies of `storyloop grade` and `storyloop stories`.

`python -m stages.grader.report stories [FILE…]` runs every reference solution and wrong solutions of each
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
from stages.grader.wrong import wrong_solutions
from stages.params import GraderParams, load
from stages.reward import reward
from stages.stories.catalogue import read_catalogue
from stages.trajectory import InputError, Story, StoryResult

STORIES = Path("data/stories")
ENOUGH = 0.7


def find_story(name: str, stories: Sequence[Story]) -> Story:
    """`button.stories.tsx#danger`, `button#danger` or an export name that only one story has."""
    wanted = name.removeprefix(f"{STORIES}/")
    found = [story for story in stories if wanted in (story.id, f"{story.component}#{story.export}", story.export)]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"{name}: several stories; name one of {', '.join(story.id for story in found)}")
    close = sorted(story.id for story in stories if wanted.partition(".")[0].partition("#")[0] == story.component)
    hint = f"; {Path(wanted).name} has {', '.join(close)}" if close else "; `storyloop stories` lists them"
    raise InputError(f"{name}: no such story{hint}")


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
    story = find_story(name, read_catalogue(folder).stories)
    files = read_candidate(paths) or story.solution
    with GraderThread(load("grader")) as grader:
        result = grader.submit(files, story).result()
        if screenshot:
            Path(screenshot).write_bytes(grader.screenshot(files, story))
    if as_json:
        print(json.dumps({**result.model_dump(), "reward": reward(result)}, indent=2, ensure_ascii=False))
    else:
        explain(Console(highlight=False), story, result)
        if screenshot:
            print(f"screenshot: {screenshot}")
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
    console = Console(highlight=False)
    catalogue = read_catalogue(folder)
    for problem in catalogue.problems:
        console.print(f"[red]problem[/]  {escape(problem)}")
    names = {Path(path).name.split("#")[0] for path in paths}
    stories = [story for story in catalogue.stories if not names or story.file in names]
    if not stories:
        raise InputError(f"{' '.join(paths) or folder}: no story here")
    bad = 0
    with GraderThread(params or load("grader")) as grader:
        references = _grade(grader, [(story.solution, story) for story in stories], "reference solutions")
        cases = []
        for story, result in zip(stories, references, strict=True):
            if result.passed and reward(result) == 1:
                if wrong:
                    cases += [(what, files, story) for what, files in wrong_solutions(story, catalogue.stories).items()]
                else:
                    console.print(f"[green]ok[/]    {escape(story.id)}")
                continue
            bad += 1
            console.print(f"[red]FAILS[/] {escape(story.id)}: its reference solution is worth {reward(result):g}")
            for error in result.errors:
                console.print(f"        {escape(error)}")
        verdicts = _grade(grader, [(files, story) for _, files, story in cases], "wrong solutions")
    by_story: dict[str, list[tuple[str, StoryResult]]] = {}
    for (what, _, story), result in zip(cases, verdicts, strict=True):
        by_story.setdefault(story.id, []).append((what, result))
    for name, results in by_story.items():
        accepted = [what for what, result in results if reward(result) >= ENOUGH]
        summary = ", ".join(f"{what} {reward(result):.2f}" for what, result in results)
        bad += bool(accepted)
        console.print(f"{'[red]WEAK[/]  ' if accepted else '[green]ok[/]    '}{escape(name)}  ({escape(summary)})")
        if accepted:
            console.print(f"        accepts: {escape('; '.join(accepted))}")
    console.print(f"{len(stories)} stories, {bad} to mend")
    return 1 if bad else 0


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
    parser = argparse.ArgumentParser(prog="python -m stages.grader.report", description=__doc__)
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
    except InputError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
