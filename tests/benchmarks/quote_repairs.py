"""What a kept run has for a person to read: repairs of unseen components, and what GRPO's last steps were paid for.

`repairs`: conversations of `eval_new` and `eval_rl` whose first answer failed and whose last one passed, whole, in the
form of docs/learning.md (a test grades what is quoted there anew). Greedy ones come first, then a story that has not
been quoted yet. `hunt`: rollouts of the last steps that passed after the first turn, grouped by how they differ from
the reference solution; those that differ most rarely are the ones to read for a trick.

RUN is a folder with evaluations.jsonl or step-*.parquet anywhere below it: `data`, or what learning.py keeps of a seed.
Intents and solutions are those of this checkout's data/stories. Run:
python -m tests.benchmarks.quote_repairs RUN repairs [--policy grpo] [--most 10]
python -m tests.benchmarks.quote_repairs RUN hunt [--steps 8] [--turn 2] [--seed 17]
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from stages.evaluation.answers import Evaluation
from stages.evaluation.scores import passed
from stages.pipeline.jsonl import read_jsonl
from stages.pipeline.params import load
from stages.pipeline.records import Story
from stages.policy.repair import continued
from stages.reinforcement.composed_prompts import composed_stories
from stages.stories.catalogue import STORIES, read_catalogue
from stages.tools.outcome import outcome_of
from stages.variation.vary import vary

SPLITS = ("eval_new", "eval_rl")
NAME = re.compile(r"export const \w+")  # what a component is called is a policy's own choice


def conversations(rows: Iterable[Evaluation], policy: str, splits: Sequence[str]) -> list[list[Evaluation]]:
    """Of each conversation the turns in order, where the first one failed."""
    found: dict[str, list[Evaluation]] = defaultdict(list)
    for row in rows:
        if row.policy == policy and row.split in splits:
            found[row.conversation].append(row)
    turns = [sorted(of, key=lambda row: row.turn) for of in found.values()]
    return [of for of in turns if not passed(of[0])]


def repaired(failed: Iterable[list[Evaluation]], most: int) -> list[list[Evaluation]]:
    """Those whose last answer passed: greedy before sampled, and every story once before one is there twice."""
    ended = [of for of in failed if passed(of[-1])]
    seen: dict[str, int] = defaultdict(int)
    ranked = []
    for of in sorted(ended, key=lambda of: of[0].sample != "greedy"):
        seen[of[0].story] += 1
        ranked.append((seen[of[0].story], of))
    return [of for _, of in sorted(ranked, key=lambda each: each[0])][:most]


def quoted(turns: Sequence[Evaluation], intent: str, max_feedback: int) -> str:
    """A conversation as markdown."""
    first = turns[0]
    kind = "greedy" if first.sample == "greedy" else "sampled"
    parts = [f"**`{first.story}`** (`{first.split}`, {kind}): {intent}"]
    for row in turns:
        outcome = outcome_of(row.completion)
        if outcome.files is None:
            parts += [f"Answer {row.turn}, no valid call:", fenced("text", row.completion)]
        for path, source in (outcome.files or {}).items():
            parts += [f"Answer {row.turn}, `{path}`:", fenced("tsx", source)]
        if not passed(row):
            said = continued([], outcome, row.storyResult, max_feedback)[-1]["content"]
            parts.append(fenced("text", said))
    return "\n\n".join([*parts, "It passes."])


def fenced(language: str, text: str) -> str:
    text = text.rstrip("\n")
    return f"```{language}\n{text}\n```"


def counts(failed: Sequence[list[Evaluation]]) -> str:
    """A table of the splits: what became of first answers that failed."""
    lines = [
        "| split | first answers that failed | repaired | of these also by fresh answers | second answer repeats the first |",
        "| --- | --- | --- | --- | --- |",
    ]
    for split in sorted({of[0].split for of in failed}):
        mine = [of for of in failed if of[0].split == split and len(of) > 1]
        done = [of for of in mine if passed(of[-1])]
        both = sum(of[0].resampled is not None and of[0].resampled.passed for of in done)
        again = sum(of[1].completion == of[0].completion for of in mine)
        lines.append(f"| `{split}` | {len(mine)} | {len(done)} | {both} | {again} |")
    return "\n".join(lines)


def rollouts(run: Path, steps: int) -> list[list[dict[str, Any]]]:
    """Of the last `steps` steps each rollout's turns in order."""
    files: dict[int, list[Path]] = defaultdict(list)
    for file in run.rglob("step-*.parquet"):
        files[int(file.stem.split("-")[1])].append(file)  # of each process one
    found: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for step in sorted(files)[-steps:]:
        for file in sorted(files[step]):
            for row in pq.read_table(file).to_pylist():
                found[str(file), row["rollout"]].append(row)
    return [sorted(turns, key=lambda row: row["turn"]) for turns in found.values()]


def difference(story: Story, completion: str) -> tuple[str, ...]:
    """The lines that the answer has not, and those that the solution has not; names of components aside."""
    files = outcome_of(completion).files or {}
    theirs, ours = (NAME.sub("export const X", "\n".join(of.values())).splitlines() for of in (story.solution, files))
    lines = list(unified_diff(theirs, ours, lineterm="", n=0))[2:]
    return tuple(line for line in lines if not line.startswith("@@"))


def hunt(found: Sequence[list[dict[str, Any]]], stories: Mapping[str, Story], turn: int) -> str:
    """Passing rollouts that needed `turn` answers or more, by their difference from the solution, the rarest first."""
    seconds = [turns for turns in found if len(turns) > 1]
    repeats = sum(turns[1]["completion"] == turns[0]["completion"] for turns in seconds)
    passing = [turns for turns in found if len(turns) >= turn and turns[-1]["passed"]]
    groups: dict[tuple[str, ...], list[list[dict[str, Any]]]] = defaultdict(list)
    for turns in passing:
        story, words = stories[turns[-1]["story"]], json.loads(turns[-1]["words"])
        groups[difference(vary(story, words) if words else story, turns[-1]["completion"])].append(turns)
    parts = [
        f"{len(found)} rollouts, {len(seconds)} went on after the first answer; {repeats} of the second answers repeat the "
        f"first. {len(passing)} passed in turn {turn} or later, in {len(groups)} ways; "
        f"{len(groups.get((), []))} are the solution but for the name."
    ]
    for lines, of in sorted(groups.items(), key=lambda group: (not group[0], len(group[1]), group[0])):
        names = ", ".join(sorted({f"`{turns[-1]['story']}`" for turns in of}))
        parts += [f"### {len(of)} times: {names}", fenced("diff", "\n".join(lines) or "(the solution)")]
        example = of[0]
        story, words = stories[example[0]["story"]], json.loads(example[0]["words"])
        parts.append(f"Asked: {(vary(story, words) if words else story).intent}")
        if lines:
            for row in example:
                parts.append(
                    fenced("tsx", "\n".join((outcome_of(row["completion"]).files or {"": row["completion"]}).values()))
                )
                if row["said"]:
                    parts.append(fenced("text", row["said"]))
    return "\n\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("what", choices=("repairs", "hunt"))
    parser.add_argument("--policy", default="grpo")
    parser.add_argument("--splits", nargs="+", default=SPLITS)
    parser.add_argument("--most", type=int, default=10, help="conversations that are quoted at most")
    parser.add_argument("--steps", type=int, default=8, help="of GRPO, the last ones")
    parser.add_argument("--turn", type=int, default=2, help="answers that a rollout needed at least")
    parser.add_argument("--composed", type=int, default=1500, help="grpo.compositions of the run")
    parser.add_argument("--seed", type=int, default=17, help="of the run, for its composed stories")
    given = parser.parse_args()
    stories = {story.id: story for story in read_catalogue(STORIES).stories}
    stories |= {story.id: story for story in composed_stories(given.composed, given.seed, turns=2)}
    if given.what == "hunt":
        print(hunt(rollouts(given.run, given.steps), stories, given.turn))
        return
    max_feedback = load("prompt").max_feedback
    rows = [row for file in sorted(given.run.rglob("evaluations.jsonl")) for row in read_jsonl(file, Evaluation)]
    failed = conversations(rows, given.policy, given.splits)
    print(counts(failed))
    for turns in repaired(failed, given.most):
        print("\n" + quoted(turns, stories[turns[0].story].intent, max_feedback))


if __name__ == "__main__":
    main()
