"""One session of the agent: what is asked, with which tools and constraints, and what is kept of it.

`storyloop agent` and `storyloop try` both choose a client and tools here. `work` runs one intent from the options of
the command line to the files in the output folder: the files, `screenshot.png` and `agent.json`.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape

from stages.agent.checks import Checks, render_stories, templates
from stages.agent.constraints import CONSTRAINTS, Constraint
from stages.agent.display import show_event, show_summary, show_unseen
from stages.agent.loop import AgentResult, run_agent
from stages.clients.answers import Client
from stages.console.waiting import Waiting
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import write_json
from stages.pipeline.params import load
from stages.pipeline.records import Story
from stages.policy.unseen import unseen_words
from stages.stories.lookup import find_story
from stages.tools.core_tools import core_tool_declarations, create_core_tools
from stages.tools.files import OutputFolder

TOOLS = ("writeTemplate", "writeStory", "runStory")  # those of `create_core_tools`, known before its folder is made
DEFAULT_POLICY = Path("data/merge/model")
PICTURE, CONVERSATION = "screenshot.png", "agent.json"  # what the output folder holds beside the model's files


@dataclass(frozen=True)
class Options:
    """What a person may choose for one intent; the fields are the options of `storyloop agent`."""

    endpoint: str | None = None
    model: str | None = None
    policy: Path | None = None
    story: str | None = None
    rounds: int = 3
    tools: str | None = None
    rules: str = "file_naming,static_accessibility"
    max_new_tokens: int = 512
    temperature: float = 0.0


def work(intent: str | None, out: Path, options: Options) -> bool:
    """Works on one intent, shows each step, and returns whether the result passed.

    Raises InputError where an option is wrong; nothing is written then.
    """
    grader_params, prompt, seed = load("grader", "prompt", "seed")
    target = find_story(options.story) if options.story else None
    intent = intent or (target.asked if target else None)
    if not intent or not intent.strip():
        raise InputError('agent: no intent; say what to make: storyloop agent "Create a primary button"')
    constraints = choose_constraints(options.rules)
    offered = tool_names(options.tools)
    waiting = Waiting()
    client = choose_client(
        options.endpoint,
        options.model,
        options.policy,
        options.max_new_tokens,
        options.temperature,
        seed,
        waiting.tokens,
    )
    console = Console(highlight=False)
    folder = OutputFolder(out)
    console.print(f"[bold]{escape(intent)}[/bold]")
    show_unseen(console, _unseen(intent, client, options))
    waiting("starting the browser")
    from stages.grader import GraderThread

    with waiting.shown(), GraderThread(grader_params) as grader:
        checks = Checks(lambda files, item: grader.submit(files, item).result(), folder.root, target)
        registry = create_core_tools(folder, checks.run_story).only(*offered)
        result = run_agent(
            intent,
            client,
            registry,
            folder,
            checks.verdict,
            prompt.system,
            options.rounds,
            constraints,
            lambda event: show_event(console, event),
            waiting,
            prompt.max_feedback,
        )
        waiting("taking a screenshot")
        shown = target or next(iter(render_stories(templates(result.files))), None)
        picture = grader.screenshot(templates(result.files), shown) if shown and result.files else None
    for name in (PICTURE, CONVERSATION, f"{CONVERSATION}.part"):  # a link that was there leads out of the folder
        if (folder.root / name).is_symlink():
            (folder.root / name).unlink()
    if picture:
        (folder.root / PICTURE).write_bytes(picture)
    write_json(folder.root / CONVERSATION, conversation(intent, target, result))
    show_summary(console, folder.root, result, target, picture is not None)
    return result.passed


def choose_client(
    endpoint: str | None,
    model: str | None,
    policy: Path | None,
    max_new_tokens: int,
    temperature: float,
    seed: int,
    on_token: Callable[[int], None] | None = None,
) -> Client:
    """What the agent asks: the endpoint, or a policy that is loaded into this process.

    `on_token` is told how many tokens the policy has written of an answer; an endpoint does not say.
    """
    if endpoint:
        if policy:
            raise InputError("--endpoint and --policy exclude each other; give one")
        from stages.clients.endpoint import EndpointClient, token_for

        print(f"asking {endpoint}", file=sys.stderr, flush=True)
        return EndpointClient(endpoint, token_for(endpoint), model, max_new_tokens, temperature)
    source = policy or DEFAULT_POLICY
    print(f"loading the model in {source}, which takes some seconds", file=sys.stderr, flush=True)
    from stages.clients.policy import PolicyClient
    from stages.policy.load import load_policy

    return PolicyClient(*load_policy(source), max_new_tokens, temperature, seed, on_token)


def _unseen(intent: str, client: Client, options: Options) -> list[str] | None:
    """Which of its words the model was never trained on; None where nobody can say."""
    if not options.endpoint:
        return unseen_words(intent, options.policy or DEFAULT_POLICY)
    from stages.clients.endpoint import EndpointClient  # takes most of a second to load

    return client.unseen_words(intent) if isinstance(client, EndpointClient) else None


def tool_names(names: str | None = None) -> list[str]:
    """The tools to offer: those named, or what a policy is trained with, here and behind an endpoint alike."""
    if names is None:
        return [tool["function"]["name"] for tool in core_tool_declarations()]
    offered = list(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    if not offered:
        raise InputError(f"agent: --tools: names no tool; there is {', '.join(TOOLS)}")
    for name in offered:
        if name not in TOOLS:
            raise InputError(f"agent: --tools: unknown tool {name!r}; there is {', '.join(TOOLS)}")
    return offered


def choose_constraints(rules: str) -> list[Constraint]:
    names = [name.strip() for name in rules.split(",") if name.strip()]
    for name in names:
        if name not in CONSTRAINTS:
            raise InputError(f"agent: --rules: no constraint {name!r}; there is {', '.join(CONSTRAINTS)}")
    return [CONSTRAINTS[name] for name in names]


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
