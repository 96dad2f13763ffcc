"""Whether stories are good tests, for `storyloop stories`: a reference solution scores 1.00, wrong solutions score less
than what training accepts.
"""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from stages.authoring.wrong_solutions import ENOUGH, wrong_solutions
from stages.cache.store import Cache
from stages.grader.thread import GraderThread
from stages.pipeline.errors import InputError
from stages.pipeline.params import GraderParams, load
from stages.pipeline.records import Story, StoryResult
from stages.pipeline.reward import reward
from stages.stories.catalogue import PARSED, STORIES, Catalogue, place_of, read_catalogue
from stages.stories.phrasings import is_phrased
from stages.tools.printable import printable

UNJUDGED = {"passed": False, "a11yPassed": False, "totalAssertions": 0, "passedAssertions": 0}


def check_stories(
    paths: Sequence[str] = (),
    *,
    wrong: bool = True,
    folder: Path = STORIES,
    params: GraderParams | None = None,
) -> bool:
    """Grades every story's reference solution and wrong ones; returns whether all verdicts are as they should be.

    Raises InputError where a path names no story file.
    """
    console = Console(highlight=False, soft_wrap=True)
    catalogue = chosen_stories(paths, folder)
    for problem in catalogue.problems:
        console.print(f"[red]problem[/]  {escape(problem)}")
    # A phrased story has the play and the solution of the one it is made of.
    stories = [story for story in catalogue.stories if not is_phrased(story.id)]
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
    console.print(f"{len(stories)} stories, {bad} failing")
    return bad == 0


def chosen_stories(paths: Sequence[str], folder: Path) -> Catalogue:
    """The stories of a folder, or those of the named files, wherever these are."""
    cache = Cache(PARSED)
    if not paths:
        return read_catalogue(folder, cache=cache)
    chosen = Catalogue()
    for given in paths:
        file = Path(given.partition("#")[0])
        root, name = place_of(file, folder) if file.is_file() else (folder, file.as_posix())
        catalogue = read_catalogue(root, cache=cache)
        stories = [story for story in catalogue.stories if story.file == name]
        problems = [problem for problem in catalogue.problems if problem.startswith(f"{root / name}:")]
        if not stories and not problems:
            raise InputError(f"{given}: no such story file; give a path, or a name in {folder}")
        chosen.stories += [story for story in stories if story not in chosen.stories]
        chosen.problems += [problem for problem in problems if problem not in chosen.problems]
    return chosen


def _list_verdicts(console: Console, story: Story, result: StoryResult, wrong: list[tuple[str, float]]) -> bool:
    """Prints a story's verdicts; True where the story fails, or accepts a wrong solution."""
    if reward(result) < 1:
        console.print(f"[red]FAILS[/] {escape(story.id)}: its reference solution scored {reward(result):.2f}")
        for error in result.errors:
            console.print(f"      {escape(printable(error))}")
        return True
    accepted = [f"{what} ({value:.2f})" for what, value in wrong if value >= ENOUGH]
    label = "[red]WEAK[/] " if accepted else "[green]ok[/]   "
    line = f"{escape(story.id)}: reference 1.00, {result.totalAssertions} assertions"
    if wrong:
        line += f"; {len(wrong)} wrong solutions, the best of them scored {max(value for _, value in wrong):.2f}"
    console.print(f"{label} {line}")
    if accepted:
        console.print(f"      a wrong solution should earn less than {ENOUGH:g}: {escape('; '.join(accepted))}")
    return bool(accepted)


def _grade(grader: GraderThread, pairs: Sequence[tuple[dict[str, str], Story]], what: str) -> list[StoryResult]:
    """The verdicts; a story that cannot be judged at all gets one that says why, and the others theirs."""
    console = Console(stderr=True)
    verdicts = []
    with Progress(console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task(what, total=len(pairs))
        for future in [grader.submit(files, story) for files, story in pairs]:
            try:
                verdicts.append(future.result())
            except InputError as error:
                verdicts.append(StoryResult.model_validate(UNJUDGED | {"errors": (str(error),)}))
            progress.advance(task)
    return verdicts
