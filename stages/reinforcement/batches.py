"""What a training pass is given: some rows of a scored batch, without padding and without rows that teach nothing."""

from typing import Any

import torch


def rows_of(batch: dict[str, Any], rows: slice | torch.Tensor) -> dict[str, Any]:
    """Some rows of a batch; values that belong to the whole batch stay."""
    return {
        key: value[rows] if isinstance(value, torch.Tensor) and value.ndim else value for key, value in batch.items()
    }


def without_padding(batch: dict[str, Any]) -> dict[str, Any]:
    """The batch without columns that are padding in every row: of prompts on the left, of completions on the right."""
    prompt, completion = (int(batch[f"{part}_mask"].sum(1).max()) for part in ("prompt", "completion"))
    width = batch["completion_mask"].shape[1]

    def cut(key: str, value: Any) -> Any:
        if not isinstance(value, torch.Tensor) or value.ndim < 2:
            return value
        if key.startswith("prompt"):
            return value[:, value.shape[1] - prompt :]
        return value[:, :completion] if value.shape[1] == width else value

    return {key: cut(key, value) for key, value in batch.items()}


def sampled(batch: dict[str, Any]) -> torch.Tensor:
    """The mask (row, token) of what the policy sampled, which it learns from: no padding, nothing it was told."""
    mask: torch.Tensor = batch["completion_mask"]
    return mask if "tool_mask" not in batch else mask * batch["tool_mask"]


def loss_weight(loss_type: str, part: dict[str, Any], batch: dict[str, Any]) -> float:
    """The factor by which the loss of a part enters the loss of the batch.

    TRL divides the loss of `dapo` by the tokens of the step, so its parts add up. It divides the others by the rows
    (grpo, dr_grpo) or the tokens (bnpo) of the part.
    """
    if loss_type == "dapo":
        return 1.0
    if loss_type == "bnpo":
        return float(sampled(part).sum() / sampled(batch).sum().clamp(min=1))
    return len(part["completion_mask"]) / len(batch["completion_mask"])


def without_zero_variance_groups(scored: dict[str, Any], parts: int, useful: int) -> dict[str, Any]:
    """The rows whose advantage is not 0, and others up to `useful` rows in all.

    The advantage is 0 where all rewards of a group are equal (zero variance), or a completion is as good as its group's
    mean. The policy gradient is 0 then, so leaving the row out saves time (and, except for dapo, the loss is averaged
    over fewer rows). At least one row is left for each of the `parts` passes that the trainer goes through.
    """
    rows = scored["advantages"].abs().argsort(descending=True, stable=True)
    kept = rows[: min(-(-max(useful, 1) // parts) * parts, len(rows))].sort().values
    return {
        key: value[kept] if isinstance(value, torch.Tensor) and value.ndim else value for key, value in scored.items()
    }


def all_alike(advantages: torch.Tensor, group_size: int) -> float:
    """The share of groups whose advantages are all 0, but for rounding: a group's mean may miss what all have by 6e-8,
    and at least 1e-4 divides that.
    """
    return float((advantages.view(-1, group_size).abs() < 1e-3).all(1).float().mean())
