"""`storyloop agent "Create …" --out generated/`: one intent, worked on in the open.

Asks an endpoint (`--endpoint`) or a policy folder (`--policy`), shows every call and every verdict, and ends
with the files, the verdict, a screenshot and `agent.json` (the conversation and its counts) in the output
folder.
"""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from stages.agent.checks import Checks, render_stories, templates
from stages.agent.constraints import CONSTRAINTS, Constraint
from stages.agent.loop import AgentResult, Event, run_agent
from stages.clients.endpoint import Client, EndpointClient, PolicyClient, token_for
from stages.pipeline.errors import InputError, StageError
from stages.pipeline.jsonl import write_json
from stages.pipeline.params import load
from stages.pipeline.records import Story
from stages.stories.lookup import find_story
from stages.tools.core_tools import create_core_tools
from stages.tools.files import OutputFolder
from stages.tools.registry import CallError, Registry

DEFAULT_POLICY = Path("data/merge/model")
STYLES = {
    "said": "dim",
    "called": "cyan",
    "blocked": "yellow",
    "refused": "yellow",
    "passed": "green",
    "failed": "red",
}


def agent(
    intent: Annotated[
        str | None, typer.Argument(help="What to make, in words; with --story its own intent is the default.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the files; nothing is written outside it.")] = Path("generated"),
    endpoint: Annotated[
        str | None,
        typer.Option(help="Base URL of an OpenAI-compatible server, such as http://127.0.0.1:8000/v1."),
    ] = None,
    model: Annotated[str | None, typer.Option(help="Model name that the endpoint is asked for.")] = None,
    policy: Annotated[
        Path | None, typer.Option(help=f"Model folder to run in this process; default: {DEFAULT_POLICY}.")
    ] = None,
    story: Annotated[
        str | None, typer.Option(help="Story to satisfy, FILE#export, as in button.stories.tsx#primary.")
    ] = None,
    rounds: Annotated[int, typer.Option(help="Answers the model may give, corrections included.", min=1)] = 3,
    tools: Annotated[
        str | None,
        typer.Option(help="Tools to offer, by comma; default: all to an endpoint, writeTemplate to a policy."),
    ] = None,
    rules: Annotated[
        str, typer.Option(help=f"Constraints on calls, by comma, of: {', '.join(CONSTRAINTS)}.")
    ] = "file_naming,static_accessibility",
    max_new_tokens: Annotated[int, typer.Option(help="Longest answer, in tokens.", min=1)] = 512,
    temperature: Annotated[float, typer.Option(help="0 always takes the likeliest token.", min=0)] = 0.0,
) -> None:
    """Generate an interface from an intent, check it in a browser, and let the model correct it."""
    try:
        passed = _work(intent, out, endpoint, model, policy, story, rounds, tools, rules, max_new_tokens, temperature)
    except StageError as error:
        sys.exit(str(error))
    if not passed:
        raise typer.Exit(1)


def _work(
    intent: str | None,
    out: Path,
    endpoint: str | None,
    model: str | None,
    policy: Path | None,
    story: str | None,
    rounds: int,
    tools: str | None,
    rules: str,
    max_new_tokens: int,
    temperature: float,
) -> bool:
    from stages.grader import GraderThread

    grader_params, prompt, seed = load("grader", "prompt", "seed")
    target = find_story(story) if story else None
    intent = intent or (target.intent if target else None)
    if not intent:
        raise InputError('agent: no intent; say what to make: storyloop agent "Create a primary button"')
    constraints = _constraints(rules)
    client = choose_client(endpoint, model, policy, max_new_tokens, temperature, seed)
    console = Console(highlight=False)
    folder = OutputFolder(out)
    with GraderThread(grader_params) as grader:
        checks = Checks(lambda files, item: grader.submit(files, item).result(), folder.root, target)
        registry = choose_tools(create_core_tools(folder, checks.run_story), tools, bool(endpoint))
        console.print(f"[bold]{escape(intent)}[/bold]")
        result = run_agent(
            intent,
            client,
            registry,
            folder,
            checks.verdict,
            prompt.system,
            rounds,
            constraints,
            lambda event: _show(console, event),
        )
        shown = target or next(iter(render_stories(templates(result.files))), None)
        picture = grader.screenshot(templates(result.files), shown) if shown and result.files else None
    if picture:
        (folder.root / "screenshot.png").write_bytes(picture)
    write_json(folder.root / "agent.json", conversation(intent, target, result))
    _summary(console, folder.root, result, target, picture is not None)
    return result.passed


def choose_client(
    endpoint: str | None,
    model: str | None,
    policy: Path | None,
    max_new_tokens: int,
    temperature: float,
    seed: int,
) -> Client:
    """What the agent asks: the endpoint, or a policy that is loaded into this process."""
    if endpoint:
        if policy:
            raise InputError("agent: --endpoint and --policy are two ways to the same; give one")
        return EndpointClient(endpoint, token_for(endpoint), model, max_new_tokens, temperature)
    from stages.policy.load import load_policy

    return PolicyClient(*load_policy(policy or DEFAULT_POLICY), max_new_tokens, temperature, seed)


def choose_tools(registry: Registry, names: str | None, is_endpoint: bool) -> Registry:
    """The tools to offer. Our policies know writeTemplate alone; an endpoint may be any model."""
    offered = names.split(",") if names else [] if is_endpoint else ["writeTemplate"]
    try:
        return registry.only(*(name.strip() for name in offered)) if offered else registry
    except CallError as error:
        raise InputError(f"agent: --tools: {error}") from None


def _constraints(rules: str) -> list[Constraint]:
    names = [name.strip() for name in rules.split(",") if name.strip()]
    for name in names:
        if name not in CONSTRAINTS:
            raise InputError(f"agent: --rules: no constraint {name!r}; there is {', '.join(CONSTRAINTS)}")
    return [CONSTRAINTS[name] for name in names]


def _show(console: Console, event: Event) -> None:
    first, *rest = event.detail.strip().splitlines() or [""]
    style = STYLES[event.kind]
    console.print(
        f"[dim]{event.round}[/dim] [{style}]{event.kind:<8}[/{style}] {escape(event.subject)}: {escape(first)}"
    )
    for line in rest[:10] if event.kind != "said" else []:
        console.print(f"             {escape(line)}")


def conversation(intent: str, target: Story | None, result: AgentResult) -> dict[str, Any]:
    """What agent.json keeps of one intent."""
    return {
        "intent": intent,
        "story": target.id if target else None,
        "verdict": result.verdict.model_dump(mode="json") if result.verdict else None,
        "files": sorted(result.files),
        "messages": result.messages,
        **result.metrics(),
    }


def _summary(console: Console, root: Path, result: AgentResult, target: Story | None, pictured: bool) -> None:
    for path in sorted(result.files):
        console.print(f"wrote  {escape(str(root / path))}")
    if pictured:
        console.print(f"shows  {escape(str(root / 'screenshot.png'))}")
    verdict = result.verdict
    if verdict is None:
        console.print("[red]nothing written[/red]: the model made no usable call")
        return
    word = "[green]passed[/green]" if verdict.passed else "[red]failed[/red]"
    accessible = "accessible" if verdict.a11yPassed else "not accessible"
    if target:
        held = f"{verdict.passedAssertions} of {verdict.totalAssertions} assertions of {target.id}, {accessible}"
    elif verdict.passed:
        held = "renders without an error, accessible (no --story, so what it does was not checked)"
    else:
        held = f"{accessible} (no --story, so only that, and that it renders without an error, was checked)"
    counts = f"{_count(result.rounds, 'round')}, {_count(result.calls, 'call')}"
    console.print(f"{word}: {escape(held)}; {counts}, {result.blocked.total()} blocked, {result.refused} refused")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
