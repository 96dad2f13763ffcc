"""Serves the merged model and asks it, over HTTP, for what held-out stories describe.

`deploy.provider: local` starts our server for that and stops it. `hf` creates or updates a Hugging Face Inference
Endpoint with the model that `push` pushed, which goes on running: it shows the price an hour and asks first, unless
`--yes` or deploy.confirmed say so. The receipt says what was asked and what came back; it is greedy and one request at
a time, so that it is the same on every run of one model. A model worse than the last promoted one is refused. Run
alone: `python -m stages.deploy [--yes]`.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from stages.pipeline.credentials import HUB, token_from
from stages.pipeline.digests import folder_digest
from stages.pipeline.errors import InputError, run_stage
from stages.pipeline.jsonl import read_jsonl, write_json
from stages.pipeline.params import DeployParams, load
from stages.pipeline.records import Story
from stages.promotion.gate import refuse_worse
from stages.serving.local_server import Served, served_locally
from stages.serving.smoke_test import Smoke, pick, smoke_test

MODEL = Path("data/merge/model")
PUSHED = Path("data/push/receipt.json")
STORIES = Path("data/collect/stories.jsonl")
OUT = Path("data/deploy")


def local(deploy: DeployParams, system: str, stories: list[Story]) -> tuple[Smoke, dict[str, Any]]:
    with served_locally(MODEL, deploy.max_new_tokens) as server:
        return smoke_test(server, system, stories, deploy.max_new_tokens), {}


def inference_endpoint(
    deploy: DeployParams, system: str, stories: list[Story], yes: bool, token: str
) -> tuple[Smoke, dict[str, Any]]:
    """Creates or updates it, asks it, and says for the receipt what runs there."""
    from stages.hub.confirm_cost import confirm_cost
    from stages.hub.inference_endpoint import Endpoints  # loads the Hub client, which a local run does not need

    merged = json.loads(PUSHED.read_text(encoding="utf-8"))["merged"] if PUSHED.exists() else {}
    if not merged.get("pushed"):
        raise InputError("params.yaml: deploy: hf serves what push pushed: set push.merged_repo, and run push")
    endpoints = Endpoints(deploy, token)
    hardware = endpoints.hardware()
    confirm_cost(f"deploying {merged['repository']}", deploy, hardware.price, yes or deploy.confirmed)
    began = time.monotonic()
    endpoint = endpoints.deployed(hardware, merged["repository"], merged["commit"])
    server = Served(f"{str(endpoint.url).rstrip('/')}/v1", token, time.monotonic() - began, named=True)
    facts = {
        "endpoint": {"name": endpoints.name, "namespace": endpoints.namespace, "url": endpoint.url},
        "repository": merged["repository"],
        "revision": merged["commit"],
        "instance": f"{deploy.instance_type} {deploy.instance_size}",
        "image": deploy.image,
        "price_per_hour": hardware.price,
    }
    return smoke_test(server, system, stories, deploy.max_new_tokens), facts


def main(yes: bool = False) -> None:
    deploy, prompt, gate = load("deploy", "prompt", "gate")
    (OUT / "receipt.json").unlink(missing_ok=True)  # a run that fails leaves no receipt
    refuse_worse(gate, "deploy")
    token = (token_from(HUB) or "") if deploy.provider == "hf" else ""
    stories = pick(list(read_jsonl(STORIES, Story)), deploy.requests)
    if deploy.provider == "hf":
        smoke, facts = inference_endpoint(deploy, prompt.system, stories, yes, token)
    else:
        smoke, facts = local(deploy, prompt.system, stories)
    receipt = {
        "provider": deploy.provider,
        "model": str(MODEL),
        "model_sha256": folder_digest(MODEL),
        "requests": smoke.asked(stories),
        **facts,
    }
    valid = sum(bool(reply.files) for reply in smoke.replies)
    write_json(OUT / "receipt.json", receipt)
    write_json(OUT / "metrics.json", {"requests": len(smoke.replies), "valid_calls": valid})
    write_json(OUT / "timings.json", smoke.timings)
    speed = smoke.timings["tokens_per_second_1_client"]
    print(
        f"deploy: {valid} of {len(smoke.replies)} answers held a valid call; {speed} tokens/s to one client",
        file=sys.stderr,
    )


if __name__ == "__main__":
    run_stage(lambda: main("--yes" in sys.argv[1:]))
