"""try, harvest and promote: what fails becomes a story that waits for a person, and a model becomes a policy."""

import contextlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from chat_endpoint import serving
from dvc.repo import Repo
from own_stories import own_stories
from repository import ROOT
from tiny_project import change_params
from typer.testing import CliRunner

from stages.agent.checks import Checks, Promise
from stages.commands.main import app
from stages.functiongemma import encode_call
from stages.iteration.harvest import AWAITING, REVIEW
from stages.iteration.intent_assertions import PLAY_FUNCTIONS, expectations, play_lines, subject, unchecked
from stages.iteration.try_prompts import read_prompts, try_prompts
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import write_json, write_jsonl
from stages.pipeline.params import GateParams, load
from stages.policy.load import load_policy
from stages.promotion.gate import PROMOTED, RESULTS, refuse_worse
from stages.stories import load_stories
from stages.variation.vocabulary import ADJECTIVES, NAMES, NOUNS, NUMBERS, VERBS

INTENT = 'Create a small danger button labelled "Delete it"'
GOOD = """export const DeleteButton = () => (
  <button type="button" data-variant="danger" data-size="small">
    Delete it
  </button>
)
"""
BAD = "export const DeleteButton = () => <button type='button'></button>\n"


def storyloop(*arguments: str) -> str:
    run = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert run.exit_code == 0, run.output
    return run.output


def shown(promise: Any) -> str:
    if promise.selector and promise.text:
        return f"{promise.selector} that says {promise.text}"
    how_many = f" x {promise.count}" if promise.count else ""
    return f"{promise.selector}{how_many}" if promise.selector else f"text {promise.text}"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a few stories, the browser bundle and params.yaml."""
    (tmp_path / "data/stories").mkdir(parents=True)
    for name in ("button", "badge"):
        for suffix in (".tsx", ".stories.tsx"):
            shutil.copy(ROOT / f"data/stories/{name}{suffix}", tmp_path / "data/stories")
    shutil.copy(ROOT / "params.yaml", tmp_path)
    (tmp_path / "data/bundle").symlink_to(ROOT / "data/bundle")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("intent", "kept"),
    [
        (INTENT, ['[data-size="small"]', '[data-variant="danger"]', "button", "button that says Delete it", "text Delete it"]),
        ('A link labelled "Go" pointing to "/there"', ["a[href]", "a[href] that says Go", "text Go", '[href="/there"], [src="/there"]']),
        ('A card with a level 2 heading "Danger, primary button"', ["article", "h2", "h1, h2, h3, h4, h5, h6", "text Danger, primary button"]),
        ("An alert dialog", ['[role="alertdialog"]']),
        ("Two tabs", ['[role="tab"] x 2']),
        ("Tabs", ['[role="tab"]']),
        ("A date field and 3 radio buttons", ['input[type="date"]', 'input[type="radio"] x 3']),
        ("A text area with 4 rows", ["textarea", 'textarea[rows="4"]']),
        ("Something warm", []),
    ],
)  # fmt: skip
def test_an_intent_expects_what_its_words_outside_quotes_say_and_its_texts(intent: str, kept: list[str]) -> None:
    assert [shown(expectation) for expectation in expectations(intent)] == kept


@pytest.mark.parametrize(
    ("intent", "words", "name"),
    [
        (INTENT, [], "small danger button"),
        ('Three tabs labelled "A", "B" and "C", the second selected', ["second", "selected"], "three tabs"),
        ('A toggle button labelled "Follow" that each click presses or releases', ["each", "click", "presses", "releases"], "toggle button"),
        ('Make a large card with a level 3 heading "Plan" in white on blue', ["white", "blue"], "large card"),
        ("Something warm", ["something", "warm"], ""),
    ],
)  # fmt: skip
def test_an_intent_says_which_words_nothing_looks_for_and_what_it_asks_for(
    intent: str, words: list[str], name: str
) -> None:
    assert (unchecked(intent), " ".join(subject(intent))) == (words, name)


# What people type need not quote a text, and then it cannot be told from the words that promise something.
# Patterns of WAI-ARIA name parts in words that mean others elsewhere: the items of a menu are not those of a list.
QUOTING = [
    story for story in own_stories() if story.split != "eval_phrased" and not story.component.startswith("patterns/")
]


@pytest.mark.parametrize("one_in", [69, pytest.param(23, marks=pytest.mark.slow)])
def test_solutions_keep_what_their_intents_promise_and_those_of_other_stories_do_not(one_in: int, grader: Any) -> None:
    stories = QUOTING[::one_in]
    assert len(stories) > 5
    for story, other in zip(stories, [*stories[1:], stories[0]], strict=True):
        promise = Promise(PLAY_FUNCTIONS, tuple(play_lines(story.intent)))
        checks = Checks(lambda files, item: grader.submit(files, item).result(), Path("data"), promise=promise)
        kept, missed = checks.verdict(story.solution), checks.verdict(other.solution)
        assert kept.passed, f"{story.intent}: {kept.errors}"
        assert not missed.passed and any("given the intent" in error for error in missed.errors), story.intent


def test_most_stories_promise_something(workspace: Path) -> None:
    assert all(expectations(story.intent) for story in QUOTING)


def test_the_prompts_are_new_and_can_be_read() -> None:
    prompts = read_prompts(ROOT / "data/prompts.jsonl")
    assert len(prompts) >= 12
    assert not {prompt.intent for prompt in prompts} & {story.intent for story in own_stories()}


def test_prompts_name_the_line_that_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "prompts.jsonl"
    with pytest.raises(InputError, match="not found; write one"):
        read_prompts(path)
    path.write_text('{"id": "a", "intent": "x"}\n{"id": "../b", "intent": "x"}\n')
    with pytest.raises(InputError, match=r"prompts.jsonl:2: id: "):
        read_prompts(path)
    path.write_text('{"id": "a", "intent": "x"}\n{"id": "a", "intent": "y"}\n')
    with pytest.raises(InputError, match="the id a is used twice"):
        read_prompts(path)


def test_a_verdict_of_try_says_what_was_looked_for_and_what_was_not(workspace: Path) -> None:
    rows = [
        {"id": "wrong", "intent": 'A danger button labelled "Keep it"'},
        {"id": "right", "intent": 'A danger button labelled "Delete it" that each click presses'},
    ]
    write_jsonl("data/prompts.jsonl", rows)
    with serving() as endpoint:
        endpoint.will_say({"content": encode_call("writeTemplate", {"path": "b.tsx", "content": GOOD})})
        said = storyloop("try", "--endpoint", endpoint.url, "--rounds", "1")
    assert "failed wrong: assertion: given the intent, should have a button that says Keep it" in said
    assert "passed right" in said
    looked = "looked for: be danger, have a button, have a button that says Delete it, say Delete it"
    assert f"{looked}; not checked: each, click, presses" in said
    wrong, right = (json.loads(line) for line in Path("data/try/results.jsonl").read_text().splitlines())
    assert not wrong["passed"] and right["passed"] and right["unchecked"] == ["each", "click", "presses"]


def test_try_deletes_no_folder_that_holds_what_it_did_not_write(workspace: Path) -> None:
    write_jsonl("data/prompts.jsonl", [{"id": "wrong", "intent": INTENT}])
    for out in (".", "data", "data/stories"):
        with pytest.raises(InputError, match="holds other files"):
            try_prompts(Path("data/prompts.jsonl"), "http://127.0.0.1:9", None, None, 1, 10, Path(out))
    assert list(Path("data/stories").iterdir()) and Path("params.yaml").exists()
    write_jsonl("elsewhere/results.jsonl", [])
    write_json("elsewhere/metrics.json", {})
    with serving() as endpoint:
        endpoint.will_say({"content": encode_call("writeTemplate", {"path": "b.tsx", "content": GOOD})})
        storyloop("try", "--endpoint", endpoint.url, "--rounds", "1", "--out", "elsewhere")
    assert Path("elsewhere/wrong/b.tsx").read_text() == GOOD


def test_a_harvested_story_names_what_its_play_cannot_look_for(workspace: Path) -> None:
    row = {"passed": False, "verdict": None, "files": {}, "errors": ["no usable call"], "rounds": 1, "blocked": {}}
    write_jsonl(
        "data/try/results.jsonl",
        [
            {**row, "id": "pressed", "intent": 'A toggle button labelled "Follow" that each click presses'},
            {**row, "id": "warm-thing", "intent": "Something warm that a page for guests could begin with"},
        ],
    )
    storyloop("harvest")
    pressed = Path("data/stories/toggle-button.stories.tsx").read_text()
    assert "// The play does not look for: each, click, presses." in pressed
    assert "hasNamed('button[aria-pressed]', 'Follow')" in pressed
    assert "// The play looks for nothing of the intent" in Path("data/stories/warm-thing.stories.tsx").read_text()


def test_a_harvested_copy_has_listed_words_only(workspace: Path) -> None:
    stories = own_stories()
    write_jsonl("data/collect/stories.jsonl", stories)
    write_jsonl("data/evaluate/failures.jsonl", [{"story": story.id, "reward": 0.2} for story in stories[::40]])
    listed = {word.lower() for group in (VERBS, NOUNS, ADJECTIVES, NAMES, NUMBERS) for word in group}
    listed |= set(["a", "the", "your", "our", "my", "this", "every", "of", "for", "in", "with", "at", "from", "on", "by", "and", "we", "please", "today", "tomorrow", "now", "soon", "again", "here", "daily", "tonight", "later", "twice", "png", "jpg", "svg"])  # fmt: skip
    storyloop("harvest", "--limit", "20")
    ids = {story.id for story in stories}
    new = [story for story in load_stories("data/stories") if story.id not in ids]
    words = {word.lower() for story in new for text in story.words for word in re.findall("[A-Za-z]+", text)}
    assert len(new) > 5 and words - listed == set()


def test_what_try_fails_becomes_a_story_that_only_a_review_lets_pass(workspace: Path) -> None:
    write_jsonl("data/prompts.jsonl", [{"id": "good", "intent": "A button"}, {"id": "bad", "intent": INTENT}])
    with serving() as endpoint:
        for source in (GOOD, BAD, BAD):
            endpoint.will_say({"content": encode_call("writeTemplate", {"path": "b.tsx", "content": source})})
        said = storyloop("try", "--endpoint", endpoint.url)
    assert "passed good" in said and "failed bad" in said
    figures = json.loads(Path("data/try/metrics.json").read_text())
    assert figures == {"prompts": 2, "wrote_a_file": 1, "accessible": 1, "passed": 1, "blocked_calls": 2}
    assert Path("data/try/good/screenshot.png").read_bytes().startswith(b"\x89PNG")

    storyloop("harvest")
    story, template = Path("data/stories/small-danger-button.stories.tsx"), Path("data/stories/small-danger-button.tsx")
    source = story.read_text()
    assert "Awaits review" in source and AWAITING in source and REVIEW in source
    found = next(item for item in load_stories("data/stories") if item.file == story.name)
    assert (found.intent, found.weaknesses, found.words) == (INTENT, (), ("Delete it",))
    assert found.contract.export == "SmallDangerButton" and found.contract.path == template.name

    template.write_text(GOOD.replace("DeleteButton", "SmallDangerButton"))
    graded = CliRunner().invoke(app, ["grade", f"{story.name}#{found.export}"])
    assert "awaiting review" in graded.output and graded.exit_code == 1
    story.write_text(source.replace(f"  {AWAITING}\n", "").replace(f"    {REVIEW}\n", ""))
    storyloop("grade", f"{story.name}#{found.export}")
    for spoiled in (
        GOOD.replace("Delete it", "Keep it"),
        GOOD.replace("danger", "primary"),
        GOOD.replace("button", "div"),
    ):
        template.write_text(spoiled.replace("DeleteButton", "SmallDangerButton"))
        assert CliRunner().invoke(app, ["grade", f"{story.name}#{found.export}"]).exit_code == 1


def test_a_failing_held_out_story_becomes_a_copy_with_other_words(workspace: Path) -> None:
    stories = load_stories("data/stories")
    held_out = next(story for story in stories if story.id == "button.stories.tsx#danger")
    write_jsonl("data/collect/stories.jsonl", stories)
    write_jsonl("data/evaluate/failures.jsonl", [{"story": held_out.id, "reward": 0.2, "errors": ["x"]}] * 3)
    before = {path: path.read_bytes() for path in Path("data/stories").iterdir()}
    storyloop("harvest")
    new = [story for story in load_stories("data/stories") if story.id not in {item.id for item in stories}]
    assert [story.file for story in new] == ["button-danger.stories.tsx"]
    assert new[0].intent != held_out.intent and not set(new[0].words) & set(held_out.words)
    text = Path("data/stories/button-danger.stories.tsx").read_text()
    assert f"Harvested from {held_out.id}, which is held out" in text and REVIEW in text and AWAITING in text
    assert "0 new stories, 1 harvested before" in storyloop("harvest")
    assert {path: path.read_bytes() for path in before} == before


def test_a_failing_phrasing_of_a_held_out_story_is_not_harvested(workspace: Path) -> None:
    stories = load_stories("data/stories")
    phrased = stories[0].model_copy(update={"id": f"{stories[0].id}~1", "split": "eval_phrased"})
    write_jsonl("data/collect/stories.jsonl", [*stories, phrased])
    write_jsonl("data/evaluate/failures.jsonl", [{"story": phrased.id, "reward": 0.2, "errors": ["x"]}])
    storyloop("harvest")
    assert load_stories("data/stories") == stories


def test_a_harvested_story_never_overwrites_a_file(workspace: Path) -> None:
    taken = Path("data/stories/small-danger-button.tsx")
    taken.write_text("// mine\n")
    row = {
        "id": "x",
        "intent": INTENT,
        "passed": False,
        "verdict": None,
        "files": {},
        "errors": ["no usable call"],
        "rounds": 1,
        "blocked": {},
    }
    write_jsonl("data/try/results.jsonl", [row])
    storyloop("harvest")
    assert taken.read_text() == "// mine\n"
    found = next(item for item in load_stories("data/stories") if item.intent == INTENT)
    assert (found.file, found.contract.path) == ("small-danger-button-2.stories.tsx", "small-danger-button-2.tsx")


GATE = GateParams(enabled=True, split="eval", metric="mean_reward", tolerance=0.02)


@pytest.mark.parametrize(
    ("before", "now", "refused"), [(None, 0.1, False), (0.5, 0.49, False), (0.5, 0.47, True), (0.5, 0.6, False)]
)
def test_the_gate_refuses_what_is_worse_by_more_than_the_tolerance(
    workspace: Path, before: float | None, now: float, refused: bool
) -> None:
    write_json(PROMOTED, {} if before is None else {"iteration": 1, "eval": {"mean_reward": before}})
    write_json(RESULTS, {"eval": {"grpo": {"mean_reward": now}}})
    if refused:
        with pytest.raises(InputError, match=r"mean_reward on eval is 0.470; the promoted iteration 1 has 0.500"):
            refuse_worse(GATE, "push")
        refuse_worse(GATE.model_copy(update={"enabled": False}), "push")
    else:
        refuse_worse(GATE, "push")


def git(*arguments: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b"]
    return subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True).stdout


def dvc_commit() -> None:
    """`dvc commit -f`, in this process."""
    with Repo() as repo:
        repo.commit(force=True)


@pytest.fixture(scope="module")
def committed_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A committed run of a pipeline that has only what promote asks about."""
    folder = tmp_path_factory.mktemp("committed")
    shutil.copy(ROOT / "params.yaml", folder)
    with contextlib.chdir(folder):
        write_json("data/merge/model/config.json", {})
        write_json(RESULTS, {"eval": {"grpo": {"mean_reward": 0.5, "pass_at_1": 0.25}}})
        Path("data/stories").mkdir()
        Path("data/stories/button.stories.tsx").write_text("// a story\n")
        Path("data/generate").mkdir()
        Path("data/generate/trajectories.jsonl").write_text("")
        stages = {
            "generate": {
                "cmd": "true",
                "params": ["iteration", "generate"],
                "deps": ["data/stories"],
                "outs": ["data/generate/trajectories.jsonl"],
            },
            "merge": {"cmd": "true", "deps": ["data/generate/trajectories.jsonl"], "outs": ["data/merge/model"]},
            "evaluate": {"cmd": "true", "deps": ["data/merge/model"], "metrics": [{str(RESULTS): {"cache": False}}]},
        }
        Path("dvc.yaml").write_text(json.dumps({"stages": stages}))
        shutil.copy(ROOT / "data/.gitignore", "data/.gitignore")
        Path(".gitignore").write_text(".cache\n")
        git("init", "-q")
        Repo.init()
        dvc_commit()
        git("add", ".")
        git("commit", "-qm", "run")
    return folder


@pytest.fixture
def finished(committed_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it to promote."""
    folder = shutil.copytree(committed_run, tmp_path / "project", symlinks=True)
    monkeypatch.chdir(folder)
    return Path(folder)


@pytest.mark.parametrize("null", ["null", ""])
def test_promote_tags_tracks_and_changes_three_values_of_params_yaml(finished: Path, null: str) -> None:
    text = Path("params.yaml").read_text()
    assert text.count("  policy: null") == 1
    before = text.replace("  policy: null", f"  policy: {null}")
    Path("params.yaml").write_text(before)
    git("commit", "-q", "--allow-empty", "-am", "null")
    storyloop("promote")
    assert git("tag", "--list").split() == ["iteration-1"]
    assert git("rev-parse", "iteration-1") == git("rev-parse", "HEAD")
    generate = load("generate")
    assert load("iteration") == 2
    assert (generate.policy, generate.policy_samples) == ("data/promoted/iteration-1", 2)
    changed = [
        (a, b) for a, b in zip(before.splitlines(), Path("params.yaml").read_text().splitlines(), strict=True) if a != b
    ]
    assert len(changed) == 3 and all(a.partition("#")[2] == b.partition("#")[2] for a, b in changed)
    assert json.loads(PROMOTED.read_text()) == {"iteration": 1, "eval": {"mean_reward": 0.5, "pass_at_1": 0.25}}
    assert Path("data/promoted/iteration-1/config.json").exists()
    staged = git("diff", "--cached", "--name-only").split()
    assert staged == ["data/promoted/iteration-1.dvc", "data/promoted/metrics.json", "params.yaml"]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda: shutil.rmtree("data/merge/model"), "there is no merged model"),
        (lambda: write_json("data/merge/model/config.json", {"a": 1}), "would change; run dvc repro"),
        (lambda: change_params(Path("params.yaml"), {"generate": {"varied": 9}}), "not what was run: generate would change; run dvc repro"),
        (lambda: (storyloop("promote"), git("commit", "-am", "next"), change_params(Path("params.yaml"), {"iteration": 1})), "generate would change"),
        (lambda: Path("params.yaml").write_text(Path("params.yaml").read_text() + "#\n"), "git add params.yaml && git commit"),
        (lambda: (git("mv", "dvc.yaml", "other.yaml"), shutil.copy("other.yaml", "dvc.yaml")), "git add dvc.yaml other.yaml && git commit"),
        (lambda: (git("tag", "iteration-1"), git("commit", "-q", "--allow-empty", "-m", "x")), "the tag iteration-1 names another"),
    ],
)  # fmt: skip
def test_promote_refuses_what_no_tag_could_name(finished: Path, spoil: Any, sentence: str) -> None:
    spoil()
    tags = git("tag", "--list")
    with pytest.raises(InputError, match=sentence):
        storyloop("promote")
    assert load("iteration") == 1 and git("tag", "--list") == tags


def test_a_run_that_was_not_made_since_is_no_new_iteration(finished: Path) -> None:
    storyloop("promote")
    git("commit", "-qam", "Iteration 2")
    with pytest.raises(InputError, match="iteration 2 is not what was run: generate would change; run dvc repro"):
        storyloop("promote")
    assert git("tag", "--list").split() == ["iteration-1"] and load("iteration") == 2


def test_promote_names_every_harvested_story_that_the_commit_has_to_hold(finished: Path) -> None:
    for name in ("a b.stories.tsx", "new.tsx"):
        Path("data/stories", name).write_text("// harvested\n")
    dvc_commit()
    Path("notes.txt").write_text("mine")
    with pytest.raises(InputError) as refused:
        storyloop("promote")
    command = str(refused.value).partition("this run: ")[2]
    assert (
        command
        == "git add 'data/stories/a b.stories.tsx' data/stories/new.tsx dvc.lock && git commit -m \"Iteration 1\""
    )
    git("config", "user.name", "a")
    git("config", "user.email", "a@b")
    subprocess.run(command, shell=True, check=True, capture_output=True)
    storyloop("promote")
    held = git("ls-tree", "-r", "--name-only", "iteration-1")
    assert "data/stories/new.tsx" in held and "notes.txt" not in held


def test_what_try_wrote_and_stories_harvested_after_the_run_are_not_of_it(finished: Path) -> None:
    write_json("data/try/metrics.json", {})
    Path("data/stories/new.stories.tsx").write_text("// harvested\n")
    storyloop("promote")
    assert "data/stories/new.stories.tsx" not in git("ls-tree", "-r", "--name-only", "iteration-1")


@pytest.mark.parametrize("name", ["data/stories/button.stories.tsx", "params.yaml"])
def test_with_new_stories_any_other_change_still_makes_a_run_stale(finished: Path, name: str) -> None:
    Path("data/stories/new.stories.tsx").write_text("// harvested\n")
    if name == "params.yaml":
        change_params(Path(name), {"generate": {"varied": 9}})
    else:
        Path(name).write_text("// another story\n")
    git("commit", "-qam", "changed")
    with pytest.raises(InputError, match="generate would change"):
        storyloop("promote")


def test_what_promote_prints_commits_the_next_run_whole(finished: Path) -> None:
    said = storyloop("promote")
    Path("data/stories/new.stories.tsx").write_text("// harvested\n")
    dvc_commit()
    git("config", "user.name", "a")
    git("config", "user.email", "a@b")
    typed = said.split("next: dvc repro && ")[1].split(" && dvc metrics")[0]
    subprocess.run(typed, shell=True, check=True, capture_output=True)
    storyloop("promote")
    assert git("rev-parse", "iteration-2") == git("rev-parse", "HEAD")
    assert "data/stories/new.stories.tsx" in git("ls-tree", "-r", "--name-only", "iteration-2")


def test_dvc_pulls_and_pushes_what_was_promoted_like_all_else(finished: Path) -> None:
    storyloop("promote")
    with Repo() as repo:
        assert "data/promoted/iteration-1.dvc" in [stage.addressing for stage in repo.index.stages]


def test_promote_says_how_others_go_on(finished: Path) -> None:
    assert "no DVC remote is set, so nobody else has the model: dvc remote add" in storyloop("promote")


@pytest.mark.parametrize(
    ("kept", "said"),
    [(True, r"`dvc pull data/promoted/iteration-1\.dvc` fetches it"), (False, "the folder is not here; `dvc repro`")],
)
def test_a_promoted_folder_that_is_not_here_is_no_hub_repository(workspace: Path, kept: bool, said: str) -> None:
    if kept:
        Path("data/promoted").mkdir()
        Path("data/promoted/iteration-1.dvc").write_text("outs: []\n")
    with pytest.raises(InputError, match=said) as refused:
        load_policy("data/promoted/iteration-1")
    assert "Hub" not in str(refused.value) and len(str(refused.value).splitlines()) == 1
