"""Stage sft: the warm start. Supervised fine-tuning (TRL) on the curated trajectories, loss on the completion only.

Writes a whole model: a LoRA adapter (`sft.lora_rank` > 0) is merged when training ends, so that grpo starts from plain
weights either way. A killed run resumes from its last checkpoint, and one that would end as the last one did is not
trained (stages/cache/finished.py). Run alone: python -m stages.sft
"""

import shutil
from pathlib import Path

from datasets import Dataset, concatenate_datasets
from transformers import PrinterCallback, TrainerCallback, set_seed
from trl import SFTConfig, SFTTrainer

from stages.cache.finished import FinishedRun
from stages.cache.store import FOLDER
from stages.pipeline.errors import InputError, run_stage
from stages.pipeline.jsonl import read_jsonl, write_json
from stages.pipeline.params import SftParams, TrainParams, load
from stages.pipeline.processes import is_first_process
from stages.pipeline.records import PromptCompletion
from stages.policy.load import load_policy
from stages.supervised.completion_loss import CompletionLossTrainer
from stages.supervised.encoding import IGNORED, encode_rows
from stages.supervised.graphed_trainer import GraphedTrainer, RowsCollator, SeldomSaved, trains_graphed
from stages.supervised.line_trainer import LineTrainer, trains_lines
from stages.supervised.muon import MuonAdamW
from stages.supervised.packing import PackingCollator
from stages.supervised.unpadded import UnpaddedCollator
from stages.supervised.unpadded_trainer import ARGUMENTS, UnpaddedTrainer, trains_unpadded
from stages.tiny.model import ordinary_tokens
from stages.tiny.rehearsal import rehearsal_rows
from stages.training.adapters import lora
from stages.training.arguments import one_gpu, trainer_arguments
from stages.training.checkpoints import Checkpoints
from stages.training.launch import launch_distributed
from stages.training.log import MetricsLogger
from stages.training.lost_processes import lost_processes_end_it
from stages.training.precision import precision
from stages.training.rendezvous import check_hosts

BASE = Path("data/base/model")
TEXTS = Path("data/curate/texts.jsonl")
OUT = Path("data/sft/model")
LOG = Path("data/sft/log")
METRICS, TIMINGS = Path("data/sft/metrics.json"), Path("data/sft/timings.json")


def main() -> None:
    sft: SftParams
    train: TrainParams
    sft, train, seed = load("sft", "train", "seed")
    if train.four_bit and not sft.lora_rank:
        raise InputError("params.yaml: sft.lora_rank: train.four_bit needs an adapter to train; set a rank such as 16")
    launch_distributed("stages.sft", train.processes)
    finished = FinishedRun("sft", [OUT, LOG, METRICS, TIMINGS], [sft, train, seed], [BASE, TEXTS])
    check_hosts(finished.key, FOLDER)
    if finished.restore():
        return
    set_seed(seed)  # TRL does not seed the initialisation of LoRA
    model, tokenizer = load_policy(BASE, dtype=precision().weights, loader=train.loader, four_bit=train.four_bit)
    texts = read_jsonl(TEXTS, PromptCompletion)
    dataset, too_long = encode_rows(texts, tokenizer, sft.max_length, str(TEXTS), sft.edit_weight)
    again = rehearsal_rows(
        ordinary_tokens(tokenizer), round(sft.rehearsal * len(dataset)), model.config.bos_token_id, seed
    )
    checkpoints = Checkpoints("sft", [sft, train, seed], [BASE, TEXTS])
    logged = {name: name for name in ("loss", "learning_rate", "grad_norm")}
    log = MetricsLogger("sft", LOG, logged, shown=["loss"])
    muon = MuonAdamW(model, sft.muon_learning_rate, sft.learning_rate) if sft.muon_learning_rate else None
    rows = concatenate_datasets([dataset, Dataset.from_list(again)]) if again else dataset
    callbacks: list[TrainerCallback] = [log]
    collator: RowsCollator | UnpaddedCollator | PackingCollator
    unpadded = trains_unpadded(model, train)
    if unpadded and trains_graphed(model, sft):
        trainer_class, collator = GraphedTrainer, RowsCollator()
        callbacks.append(SeldomSaved())
    elif trains_lines(model, train) and not sft.lora_rank:
        trainer_class, collator = LineTrainer, RowsCollator()
    elif unpadded:
        trainer_class, collator = UnpaddedTrainer, UnpaddedCollator(sft.batch_size, max(map(len, rows["input_ids"])))
    else:
        own_loss = sft.edit_weight != 1 or (sft.label_smoothing and train.processes == 1)
        trainer_class = CompletionLossTrainer if own_loss else SFTTrainer
        collator = PackingCollator(tokenizer.pad_token_id)
    arguments = SFTConfig(
        **trainer_arguments(checkpoints.folder, seed),
        num_train_epochs=sft.epochs,
        per_device_train_batch_size=sft.batch_size,
        learning_rate=sft.learning_rate,
        warmup_steps=sft.warmup,
        adam_beta2=0.95,
        lr_scheduler_type="linear",
        label_smoothing_factor=sft.label_smoothing,
        **(packed_arguments(sft) if isinstance(collator, PackingCollator) else ARGUMENTS),
        dataset_kwargs={"skip_prepare_dataset": True},
        remove_unused_columns=False,  # TRL does not know weights of tokens
        max_length=None,
        logging_steps=10,
        logging_first_step=True,  # a run may be shorter than that
    )
    trainer = trainer_class(
        model=model,
        processing_class=tokenizer,
        train_dataset=rows,
        data_collator=collator,
        peft_config=lora(sft.lora_rank) if sft.lora_rank else None,
        callbacks=callbacks,
        optimizers=(muon, None),
        args=one_gpu(arguments),
    )
    trainer.remove_callback(PrinterCallback)  # the log shows what a person needs
    with lost_processes_end_it():
        result = trainer.train(resume_from_checkpoint=checkpoints.last())
    if not is_first_process():
        return
    model = trainer.accelerator.unwrap_model(trainer.model)
    trained = model.merge_and_unload() if sft.lora_rank else model
    shutil.rmtree(OUT, ignore_errors=True)
    trained.save_pretrained(OUT)
    tokenizer.save_pretrained(OUT)
    losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    metrics = {
        "rows": len(dataset),
        "rows_too_long": too_long,
        "rehearsal_rows": len(again),
        "steps": result.global_step,
        "completion_tokens": sum(label != IGNORED for row in dataset["labels"] for label in row),
        "first_loss": round(losses[0], 4),
        "last_loss": round(losses[-1], 4),
    }
    write_json(METRICS, metrics)
    tokens = trainer.state.num_input_tokens_seen
    write_json(TIMINGS, {"seconds": round(log.seconds, 1), "tokens_per_s": round(tokens / log.seconds)})
    finished.keep()
    checkpoints.finish()
    print(f"sft: {result.global_step} steps over {len(dataset)} rows, loss {losses[0]:.3f} -> {losses[-1]:.3f}")


def packed_arguments(sft: SftParams) -> dict[str, str]:
    """TRL's default puts a loss into the model that knows neither smoothing nor weights of tokens."""
    is_plain = not sft.label_smoothing and sft.edit_weight == 1
    return {"loss_type": "chunked_nll" if is_plain else "nll", "include_num_input_tokens_seen": "all"}


if __name__ == "__main__":
    run_stage(main)
