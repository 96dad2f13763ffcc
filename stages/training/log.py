"""The metrics of a trainer: a line that shows them while it runs, and DVCLive's files that keep them.

On a terminal: one line of at most 80 characters with step, time left, a few metrics and tokens a second. Where stderr
is a file: nothing. DVCLive's files hold the metrics that a second run of the same commit would repeat, so speed is not
among them (see timings.json).
"""

import math
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dvclive import Live
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from transformers import TrainerCallback


class MetricsLogger(TrainerCallback):  # type: ignore[misc]
    """Logs `metrics` (trainer name -> our name) to DVCLive under `folder`, and shows progress with `shown` of them."""

    def __init__(self, title: str, folder: Path, metrics: dict[str, str], shown: Sequence[str]) -> None:
        self.title, self.folder, self.metrics, self.shown = title, folder, metrics, shown
        self.console = Console(stderr=True)
        self.started = time.monotonic()

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self.first_process = state.is_world_process_zero
        if not self.first_process:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.live = Live(dir=str(self.folder), save_dvc_exp=False, dvcyaml=None)
        for past in state.log_history:  # of the killed run that this one resumes
            self._to_live(past)
        self.started = time.monotonic()
        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=6),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[figures]}"),
            console=self.console,
            disable=not sys.stderr.isatty(),
        )
        self.bar.start()
        self.task = self.bar.add_task(self.title, total=state.max_steps, completed=state.global_step, figures="")

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        # A checkpoint does not hold the losses since the last logged step, so each checkpoint is made to follow one.
        control.should_log |= control.should_save

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, Any], **_: Any) -> None:
        if not self.first_process:
            return
        self._to_live({**logs, "step": state.global_step})
        values = {ours: logs.get(theirs) for theirs, ours in self.metrics.items()}
        shown = [f"{name} {values[name]:.3f}" for name in self.shown if _is_finite_number(values[name])]
        seconds = time.monotonic() - self.started
        if tokens := getattr(state, "num_input_tokens_seen", 0):
            shown.append(f"{tokens / seconds / 1000:.1f}k tok/s")
        self.bar.update(self.task, completed=state.global_step, figures=" ".join(shown))

    def on_train_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self.seconds = time.monotonic() - self.started
        if not self.first_process:
            return
        self.bar.stop()
        self.live.end()

    def _to_live(self, logs: dict[str, Any]) -> None:
        values = {ours: logs[theirs] for theirs, ours in self.metrics.items() if _is_finite_number(logs.get(theirs))}
        if values:
            self.live.step = logs["step"]
            for name, value in values.items():
                self.live.log_metric(name, round(float(value), 6))
            self.live.make_summary()


def _is_finite_number(value: Any) -> bool:
    # DVCLive would store a NaN as the string "nan", which no plot can read.
    return isinstance(value, (int, float)) and math.isfinite(value)
