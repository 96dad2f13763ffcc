"""The verdict on one candidate, for `storyloop grade`: files against a story, explained to a person or as JSON."""

import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from stages.grader.thread import GraderThread
from stages.pipeline.errors import InputError
from stages.pipeline.params import load
from stages.pipeline.records import Story, StoryResult
from stages.pipeline.reward import reward
from stages.stories.catalogue import STORIES
from stages.stories.lookup import find_story
from stages.tools.feedback import lines
from stages.tools.printable import printable

RULES = "https://dequeuniversity.com/rules/axe/4.14/"  # where a rule of axe-core is explained
ADVICE = {"html-attribute": "https://html.spec.whatwg.org/multipage/indices.html#attributes-3"}


def grade_candidate(
    name: str,
    paths: Sequence[str] = (),
    *,
    as_json: bool = False,
    screenshot: str | None = None,
    folder: Path = STORIES,
) -> bool:
    """Grades files (none: the reference solution) against a story and prints the verdict; returns whether it passed.

    Raises InputError where there is no such story, file or folder for the screenshot.
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
    return result.passed


def read_candidate(paths: Sequence[str]) -> dict[str, str]:
    files = dict[str, str]()
    for path in paths:
        if (name := Path(path).name) in files:
            raise InputError(f"{path}: another file is called {name}, too; each file of a candidate needs its own name")
        try:
            files[name] = Path(path).read_text("utf-8")
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}; give the files that the candidate wrote") from None
        except UnicodeDecodeError:
            raise InputError(f"{path}: not text in UTF-8; give the files that the candidate wrote") from None
    return files


def explain(console: Console, story: Story, result: StoryResult) -> None:
    word = "[green]passed[/]" if result.passed else "[red]failed[/]"
    console.print(f"{word}  {escape(story.id)}  reward {reward(result):g}")
    console.print(f"  intent         {escape(story.intent)}")
    console.print(f"  assertions     {result.passedAssertions} of {result.totalAssertions}")
    console.print(f"  accessibility  {'passed' if result.a11yPassed else 'failed'}")
    if result.passed:
        return
    for line in lines(result):
        console.print(f"  {escape(printable(line))}")
    for rule in dict.fromkeys(error.split(": ")[1] for error in result.errors if error.startswith("a11y: ")):
        console.print(f"  on {escape(rule)}: {ADVICE.get(rule, f'{RULES}{rule}')}")
