"""Builds and checks the folders of the Hub repositories (merged model, adapter, train set), publishes those that have
an id, and writes the receipt of what is where.

What a run prepared is left alone where it is still right, and what the Hub holds already is not uploaded again. A
model worse than the last promoted one is refused. HF_TOKEN is read from the environment alone.
"""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from stages.hub.contents import contents, facts
from stages.hub.folder import Kind, Listed, assemble, check, check_loads
from stages.hub.unchanged import record
from stages.pipeline.credentials import HUB, token_from
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import write_json
from stages.pipeline.params import load
from stages.promotion.gate import refuse_worse

OUT = Path("data/push")


def git_commit() -> str:
    """Goes into the upload's message and not into the card, so that the card depends on data and params alone."""
    found = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
    return found.stdout.strip() or "unknown"


def write_token(repo_id: str) -> str:
    """Asked for before anything is made: a token that is missing or broken costs nobody's time."""
    if token := token_from(HUB):
        return token
    raise InputError(
        f"params.yaml: push: {repo_id} cannot be pushed to: HF_TOKEN is not set; set it to a token with "
        "write access, or set the repository id to null"
    )


def published(
    repo_id: str, token: str, kind: Kind, folder: Path, files: dict[str, Listed], iteration: int, push: Any
) -> str:
    from stages.hub.remote import Repository  # loads the Hub client, which an offline run does not need

    repository = Repository(repo_id, kind, token)
    note = f"made from git commit {git_commit()}"
    return repository.publish(folder, files, iteration, push.private, push.force, note)


def main() -> None:
    iteration, push, gate = load("iteration", "push", "gate")
    repositories: dict[Kind, str | None] = {
        "merged": push.merged_repo,
        "adapter": push.adapter_repo,
        "dataset": push.dataset_repo,
    }
    receipt_path = OUT / "receipt.json"
    before = json.loads(receipt_path.read_text(encoding="utf-8")) if receipt_path.exists() else {}
    receipt_path.unlink(missing_ok=True)  # a run that fails leaves no receipt
    refuse_worse(gate, "push")
    ids = [repo_id for repo_id in repositories.values() if repo_id]
    token = write_token(ids[0]) if ids else ""
    known, receipt = facts(), dict[str, dict[str, Any]]()
    for kind, repo_id in repositories.items():
        folder = OUT / "repo" / kind
        card, wanted = contents(kind, known, repo_id, folder)
        files = assemble(folder, wanted, card, iteration)
        listed = {name: asdict(file) for name, file in files.items()}
        check(folder, kind)
        if before.get(kind, {}).get("files") != listed:
            check_loads(folder, kind)
        commit = published(repo_id, token, kind, folder, files, iteration, push) if repo_id else None
        receipt[kind] = {
            "repository": repo_id,
            "pushed": commit is not None,
            "commit": commit,
            "tag": f"iteration-{iteration}" if commit else None,
            "files": listed,
        }
        where = f"{repo_id} at {commit}" if commit else f"{folder}, not pushed (params.yaml: push.{kind}_repo is null)"
        print(
            f"push: {kind}: {len(files)} files, {sum(f.size for f in files.values()):,} bytes, {where}",
            file=sys.stderr,
        )
    write_json(receipt_path, receipt)
    write_json(
        OUT / "metrics.json",
        {
            "repositories_pushed": sum(entry["pushed"] for entry in receipt.values()),
            "files": sum(len(entry["files"]) for entry in receipt.values()),
            "bytes": sum(file["size"] for entry in receipt.values() for file in entry["files"].values()),
        },
    )
    if not ids:
        record()
