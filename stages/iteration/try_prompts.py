"""`storyloop try`: the agent on new prompts (data/prompts.jsonl), graded as far as that goes without a story.

A prompt passes when the agent wrote a component that renders something visible, throws nothing, is
accessible, and has what the words of the prompt promise (intent_assertions.py). Each verdict names the words
that nothing was looked for. Everything is kept under data/try/: one folder a prompt (files, screenshot,
conversation), results.jsonl and metrics.json.
"""

import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field
from rich.console import Console
from rich.markup import escape

from stages.agent.checks import Checks, Promise, render_stories, templates
from stages.agent.constraints import CONSTRAINTS
from stages.agent.loop import AgentResult, run_agent
from stages.agent.session import choose_client, conversation, tool_names
from stages.clients.answers import Client
from stages.console.waiting import Waiting
from stages.iteration.intent_assertions import PLAY_FUNCTIONS, expectations, listed, play_lines, unchecked, unquoted
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_jsonl, write_json, write_jsonl
from stages.pipeline.params import load
from stages.pipeline.records import StoryResult
from stages.tools.core_tools import create_core_tools
from stages.tools.files import OutputFolder
from stages.tools.printable import printable

PROMPTS = Path("data/prompts.jsonl")
OUT = Path("data/try")
RESULTS, METRICS = "results.jsonl", "metrics.json"  # in it, beside a folder for each prompt


class Prompt(BaseModel):
    """A line of data/prompts.jsonl. The id names the folder of its result."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    intent: str = Field(pattern=r"\S")


class Tried(BaseModel):
    """A line of data/try/results.jsonl. `verdict` is None where nothing usable was written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    intent: str
    passed: bool
    verdict: StoryResult | None
    files: dict[str, str]
    errors: list[str]
    rounds: int
    blocked: dict[str, int]
    checked: list[str] = []  # what the component should do or have, as far as the prompt's words say it plainly
    unchecked: list[str] = []  # words of the prompt that nothing was looked for


def read_prompts(path: Path) -> list[Prompt]:
    if not path.is_file():
        raise InputError(f'{path}:1: not found; write one {{"id": "…", "intent": "…"}} a line')
    prompts = list(read_jsonl(path, Prompt))
    if not prompts:
        raise InputError(f'{path}:1: no prompt; write one {{"id": "…", "intent": "…"}} a line')
    if twice := [name for name, count in Counter(prompt.id for prompt in prompts).items() if count > 1]:
        raise InputError(f"{path}: the id {twice[0]} is used twice; ids name folders, so change one")
    return prompts


def outcome(prompt: Prompt, result: AgentResult) -> Tried:
    verdict = result.verdict
    errors = list(verdict.errors) if verdict else ["no usable call"]
    return Tried(
        id=prompt.id,
        intent=prompt.intent,
        passed=result.passed,
        verdict=verdict,
        files=dict(sorted(result.files.items())),
        errors=[] if result.passed else errors,
        rounds=result.rounds,
        blocked=dict(sorted(result.blocked.items())),
        checked=[expectation.should for expectation in expectations(prompt.intent)],
        unchecked=unchecked(prompt.intent),
    )


def claims(row: Tried) -> str:
    """What the verdict rests on, and what it says nothing of."""
    looked = f"looked for: {listed(row.checked)}" if row.checked else "looked for nothing of the prompt"
    texts = "; the prompt quotes no text, so none was looked for" * unquoted(row.intent)
    return f"{looked}; not checked: {listed(row.unchecked) or 'how it looks and behaves'}{texts}"


def metrics(tried: Iterable[Tried]) -> dict[str, int]:
    rows = list(tried)
    return {
        "prompts": len(rows),
        "wrote_a_file": sum(bool(row.files) for row in rows),
        "accessible": sum(bool(row.verdict and row.verdict.a11yPassed) for row in rows),
        "passed": sum(row.passed for row in rows),
        "blocked_calls": sum(sum(row.blocked.values()) for row in rows),
    }


def try_prompts(
    prompts: Path,
    endpoint: str | None,
    model: str | None,
    policy: Path | None,
    rounds: int,
    max_new_tokens: int,
    out: Path,
) -> None:
    """Runs the agent on every prompt and writes what came of it under `out`; what was there goes."""
    seed = load("seed")
    todo = read_prompts(prompts)
    _require_own(out)
    waiting = Waiting()
    client = choose_client(endpoint, model, policy, max_new_tokens, 0.0, seed, waiting.tokens)
    tried = run_prompts(todo, client, rounds, out, waiting)
    write_jsonl(out / RESULTS, tried)
    figures = metrics(tried)
    write_json(out / METRICS, figures)
    failing = figures["prompts"] - figures["passed"]
    print(
        f"try: {figures['passed']} of {figures['prompts']} prompts passed; kept in {out}"
        + (f"; storyloop harvest makes stories of the other {failing}" if failing else ""),
        file=sys.stderr,
    )


def _require_own(out: Path) -> None:
    """InputError where `out` holds what `try` has not written, since all that is in it goes."""
    if out == OUT or not out.exists() or all((out / name).is_file() for name in (RESULTS, METRICS)):
        return
    if not out.is_dir() or any(out.iterdir()):
        raise InputError(f"{out}: holds other files, which `storyloop try` would delete; give an empty folder as --out")


def run_prompts(prompts: list[Prompt], client: Client, rounds: int, out: Path, waiting: Waiting) -> list[Tried]:
    from stages.grader import GraderThread

    grader_params, asked = load("grader", "prompt")
    console = Console(highlight=False)
    shutil.rmtree(out, ignore_errors=True)
    tried = []
    waiting("starting the browser")
    with waiting.shown(), GraderThread(grader_params) as grader:
        for number, prompt in enumerate(prompts, 1):
            place = f"prompt {number} of {len(prompts)}, {prompt.id}, "
            folder = OutputFolder(out / prompt.id)
            promise = Promise(PLAY_FUNCTIONS, tuple(play_lines(prompt.intent)))
            checks = Checks(lambda files, item: grader.submit(files, item).result(), folder.root, promise=promise)
            tools = create_core_tools(folder, checks.run_story).only(*tool_names())
            rules = (CONSTRAINTS["file_naming"], CONSTRAINTS["static_accessibility"])
            result = run_agent(
                prompt.intent, client, tools, folder, checks.verdict, asked.system, rounds, rules,
                on_wait=lambda what, place=place: waiting(place + what),  # type: ignore[misc]
                max_feedback=asked.max_feedback,
            )  # fmt: skip
            shown = next(iter(render_stories(templates(result.files))), None)
            if shown:
                picture = grader.screenshot(templates(result.files), shown)
                (folder.root / "screenshot.png").write_bytes(picture)
            write_json(folder.root / "agent.json", conversation(prompt.intent, None, result))
            row = outcome(prompt, result)
            tried.append(row)
            word = "[green]passed[/green]" if row.passed else "[red]failed[/red]"
            why = f": {escape(printable(row.errors[0][:100]))}" if row.errors else ""
            console.print(f"{word} {prompt.id}{why}", soft_wrap=True)
            console.print(f"       {escape(claims(row))}", style="dim", soft_wrap=True)
    return tried
