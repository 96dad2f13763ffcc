"""A real tiny Gemma 3 policy that has learnt a handful of answers by heart, for tests that need known
output.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from repository import ROOT

from stages.functiongemma import encode_call, render
from stages.pipeline.params import load
from stages.tiny.model import build_model, build_tokenizer

SYSTEM = "You write UI."
WRITE_TEMPLATE: dict[str, Any] = {
    "type": "function",
    "function": {
        "name": "writeTemplate",
        "description": "Write a file",
        "parameters": {
            "type": "object",
            "properties": {"path": {"type": "string"}, "content": {"type": "string"}},
            "required": ["path", "content"],
        },
    },
}
CALL = {"path": "button.tsx", "content": "export const B = () => <button>{'Save, all: {now}'}</button>"}
ANSWERS = {
    "Create a save button": encode_call("writeTemplate", CALL),
    "Greet me": "Hello, you",
    "Break it": "<start_function_call>call:writeTemplate{path:oops",
    "Think first": "I will. " + encode_call("writeTemplate", {"path": "a.tsx", "content": "x"}),
}


def messages(intent: str, system: str = SYSTEM) -> list[dict[str, str]]:
    return [{"role": "system", "content": system}, {"role": "user", "content": intent}]


def memorised_policy(
    folder: Path,
    answers: Mapping[str, str] = ANSWERS,
    tools: Sequence[Mapping[str, Any]] = (WRITE_TEMPLATE,),
    steps: int = 120,
    other_tools: Sequence[Mapping[str, Any]] = (),
    system: str = SYSTEM,
) -> Path:
    """Trains a policy on `answers` (intent → completion) until it knows them, and saves it to `folder`.

    It is asked with `tools`, and where there are `other_tools` with these, too.
    """
    texts = [
        render(messages(intent, system), offered, add_generation_prompt=True) + answer + "<end_of_turn>"
        for offered in (tools, *([other_tools] if other_tools else []))
        for intent, answer in answers.items()
    ]
    tokenizer = build_tokenizer(texts, 512)
    base = load("base", path=ROOT / "params.yaml")
    shape = base.model_copy(update={"vocab_size": 512, "hidden_size": 64, "layers": 1, "heads": 2, "max_length": 512})
    model = build_model(tokenizer, shape, seed=1)
    batch = tokenizer(texts, add_special_tokens=False, padding=True, return_tensors="pt")
    labels = batch["input_ids"].masked_fill(batch["attention_mask"] == 0, -100)
    fit(model, tokenizer, batch, labels, steps, folder)
    return folder


def fit(model: Any, tokenizer: Any, batch: Any, labels: torch.Tensor, steps: int, folder: Path) -> None:
    """Trains `model` on one batch for so many steps, and saves it with its tokenizer to `folder`."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # the model is so small that a second thread only waits
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    for _ in range(steps):
        loss = model(**batch, labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    torch.set_num_threads(threads)
    model.eval().save_pretrained(folder)
    tokenizer.save_pretrained(folder)
