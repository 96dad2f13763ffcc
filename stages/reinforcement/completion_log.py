"""Every completion of GRPO with its verdict, as Parquet, one file a step and process (`storyloop query` reads them).

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
from stages.reinforcement.reward_functions import Verdict, Verdicts

SCHEMA = pa.schema(  # stated, so that a step without any reward has columns of the same types
    [
        ("step", pa.int64()),
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
    ]
)


class CompletionLog:
    """A zero-weight reward function that logs completions: it gets every batch, and returns None for each row."""

    __name__ = "completions"

    def __init__(self, verdicts: Verdicts, weights: Weights, out: Path, checkpoints: Path, process: int = 0) -> None:
        self.verdicts, self.weights, self.out, self.partial = verdicts, weights, out, checkpoints / "completions"
        self.process = f"-{process}" if process else ""
        self.partial.mkdir(parents=True, exist_ok=True)

    def __call__(
        self,
        prompts: Sequence[str],
        story: Sequence[str],
        words: Sequence[str],
        completion_ids: Sequence[Sequence[int]],
        trainer_state: Any,
        **_: Any,
    ) -> list[float | None]:
        step = trainer_state.global_step + 1
        rows = [
            {
                "step": step,
                "story": story_id,
                "words": given,
                "completion": verdict.text,
                "tokens": len(ids),
                "valid": verdict.valid,
                "lost": verdict.lost,
                **self._rewards(verdict),
                "errors": json.dumps(verdict.errors, ensure_ascii=False),
            }
            for story_id, given, ids, verdict in zip(
                story, words, completion_ids, self.verdicts.of(story, words, completion_ids), strict=True
            )
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
