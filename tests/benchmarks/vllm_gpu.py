"""vLLM beside our own decode loop, on the same model and the same held-out stories. `python -m tests.benchmarks.vllm_gpu`.

vLLM serves the folder with the arguments and the template that stages/deploy gives an Inference Endpoint, at the path
that an endpoint mounts it at (a link, made here), and is asked with the client and the smoke test of that stage. Needs a
GPU, `vllm` and a model of merge or sft. What is shown: whether both read the same token ids and write the same
answers (where they part, how far apart the two likeliest tokens are for our model: a tie is decided by rounding), what
its parser makes of the calls, whole, cut off and streamed, and the tokens a second of both: vLLM's over HTTP, ours in
this process. Exit code 1: answers differ by more than ties, or a prompt has other token ids. HF_HUB_OFFLINE must not be
set, for the client then refuses any address; the server is started with it.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import stages  # noqa: F401 (sets threads up, before torch is imported)

# isort: split
import torch
from huggingface_hub import InferenceClient

from stages.decoding.sample import generator, stop_token_ids
from stages.functiongemma import FunctionCall, parse
from stages.hub.inference_endpoint import MOUNTED, arguments
from stages.pipeline.jsonl import read_jsonl
from stages.pipeline.params import DeployParams, load
from stages.pipeline.records import Story
from stages.policy.load import load_policy
from stages.policy.prompts import prompt_ids, prompt_messages
from stages.serving.local_server import Served
from stages.serving.smoke_test import pick, read_arguments, smoke_test
from stages.tools.core_tools import core_tool_declarations
from tests.benchmarks.serve import free_port, running

CLIENTS = 64
STREAMED = 8
TIES = {"bfloat16": 0.5, "float32": 0.01}  # logits; in bfloat16 numbers from 16 to 32 are 0.125 apart
# What FunctionGemma's format allows and the parser has no expression for, and a string that it takes for JSON.
GAPS = {
    "number": "{count:3}",
    "truth value": "{open:true}",
    "list": "{tags:[<escape>a<escape>,<escape>b<escape>]}",
    "object": "{style:{color:<escape>red<escape>}}",
    "string of digits": "{label:<escape>42<escape>}",
    "key with a hyphen": "{data-size:<escape>large<escape>}",
}


@dataclass(frozen=True)
class Written:
    """One greedy answer of vLLM: `ids` without the stop token, and the calls that its parser read in them; `whole`: it
    ended by itself, before the limit.
    """

    prompt: list[int]
    ids: list[int]
    calls: list[FunctionCall]
    whole: bool


def chosen(stories: Sequence[Story], count: int) -> list[Story]:
    """`count` held-out stories, evenly spread over all of them, of whatever split."""
    held_out = [story for story in stories if story.split.startswith("eval")]
    count = min(count, len(held_out))
    return [held_out[at * len(held_out) // count] for at in range(count)]


@contextmanager
def mounted(model: Path) -> Iterator[None]:
    """The model at the path that an endpoint has it at, so that the arguments are those of deploy to the letter."""
    link = Path(MOUNTED)
    if link.is_symlink():
        link.unlink()
    link.symlink_to(model.resolve())
    try:
        yield
    finally:
        link.unlink()


def written(client: InferenceClient, system: str, story: Story, limit: int, stops: set[int]) -> Written:
    """The same request as deploy's, with the token ids of both sides."""
    result: Any = client.chat_completion(
        messages=[{"role": "system", "content": system}, {"role": "user", "content": story.asked}],
        model=MOUNTED,
        tools=core_tool_declarations(),  # type: ignore[arg-type]  # the JSON form does as well
        temperature=0.0,
        max_tokens=limit,
        extra_body={"return_token_ids": True},
    )
    choice = result.choices[0]
    ids = [token for token in choice.token_ids if token not in stops]
    calls = [
        FunctionCall(call.function.name, read_arguments(call.function.arguments))
        for call in choice.message.tool_calls or []
    ]
    # With calls the reason is "tool_calls", also where the limit cut the answer off.
    whole = len(choice.token_ids) < limit or len(choice.token_ids) > len(ids)
    return Written(list(result.prompt_token_ids), ids, calls, whole)


def streamed(client: InferenceClient, system: str, story: Story, limit: int) -> str:
    """The arguments of the first call, put together from the pieces of a streamed answer."""
    pieces: list[str] = []
    for part in client.chat_completion(
        messages=[{"role": "system", "content": system}, {"role": "user", "content": story.asked}],
        model=MOUNTED,
        tools=core_tool_declarations(),  # type: ignore[arg-type]
        temperature=0.0,
        max_tokens=limit,
        stream=True,
    ):
        for choice in part.choices:
            pieces += [call.function.arguments or "" for call in choice.delta.tool_calls or [] if call.index == 0]
    return "".join(pieces)


def of_vllm(
    deploy: DeployParams, model: Path, system: str, asked: list[Story], picked: list[Story], flags: list[str]
) -> tuple[dict[str, Any], list[Written], list[str]]:
    """Starts vLLM and asks it everything twice; the first round warms it up and is not timed."""
    stops = {int(each) for each in _stops(model)}
    port = free_port()
    command = [sys.executable, "-m", "vllm.entrypoints.openai.api_server", "--model", MOUNTED, "--port", str(port)]
    command += [*arguments(deploy), *flags]
    began = time.monotonic()
    with mounted(model), running("vllm", command, port, patience=180):
        started = time.monotonic() - began
        url = f"http://127.0.0.1:{port}/v1"
        client = InferenceClient(base_url=url, api_key="none", timeout=120)
        smoke = smoke_test(Served(url, "none", started, named=True), system, picked, deploy.max_new_tokens)
        limit = deploy.max_new_tokens
        with ThreadPoolExecutor(CLIENTS) as pool:
            before = list(pool.map(lambda story: written(client, system, story, limit, stops), asked))
            began = time.perf_counter()
            answers = list(pool.map(lambda story: written(client, system, story, limit, stops), asked))
            took = time.perf_counter() - began
        pieces = [streamed(client, system, story, limit) for story in asked[:STREAMED]]
    figures = {
        "arguments": command[2:],
        "smoke": {
            "valid_calls": sum(bool(reply.files) for reply in smoke.replies),
            "of": len(picked),
            **smoke.timings,
        },
        f"tokens_per_s_{CLIENTS}_clients": round(sum(len(one.ids) for one in answers) / took, 1),
        "same_answers_twice": sum(one.ids == other.ids for one, other in zip(before, answers, strict=True)),
    }
    return figures, answers, pieces


def of_ours(model: Any, tokenizer: Any, prompts: list[list[int]], limit: int) -> tuple[list[list[int]], float]:
    """Our greedy answers without their stop token, and tokens a second, at the batch that vLLM's clients make."""
    stops = set(stop_token_ids(model))
    draw = generator(model, tokenizer, stops, 0.0)
    speed = 0.0
    for _ in range(2):  # the first round warms it up
        began = time.perf_counter()
        ids = [row for at in range(0, len(prompts), CLIENTS) for row in draw(prompts[at : at + CLIENTS], limit, 0)]
        speed = sum(map(len, ids)) / (time.perf_counter() - began)
    return [[token for token in row if token not in stops] for row in ids], speed


@torch.inference_mode()
def parting(model: Any, prompt: list[int], ours: list[int], theirs: list[int]) -> dict[str, Any]:
    """Where two answers part: the position, and our model's logits there of what each says, the likeliest first."""
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    ids = torch.tensor([prompt + ours[:at]], device=model.device)
    logits = model(input_ids=ids).logits[0, -1].float()
    top = logits.topk(2)
    said = [answer[at] if at < len(answer) else None for answer in (ours, theirs)]
    theirs_logit = float(
        logits[said[1]] if said[1] is not None else max(logits[stop] for stop in stop_token_ids(model))
    )
    return {
        "at": at,
        "tokens": said,  # None: the answer ends here
        "top_2_margin": round(float(top.values[0] - top.values[1]), 4),
        "theirs_below_best": round(float(top.values[0]) - theirs_logit, 4),
    }


def gaps() -> dict[str, dict[str, Any]]:
    """What vLLM's parser and ours read out of calls that the format allows."""
    from vllm.tool_parsers.functiongemma_tool_parser import FunctionGemmaToolParser

    found = {}
    theirs = object.__new__(FunctionGemmaToolParser)  # its expressions need no tokenizer
    for name, braces in GAPS.items():
        raw = f"<start_function_call>call:show{braces}<end_function_call>"
        calls = theirs.extract_tool_calls(raw, None).tool_calls
        found[name] = {
            "raw": raw,
            "vllm": read_arguments(calls[0].function.arguments) if calls else None,
            "ours": parse(raw).calls[0].arguments,
        }
    return found


def _stops(model: Path) -> list[int]:
    eos = json.loads((model / "generation_config.json").read_text(encoding="utf-8"))["eos_token_id"]
    return eos if isinstance(eos, list) else [eos]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, nargs="?", default=Path("data/merge/model"))
    parser.add_argument("--stories", type=Path, default=Path("data/collect/stories.jsonl"))
    parser.add_argument("--count", type=int, default=200, help="held-out prompts")
    parser.add_argument("--instance", default="nvidia-h200", help="deploy.instance_type, which decides the dtype")
    parser.add_argument("--enforce-eager", action="store_true", help="neither compiled nor CUDA graphs; not deploy's")
    parser.add_argument(
        "--memory", type=float, help="share of the GPU's memory, where others use it, too; not deploy's"
    )
    options = parser.parse_args()
    deploy, prompt = load("deploy", "prompt")
    deploy = deploy.model_copy(update={"instance_type": options.instance})
    dtype = arguments(deploy)[-1]
    stories = list(read_jsonl(options.stories, Story))
    asked, picked = chosen(stories, options.count), pick(stories, deploy.requests)

    model, tokenizer = load_policy(options.model, dtype=getattr(torch, dtype))
    tools = core_tool_declarations()
    prompts = [prompt_ids(tokenizer, prompt_messages(prompt.system, story.asked), tools) for story in asked]
    ours, speed = of_ours(model, tokenizer, prompts, deploy.max_new_tokens)
    torch.cuda.empty_cache()  # vLLM takes nine tenths of the memory
    print(f"ours: {speed:.0f} tokens/s", flush=True)

    flags = ["--enforce-eager"] * options.enforce_eager
    flags += ["--gpu-memory-utilization", str(options.memory)] if options.memory else []
    figures, answers, pieces = of_vllm(deploy, options.model, prompt.system, asked, picked, flags)
    print(json.dumps(figures, indent=1), flush=True)

    other_prompts = [story.id for story, ids, one in zip(asked, prompts, answers, strict=True) if ids != one.prompt]
    parted = {
        story.id: parting(model, ids, mine, one.ids)
        for story, ids, mine, one in zip(asked, prompts, ours, answers, strict=True)
        if mine != one.ids
    }
    unexplained = {id: where for id, where in parted.items() if where["theirs_below_best"] > TIES[dtype]}
    texts = [tokenizer.decode(one.ids, skip_special_tokens=False) for one in answers]
    misread = {
        story.id: {"raw": text, "vllm": [[call.name, call.arguments] for call in one.calls]}
        for story, one, text in zip(asked, answers, texts, strict=True)
        if one.whole and one.calls != parse(text).calls
    }
    cut_off = [one for one in answers if not one.whole]
    for id, where in parted.items():
        print(f"parted: {id} {json.dumps(where)}")
    for id, what in list(misread.items())[:3]:
        print(f"calls differ: {id} {json.dumps(what)}")
    broken = [piece for piece in pieces if not read_arguments(piece)]
    print(f"streamed arguments: {json.dumps((broken or pieces)[:1])}")
    gap = gaps()
    for name, what in gap.items():
        print(f"parser, {name}: {json.dumps(what)}")
    result = {
        "model": str(options.model),
        "dtype": dtype,
        "device": torch.cuda.get_device_name() if torch.cuda.is_available() else "CPU",
        "eager": options.enforce_eager,
        **figures,
        "prompts": len(asked),
        "other_prompt_ids": len(other_prompts),
        "same_answers": len(asked) - len(parted),
        "ties": len(parted) - len(unexplained),
        "unexplained": len(unexplained),
        "widest_tie": max((where["theirs_below_best"] for where in parted.values()), default=None),
        "whole_answers": len(asked) - len(cut_off),
        "whole_answers_read_differently": len(misread),
        "cut_off_answers": len(cut_off),
        "cut_off_answers_given_as_calls": sum(bool(one.calls) for one in cut_off),
        "streamed_arguments_that_are_json": len(pieces) - len(broken),
        "streamed": len(pieces),
        "parser_gaps": [name for name, what in gap.items() if what["vllm"] != what["ours"]],
        "our_tokens_per_s": round(speed, 1),
        "ratio": round(speed / figures[f"tokens_per_s_{CLIENTS}_clients"], 2),
    }
    print(json.dumps(result))
    if other_prompts or unexplained:
        sys.exit(1)


if __name__ == "__main__":
    main()
