"""Stage base: the policy before training.

`base.source: tiny` builds a small Gemma 3 and a tokenizer of the training split. Its random weights are first taught to
repeat random tokens (stages/tiny/repetition.py says why); of stories it knows nothing. The laptop policy is such a one
that was trained on composed stories (stages/pretraining/tiny.py) and lies in stages/tiny/pretrained.
Anything else is a model that others trained (stages/pretrained/sources.py), with this project's control tokens, chat
template and stop tokens in the place of its own, unless it brings FunctionGemma's. Run alone: python -m stages.base
"""

import shutil
from pathlib import Path
from typing import Any

from stages.cache.finished import FinishedRun
from stages.pipeline.errors import InputError, run_stage
from stages.pipeline.jsonl import read_jsonl, write_json
from stages.pipeline.params import BaseParams, load
from stages.pipeline.records import PromptCompletion
from stages.policy.load import disable_progress_bars_unless_tty, load_policy
from stages.pretrained.gguf_file import read_gguf
from stages.pretrained.sources import Source, find
from stages.pretrained.vocabulary import adopt
from stages.tiny.model import build_model, build_tokenizer, ordinary_tokens
from stages.tiny.repetition import NOT_LEARNT, teach_to_repeat

TEXTS = Path("data/curate/texts.jsonl")
OUT = Path("data/base/model")
METRICS = Path("data/base/metrics.json")


def main() -> None:
    base: BaseParams
    base, seed = load("base", "seed")
    disable_progress_bars_unless_tty()
    source = None if base.source == "tiny" else find(base.source, base.revision)
    if source:
        finished = FinishedRun("base", [OUT, METRICS], [base.source, base.revision, source.sha256], [])
    else:
        finished = FinishedRun("base", [OUT, METRICS], [base, seed], [TEXTS])
    if finished.restore():
        return
    model, tokenizer, metrics = pretrained(base, source) if source else tiny(base, seed)
    shutil.rmtree(OUT, ignore_errors=True)
    model.save_pretrained(OUT)
    tokenizer.save_pretrained(OUT)
    weights = sum(parameter.numel() for parameter in model.parameters())
    write_json(METRICS, {**metrics, "parameters": weights, "vocabulary": len(tokenizer)})
    finished.keep()
    print(f"base: {base.source}, {weights:,} weights, {len(tokenizer):,} tokens")


def tiny(base: BaseParams, seed: int) -> tuple[Any, Any, dict[str, float]]:
    """(model, tokenizer, metrics) of a small policy with random weights."""
    texts = [row.prompt + row.completion for row in read_jsonl(TEXTS, PromptCompletion)]
    if not texts:
        raise InputError(f"{TEXTS}: no rows to build a tokenizer from; see data/curate/rejected.jsonl for why")
    tokenizer = build_tokenizer(texts, base.vocab_size)
    model = build_model(tokenizer, base, seed)
    loss = teach_to_repeat(model, ordinary_tokens(tokenizer), base.repetition_steps, seed)
    if loss > NOT_LEARNT:
        print(f"base: it has not learnt to repeat (loss {loss:.2f}); raise base.repetition_steps in params.yaml")
    return model, tokenizer, {"repetition_loss": round(loss, 4)}


def pretrained(base: BaseParams, source: Source) -> tuple[Any, Any, dict[str, float]]:
    """(model, tokenizer, metrics) of a model that others trained."""
    if source.path is None:
        model, tokenizer = load_policy(base.source, base.revision, device="cpu")
    elif source.kind == "gguf":
        model, tokenizer = read_gguf(source.path)
    else:
        model, tokenizer = load_policy(source.path, device="cpu")
    if source.sha256 and base.revision is None:
        print(f"base: set base.revision to {source.sha256}, or a change of {base.source} will not be noticed")
    tokenizer, added = adopt(model, tokenizer)
    return model, tokenizer, {"new_tokens": added}


if __name__ == "__main__":
    run_stage(main)
