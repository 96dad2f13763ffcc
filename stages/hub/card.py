"""The model card, rendered from what the run measured. `card.md.j2` is its text."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

ORDER = ("chance", "base", "sft", "grpo")


def render_card(**facts: Any) -> str:
    """The card's Markdown; a fact that the template needs and `facts` lacks is an error."""
    return card_template("card.md.j2").render(within=_turns(facts["results"]), **facts)


@cache
def card_template(name: str) -> Template:
    """The text of a card, which stands beside this module."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters |= {
        "share": lambda value: f"{100 * value:.1f}%",
        "score": lambda value: f"{value:.3f}",
        "tojson_text": lambda value: json.dumps(value, ensure_ascii=False),
    }
    return environment.get_template(name)


def _turns(results: Mapping[str, Mapping[str, Any]]) -> int:
    """How many answers in one conversation were measured at most; 0 where failures were not repaired."""
    names = {name for policies in results.values() for row in policies.values() for name in row}
    return max((int(found[1]) for name in names if (found := re.fullmatch(r"greedy_within_(\d+)", name))), default=0)


def ordered(metrics: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """data/evaluate/metrics.json as the card lists it: chance first, the trained policy last."""
    return {
        split: {name: policies[name] for name in ORDER if name in policies}
        for split, policies in sorted(metrics.items())
        if isinstance(policies, dict) and any(name in policies for name in ORDER)
    }
