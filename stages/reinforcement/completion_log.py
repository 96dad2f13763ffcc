"""Every completion of GRPO with its verdict, as Parquet, one file a step and process (`storyloop query` reads them).

A rollout of several turns has a row for each of its answers: `rollout` numbers the rollouts of a file, `turn` the
answers from 1, and `said` is what the policy was told after an answer, null after the last one. `reward` is that of the
answer alone; `rollout_reward` is what the policy was trained with. `sampled` is false where an answer is the correction
of another rollout (corrections.py).

The files are written beside the checkpoints during training, so that a run that is killed and resumed ends with the
same files, and copied to the stage's output at the end. `passed`, `a11y` and `assertions` are the components of
stages/pipeline/reward.py; they and `reward` are null where the grader failed.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from stages.pipeline.reward import Weights, components, reward
from stages.policy.repair import continued
from stages.reinforcement.reward_functions import TurnReward, Verdict, Verdicts, rollout_rewards
from stages.tools.feedback import MAX_CHARACTERS

SCHEMA = pa.schema(  # stated, so that a step without any reward has columns of the same types
    [
        ("step", pa.int64()),
        ("rollout", pa.int64()),
        ("turn", pa.int64()),
        ("story", pa.string()),
        ("words", pa.string()),
        ("completion", pa.string()),
        ("tokens", pa.int64()),
        ("valid", pa.bool_()),
        ("lost", pa.bool_()),
        ("reward", pa.float64()),
        ("passed", pa.float64()),
        ("a11y", pa.float64()),
        ("assertions", pa.float64()),
        ("errors", pa.string()),
        ("said", pa.string()),
        ("rollout_reward", pa.float64()),
        ("sampled", pa.bool_()),
    ]
)


class CompletionLog:
    """A zero-weight reward function that logs completions: it gets every batch, and returns None for each row."""

    __name__ = "completions"

    def __init__(
        self,
        verdicts: Verdicts,
        weights: Weights,
        out: Path,
        checkpoints: Path,
        process: int = 0,
        of_turns: TurnReward | None = None,
        max_feedback: int = MAX_CHARACTERS,
    ) -> None:
        self.max_feedback = max_feedback
        self.verdicts, self.weights, self.out, self.partial = verdicts, weights, out, checkpoints / "completions"
        self.of_turns = of_turns or TurnReward()
        self.process = f"-{process}" if process else ""
        self.partial.mkdir(parents=True, exist_ok=True)

    def __call__(
        self,
        prompts: Sequence[str],
        story: Sequence[str],
        words: Sequence[str],
        completion_ids: Sequence[Sequence[int]],
        trainer_state: Any,
        answers: Sequence[Sequence[Sequence[int]]] | None = None,
        not_sampled: Sequence[bool] = (),
        **_: Any,
    ) -> list[float | None]:
        step = trainer_state.global_step + 1
        answers = answers or [[ids] for ids in completion_ids]
        graded = self.verdicts.of_turns(story, words, answers)
        earned = rollout_rewards(graded, self.weights, self.of_turns)
        rows = [
            {
                "step": step,
                "rollout": rollout,
                "turn": turn,
                "story": story[rollout],
                "words": words[rollout],
                "completion": verdict.text,
                "tokens": len(answers[rollout][turn - 1]),
                "valid": verdict.valid,
                "lost": verdict.lost,
                **self._rewards(verdict),
                "errors": json.dumps(verdict.errors, ensure_ascii=False),
                "said": said(verdict, self.max_feedback) if turn < len(turns) else None,
                "rollout_reward": earned[rollout],
                "sampled": not (not_sampled and not_sampled[rollout]),
            }
            for rollout, turns in enumerate(graded)
            for turn, verdict in enumerate(turns, 1)
        ]
        pq.write_table(pa.Table.from_pylist(rows, SCHEMA), self.partial / f"step-{step:05d}{self.process}.parquet")
        return [None] * len(prompts)

    def publish(self) -> None:
        """Copies the files to the stage's output folder. The originals stay, in case the run is killed."""
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.partial, self.out)

    def _rewards(self, verdict: Verdict) -> dict[str, float | None]:
        parts = components(verdict.result)
        names = {"reward": reward(verdict.result, self.weights), "passed": parts.pop("story"), **parts}
        return dict.fromkeys(names) if verdict.lost else {**names}


def said(verdict: Verdict, max_feedback: int) -> str:
    """What the policy was told after this answer."""
    return str(continued([], verdict.outcome, verdict.result, max_feedback)[-1]["content"])
