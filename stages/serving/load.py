"""What `storyloop serve` loads: a merged model, or an adapter on the model that it was trained on."""

import json
from pathlib import Path
from typing import Any

from stages.pipeline.errors import InputError
from stages.policy.folder import ADAPTER
from stages.policy.load import load_policy


def load_served(model: str, base: str | None = None) -> tuple[Any, Any]:
    """(Model, tokenizer) of a folder or Hub repository. An adapter is folded into its base, which `base` overrides."""
    config = Path(model) / ADAPTER
    if not config.is_file():
        if base:
            raise InputError(f"{model}: not an adapter (no {ADAPTER}), so it takes no --base")
        return load_policy(model)
    from peft import PeftModel
    from transformers import AutoTokenizer

    trained_on = base or json.loads(config.read_text(encoding="utf-8")).get("base_model_name_or_path") or ""
    if not Path(trained_on).exists() and trained_on.count("/") != 1:  # nor is it the id of a Hub repository
        raise InputError(f"{model}: its base {trained_on or '(none named)'} is not here; name one with --base")
    policy, tokenizer = load_policy(trained_on)
    try:
        policy = PeftModel.from_pretrained(policy, model).merge_and_unload().eval()
    except (OSError, RuntimeError, ValueError) as error:
        raise InputError(f"{model}: does not fit its base {trained_on}: {str(error).splitlines()[0]}") from None
    if (Path(model) / "tokenizer.json").is_file():
        tokenizer = AutoTokenizer.from_pretrained(model, padding_side="left")
    return policy, tokenizer
