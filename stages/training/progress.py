"""What a person sees while a trainer runs, and what DVCLive keeps of it.

On a terminal: one line with step, metrics, tokens a second and time left. In a log: nothing until the end. DVCLive's
files hold only what a second run of the same commit would log too; speed goes to timings.json.
"""

import math
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from dvclive import Live
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from transformers import TrainerCallback


class Log(TrainerCallback):  # type: ignore[misc]
    """Shows progress and logs `metrics` (trainer name -> our name) to DVCLive under `folder`."""

    def __init__(self, title: str, folder: Path, metrics: dict[str, str]) -> None:
        self.title, self.folder, self.metrics = title, folder, metrics
        self.console = Console(stderr=True)
        self.started = time.monotonic()
        self.first_step = 0

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self.first_process = state.is_world_process_zero
        if not self.first_process:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.live = Live(dir=str(self.folder), save_dvc_exp=False, dvcyaml=None)
        for past in state.log_history:  # of a run that was killed
            self._to_live(past)
        self.started, self.first_step = time.monotonic(), state.global_step
        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            MofNCompleteColumn(),
            TextColumn("{task.fields[figures]}"),
            TimeRemainingColumn(),
            console=self.console,
            disable=not sys.stderr.isatty(),
        )
        self.bar.start()
        self.task = self.bar.add_task(self.title, total=state.max_steps, completed=state.global_step, figures="")

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        # A checkpoint does not hold the losses since the last line: one that is resumed from begins a line.
        control.should_log |= control.should_save

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, Any], **_: Any) -> None:
        if not self.first_process:
            return
        self._to_live({**logs, "step": state.global_step})
        shown = [f"{ours} {logs[theirs]:.3g}" for theirs, ours in self.metrics.items() if _number(logs.get(theirs))]
        seconds = time.monotonic() - self.started
        if tokens := getattr(state, "num_input_tokens_seen", 0):
            shown.append(f"{tokens / seconds:.0f} tok/s")
        self.bar.update(self.task, completed=state.global_step, figures=", ".join(shown))

    def on_train_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self.seconds = time.monotonic() - self.started
        if not self.first_process:
            return
        self.bar.stop()
        self.live.end()

    def _to_live(self, logs: dict[str, Any]) -> None:
        values = {ours: logs[theirs] for theirs, ours in self.metrics.items() if _number(logs.get(theirs))}
        if values:
            self.live.step = logs["step"]
            for name, value in values.items():
                self.live.log_metric(name, round(float(value), 6))
            self.live.make_summary()


def _number(value: Any) -> bool:
    # DVCLive would store a NaN as the string "nan", which no plot can read.
    return isinstance(value, (int, float)) and math.isfinite(value)
