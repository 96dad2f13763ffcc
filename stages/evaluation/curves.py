"""The training curves that DVCLive kept, read for the report."""

import csv
from pathlib import Path

from stages.pipeline.errors import InputError

LOGS = {"sft": Path("data/sft/log"), "grpo": Path("data/grpo/log")}
METRICS = {"sft": ("loss",), "grpo": ("reward", "pass_rate", "a11y_rate")}
Curve = list[tuple[int, float]]  # (step, value)
Curves = dict[str, dict[str, Curve]]  # stage -> metric -> curve


def read_curve(path: Path, metric: str) -> Curve:
    """One metric's TSV file, with the columns `step` and the metric's name."""
    try:
        with open(path, encoding="utf-8", newline="") as lines:
            return [(int(row["step"]), float(row[metric])) for row in csv.DictReader(lines, delimiter="\t")]
    except FileNotFoundError:
        raise InputError(f"{path}: not found; run the stage that writes it") from None
    except (KeyError, ValueError) as error:
        raise InputError(f"{path}:1: not a table of step and {metric} ({error}); run its stage again") from None


def read_curves() -> Curves:
    return {
        stage: {name: read_curve(LOGS[stage] / "plots/metrics" / f"{name}.tsv", name) for name in names}
        for stage, names in METRICS.items()
    }
