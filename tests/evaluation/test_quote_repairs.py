"""What is printed of a kept run for a person to read: repairs as docs/learning.md quotes them, and rollouts by difference."""

import json
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from benchmarks.quote_repairs import conversations, counts, hunt, quoted, repaired, rollouts
from own_stories import own_stories

from stages.evaluation.answers import Evaluation
from stages.pipeline.records import StoryResult
from stages.tools.write_call import reference_output

STORY = next(story for story in own_stories() if story.component == "badge")
RIGHT = reference_output(STORY)
WRONG = RIGHT.replace("span", "p")
PASSED = StoryResult(passed=True, a11yPassed=True, totalAssertions=1, passedAssertions=1, errors=())
FAILED = StoryResult(passed=False, a11yPassed=True, totalAssertions=1, passedAssertions=0, errors=("missing: no span",))


def row(turn: int, completion: str, verdict: StoryResult | None, sample: int | str = "greedy") -> Evaluation:
    return Evaluation(
        split="eval_new", policy="grpo", story=STORY.id, component=STORY.component, sample=sample,
        completion=completion, valid=verdict is not None, storyResult=verdict, reward=0.0, tokens=1, truncated=False,
        error=None, turn=turn, conversation=f"grpo/{STORY.id}/{sample}",
    )  # fmt: skip


def test_a_repair_is_quoted_in_the_form_that_the_docs_test_reads() -> None:
    text = quoted([row(1, WRONG, FAILED), row(2, RIGHT, PASSED)], STORY.intent, 600)
    name, told = re.findall(r"^\*\*`([^`]+)`\*\* .*?\n(.*?)^It passes\.$", text, re.DOTALL | re.MULTILINE)[0]
    answers = re.findall(r"^Answer \d, `([^`]+)`:\n\n```tsx\n(.*?)^```", told, re.DOTALL | re.MULTILINE)
    assert name == STORY.id and len(answers) == 2
    assert "<p" in answers[0][1] and "<span" in answers[1][1] and "missing: no span" in told


def test_conversations_that_passed_at_once_or_never_are_no_repairs_and_greedy_ones_come_first() -> None:
    rows = [
        row(1, WRONG, FAILED, 0), row(2, RIGHT, PASSED, 0), row(1, RIGHT, PASSED, 1), row(1, WRONG, FAILED, 2),
        row(2, WRONG, FAILED, 2), row(1, "no call", None), row(2, RIGHT, PASSED),
    ]  # fmt: skip
    failed = conversations(rows, "grpo", ["eval_new"])
    assert [of[0].sample for of in repaired(failed, 10)] == ["greedy", 0]
    assert len(repaired(failed, 1)) == 1
    assert counts(failed).endswith("| `eval_new` | 3 | 2 | 0 | 1 |")


def test_rollouts_that_passed_later_are_grouped_by_their_difference_from_the_solution(tmp_path: Path) -> None:
    trick = RIGHT.replace("</span>", "</span>{/* a trick */}")
    renamed = re.sub(r"export const \w+", "export const Another", RIGHT)

    def turns(number: int, *completions: str) -> list[dict[str, Any]]:
        return [
            {
                "rollout": number, "turn": turn, "story": STORY.id, "words": json.dumps({}), "completion": text,
                "passed": float(turn == len(completions)), "said": "It does not pass" if turn == 1 else None,
            }
            for turn, text in enumerate(completions, 1)
        ]  # fmt: skip

    made = [*turns(0, WRONG, trick), *turns(1, WRONG, renamed), *turns(2, RIGHT), *turns(3, WRONG, RIGHT)]
    pq.write_table(pa.Table.from_pylist([{**each, "passed": 0.0} for each in made]), tmp_path / "step-00001.parquet")
    pq.write_table(pa.Table.from_pylist(made), tmp_path / "step-00002.parquet")
    text = hunt(rollouts(tmp_path, steps=1), {STORY.id: STORY}, turn=2)
    assert text.startswith(
        "4 rollouts, 3 went on after the first answer; 0 of the second answers repeat the first. 3 passed"
    )
    assert "in 2 ways; 2 are the solution but for the name" in text
    rare, usual = text.split("### ")[1:]
    assert rare.startswith("1 times") and "+" in rare and "a trick" in rare and usual.startswith("2 times")
