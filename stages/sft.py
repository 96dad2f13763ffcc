"""Stage sft: the warm start. Supervised fine-tuning (TRL) on the curated trajectories, loss on the completion only.

Writes a whole model: a LoRA adapter (`sft.lora_rank` > 0) is merged when training ends, so that grpo starts from plain
weights either way. A killed run resumes from its last checkpoint. Run alone: python -m stages.sft
"""

import shutil
from pathlib import Path

from peft import LoraConfig
from transformers import PrinterCallback, set_seed
from trl import SFTConfig, SFTTrainer

from stages.params import SftParams, load
from stages.policy.load import load_policy
from stages.training.checkpoints import Checkpoints
from stages.training.encoding import IGNORED, encode_rows
from stages.training.muon import MuonAdamW
from stages.training.precision import precision
from stages.training.progress import Log
from stages.trajectory import Trajectory, read_jsonl, write_json

BASE = Path("data/base/model")
TRAIN = Path("data/curate/train.jsonl")
OUT = Path("data/sft/model")


def main() -> None:
    sft: SftParams
    sft, seed = load("sft", "seed")
    set_seed(seed)  # TRL does not seed the initialisation of LoRA
    model, tokenizer = load_policy(BASE, dtype=precision().weights)
    dataset, too_long = encode_rows(read_jsonl(TRAIN, Trajectory), tokenizer, sft.max_length, str(TRAIN))
    checkpoints = Checkpoints("sft", [sft, seed], [BASE, TRAIN])
    log = Log("sft", Path("data/sft/log"), {"loss": "loss", "learning_rate": "learning_rate", "grad_norm": "grad_norm"})
    lora = LoraConfig(r=sft.lora_rank, lora_alpha=2 * sft.lora_rank, target_modules="all-linear")
    muon = MuonAdamW(model, sft.muon_learning_rate, sft.learning_rate) if sft.muon_learning_rate else None
    trainer = SFTTrainer(
        model=model,
        processing_class=tokenizer,
        train_dataset=dataset,
        peft_config=lora if sft.lora_rank else None,
        callbacks=[log],
        optimizers=(muon, None),
        args=SFTConfig(
            output_dir=str(checkpoints.folder),
            num_train_epochs=sft.epochs,
            per_device_train_batch_size=sft.batch_size,
            learning_rate=sft.learning_rate,
            warmup_steps=sft.warmup,
            weight_decay=0.0,
            adam_beta2=0.95,
            max_grad_norm=1.0,
            lr_scheduler_type="linear",
            dataset_kwargs={"skip_prepare_dataset": True},
            max_length=None,
            include_num_input_tokens_seen="all",
            logging_steps=10,
            save_steps=0.2,
            save_total_limit=1,
            seed=seed,
            disable_tqdm=True,
            report_to=[],
            bf16=precision().autocast_bf16,
            fp16=precision().autocast_fp16,
            gradient_checkpointing=False,
            dataloader_pin_memory=False,
        ),
    )
    trainer.remove_callback(PrinterCallback)  # the log shows what a person needs
    result = trainer.train(resume_from_checkpoint=checkpoints.last())
    trained = trainer.model.merge_and_unload() if sft.lora_rank else trainer.model
    shutil.rmtree(OUT, ignore_errors=True)
    trained.save_pretrained(OUT)
    tokenizer.save_pretrained(OUT)
    losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    metrics = {
        "rows": len(dataset),
        "rows_too_long": too_long,
        "steps": result.global_step,
        "completion_tokens": sum(label != IGNORED for row in dataset["labels"] for label in row),
        "first_loss": round(losses[0], 4),
        "last_loss": round(losses[-1], 4),
    }
    write_json("data/sft/metrics.json", metrics)
    tokens = trainer.state.num_input_tokens_seen
    write_json("data/sft/timings.json", {"seconds": round(log.seconds, 1), "tokens_per_s": round(tokens / log.seconds)})
    checkpoints.finish()
    print(f"sft: {result.global_step} steps over {len(dataset)} rows, loss {losses[0]:.3f} -> {losses[-1]:.3f}")


if __name__ == "__main__":
    main()
