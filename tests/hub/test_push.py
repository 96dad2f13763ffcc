"""push against a stand-in hub over HTTP, with the real client: success after retries or one sentence,
never a receipt for what is not there.
"""

import contextlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import datasets
import huggingface_hub
import pytest
import tenacity.nap
from hub_server import READ_TOKEN, TOKEN, Fault, Handler, Hub, Repo, running_hub, small, without_certificates
from ruamel.yaml import YAML
from run_outputs import write_run_outputs
from tiny_policy import SYSTEM
from tiny_project import change_params

from stages import push
from stages.hub import contents, folder, publication, remote, retries, unchanged
from stages.pipeline.errors import HubError, InputError, run_stage
from stages.pipeline.jsonl import write_json
from stages.policy.load import load_policy
from stages.promotion import gate as standing

REPO = "me/ui-model"


@pytest.fixture(scope="module")
def run_outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_run_outputs(tmp_path_factory.mktemp("run"))


@pytest.fixture
def workspace(run_outputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(run_outputs, tmp_path, dirs_exist_ok=True)
    shutil.copyfile("params.yaml", tmp_path / "params.yaml")
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def prepared(run_outputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders as a push without a repository id leaves them."""
    root = tmp_path_factory.mktemp("prepared")
    shutil.copytree(run_outputs, root, dirs_exist_ok=True)
    shutil.copyfile("params.yaml", root / "params.yaml")
    with contextlib.chdir(root):
        publication.main()
    return root / publication.OUT


@pytest.fixture
def hub(workspace: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    shutil.copytree(prepared, publication.OUT)
    set_params(merged_repo=REPO)
    without_certificates(monkeypatch)
    with running_hub() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        monkeypatch.setenv("HF_TOKEN", TOKEN)
        monkeypatch.setattr(retries, "FIRST_WAIT", 0.0)
        monkeypatch.setattr(huggingface_hub.utils._http, "time", SimpleNamespace(sleep=lambda _: None))
        yield hub


def set_params(iteration: int = 1, **values: Any) -> None:
    change_params(Path("params.yaml"), {"iteration": iteration, "push": values})


def receipt() -> dict[str, Any]:
    return dict(json.loads((publication.OUT / "receipt.json").read_text(encoding="utf-8")))


def assert_published(hub: Hub) -> None:
    """The receipt says what the hub holds, and the hub holds what the folder holds."""
    entry = receipt()["merged"]
    repo = hub.repos[REPO]
    assert entry["pushed"] and entry["commit"] == repo.tags["iteration-1"] == repo.head
    held = {name: blob for name, blob in repo.commits[repo.head].items() if name != ".gitattributes"}
    assert held.keys() == entry["files"].keys() == {p.name for p in (publication.OUT / "repo/merged").iterdir()}
    for name, blob in held.items():
        content = blob.content if blob.sha256 is None else hub.store[blob.sha256]
        assert content == (publication.OUT / "repo/merged" / name).read_bytes()


def test_without_a_repository_id_the_folders_are_made_and_nothing_is_pushed(workspace: Path) -> None:
    publication.main()
    first = receipt()
    for kind in ("merged", "adapter"):
        assert (first[kind]["pushed"], first[kind]["commit"]) == (False, None)
        listed = {p.name: p.stat().st_size for p in (publication.OUT / "repo" / kind).iterdir()}
        assert {name: file["size"] for name, file in first[kind]["files"].items()} == listed
        assert {
            "README.md",
            "tokenizer.json",
            "chat_template.jinja",
            "generation_config.json",
        } <= listed.keys()
    assert "training_args.bin" not in first["adapter"]["files"]
    assert "model.safetensors" not in first["adapter"]["files"]
    texts = [path.read_text(errors="ignore") for path in publication.OUT.rglob("*") if path.is_file()]
    assert not any(str(workspace.parent.parent) in text for text in texts)
    publication.main()
    assert receipt() == first


def test_the_card_states_the_results_and_its_python_runs(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publication.main()
    card = (publication.OUT / "repo/merged/README.md").read_text(encoding="utf-8")
    assert "| grpo | 64.0% | 40.0% to 80.0% | 68.0% | 50.0% | 87.5% | 0.712 | 25 x 4 |" in card
    assert "| policy | greedy | 95% interval | in 3 turns | pass@1 | accessible |" in card
    assert card.index("| chance |") < card.index("| sft | 52.0%") < card.index("| grpo |")
    assert "| `grpo.learning_rate` |" in card and "| training data | 2 trajectories" in card
    assert huggingface_hub.ModelCard(card).data.library_name == "transformers"
    code = re.findall(r"```python\n(.*?)```", card, re.S)[0]
    capsys.readouterr()
    exec(code, {})
    assert "Hello" in capsys.readouterr().out or SYSTEM not in card


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda d: (d / "tokenizer.json").unlink(), "tokenizer.json: missing"),
        (lambda d: (d / "model.safetensors").rename(d / "model-00001-of-00002.safetensors"), "need an index"),
        (lambda d: (d / "model.safetensors").write_bytes(b"short"), "not a whole safetensors file"),
        (lambda d: (d / "config.json").write_text("{"), "cannot be loaded"),
    ],
)
def test_an_incomplete_model_is_refused(workspace: Path, spoil: Any, sentence: str) -> None:
    spoil(contents.MERGED)
    with pytest.raises(InputError, match=sentence):
        publication.main()
    assert not (publication.OUT / "receipt.json").exists()


def test_a_sharded_model_must_have_an_index_that_names_every_shard(workspace: Path) -> None:
    model, _ = load_policy(contents.MERGED)
    (contents.MERGED / "model.safetensors").unlink()
    model.save_pretrained(contents.MERGED, max_shard_size="40KB")
    shards = sorted(contents.MERGED.glob("*.safetensors"))
    assert len(shards) > 1
    publication.main()
    shards[0].unlink()
    with pytest.raises(InputError, match="is missing"):
        publication.main()


def test_a_push_is_one_commit_tagged_and_read_back(hub: Hub) -> None:
    publication.main()
    assert_published(hub)
    assert len(hub.repos[REPO].commits) == 2
    assert hub.asked("^GET /me/ui-model/resolve/.*/model.safetensors")
    assert hub.repos[REPO].messages[0]["summary"] == "Iteration 1"


def test_a_second_push_of_the_same_uploads_nothing(hub: Hub) -> None:
    publication.main()
    first = receipt()
    hub.requests.clear()
    publication.main()
    assert receipt() == first
    assert not hub.asked("^(POST|PUT|DELETE)") and not hub.asked("safetensors")


def test_a_new_iteration_replaces_the_old_and_keeps_its_tag(hub: Hub) -> None:
    publication.main()
    old = hub.repos[REPO].head
    set_params(iteration=2)
    publication.main()
    assert hub.repos[REPO].tags == {"iteration-1": old, "iteration-2": hub.repos[REPO].head}
    assert hub.asked("^PUT") == 2  # the weights and the tokenizer, once


def test_an_older_iteration_is_refused_unless_forced(hub: Hub) -> None:
    set_params(iteration=2)
    publication.main()
    set_params(iteration=1)
    with pytest.raises(InputError, match="is at iteration 2, this run at 1"):
        publication.main()
    assert not (publication.OUT / "receipt.json").exists()
    set_params(force=True)
    publication.main()
    assert_published(hub)


def test_a_repository_of_somebody_else_is_refused_unless_forced(hub: Hub) -> None:
    publication.main()
    repo = hub.repos[REPO]
    repo.commit({**repo.commits[repo.head], "README.md": small(b"edited by hand")})
    with pytest.raises(InputError, match=r"README.md of me/ui-model changed after our last push"):
        publication.main()
    repo.commit({"README.md": small(b"hello"), "weights.bin": small(b"0")})
    with pytest.raises(InputError, match="holds files that no push of ours made"):
        publication.main()
    set_params(force=True)
    publication.main()
    assert_published(hub)


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", folder.MANIFEST])
def test_a_file_that_the_hub_cut_in_our_own_commit_goes_up_again(hub: Hub, name: str) -> None:
    hub.cut.add(name)
    publication.main()
    assert not hub.cut
    assert_published(hub)


def test_a_file_that_the_hub_cut_is_no_strangers_in_the_next_run_either(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.cut.add("config.json")
    hub.faults.append(Fault("GET .*/commits/", 500, times=10**6))
    assert "reading the history of me/ui-model: HTTP 500" in ended()
    hub.faults.clear()
    publication.main()
    assert_published(hub)


def test_a_second_push_of_an_iteration_with_other_files_leaves_its_tag_alone_unless_forced(
    hub: Hub, capsys: pytest.CaptureFixture[str]
) -> None:
    publication.main()
    first = hub.repos[REPO].tags["iteration-1"]
    (contents.MERGED / "extra.json").write_text("{}")
    hub.requests.clear()
    with pytest.raises(InputError, match=f"iteration-1 of {REPO} names commit {first[:12]}, which holds other files"):
        publication.main()
    assert hub.repos[REPO].tags == {"iteration-1": first} and not hub.asked("^(PUT|DELETE|POST .*/commit)")
    set_params(force=True)
    publication.main()
    assert_published(hub)
    assert f"the tag iteration-1 moves from {first[:12]} to {hub.repos[REPO].head[:12]}" in capsys.readouterr().err


def test_a_push_that_sets_the_tag_meanwhile_is_not_overruled(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(remote.Repository):
        def _read_back(self, *arguments: Any) -> None:
            super()._read_back(*arguments)
            hub.repos[REPO].tags["iteration-1"] = hub.repos[REPO].commit({})

    monkeypatch.setattr(remote, "Repository", Slow)
    assert "another push has set the tag iteration-1 meanwhile" in ended()
    assert hub.repos[REPO].tags["iteration-1"] == hub.repos[REPO].head
    assert not (publication.OUT / "receipt.json").exists()


@pytest.mark.parametrize("card", ["", "---\nlicense: apache-2.0\n---\n", "---\nlicense: mit\ntags:\n- ui\n---\n\n"])
def test_a_repository_with_the_websites_card_alone_is_ours_to_fill(hub: Hub, card: str) -> None:
    repo = hub.repos[REPO] = Repo()
    repo.commit({".gitattributes": small(b"*.bin filter=lfs\n"), "README.md": small(card.encode())})
    publication.main()
    assert_published(hub)


def test_a_repository_with_a_card_that_somebody_wrote_is_not(hub: Hub) -> None:
    repo = hub.repos[REPO] = Repo()
    repo.commit({"README.md": small(b"---\nlicense: mit\n---\n# My model\n")})
    with pytest.raises(InputError, match="holds files that no push of ours made"):
        publication.main()


@pytest.mark.parametrize("told", [{"Retry-After": "2"}, {"ratelimit": '"api";r=0;t=1'}])
def test_the_hub_is_asked_again_when_it_said_at_every_route(
    hub: Hub, monkeypatch: pytest.MonkeyPatch, told: dict[str, str]
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(huggingface_hub.utils._http, "time", SimpleNamespace(sleep=slept.append))
    monkeypatch.setattr(tenacity.nap, "time", SimpleNamespace(sleep=slept.append))
    hub.faults += [Fault(where, 429, headers=told) for where in ROUTES.values()]
    publication.main()
    assert_published(hub)
    assert [fault.where for fault in hub.faults if fault.times] == []
    assert (
        len(slept) >= len(ROUTES) - 1 and min(slept) >= 2
    )  # the check of the card is not asked again, and need not be


def test_the_reason_of_a_large_file_that_the_hub_does_not_take_is_shown(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget(handler: Handler, oid: str) -> None:
        hub.store[oid] = b"half"
        handler.json({})

    monkeypatch.setattr(Handler, "put_large", forget)
    said = ended()
    assert "HTTP 422: the Hub says: the storage holds 4 bytes" in said
    assert REPO in said and ("model.safetensors" in said or "tokenizer.json" in said)


ROUTES = {
    "auth-check": "GET .*/auth-check/write",
    "create": "POST /api/repos/create",
    "validate": "POST /api/validate-yaml",
    "info": "GET /api/models/me/ui-model$",
    "tree": "GET .*/tree/",
    "preupload": "POST .*/preupload/",
    "batch": "POST .*/objects/batch",
    "large": "PUT /lfs/",
    "verify": "POST /verify/",
    "commit": "POST .*/commit/main",
    "refs": "GET .*/refs",
    "resolve": "(HEAD|GET) .*/resolve/",
    "tag": "POST .*/tag/",
}
WITH_TOKEN = [route for route in ROUTES if route != "validate"]


@pytest.mark.parametrize("kind", [500, 503, 429, "drop", "lost", "page", "hang", "cut", "slow"])
def test_passing_faults_at_every_route_are_survived(hub: Hub, monkeypatch: pytest.MonkeyPatch, kind: int | str) -> None:
    monkeypatch.setattr(retries, "TIMEOUT", 1.0)
    some: dict[int | str, list[str]] = {
        "page": ["info", "tree", "preupload", "batch", "commit", "refs"],  # elsewhere the client takes any 200
        "hang": ["tree", "large", "commit", "resolve"],  # each costs a second
        "cut": ["tree", "large", "commit", "resolve"],
        "slow": ["tree", "large", "commit", "resolve"],
    }
    hub.faults += [Fault(ROUTES[route], kind) for route in some.get(kind, list(ROUTES))]
    publication.main()
    assert_published(hub)
    assert len(hub.repos[REPO].commits) == 2
    assert [fault.where for fault in hub.faults if fault.times] == []


@contextlib.contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Writing more bytes to a file of this machine fails, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def ended() -> str:
    """The one sentence that the stage ends with."""
    with pytest.raises(SystemExit) as end:
        run_stage(push.main)
    said = str(end.value.code)
    assert len(said.splitlines()) == 1
    return said


@pytest.mark.parametrize(
    ("route", "kind"),
    # What the storage holds is not verified again, so a push gets by without.
    [
        *((route, 503) for route in ROUTES if route not in ("validate", "verify")),
        ("commit", "drop"),
        ("resolve", "drop"),
    ],
)
def test_a_lasting_fault_is_one_sentence_and_no_receipt(hub: Hub, route: str, kind: int | str) -> None:
    hub.faults.append(Fault(ROUTES[route], kind, times=10**6))
    assert REPO in ended()
    assert not (publication.OUT / "receipt.json").exists()


@pytest.mark.parametrize(
    ("route", "status", "sentence"),
    [
        *((route, 401, "does not know this token") for route in WITH_TOKEN[::2]),
        *((route, 403, "may not write there") for route in WITH_TOKEN[1::2]),
        *(pytest.param(route, 401, "does not know this token", marks=pytest.mark.slow) for route in WITH_TOKEN[1::2]),
        *(pytest.param(route, 403, "may not write there", marks=pytest.mark.slow) for route in WITH_TOKEN[::2]),
        ("commit", 409, "changed by somebody else meanwhile"),
        ("large", 413, "no file of this size"),
        ("large", 507, "no space left"),
        ("batch", 507, "no space left"),
    ],
)
def test_a_refusal_is_one_sentence_and_no_receipt(hub: Hub, route: str, status: int, sentence: str) -> None:
    hub.faults.append(Fault(ROUTES[route], status, times=10**6, message=f"denied for {TOKEN}"))
    said = ended()
    assert sentence in said and REPO in said and TOKEN not in said
    assert not (publication.OUT / "receipt.json").exists()


def test_a_file_that_is_damaged_on_its_way_up_is_one_sentence_and_no_receipt(hub: Hub) -> None:
    hub.faults.append(Fault(ROUTES["large"], "damage", times=10**6))
    said = ended()
    assert REPO in said and "the content does not have the announced hash" in said
    assert not (publication.OUT / "receipt.json").exists() and not hub.store
    hub.faults.clear()
    publication.main()
    assert_published(hub)


@pytest.mark.parametrize("kind", [409, 412])
def test_a_commit_that_somebody_else_was_faster_with_is_looked_at_and_made_again(hub: Hub, kind: int) -> None:
    hub.faults.append(Fault(ROUTES["commit"], kind))
    publication.main()
    assert_published(hub)
    assert hub.asked("^POST .*/commit/main") == 2


def test_a_read_token_is_refused_before_anything_is_uploaded(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    publication.main()
    (contents.MERGED / "extra.json").write_text("{}")
    monkeypatch.setenv("HF_TOKEN", READ_TOKEN)
    hub.requests.clear()
    with pytest.raises(HubError, match="may not write there"):
        publication.main()
    assert not hub.asked("^(POST|PUT)")


def test_no_token_is_one_sentence(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_TOKEN")
    with pytest.raises(InputError, match="HF_TOKEN is not set"):
        publication.main()
    assert not hub.requests


def test_a_file_that_comes_back_damaged_makes_no_receipt(hub: Hub) -> None:
    hub.damage.add("model.safetensors")
    with pytest.raises(HubError, match=r"gives back something else for model.safetensors"):
        publication.main()
    assert not (publication.OUT / "receipt.json").exists() and not hub.repos[REPO].tags
    hub.damage.clear()
    publication.main()
    assert_published(hub)


def test_a_large_file_that_the_hub_lost_is_uploaded_again(hub: Hub) -> None:
    hub.faults.append(Fault(ROUTES["refs"], 500, times=10**6))
    assert ended()
    hub.faults.clear()
    hub.store.clear()
    publication.main()
    assert_published(hub)


def test_the_train_set_goes_along_as_a_dataset_with_its_card(hub: Hub, tmp_path: Path) -> None:
    set_params(dataset_repo="me/ui-stories")
    publication.main()
    assert_published(hub)
    entry, repo = receipt()["dataset"], hub.repos["me/ui-stories"]
    assert entry["pushed"] and entry["commit"] == repo.head == repo.tags["iteration-1"]
    assert hub.asked("^POST /api/datasets/me/ui-stories/commit/main") == 1
    card = huggingface_hub.DatasetCard((publication.OUT / "repo/dataset/README.md").read_text(encoding="utf-8"))
    assert card.data.to_dict()["configs"] == [{"config_name": "default", "data_files": "train.jsonl"}]
    assert "| `varied` | 1 | the same story" in card.text and "| reward | 3 |" in card.text
    rows = datasets.load_dataset(
        str(publication.OUT / "repo/dataset"), split="train", cache_dir=str(tmp_path / "cache")
    )
    assert rows.num_rows == 2
    first = receipt()
    hub.requests.clear()
    publication.main()
    assert receipt() == first and not hub.asked("^(POST|PUT|DELETE)")


def test_the_train_set_has_its_card_before_anybody_pushes_it(workspace: Path, tmp_path: Path) -> None:
    publication.main()
    folder = publication.OUT / "repo/dataset"
    entry = receipt()["dataset"]
    assert entry["repository"] is None and not entry["pushed"] and "train.jsonl" in entry["files"]
    card = huggingface_hub.DatasetCard((folder / "README.md").read_text(encoding="utf-8"))
    assert "the train set of iteration 1" in card.text
    rows = datasets.load_dataset(str(folder), split="train", cache_dir=str(tmp_path / "cache"))
    assert [row["source"] for row in rows] == ["reference", "varied"]


def test_an_index_that_the_hub_lost_is_uploaded_again(hub: Hub) -> None:
    model, _ = load_policy(contents.MERGED)
    (contents.MERGED / "model.safetensors").unlink()
    model.save_pretrained(contents.MERGED, max_shard_size="40KB")
    hub.forget.add("model.safetensors.index.json")
    publication.main()
    assert_published(hub)
    assert not hub.forget and "model.safetensors.index.json" in receipt()["merged"]["files"]


def test_a_disk_that_is_full_is_one_sentence_and_no_receipt(hub: Hub, workspace: Path) -> None:
    with largest_file((contents.MERGED / "model.safetensors").stat().st_size // 2):
        said = ended()
    assert "Traceback" not in said and "on this machine; make room and run again" in said
    assert not (publication.OUT / "receipt.json").exists()
    publication.main()
    assert_published(hub)


def test_a_model_worse_than_the_promoted_one_is_refused_before_anything_is_asked(hub: Hub) -> None:
    write_json(standing.PROMOTED, {"iteration": 1, "eval": {"greedy": 0.75, "pass_at_1": 0.5}})
    with pytest.raises(InputError, match=r"greedy on eval is 0.640; the promoted iteration 1 has 0.750"):
        publication.main()
    assert not hub.requests and not (publication.OUT / "receipt.json").exists()
    change_params(Path("params.yaml"), {"gate": {"tolerance": 0.2}})
    publication.main()
    assert_published(hub)


def test_the_receipt_is_checked_against_the_hub_on_every_run(hub: Hub) -> None:
    publication.main()
    repo = hub.repos.pop(REPO)
    publication.main()
    assert_published(hub)
    assert hub.repos[REPO] is not repo


def test_the_command_pushes_without_xet_and_never_writes_the_token(hub: Hub, workspace: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "HF_HUB_DISABLE_XET"}
    done = subprocess.run(
        [sys.executable, "-m", "stages.push"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert_published(hub)
    written = [path.read_bytes() for path in workspace.rglob("*") if path.is_file()]
    assert not any(TOKEN.encode() in content for content in written)
    assert TOKEN not in done.stdout + done.stderr


def test_the_manifest_lists_every_other_file(workspace: Path) -> None:
    publication.main()
    listed = folder.listing(publication.OUT / "repo/merged")
    manifest = json.loads((publication.OUT / "repo/merged" / folder.MANIFEST).read_text())
    assert manifest["files"].keys() == listed.keys() - {folder.MANIFEST}


HEAVY = {"pydantic", "ruamel", "jinja2", "numpy", "torch", "transformers", "huggingface_hub", "safetensors"}


def start(limit: int = unchanged.ALWAYS_HASHED) -> tuple[str, list[str]]:
    """What a start of the stage says, and which heavy packages it loads."""
    code = (
        "import sys; from stages import push; from stages.hub import unchanged; "
        f"unchanged.ALWAYS_HASHED = {limit}; push.main(); "
        f"print(*sorted({HEAVY} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    *_, loaded = done.stdout.splitlines()
    return done.stdout + done.stderr, loaded.split()


def test_a_start_without_ids_that_finds_everything_as_it_left_it_loads_nothing_heavy(workspace: Path) -> None:
    publication.main()
    before = (publication.OUT / "receipt.json").read_bytes()
    for limit in (unchanged.ALWAYS_HASHED, 0):
        said, loaded = start(limit)
        assert "as the last push left it" in said and loaded == []
    # DVC writes small outputs anew when it keeps them.
    for path in publication.OUT.rglob("*.json"):
        path.write_bytes(path.read_bytes())
    assert start(0)[1] == []
    assert (publication.OUT / "receipt.json").read_bytes() == before
    shutil.rmtree(".cache")
    assert start()[1] and (publication.OUT / "receipt.json").read_bytes() == before


def flip(path: Path, at: int = -1) -> None:
    """Another byte, the size and the time of change as they were."""
    stat, data = path.stat(), bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@pytest.mark.parametrize(
    "tamper",
    [
        lambda: flip(publication.OUT / "repo/merged/model.safetensors"),
        lambda: flip(contents.TRAIN, at=-4),  # in the story's name
        lambda: (publication.OUT / "repo/adapter/README.md").write_text("mine"),
        lambda: (publication.OUT / "repo/merged/more.txt").write_text("a stranger"),
        lambda: (publication.OUT / "repo/merged/tokenizer.json").unlink(),
        lambda: (publication.OUT / "receipt.json").unlink(),
        lambda: set_params(license="mit"),
        lambda: (contents.MERGED / "extra.json").write_text("{}"),
        lambda: Path(unchanged.PATH).write_text("[1"),
    ],
)
def test_whatever_changed_since_is_noticed_and_made_right(workspace: Path, tamper: Any) -> None:
    publication.main()
    tamper()
    assert not unchanged.is_unchanged()
    publication.main()
    for kind in ("merged", "adapter"):
        listed = {name: asdict(file) for name, file in folder.listing(publication.OUT / "repo" / kind).items()}
        assert receipt()[kind]["files"] == listed and "more.txt" not in listed
    assert unchanged.is_unchanged()


def test_a_large_file_of_another_time_is_hashed(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "ALWAYS_HASHED", 0)
    publication.main()
    weights = publication.OUT / "repo/merged/model.safetensors"
    os.utime(weights, ns=(1, 1))
    assert unchanged.is_unchanged()
    weights.write_bytes(weights.read_bytes()[:-1] + b"!")
    assert not unchanged.is_unchanged()


def test_every_input_of_the_stage_is_watched() -> None:
    stage = YAML(typ="safe").load(Path("dvc.yaml"))["stages"]["push"]
    given = {dep for dep in stage["deps"] if dep.startswith("data/")}
    assert set(unchanged.WATCHED) == given | {"params.yaml", "data/push"}


def test_a_worse_model_is_refused_though_nothing_is_to_be_pushed(workspace: Path) -> None:
    publication.main()
    write_json(standing.PROMOTED, {"iteration": 1, "eval": {"greedy": 0.75, "pass_at_1": 0.5}})
    assert "greedy on eval is 0.640" in ended()
    assert not (publication.OUT / "receipt.json").exists()


def test_a_push_with_an_id_is_never_skipped(hub: Hub) -> None:
    publication.main()
    hub.requests.clear()
    push.main()
    assert not unchanged.is_unchanged() and hub.asked("^GET .*/tree/")
