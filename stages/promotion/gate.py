"""Whether the new model is no worse than the last promoted one: `push`, `deploy` and `storyloop promote` ask.

The promoted model's results lie in data/promoted/metrics.json, which git keeps; `{}` before anything was
promoted. Which figure decides, and how much less is still good enough, say `gate` in params.yaml.
"""

from pathlib import Path
from typing import Any

from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_json
from stages.pipeline.params import GateParams

PROMOTED = Path("data/promoted/metrics.json")
RESULTS = Path("data/evaluate/metrics.json")


def refuse_worse(gate: GateParams, what: str, fix: str = "or set gate.enabled: false in params.yaml") -> None:
    """InputError where the policy that ships is worse than the last promoted one by more than the tolerance."""
    if not gate.enabled:
        return
    promoted = _read(PROMOTED)
    before = promoted.get(gate.split, {}).get(gate.metric)
    if before is None:
        return
    now = _read(RESULTS).get(gate.split, {}).get("grpo", {}).get(gate.metric)
    if now is None:
        raise InputError(f"{RESULTS}: no {gate.metric} of grpo on {gate.split}; run evaluate, {fix}")
    if now < before - gate.tolerance:
        raise InputError(
            f"{what}: refused: {gate.metric} on {gate.split} is {now:.3f}; the promoted iteration "
            f"{promoted['iteration']} has {before:.3f} (tolerance {gate.tolerance}); train a better model, {fix}"
        )


def _read(path: Path) -> dict[str, Any]:
    return read_json(path) if path.is_file() else {}
