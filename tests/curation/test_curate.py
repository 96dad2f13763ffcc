"""Trajectories -> training data: what is kept, what is left out and why, and what becomes of bad lines."""

import json
import re
import unicodedata
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest
from curated import BUTTON, FAILED, HELD_OUT, PASSED, Run, row
from hypothesis import given
from hypothesis import strategies as st
from own_stories import own_stories
from pydantic import ValidationError
from ruamel.yaml import YAML
from tiny_project import ROOT, change_params, make_project
from tiny_project import run as dvc
from xxhash import xxh3_64_intdigest

from stages.curation.blocks import MAX_LINE, Block, lines_of
from stages.curation.declarations import check_tools
from stages.curation.decode import decode
from stages.curation.messages import NotATrajectory
from stages.curation.parallel import bounded_map
from stages.curation.skeletons import INVISIBLE, finder, intent_key, skeleton
from stages.curation.tables import SQL
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_jsonl
from stages.pipeline.records import StoryResult, Trajectory
from stages.pipeline.reward import Weights, reward


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def test_rows_that_pass_are_kept_as_they_stand_and_in_order(run: Run) -> None:
    rows = [row(intent=f'Create "{n}" – ünïcode\t\\ \u2028') for n in range(3000)]
    run(*rows, max_per_story=5000)
    assert run.read("train.jsonl") == rows


def test_a_row_below_the_threshold_is_rejected(run: Run) -> None:
    run(row(id="good"), row("<i/>", verdict=FAILED, id="bad"))
    assert run.kept() == ["good"] and run.reasons() == {"bad": "reward"}


def test_rewards_are_computed_again_from_verdicts_with_the_weights_of_today(run: Run) -> None:
    half = {**PASSED, "passed": False, "passedAssertions": 2}
    run(
        row(id="a"),
        row("<i/>", verdict=half, id="b"),
        weights=Weights(story=0.1, a11y=0.3, assertions=0.6),
        min_reward=0.5,
    )
    assert [(item["id"], item["reward"]) for item in run.read("train.jsonl")] == [("a", 1), ("b", 0.6)]
    assert list(run.read("train.jsonl")[1]) == list(row())


def test_rows_are_scored_as_generate_scores_them(run: Run) -> None:
    weights = Weights(story=0.37, a11y=0.21, assertions=0.42)
    verdicts = [
        {**PASSED, "passed": p, "a11yPassed": a, "totalAssertions": 7 * t, "passedAssertions": n * t}
        for p in (True, False) for a in (True, False) for n in range(8) for t in (0, 1)
    ]  # fmt: skip
    run(
        *(row(str(n), verdict=v, id=str(n)) for n, v in enumerate(verdicts)),
        weights=weights,
        min_reward=0,
        near_duplicate=1,
    )
    rewards = {item["id"]: item["reward"] for item in run.read("train.jsonl")}
    assert rewards == {str(n): reward(StoryResult.model_validate(v), weights) for n, v in enumerate(verdicts)}


def test_known_faults_are_never_trained_on_even_if_the_story_does_not_notice(run: Run) -> None:
    run(row(), row("<b/>", source="perturbed", fault="text_altered", id="x"))
    assert run.reasons() == {"x": "known fault"}


def test_held_out_stories_stay_out_whatever_their_rows_say(run: Run) -> None:
    run(row(), row(split="eval", id="a"), row(story="kit.stories.tsx#largeLink", id="b"))
    assert run.reasons() == {"a": "held-out story", "b": "held-out story"}


@pytest.mark.parametrize(
    "copy",
    [
        HELD_OUT,
        HELD_OUT.replace("Our team", "Your garden").replace("/team", "/garden"),
        HELD_OUT.replace("LargeLink", "Template"),
        HELD_OUT.replace("\n", "").replace("  ", "   "),
        "const before = 1\n" + HELD_OUT,
        HELD_OUT.replace('"', "'"),
        HELD_OUT.replace('"large"', '{"large"}').replace("Our team", "{'Our team'}"),
        HELD_OUT.replace("Our team", "{/* the team */}Our team"),
        HELD_OUT.replace("=> (", "=> {\n  return (").replace("</a>\n)", "</a>\n);\n}"),
        'export function Link() {\n  return <a href="/team" data-size="large">Our team</a>\n}\n',
        'export default function Link() {\n  return <a href="/team" data-size="large">Our team</a>\n}\n',
        'const Link = () => <a href="/team" data-size="large">Our team</a>\nexport { Link }\n',
    ],
)
def test_a_held_out_solution_is_found_under_other_words_names_and_spaces(run: Run, copy: str) -> None:
    run(row(), row(copy, id="copy"))
    assert run.reasons() == {"copy": "held-out solution"}


def test_a_copy_that_came_to_a_held_out_solution_is_no_prompt_and_its_story_still_is(run: Run) -> None:
    run(row(), row(HELD_OUT, "Create a large link", source="varied", words={"small": "large"}))
    assert [prompt["words"] for prompt in run.read("prompts.jsonl")] == [{}]


def test_an_apostrophe_does_not_hide_a_held_out_solution(run: Run) -> None:
    held_out = HELD_OUT.replace('href="/team"', 'href="/team" aria-label="It\'s us"')
    assert skeleton(held_out) == skeleton(held_out.replace("It's us", "Them")) == skeleton(HELD_OUT)


def test_the_quick_look_finds_every_answer_that_holds_a_held_out_solution() -> None:
    stories = own_stories()
    solutions = tuple(sorted({skeleton(story.code) for story in stories if story.split != "train"}))
    holds_one = finder(solutions)
    answers = [story.code for story in stories]
    answers += [f"{answers[0]}\n{answer}".replace(">", "  >") for answer in answers]
    expected = [any(solution in skeleton(answer) for solution in solutions) for answer in answers]
    assert [holds_one(answer) for answer in answers] == expected
    assert {True, False} == set(expected)


def test_what_answers_the_intent_of_a_held_out_story_is_kept_out_although_it_names_no_story(run: Run) -> None:
    theirs = {key: row("<nav/>", "create a LARGELINK!")[key] for key in ("messages", "reward", "storyResult", "tools")}
    metrics = run(row(), theirs, row("<i/>", "Create a largeLink", id="ours"))
    assert len(run.kept()) == 1
    assert [item["reason"] for item in run.read("rejected.jsonl")] == ["held-out story"] * 2
    assert metrics["rejected"]["held-out story"] == 2 and len(run.read("prompts.jsonl")) == 1


@given(st.text(st.sampled_from("aZ9_ -'\"\n\x1f\x7fäÉſİ٣")) | st.text())
def test_an_intent_is_its_words_in_lower_case_in_every_script(question: str) -> None:
    seen = unicodedata.normalize("NFKC", question).translate(dict.fromkeys(map(ord, INVISIBLE)))
    words = " ".join(re.findall(r"\w+", seen.lower() if not question.isascii() else question.lower()))
    assert intent_key(question) == intent_key(words) == xxh3_64_intdigest(words.encode())


def test_a_neighbour_of_a_held_out_solution_is_kept(run: Run) -> None:
    run(row(HELD_OUT.replace("large", "small"), id="small"))
    assert run.kept() == ["small"]


def test_duplicates_go_and_the_best_source_stays(run: Run) -> None:
    run(row(source="policy", id="policy"), row(id="reference"), row(intent="Create another", id="other"))
    assert run.reasons() == {"policy": "duplicate"} and run.kept() == ["reference", "other"]


def test_near_duplicates_are_answers_to_one_intent_that_hardly_differ(run: Run) -> None:
    run(
        row(BUTTON * 3, id="first"),
        row(BUTTON * 3 + " ", id="near"),
        row(BUTTON * 3 + " ", intent="create a BUTTON!", id="same intent"),
        row(BUTTON * 3 + " ", intent="Create a link", id="other intent"),
        row(BUTTON * 3 + "\nexport const more = 1", id="far"),
    )
    assert run.reasons() == {"near": "near-duplicate", "same intent": "near-duplicate"}


def test_the_same_lines_in_another_order_are_no_near_duplicate(run: Run) -> None:
    lines = [f"<li data-kind='{n}'>item {n}</li>" for n in range(20)]
    run(row("\n".join(lines), id="up"), row("\n".join(reversed(lines)), id="down"))
    assert run.kept() == ["up", "down"]


def test_lines_of_blocks_are_those_of_the_file_wherever_the_cuts_fall(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    lines = [b"", b"a", b"", b"bcd", b"e" * 40, b"f", b"", b"g" * 7]
    for ending in (b"", b"\n"):
        path.write_bytes(b"\n".join(lines) + ending)
        wanted = path.read_bytes().splitlines(keepends=True)
        size = path.stat().st_size
        for step in range(1, size + 2):
            cut = [Block(0, path, start, start + step) for start in range(0, size, step)]
            found = [item for block in cut for item in lines_of(block)]
            assert [line for _, line in found] == wanted
            assert all(path.read_bytes()[at : at + len(line or b"")] == line for at, line in found)


def test_several_processes_end_with_the_same_bytes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row(f"<i>{n % 7}</i>", f"Create {n % 50}", verdict=PASSED if n % 3 else FAILED) for n in range(5000)]
    run(*rows, b"{")
    alone = {path: path.read_bytes() for path in sorted(run.out.rglob("*.*"))}
    monkeypatch.setattr("stages.curation.parallel.BLOCK", 100_000)
    monkeypatch.setattr("stages.curation.blocks.BLOCK", 100_000)
    run()
    assert alone == {path: path.read_bytes() for path in sorted(run.out.rglob("*.*"))}


def test_rows_beyond_memory_are_decided_on_the_disk_with_the_same_bytes(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = Random(3)
    rows: list[Any] = []
    for _ in range(20_000):
        source, verdict = rng.choice([("policy", PASSED), ("varied", PASSED), ("policy", FAILED)])
        rows.append(row(f"<i>{rng.randrange(9)}</i>" * 40, f"Create {rng.randrange(3000)}", verdict, source=source))
        if rng.random() < 0.01:
            rows.append(rng.choice([b"{", b"[1]", b'{"reward": 1}', b"\xff"]))
    run(*rows, max_per_story=5_000)
    usual = {path: path.read_bytes() for path in sorted(run.out.rglob("*.*"))}
    assert set(run.reasons().values()) == {"duplicate", "enough of this story", "reward"}
    monkeypatch.setattr("stages.curation.on_disk.MEMORY", "32MB")
    monkeypatch.setattr("stages.curation.on_disk.GROUP", 500)
    monkeypatch.setattr("stages.curation.tables.PART", 300)
    run(max_per_story=5_000)
    assert usual == {path: path.read_bytes() for path in sorted(run.out.rglob("*.*"))}


def test_a_folder_or_a_broken_link_with_the_name_of_a_file_of_rows_is_no_file_without_rows(run: Run) -> None:
    run.write(row())
    (run.folder / "more.jsonl").mkdir()
    with pytest.raises(InputError, match=r"more\.jsonl: is a folder; write NAME/\*"):
        run()
    (run.folder / "more.jsonl").rmdir()
    (run.folder / "more.jsonl").symlink_to(run.folder / "nowhere.jsonl")
    with pytest.raises(InputError, match=r"more\.jsonl: links to no file; make it, or dvc pull"):
        run()


def test_a_file_in_utf_16_is_named_as_such(run: Run) -> None:
    run.write(row(id="good"))
    (run.folder / "theirs.jsonl").write_bytes((json.dumps(row()) + "\n").encode("utf-16"))
    run()
    assert run.read("quarantine.jsonl")[0]["reason"].startswith("UTF-16, not UTF-8; write the file again as UTF-8")
    assert run.kept() == ["good"]


def test_what_a_killed_run_left_in_the_scratch_folder_is_gone(run: Run) -> None:
    (run.out / "scratch").mkdir(parents=True)
    (run.out / "scratch/facts.parquet").write_text("half")
    run(row())
    assert not (run.out / "scratch").exists() and len(run.kept()) == 1


def test_processes_begin_so_many_blocks_before_their_results_are_asked_for() -> None:
    taken: list[int] = []
    with ThreadPoolExecutor(2) as pool:
        results = bounded_map(pool, 5, abs, (taken.append(n) or -n for n in range(100)))
        assert len(taken) == 5
        assert [next(results) for _ in range(10)] == list(range(10)) and len(taken) == 15
        assert list(results) == list(range(10, 100))


def test_rejected_rows_come_in_the_order_of_their_lines(run: Run) -> None:
    """Of so many that several threads write them."""
    bad = [json.dumps(row(f"<i>{n}</i>", verdict=FAILED)).encode() for n in range(500)]
    run(row(), *bad * 50)
    assert [item["line"] for item in run.read("rejected.jsonl")] == list(range(2, 25_002))


def test_a_request_for_more_than_its_story_asks_is_trained_on_and_no_prompt_of_grpo(run: Run) -> None:
    words = {"Save": "Open gate"}
    run(
        row(id="a"),
        row("<b/>", "Create an open gate, all in an aside", source="request", words=words),
    )
    assert [(p["story"], p["words"]) for p in run.read("prompts.jsonl")] == [("kit.stories.tsx#button", {})]
    assert len(run.read("train.jsonl")) == 2


def test_no_story_has_more_rows_than_the_cap(run: Run) -> None:
    rows = [row(intent=f"Create {n}", source="policy" if n < 5 else "varied", id=str(n)) for n in range(10)]
    run(*rows, row(story="kit.stories.tsx#card", id="card"), max_per_story=6)
    assert sorted(run.reasons().values()) == ["enough of this story"] * 4
    assert set(run.kept()) >= {"5", "6", "7", "8", "9", "card"}


def test_prompts_hold_each_choice_of_words_of_each_training_story_once(run: Run) -> None:
    words = {"Save": "Open gate"}
    run(
        row(id="a"),
        row("<i/>", source="policy", verdict=FAILED),
        row("<b/>", source="policy", verdict=FAILED),
        row(intent="Create an open gate", source="varied", words=words),
        row(intent="Create a card", story="kit.stories.tsx#card"),
        row("<i/>", "Create a card", story="kit.stories.tsx#card", source="policy", verdict=FAILED),
        row("<b/>", "Create a card", story="kit.stories.tsx#card", source="policy"),
        row(story="kit.stories.tsx#tip", split="eval_new"),
        row(story="", intent="Create what no story tests"),
    )
    prompts = run.read("prompts.jsonl")
    assert [(p["story"], p["words"], p["spread"], p["samples"]) for p in prompts] == [
        ("kit.stories.tsx#button", {}, False, 2),
        ("kit.stories.tsx#button", words, True, 0),
        ("kit.stories.tsx#card", {}, True, 2),
    ]
    assert prompts[0]["messages"] == row()["messages"][:2] and prompts[0]["component"] == "kit"


BAD_LINES: dict[bytes, str] = {
    b'{"messages": [': "JSON",
    b"\xff\xfe{}": "not UTF-8",
    b'{"messages":[{"role":"user","content":"\xff"}],"reward":1}': "not UTF-8",
    b'{"x": "' + b"y" * (MAX_LINE + 1) + b'"}': "longer than 8 MB",
    b"[1, 2]": "",
    b"null": "",
    b"5": "",
    json.dumps(row(reward="high")).encode(): "reward",
    json.dumps(row(reward=1.5)).encode(): "reward",
    json.dumps(row(reward=-0.1)).encode(): "reward",
    json.dumps(row(reward=None)).encode(): "reward",
    json.dumps({"reward": 1, "storyResult": PASSED}).encode(): "messages",
    json.dumps(row(messages=[])).encode(): "messages",
    json.dumps(row(messages="text")).encode(): "messages",
    json.dumps(row(messages=[{"role": "user", "content": "only a question"}])).encode(): "no assistant",
    json.dumps(row(messages=[{"role": "robot", "content": "x"}])).encode(): "messages.0.role",
    json.dumps(row(messages=[{"role": "assistant", "content": 5}])).encode(): "messages.0.content",
    json.dumps(row(messages=[{"role": "assistant", "content": None}])).encode(): "messages.0.content",
    json.dumps(row(storyResult={**PASSED, "passed": "perhaps"})).encode(): "storyResult.passed",
    json.dumps(row(storyResult={**PASSED, "passedAssertions": 9})).encode(): "storyResult",
    json.dumps(row(storyResult={**PASSED, "totalAssertions": -1})).encode(): "storyResult.totalAssertions",
    json.dumps(row(storyResult={"passed": True})).encode(): "storyResult.a11yPassed",
    json.dumps(row(storyResult=7)).encode(): "storyResult",
    json.dumps(row(storyResult={**PASSED, "errors": [1]})).encode(): "storyResult.errors",
    json.dumps(row(tools="none")).encode(): "tools",
    json.dumps(row(tools=[5])).encode(): "tools",
    json.dumps(row(id=5)).encode(): "id",
    json.dumps(row(story=["x"])).encode(): "story",
    json.dumps(row(source="elsewhere")).encode(): "source",
    json.dumps(row(split="test")).encode(): "split",
    json.dumps(row(words={"a": 1})).encode(): "words",
    json.dumps(row(iteration="two")).encode(): "iteration",
    json.dumps(row(reward="0.9")).encode(): "reward: Expected `float`, got `str`",
    json.dumps(row(reward=True)).encode(): "reward: Expected `float`, got `bool`",
    json.dumps(row(reward=float("nan"))).encode(): "reward",
    json.dumps(row(note=float("nan"))).encode(): "NaN is no JSON value",
    json.dumps(row(storyResult={**PASSED, "passed": "yes"})).encode(): "storyResult.passed",
    json.dumps(row(storyResult={**PASSED, "passed": 1})).encode(): "storyResult.passed",
    json.dumps(row(storyResult={**PASSED, "totalAssertions": "4"})).encode(): "storyResult.totalAssertions",
    json.dumps(row(storyResult={**PASSED, "totalAssertions": 10**30})).encode(): "storyResult.totalAssertions",
    json.dumps(row(iteration=10**30)).encode(): "iteration",
    json.dumps(row(words={"k" * 10_000: 1})).encode(): "words.kkk",
    json.dumps(row(tools=[]))
    .encode()
    .replace(b'"tools": []', b'"tools": ' + b"[" * 50_000 + b"]" * 50_000): "recursion",
    json.dumps(row(messages=[{"role": "assistant", "content": "x\ud800"}])).encode(): "JSON",
}


def test_every_kind_of_bad_line_is_explained_and_costs_no_good_one(run: Run) -> None:
    lines: list[bytes] = []
    for number, bad in enumerate(BAD_LINES):
        lines += [json.dumps(row(intent=f"Create {number}", id=f"good{number}")).encode(), bad]
        lines += [b"", b"  \t"][: number % 3]
    metrics = run(*lines)
    quarantine = run.read("quarantine.jsonl")
    assert run.kept() == [f"good{number}" for number in range(len(BAD_LINES))]
    assert metrics["quarantined"] == len(BAD_LINES)
    for item, (bad, why) in zip(quarantine, BAD_LINES.items(), strict=True):
        assert lines[item["line"] - 1] == bad, item
        assert why in item["reason"] and 0 < len(item["reason"]) < 300 and item["file"].endswith("rows.jsonl")


def test_the_fast_reader_accepts_what_the_record_type_accepts_and_reads_the_same() -> None:
    """On valid lines with a few bytes cut, doubled or replaced; many still are JSON, some still are rows."""
    rng = Random(5)
    whole = row(intent='Create "x" ü\\', words={"a": "b"}, fault=None, policy="", iteration=2, verdict=FAILED)
    line = json.dumps(whole | {"tools": [{"type": "function", "name": "f"}]}, ensure_ascii=False).encode()
    places = [n for n, byte in enumerate(line) if byte in b'"{}[],:\\' or chr(byte).isdigit() or byte > 127]
    accepted = 0
    for _ in range(4000):
        broken = bytearray(line)
        for _ in range(rng.randint(1, 2)):
            at = min(rng.choice(places), len(broken) - 1)
            broken[at : at + rng.randint(0, 2)] = rng.choice(
                [b"", b"0", b'"', b"\\u0041", b"\xff", b"1.5", b"null", b",", b" "]
            )
        try:
            record = Trajectory.model_validate_json(bytes(broken))
            check_tools(record.tools)
        except (ValidationError, NotATrajectory):
            record = None
        try:
            found = decode(bytes(broken))
        except NotATrajectory:
            found = None
        if record is None or all(message.role != "assistant" for message in record.messages):
            assert found is None, broken
        else:
            accepted += 1
            assert found is not None, broken
            assert [(m.role, m.content) for m in found.messages] == [(m.role, m.content) for m in record.messages]
            assert (found.reward, found.id or "", found.words or {}) == (record.reward, record.id, record.words)
    assert accepted > 100


def test_a_reason_is_that_of_the_line_whether_or_not_another_one_follows() -> None:
    for bad in BAD_LINES:
        with pytest.raises(NotATrajectory) as last:
            decode(bad)
        with pytest.raises(NotATrajectory) as followed:
            decode(bad + b"\n")
        assert str(followed.value) == str(last.value)


def test_files_of_all_kinds_lose_their_bad_lines_and_nothing_else(run: Run) -> None:
    four = {key: row()[key] for key in ("messages", "reward", "storyResult", "tools")}
    rows = [four | {"messages": row(intent=f"Create {n}")["messages"]} for n in range(6)]
    plain = run.write(rows[0], name="plain.json")
    duckdb.sql(f"COPY (FROM '{plain}') TO '{run.folder}/1.parquet'")
    plain.unlink()
    run.write(b"\xef\xbb\xbf" + json.dumps(rows[1]).encode(), b"{", rows[2], name="2.jsonl.gz")
    run.write(rows[3], b'"' + b"y" * 50_000_000 + b'"', b"", b"\xff", rows[4], b"[]", rows[5], name="3.jsonl")
    run(min_reward=0.5)
    found = [(Path(item["file"]).name, item["line"], item["reason"][:10]) for item in run.read("quarantine.jsonl")]
    assert found == [
        ("2.jsonl.gz", 2, "Invalid JS"), ("3.jsonl", 2, "longer tha"), ("3.jsonl", 4, "not UTF-8;"), ("3.jsonl", 6, "Input shou"),
    ]  # fmt: skip
    assert run.read("train.jsonl") == rows


def test_line_numbers_count_unreadable_lines(run: Run) -> None:
    run(b"\xff", b"\xff", row(id="a"), b"", b"\xff", row("<i/>", verdict=FAILED, id="b"), b"{")
    assert [item["line"] for item in run.read("quarantine.jsonl")] == [1, 2, 5, 7]
    assert [item["line"] for item in run.read("rejected.jsonl")] == [6]


def test_unusual_but_valid_lines_are_rows_like_any_other(run: Run) -> None:
    null_keys = row(id="nulls", intent="1", tools=None, words=None, policy=None, source=None, fault=None)
    spaced = json.dumps(row(id="spaced", intent="2"), indent=1).replace("\n", " ").encode() + b"\r"
    exponent = json.dumps(row(id="exponent", intent="3")).replace('"reward": 1.0', '"reward": 10e-1').encode()
    whole = row(id="whole", intent="4", iteration=2.0, storyResult={**PASSED, "totalAssertions": 4.0})
    metrics = run(null_keys, spaced, exponent, whole)
    assert sorted(run.kept()) == ["exponent", "nulls", "spaced", "whole"] and metrics["quarantined"] == 0


def test_a_file_that_still_names_its_grader_is_read_as_fast_as_any_other(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Digests of graders were in the rows once. Only what is unusual is judged a second time, slowly."""
    monkeypatch.setattr("stages.curation.decode._judge", lambda line: pytest.fail(f"judged: {line!r}"))
    rows = [row(intent="1", grader="0123456789abcdef"), row(intent="2")]
    run(*rows)
    assert run.read("train.jsonl") == rows


def test_files_of_other_tools_need_three_keys(run: Run) -> None:
    external = {key: row()[key] for key in ("messages", "reward", "storyResult", "tools")}
    bare = {
        "messages": row(intent="Create a pill")["messages"],
        "reward": 0.9,
        "note": {"by": "another tool"},
    }
    run(external, bare)
    assert run.read("train.jsonl") == [external, bare]
    assert all(read.source == "external" for read in read_jsonl(run.out / "train.jsonl", Trajectory))


def test_compressed_and_parquet_files_are_read_like_any_other(run: Run) -> None:
    run.write(row(intent="1", id="a"), name="1.jsonl.gz")
    plain = run.write(row(intent="2", id="b"), name="2.json")
    duckdb.sql(f"COPY (FROM '{plain}') TO '{run.folder}/2.parquet'")
    plain.unlink()
    run()
    assert run.kept() == ["a", "b"]
    assert [row.story for row in read_jsonl(run.out / "train.jsonl", Trajectory)] == ["kit.stories.tsx#button"] * 2


def test_too_many_bad_lines_stop_the_stage_and_are_shown(run: Run) -> None:
    with pytest.raises(InputError, match=r"2 of 4 lines [^\n]*\n.*rows\.jsonl:2: .*\n.*rows\.jsonl:3: "):
        run(row(), b"{", b"5", row(intent="x"), max_bad_fraction=0.4)
    assert len(run.read("quarantine.jsonl")) == 2


def test_an_id_that_two_kept_rows_share_fails_the_stage_with_its_rows(run: Run) -> None:
    with pytest.raises(InputError, match=r"check_unique_ids.*\n.*twin"):
        run(row(id="twin"), row(intent="Create a card", id="twin"))


CHECKS = {  # what keeps the others out goes missing -> the check that finds it, and the row it names
    "check_no_held_out_story_in_training": ("macros", "coalesce(story_split, 'train') <> 'train'", "false", "kit.stories.tsx#tip"),
    "check_reward_range": ("macros", "getvariable('min_reward') THEN", "-1 THEN", "low"),
    "check_no_held_out_prompt": ("prompts", "AND stories.split = facts.split", "", "kit.stories.tsx#tip"),
    "check_every_row_decided_once": ("last_reasons", "SEMI JOIN candidates USING (row)", "UNION ALL FROM contaminated", "3"),
}  # fmt: skip


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_fails_the_stage_with_the_rows_that_break_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, check: str
) -> None:
    step, part, instead, named = CHECKS[check]
    assert part in SQL[step]
    monkeypatch.setitem(SQL, step, SQL[step].replace(part, instead, 1))
    rows = [row(), row("<b/>", "Create two", verdict=FAILED, id="low"), row("<i/>", "Create a hint", id="tip")]
    rows[2] |= {"story": "kit.stories.tsx#tip"}
    with pytest.raises(InputError, match=rf"{check} fails; fix the inputs:\n.*{named}"):
        run(*rows, row(HELD_OUT, "Create a link", id="copy"))


def test_a_pattern_without_files_says_so(run: Run) -> None:
    with pytest.raises(InputError, match=r"params\.yaml: curate\.inputs: .*matches no file"):
        run(inputs=[str(run.folder / "none" / "*.jsonl")])


def test_a_broken_archive_says_so(run: Run) -> None:
    (run.folder / "rows.jsonl.gz").write_bytes(b"not gzip")
    with pytest.raises(InputError, match=r"rows\.jsonl\.gz"):
        run()


def test_nothing_left_to_train_on_is_an_error(run: Run) -> None:
    with pytest.raises(InputError, match="no row is left"):
        run(row(verdict=FAILED))


def test_every_row_is_in_exactly_one_place(run: Run) -> None:
    rows = [row(f"<i>{n % 7}</i>", f"Create {n % 5}", verdict=PASSED if n % 3 else FAILED) for n in range(60)]
    metrics = run(*rows, b"{")
    places = Counter(run.kept()) + Counter(run.reasons().keys())
    assert places == Counter(item["id"] for item in rows)
    assert metrics["rows"] == metrics["kept"] + sum(metrics["rejected"].values()) == 60


def test_a_second_run_writes_the_same_bytes(run: Run) -> None:
    rows = [row(f"<i>{n % 7}</i>", f"Create {n % 5}", verdict=PASSED if n % 3 else FAILED) for n in range(60)]
    run(*rows)
    before = {path: path.read_bytes() for path in sorted(run.out.rglob("*.*"))}
    run()
    assert before == {path: path.read_bytes() for path in sorted(run.out.rglob("*.*"))}


def test_the_outputs_load_with_datasets(run: Run, tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    tools = [{"type": "function", "function": {"name": "f", "parameters": {"properties": {n: {}}}}} for n in "ab"]
    rows = [
        row(intent="1", tools=tools[:1], words={"a": "b"}),
        row(intent="2", tools=tools[1:], words={"c": "d"}),
    ]
    run(*rows)
    for name in ("train", "prompts"):
        path = str(run.out / f"{name}.jsonl")
        loaded = datasets.load_dataset("json", data_files=path, split="train", cache_dir=str(tmp_path / "cache"))
        assert [item["words"] for item in loaded] == [{"a": "b"}, {"c": "d"}]


def test_dvc_plots_shows_rewards_sources_and_components(run: Run, tmp_path: Path) -> None:
    run.out = tmp_path / "project/data/curate"
    faulty = row("<b/>", verdict=FAILED, source="perturbed")
    run(row(), row(intent="Create another"), faulty, row("<i/>", story="list.stories.tsx#plain", source="policy"))
    plots = [plot for plot in YAML(typ="safe").load(ROOT / "dvc.yaml")["plots"] if "data/curate" in str(plot)]
    (tmp_path / "project/dvc.yaml").write_text(json.dumps({"plots": plots}))
    dvc(tmp_path / "project", "dvc", "init", "-q", "--no-scm")
    shown = json.loads(dvc(tmp_path / "project", "dvc", "plots", "show", "--json"))["data"]
    drawn = {name: plot[0]["content"]["data"]["values"] for name, plot in shown.items()}

    def bars(name: str, label: str, value: str) -> dict[str, float]:
        return {bar[label]: float(bar[value]) for bar in drawn[name]}

    assert bars("Rewards of trajectories", "reward", "rows") == {"0.35": 1, "0.95": 3}
    assert bars("Kept trajectories by source", "source", "kept") == {"perturbed": 0, "policy": 1, "reference": 2}
    assert bars("Mean reward by component", "component", "mean_reward") == {"kit": 0.7833, "list": 1}


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_file_of_another_tool_with_every_kind_of_bad_line_goes_through_dvc(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    good = [
        {key: row(intent=f"Create theirs {n}")[key] for key in ("messages", "reward", "storyResult", "tools")}
        for n in range(len(BAD_LINES) + 1)
    ]
    bad = BAD_LINES | {b'{"messages": "' + b"y" * 50_000_000 + b'"}': "longer than 8 MB"}
    lines = [line for pair in zip(good, bad, strict=True) for line in (json.dumps(pair[0]).encode(), pair[1])]
    (project / "theirs.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    inputs = ["data/generate/trajectories.jsonl", "theirs.jsonl"]
    change_params(project / "params.yaml", {"curate": {"inputs": inputs, "max_bad_fraction": 0.5}})

    dvc(project, "dvc", "repro", "-q", "curate")

    def read(name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (project / "data/curate" / name).read_text().splitlines()]

    kept = read("train.jsonl")
    assert [item for item in kept if "id" not in item] == good
    assert any(item.get("source") == "reference" for item in kept)
    quarantine = read("quarantine.jsonl")
    assert [(item["file"], item["line"]) for item in quarantine] == [
        ("theirs.jsonl", 2 * n + 2) for n in range(len(bad))
    ]
    assert all(why in item["reason"] and item["reason"] for item, why in zip(quarantine, bad.values(), strict=True))
    metrics = json.loads((project / "data/curate/metrics.json").read_text())
    assert metrics["quarantined"] == len(bad)
