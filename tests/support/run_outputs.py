"""What the stages before push leave behind, made from a real model and a real adapter."""

from pathlib import Path

from peft import LoraConfig, get_peft_model
from tiny_policy import memorised_policy

from stages.hub import contents
from stages.pipeline.jsonl import write_json, write_jsonl
from stages.policy.load import load_policy

ROW = {
    "greedy": 0.64,
    "greedy_low": 0.4,
    "greedy_high": 0.8,
    "greedy_within_2": 0.66,
    "greedy_within_3": 0.68,
    "pass_at_1": 0.5,
    "pass_at_1_low": 0.4,
    "pass_at_1_high": 0.625,
    "a11y_rate": 0.875,
    "mean_reward": 0.71234,
    "n": 25,
    "k": 4,
}
POLICIES = {"grpo": ROW, "sft": {**ROW, "greedy": 0.52, "pass_at_1": 0.25}, "base": ROW, "chance": ROW}


def write_run_outputs(root: Path) -> Path:
    """Writes the merged model, the adapter, the train set and the results under `root`, and returns it."""
    memorised_policy(root / contents.MERGED, {"Create a primary button with a hover state": "Hello"}, steps=20)
    model, _ = load_policy(root / contents.MERGED)
    model.name_or_path = str(root / "somewhere/private")
    get_peft_model(model, LoraConfig(r=2, target_modules=["q_proj"])).save_pretrained(root / contents.ADAPTER)
    (root / contents.ADAPTER / "training_args.bin").write_bytes(b"pickled")
    write_json(root / contents.RESULTS, {"eval": POLICIES, "eval_new": POLICIES})
    message = {"role": "assistant", "content": "<start_function_call>call:writeTemplate{}<end_function_call>"}
    rows = [
        {"messages": [message], "reward": 1.0, "source": source, "story": "a"} for source in ("reference", "varied")
    ]
    write_jsonl(root / contents.TRAIN, rows)
    write_json(root / contents.CURATED, {"rejected": {"reward": 3}})
    return root
