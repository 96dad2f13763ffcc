"""Stage base: the policy before training.

`base.source: tiny` builds the laptop policy: a small Gemma 3 and a tokenizer of the training split. Its random weights
are first taught to repeat random tokens (stages/tiny/repetition.py says why); of stories it knows nothing.
Anything else is a Hub repository at a pinned revision, saved as it is. Run alone: python -m stages.base
"""

import shutil
from pathlib import Path

from stages.cache.finished import FinishedRun
from stages.pipeline.errors import InputError, run_stage
from stages.pipeline.jsonl import read_jsonl, write_json
from stages.pipeline.params import BaseParams, load
from stages.pipeline.records import Trajectory
from stages.policy.load import disable_progress_bars_unless_tty, is_commit, load_policy
from stages.policy.prompts import split_text
from stages.tiny.model import build_model, build_tokenizer, ordinary_tokens
from stages.tiny.repetition import NOT_LEARNT, teach_to_repeat

TRAIN = Path("data/curate/train.jsonl")
OUT = Path("data/base/model")
METRICS = Path("data/base/metrics.json")


def main() -> None:
    base: BaseParams
    base, seed = load("base", "seed")
    metrics: dict[str, float] = {}
    disable_progress_bars_unless_tty()
    finished = FinishedRun("base", [OUT, METRICS], [base, seed], [TRAIN] if base.source == "tiny" else [])
    if finished.restore():
        return
    if base.source == "tiny":
        rows = read_jsonl(TRAIN, Trajectory)
        texts = ["".join(split_text([m.model_dump() for m in row.messages], row.tools)) for row in rows]
        if not texts:
            raise InputError(f"{TRAIN}: no rows to build a tokenizer from; see data/curate/rejected.jsonl for why")
        tokenizer = build_tokenizer(texts, base.vocab_size)
        model = build_model(tokenizer, base, seed)
        loss = teach_to_repeat(model, ordinary_tokens(tokenizer), base.repetition_steps, seed)
        metrics["repetition_loss"] = round(loss, 4)
        if loss > NOT_LEARNT:
            print(f"base: it has not learnt to repeat (loss {loss:.2f}); raise base.repetition_steps in params.yaml")
    else:
        if not is_commit(base.revision):
            raise InputError(
                f"params.yaml: base.revision: {base.source} needs the 40-digit commit to use, so that a rerun gets the "
                "same weights; it stands on the model's page under Files > History"
            )
        model, tokenizer = load_policy(base.source, base.revision, device="cpu")
    shutil.rmtree(OUT, ignore_errors=True)
    model.save_pretrained(OUT)
    tokenizer.save_pretrained(OUT)
    weights = sum(parameter.numel() for parameter in model.parameters())
    write_json(METRICS, {**metrics, "parameters": weights, "vocabulary": len(tokenizer)})
    finished.keep()
    print(f"base: {base.source}, {weights:,} weights, {len(tokenizer):,} tokens")


if __name__ == "__main__":
    run_stage(main)
