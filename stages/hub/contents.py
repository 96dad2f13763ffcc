"""What goes into each repository: the files that the stages before left behind, and a card of what the run measured."""

import json
from pathlib import Path
from typing import Any

from stages.hub.card import ordered, render_card
from stages.hub.dataset_card import render_dataset_card
from stages.hub.folder import Kind, publishable, with_tokenizer_of
from stages.pipeline.digests import file_digest
from stages.pipeline.params import load
from stages.tools.core_tools import core_tool_declarations

MERGED = Path("data/merge/model")
ADAPTER = Path("data/grpo/adapter")
TRAIN = Path("data/curate/train.jsonl")
CURATED = Path("data/curate/metrics.json")
RESULTS = Path("data/evaluate/metrics.json")
EXAMPLE = "Create a primary button with a hover state"


def facts() -> dict[str, Any]:
    """What both cards say about the run."""
    iteration, seed, prompt, reward, curate, base, sft, grpo, merge, push = load(
        "iteration", "seed", "prompt", "reward", "curate", "base", "sft", "grpo", "merge", "push"
    )
    sections = {"reward": reward, "sft": sft, "grpo": grpo, "merge": merge}
    parameters = {
        f"{section}.{name}": value
        for section, values in sections.items()
        for name, value in values.model_dump().items()
    }
    with open(TRAIN, encoding="utf-8") as lines:
        rows = sum(1 for line in lines if line.strip())
    return {
        "iteration": iteration,
        "seed": seed,
        "system": prompt.system,
        "base": base,
        "license": push.license,
        "merged_repo": push.merged_repo,
        "reward": reward,
        "curate": curate,
        "max_new_tokens": grpo.max_new_tokens,
        "parameters": parameters,
        "rows": rows,
        "data_sha256": file_digest(TRAIN),
        "results": ordered(json.loads(RESULTS.read_text(encoding="utf-8"))),
        "tool": core_tool_declarations()[0],
        "intent": EXAMPLE,
    }


def contents(kind: Kind, known: dict[str, Any], repo_id: str | None, folder: Path) -> tuple[str, dict[str, Path]]:
    """The card of a repository, and the files that go beside it."""
    repo = repo_id or folder.as_posix()
    if kind == "dataset":
        curated = json.loads(CURATED.read_text(encoding="utf-8"))
        return render_dataset_card(TRAIN, curated, **known, title=repo, repo=repo), {TRAIN.name: TRAIN}
    card = render_card(**known, kind=kind, title=repo_id or f"storyloop {kind} model", repo=repo)
    return card, publishable(MERGED) if kind == "merged" else with_tokenizer_of(ADAPTER, MERGED)
