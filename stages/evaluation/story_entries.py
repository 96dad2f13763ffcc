"""The stories of the report: every answer of each beside the reference, line by line, and what was said in between."""

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from stages.evaluation.answers import CHANCE, Evaluation
from stages.evaluation.failures import KINDS, failure_kind
from stages.evaluation.pictures import REFERENCE, Pictures
from stages.evaluation.scores import GAIN, passed, sampled
from stages.evaluation.summary import TITLES
from stages.pipeline.records import Story
from stages.policy.repair import continued
from stages.tools.outcome import Outcome
from stages.tools.printable import printable

MAX_TEXT = 400  # characters of an answer that is no call
WORD = re.compile(r"[\w-]+")


def story_entry(
    story: Story, rows: Sequence[Evaluation], pictures: Pictures, nearest: "Nearest", max_feedback: int
) -> dict[str, Any]:
    """A story and its answers: of trained policies all, of the base the greedy one. Equal ones are one entry.

    `max_feedback`: characters of what a policy was told of an answer that failed.
    """
    mine = [row for row in rows if row.policy != CHANCE]
    conversations: dict[str, list[Evaluation]] = {}
    for row in mine:
        if row.policy != "base" or row.sample == "greedy":
            conversations.setdefault(row.conversation or f"{row.policy}/{row.sample}", []).append(row)
    entries: dict[tuple[str, ...], dict[str, Any]] = {}
    for turns in sorted(conversations.values(), key=lambda of: (_rank(of[0].policy), of[0].sample != "greedy")):
        key = tuple(row.completion for row in turns)
        entry = entries.setdefault(key, {"whose": {}, "turns": [_turn(row, story, max_feedback) for row in turns]})
        entry["whose"].setdefault(TITLES.get(turns[0].policy, turns[0].policy), []).append(turns[0].sample)
    first = {policy: [row for row in sampled(mine) if row.policy == policy] for policy in {row.policy for row in mine}}
    final = [row for row in mine if row.policy == GAIN[1] and row.sample == "greedy"]
    kind = None if passed(final[0]) else failure_kind(final[0], story)
    near, share = nearest.to(story)
    return {
        "id": story.id,
        "split": story.split,
        "intent": story.intent,
        "passed": passed(final[0]),
        "repaired": next((row.turn for row in final[1:] if passed(row)), None),
        "kind": kind,
        "meaning": kind and KINDS[kind],
        "reference": story.solution,
        "answers": [{**entry, "whose": _names(entry["whose"])} for entry in entries.values()],
        "tries": {
            TITLES.get(policy, policy): f"{sum(map(passed, first[policy]))} of {len(first[policy])}"
            for policy in sorted(first, key=_rank)
        },
        "nearest": {"id": near.id, "intent": near.intent, "share": share} if near else None,
        "pictures": {
            title: base64.b64encode(pictures[story.id, key]).decode()
            for title, key in {"reference": REFERENCE, TITLES[GAIN[1]]: GAIN[1]}.items()
            if (story.id, key) in pictures
        },
    }


class Nearest:
    """The training story whose intent, as written or as people type it, shares most words with another."""

    def __init__(self, known: Sequence[Story]) -> None:
        self._known = [(story, words(said)) for story in known for said in (story.intent, *story.phrasings)]

    def to(self, story: Story) -> tuple[Story | None, float]:
        """The story, and the words that both have as a share of the words that one of them has."""
        asked = words(story.intent)
        found = [(len(asked & said) / len(asked | said), near) for near, said in self._known if asked | said]
        share, near = max(found, key=lambda one: one[0], default=(0.0, None))
        return near, share


def words(intent: str) -> frozenset[str]:
    """What an intent asks for, without the texts that it quotes."""
    return frozenset(WORD.findall(re.sub(r'"[^"]*"', "", intent.lower())))


def diff_lines(reference: str, answer: str, failing: Sequence[int] = ()) -> list[dict[str, Any]]:
    """Both sources as one, line by line: `kind` is same, missing (in the answer) or written (by it alone).

    `failing`: numbers of lines of the answer, from 1, that the verdict names. Where it names none, the first line that
    differs is marked in their place, as `differs`.
    """
    old, new = reference.rstrip("\n").split("\n"), answer.rstrip("\n").split("\n")
    lines: list[dict[str, Any]] = []
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = old[a:b] == new[c:d]
        if not same:
            lines += [{"kind": "missing", "text": text, "mark": ""} for text in old[a:b]]
        for number in range(c, d):
            mark = "fails" if number + 1 in failing else ""
            lines.append({"kind": "same" if same else "written", "text": new[number], "mark": mark})
    if not any(line["mark"] for line in lines):
        changed = [line for line in lines if line["kind"] != "same"]
        for line in [line for line in changed if line["kind"] == "written"][:1] or changed[:1]:
            line["mark"] = "differs"
    return lines


def _turn(row: Evaluation, story: Story, max_feedback: int) -> dict[str, Any]:
    ok, is_reference = passed(row), row.files == story.solution
    cut = row.completion[:MAX_TEXT] + (" …" if len(row.completion) > MAX_TEXT else "")
    outcome = Outcome(row.completion, row.files, None if row.files else row.error)
    errors = row.storyResult.errors if row.storyResult else ()
    return {
        "turn": row.turn,
        "passed": ok,
        "reward": row.reward,
        "is_reference": is_reference,
        "kind": None if ok else failure_kind(row, story),
        "text": None if row.files else printable(cut),
        "files": {} if is_reference else dict(_diffs(row.files or {}, story.solution, errors, ok)),
        "said": "" if ok else printable(str(continued([], outcome, row.storyResult, max_feedback)[-1]["content"])),
    }


def _diffs(
    files: Mapping[str, str], solution: Mapping[str, str], errors: Sequence[str], ok: bool
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A diff a file; a single file is compared with a single reference whatever their names."""
    for path, source in files.items():
        alone = len(files) == len(solution) == 1
        reference = next(iter(solution.values())) if alone else solution.get(path, "")
        failing = [int(n) for error in errors for n in re.findall(rf"(?<![\w./-]){re.escape(path)}:(\d+)", error)]
        lines = diff_lines(printable(reference), printable(source), failing)
        yield path, [{**line, "mark": ""} for line in lines] if ok else lines


def _names(whose: Mapping[str, Sequence[int | str]]) -> str:
    """As in "GRPO greedy, sample 1; SFT greedy": samples are counted from 1."""
    named = {
        title: [sample if isinstance(sample, str) else f"sample {sample + 1}" for sample in samples]
        for title, samples in whose.items()
    }
    return "; ".join(f"{title} {', '.join(samples)}" for title, samples in named.items())


def _rank(policy: str) -> tuple[int, str]:
    """The trained policy first, the base last."""
    order = (*reversed(GAIN), policy, "base")
    return order.index(policy) if policy != "base" else len(order), policy
