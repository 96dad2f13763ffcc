"""Loads a policy: a folder a stage wrote, or a Hub repository at a pinned revision.

The device is CUDA where there is one. Weights are loaded in `dtype` (default: what the checkpoint holds), or in 4 bits.
With loader `unsloth`, Unsloth loads the same model and replaces some of the library's kernels by its own.
"""

import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer, BitsAndBytesConfig
from transformers.utils import logging

from stages.pipeline.credentials import HUB, HUB_ALIAS, token_from
from stages.pipeline.errors import InputError
from stages.policy.folder import require_model

FOUR_BIT = {"bnb_4bit_quant_type": "nf4", "bnb_4bit_use_double_quant": True, "bnb_4bit_compute_dtype": torch.bfloat16}


def is_commit(revision: str | None) -> bool:
    """Whether this is the full hash of a commit; a branch or a short hash may mean another state later."""
    return bool(re.fullmatch("[0-9a-f]{40}", revision or ""))


def causal_lm(model: Any) -> Any:
    """The model itself, without the adapter that may be around it."""
    return model.get_base_model() if hasattr(model, "get_base_model") else model


def disable_progress_bars_unless_tty() -> None:
    """Turns off the progress bars of transformers where stderr is not a terminal."""
    if not sys.stderr.isatty():
        logging.disable_progress_bar()


def load_policy(
    source: str | Path,
    revision: str | None = None,
    dtype: torch.dtype | None = None,
    device: str | None = None,
    loader: str = "transformers",
    four_bit: bool = False,
) -> tuple[Any, Any]:
    """Returns (model in eval mode, tokenizer with left padding).

    Raises InputError when a local folder holds no model, when the Hub cannot give the repository, or when the GPU or
    the package that `loader` or `four_bit` needs is missing.
    """
    disable_progress_bars_unless_tty()
    # With padding on the left of a batch, cuDNN's attention gives NaN gradients at some widths.
    torch.backends.cuda.enable_cudnn_sdp(False)
    local = Path(source)
    if local.exists():
        require_model(local)
    if not local.exists() and _is_path(str(source)):
        raise InputError(f"{source}: the folder is not here; {_how_to_get(local)}")
    _require(loader, four_bit)
    if not local.exists():  # a Hub repository, whose client reads a token by itself
        token_from(HUB), token_from(HUB_ALIAS)
    try:
        tokenizer = AutoTokenizer.from_pretrained(source, revision=revision, padding_side="left")
        if loader == "unsloth":
            model = _by_unsloth(str(source), revision, dtype, four_bit)
        else:
            quantized = BitsAndBytesConfig(load_in_4bit=True, **FOUR_BIT) if four_bit else None
            model = AutoModelForCausalLM.from_pretrained(
                source, revision=revision, dtype=dtype or "auto", quantization_config=quantized
            )
    except OSError as error:
        first = str(error).strip().splitlines()[0]
        raise InputError(
            f"{source} cannot be loaded ({first}); if it is a Hub repository, accept its licence there and set "
            "HF_TOKEN, or name a folder that holds a model; the laptop's base.source in params.yaml is tiny"
        ) from error
    if not four_bit:
        model.to(device or ("cuda" if torch.cuda.is_available() else "cpu"))
    model.eval()
    return model, tokenizer


def load_tokenizer(source: str | Path) -> Any:
    """Only the tokenizer of a folder that a stage wrote: for what is to be known before the model is needed."""
    require_model(source)
    return AutoTokenizer.from_pretrained(source, padding_side="left")


def _how_to_get(folder: Path) -> str:
    if not folder.is_relative_to("data"):
        return "correct the path, or give a Hub repository as owner/name"
    remedy = f"`dvc pull {folder}.dvc` fetches it" if Path(f"{folder}.dvc").exists() else "`dvc repro` writes it"
    ask = " (where no DVC remote is set, ask who made it to share one: docs/iterate.md)"
    return remedy + ask * folder.is_relative_to("data/promoted")


def _is_path(source: str) -> bool:
    """Whether a source that is not there was meant as a folder: a Hub repository is `owner/name`."""
    return source.startswith(("data/", ".", "/", "~")) or source.count("/") != 1


def _require(loader: str, four_bit: bool) -> None:
    wanted = [("train.loader: unsloth", "unsloth")] * (loader == "unsloth")
    wanted += [("train.four_bit", "bitsandbytes")] * four_bit
    for knob, package in wanted:
        if find_spec(package) is None or not torch.cuda.is_available():
            raise InputError(
                f"params.yaml: {knob} needs a GPU and the package {package}; install them with "
                "`STORYLOOP_EXTRAS=test,gpu make setup`, or run `storyloop profile laptop`"
            )


def _by_unsloth(source: str, revision: str | None, dtype: torch.dtype | None, four_bit: bool) -> Any:
    from unsloth import FastLanguageModel  # replaces parts of torch and transformers as it is imported

    model, _ = FastLanguageModel.from_pretrained(
        model_name=source,
        revision=revision,
        dtype=dtype,
        load_in_4bit=four_bit,
        full_finetuning=not four_bit,
        max_seq_length=AutoConfig.from_pretrained(source, revision=revision).max_position_embeddings,
    )
    return model
