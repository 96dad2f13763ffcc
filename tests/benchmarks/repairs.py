"""What policies make of the same failures: how many greedy corrections are the failed answer again, how many pass.

The failures are the first answers of one policy in an evaluation, each told what the browser said of it then; every
model folder corrects the same ones, greedily and once, so that policies stay comparable whatever they fail at
themselves. A correction that repeats the failed answer word for word is counted and not drawn again. Beside it stands
each model's greedy first answer to the stories of these splits. The peer of a model is the first one named.

Needs a finished `dvc repro`. Run:
python -m tests.benchmarks.repairs data/sft/model other/model [--splits eval eval_phrased] [--most 70]
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from stages.evaluation.answers import Evaluation, Verdicts
from stages.evaluation.scores import passed
from stages.evaluation.writer import Answer, Messages, Writer
from stages.grader import GraderThread
from stages.pipeline.jsonl import read_jsonl
from stages.pipeline.params import PromptParams, load
from stages.pipeline.records import Story
from stages.policy.prompts import prompt_messages
from stages.policy.repair import continued, written_before
from stages.tools.outcome import outcome_of


class Silent:
    """No progress is shown."""

    def expect(self, name: str, answers: int) -> None: ...

    def tell(self, name: str, done: int) -> None: ...


def failures(
    rows: Iterable[Evaluation],
    policy: str,
    splits: Sequence[str],
    most: int,
    stories: dict[str, Story],
    prompt: PromptParams,
) -> list[tuple[Story, Messages]]:
    """The conversations after first answers that failed, `most` of a split, evenly over its stories."""
    found: dict[str, list[tuple[Story, Messages]]] = defaultdict(list)
    for row in rows:
        if row.policy == policy and row.turn == 1 and row.split in splits and not passed(row):
            story = stories[row.story]
            asked = prompt_messages(prompt.system, story.intent)
            said = continued(asked, outcome_of(row.completion), row.storyResult, prompt.max_feedback)
            found[row.split].append((story, said))
    return [
        of[at * len(of) // most] if len(of) > most else of[at]
        for of in found.values()
        for at in range(min(most, len(of)))
    ]


def greedy(writer: Writer, asked: Sequence[tuple[Story, Messages]], turn: int) -> list[Answer]:
    """Conversations that leave no room for an answer in the policy's context are left out."""
    fitting = [(story, messages, text) for story, messages in asked if (text := writer._text(messages))]
    drawn = writer._write([text for _, _, text in fitting], 1, 0.0, turn)
    return [
        Answer(story, "greedy", outcome_of(group[0].text), group[0].tokens, group[0].truncated, turn, messages)
        for (story, messages, _), group in zip(fitting, drawn, strict=True)
    ]


def share(values: Sequence[bool]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def measure(models: Sequence[str], splits: Sequence[str], policy: str, most: int) -> dict[str, Any]:
    params, grader_params, prompt, seed = load("evaluate", "grader", "prompt", "seed")
    stories = {story.id: story for story in read_jsonl(Path("data/collect/stories.jsonl"), Story)}
    rows = read_jsonl(Path("data/evaluate/evaluations.jsonl"), Evaluation)
    told = failures(rows, policy, splits, most, stories, prompt)
    asked = [(s, prompt_messages(prompt.system, s.intent)) for s in stories.values() if s.split in splits]
    figures: dict[str, Any] = {}
    with GraderThread(grader_params) as grader, Verdicts(grader, Silent()) as verdicts:
        for model in models:
            writer = Writer(model, params, seed, lambda done: None)
            first, repairs = greedy(writer, asked, 1), greedy(writer, told, 2)
            verdicts.submit([*first, *repairs]).result()
            of: dict[str, Any] = {}
            for split in splits:
                mine = [answer for answer in repairs if answer.story.split == split]
                copies = [
                    written_before(answer.messages, {"role": "assistant", "content": answer.outcome.text})
                    for answer in mine
                ]
                of[split] = {
                    "greedy": share([verdicts.passed(answer) for answer in first if answer.story.split == split]),
                    "failures": len(mine),
                    "copied": share(copies),
                    "repaired": share([verdicts.passed(answer) for answer in mine]),
                }
            figures[model] = of
            print(json.dumps({model: of}), flush=True)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="+", help="model folders; the first one is the peer of the others")
    parser.add_argument("--splits", nargs="+", default=["eval", "eval_phrased", "eval_new"])
    parser.add_argument("--policy", default="sft", help="whose failures in data/evaluate/evaluations.jsonl")
    parser.add_argument("--most", type=int, default=1000, help="failures of a split at most")
    given = parser.parse_args()
    figures = measure(given.models, given.splits, given.policy, given.most)
    print(json.dumps({"benchmark": "repairs", "failures_of": given.policy, "models": figures}))


if __name__ == "__main__":
    main()
