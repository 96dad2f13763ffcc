"""What a policy is told after an answer that did not pass, as the token ids between that answer and the next.

The text is what policy/repair.py says in every route. Only the text between is tokenised: the sampled ids of the answer
stand, also where a tokenizer would have spelt its text otherwise, or a template written it otherwise.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from stages.functiongemma import EncodeError
from stages.policy.prompts import conversation_text
from stages.policy.repair import continued
from stages.reinforcement.reward_functions import Verdict, Verdicts
from stages.tools.core_tools import core_tool_declarations
from stages.tools.feedback import MAX_CHARACTERS

Answers = Sequence[Sequence[int]]  # the token ids of each turn's answer


class FollowUps:
    """Of rollouts that `verdicts` grades; `max_feedback` is the most characters said of a verdict."""

    def __init__(self, verdicts: Verdicts, max_feedback: int = MAX_CHARACTERS) -> None:
        self.max_feedback = max_feedback
        self.verdicts, self.tokenizer = verdicts, verdicts.tokenizer
        self._stops = {id: str(self.tokenizer.decode([id])) for id in verdicts.stops}

    def __call__(self, rows: Sequence[Mapping[str, Any]], answers: Sequence[Answers]) -> list[list[int] | None]:
        """For each row of the dataset, what follows the last of its answers; None where the last one ends it.

        That is one that passed, one whose grade was lost, and one that cannot be written as a conversation. Each text
        takes a millisecond, and a GPU waits for all: those whose verdicts are there are written while the last ones
        come, and equal rollouts are told the same.
        """
        asked = [
            (row["story"], row["words"], row["messages"], tuple(map(tuple, turns)))
            for row, turns in zip(rows, answers, strict=True)
        ]
        told: dict[tuple[Any, ...], list[int] | None] = {}
        for each in dict.fromkeys(asked):
            story, words, messages, turns = each
            if (verdicts := self.verdicts.of_turns_so_far(story, words, turns)) is not None:
                told[each] = self._told(messages, verdicts, turns)
        waited = self.verdicts.waited
        graded = self.verdicts.of_turns([row["story"] for row in rows], [row["words"] for row in rows], answers)
        self.verdicts.waited_between_turns += self.verdicts.waited - waited
        for each, verdicts in zip(asked, graded, strict=True):
            if each not in told:
                _, _, messages, turns = each
                told[each] = self._told(messages, verdicts, turns)
        return [told[each] for each in asked]

    def _told(self, messages: str, turns: Sequence[Verdict], answers: Answers) -> list[int] | None:
        ends = turns[-1].passed or turns[-1].lost
        return None if ends else self._after(json.loads(messages), turns, answers[-1])

    def _after(
        self, messages: Sequence[Mapping[str, Any]], turns: Sequence[Verdict], last: Sequence[int]
    ) -> list[int] | None:
        for verdict in turns[:-1]:
            messages = continued(messages, verdict.outcome, verdict.result, self.max_feedback)
        try:
            between = self._between(messages, turns[-1])
        except EncodeError:
            return None
        if between is None:
            return None
        # It begins with the control token that closes an answer, which most answers already end with.
        ids: list[int] = self.tokenizer(between, add_special_tokens=False)["input_ids"]
        return ids[1:] if last[-1] in self._stops and ids[:1] == [last[-1]] else ids

    def _between(self, messages: Sequence[Mapping[str, Any]], last: Verdict) -> str | None:
        """The text from the end of an answer's own to where the next one begins.

        None where the template writes an answer in another way once something follows it.
        """
        tools = core_tool_declarations()
        after = continued(messages, last.outcome, last.result, self.max_feedback)
        answered = conversation_text(self.tokenizer, after[:-1], tools)
        going_on = conversation_text(self.tokenizer, after, tools, add_generation_prompt=True)
        closing = next((stop for stop in self._stops.values() if answered.rstrip().endswith(stop)), "")
        answer = answered[: answered.rindex(closing)] if closing else answered
        return going_on.removeprefix(answer) if going_on.startswith(answer) else None
