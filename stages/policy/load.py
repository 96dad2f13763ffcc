"""Loads a policy: a folder a stage wrote, or a Hub repository at a pinned revision.

The device is CUDA where there is one. Weights are loaded in `dtype` (default: what the checkpoint holds).
"""

import sys
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.utils import logging

from stages.trajectory import InputError


def load_policy(
    source: str | Path, revision: str | None = None, dtype: torch.dtype | None = None, device: str | None = None
) -> tuple[Any, Any]:
    """Returns (model in eval mode, tokenizer with left padding).

    Raises InputError when a local folder holds no model, or when the Hub cannot give the repository.
    """
    if not sys.stderr.isatty():
        logging.disable_progress_bar()
    local = Path(source)
    if local.exists() and not (local / "config.json").exists():
        raise InputError(f"{source}: not a model folder (no config.json); run the stage that writes it")
    try:
        tokenizer = AutoTokenizer.from_pretrained(source, revision=revision, padding_side="left")
        model = AutoModelForCausalLM.from_pretrained(source, revision=revision, dtype=dtype or "auto")
    except OSError as error:
        first = str(error).strip().splitlines()[0]
        raise InputError(
            f"{source} cannot be loaded ({first}); if it is a Hub repository, accept its licence there and set "
            "HF_TOKEN; on a laptop, set base.source in params.yaml to tiny"
        ) from error
    model.to(device or ("cuda" if torch.cuda.is_available() else "cpu"))
    model.eval()
    return model, tokenizer
