"""Every completion of GRPO with its verdict, as Parquet, one file a step and process (`storyloop query` reads them).

Written beside the checkpoints while training goes on, so that a run that is killed and resumed ends with the same
files, and moved to the stage's output when it is done.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from stages.reward import components
from stages.training.rewards import Verdicts


class CompletionLog:
    """Stands among the reward functions to see every batch; it rewards nothing (None for each completion)."""

    __name__ = "completions"

    def __init__(self, verdicts: Verdicts, out: Path, checkpoints: Path, process: int = 0) -> None:
        self.verdicts, self.out, self.partial = verdicts, out, checkpoints / "completions"
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
                **components(verdict.result),
                "errors": json.dumps(verdict.errors, ensure_ascii=False),
            }
            for story_id, given, ids, verdict in zip(
                story, words, completion_ids, self.verdicts.of(story, words, completion_ids), strict=True
            )
        ]
        pq.write_table(pa.Table.from_pylist(rows), self.partial / f"step-{step:05d}{self.process}.parquet")
        return [None] * len(prompts)

    def publish(self) -> None:
        """Moves the files to the stage's output folder."""
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.move(self.partial, self.out)
