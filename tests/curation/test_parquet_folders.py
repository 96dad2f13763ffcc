"""Folders of Parquet files: what curate makes of them is what it makes of the same rows as lines, whatever the files."""

import json
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from curated import FAILED, HELD_OUT, STORIES, Run, row

from stages.generation.buckets import bucket_of
from stages.generation.outputs import write_trajectories
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import to_line
from stages.pipeline.records import Trajectory
from stages.schema.rows import SCHEMA, table_of

WRITTEN = ("train.jsonl", "texts.jsonl", "prompts.jsonl", "metrics.json")
ODD = 'quo"te, \\back\\ \u2028 \x00 \U0001f600 ,"weight":null {"name":null} ,\\"weight\\":null \ttab'


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def trajectory(rng: Random, number: int) -> Trajectory:
    """A row of `generate` of any kind: right, faulty, held out, a repair, with odd characters."""
    text = rng.choice(["Save", "<b/>", HELD_OUT, f"<i>{number}</i>", ODD + str(number)])
    made = row(
        text,
        f"Create {rng.randrange(12)} {rng.choice(['a', ODD])}",
        rng.choice([None, FAILED, *[row()["storyResult"]] * 3]),
        story=rng.choice(STORIES).id,
        source=rng.choice(["reference", "varied", "perturbed", "policy", "repair"]),
        id=f"{number:04}",
        words=rng.choice([{}, {"Save": "Open", ODD: "x"}]),
        fault=rng.choice([None, "text_altered"]),
        tools=rng.choice([[], [{"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}}]]),
    )
    made["reward"] = rng.choice([made["reward"], 0.7333333333333334, 1e-05, 0.1])
    if made["source"] == "repair":
        system, asked, answer = made["messages"]
        call = "<start_function_call>call:f{a:<escape>x<escape>}<end_function_call>"
        first = {"role": "assistant", "content": call, "weight": 0}
        said = {"role": "tool", "content": "It does not pass:", "name": "f"}
        made["messages"] = [system, asked, first, said, answer]
    return Trajectory.model_validate(made)


def read(run: Run, name: str) -> list[dict[str, Any]]:
    """By line breaks alone, since the texts hold other characters that end a line for Python."""
    return [json.loads(line) for line in (run.out / name).read_bytes().split(b"\n")[:-1]]


def lines_in(folder: Path) -> list[bytes]:
    """The rows of buckets in their order, as DuckDB hands them to anybody, as lines of ours."""
    rows: list[Any] = []
    for path in sorted(folder.glob("*.parquet")):
        rows += [to_line(Trajectory.model_validate(record)) for record in records(path)]
    return [line.encode() for line in rows]


def records(path: Path) -> list[dict[str, Any]]:
    found = pq.read_table(path).to_pylist()
    for record in found:
        record["tools"], record["words"] = json.loads(record["tools"]), dict(record["words"])
        for message in record["messages"]:
            for key in ("weight", "name"):
                if message[key] is None:
                    del message[key]
    return found


@pytest.mark.parametrize("seed", range(4))
def test_buckets_become_what_their_rows_become_as_lines(run: Run, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In any order of the rows, any number of buckets, row groups and parts of any size."""
    rng = Random(seed)
    rows = [trajectory(rng, number) for number in range(300)]
    rng.shuffle(rows)
    monkeypatch.setattr("stages.generation.buckets._GROUP", rng.choice([1, 4_000, 60_000]))
    for name, size in (("tables.PART", 37), ("tables.TEXT_BLOCK", 9_000), ("blocks.BLOCK", 20_000)):
        monkeypatch.setattr(f"stages.curation.{name}", rng.choice([size, 1 << 22]))
    write_trajectories(run.folder / "generate", map(to_line, rows), rng.choice([1, 3, 64]))
    buckets = run.folder / "generate/buckets"
    lines = lines_in(buckets)
    assert sorted(lines) == sorted(to_line(each).encode() for each in rows)

    found = {}
    run.write(*lines)
    for name in ("rows.jsonl", "generate/buckets"):
        run(inputs=[str(run.folder / name)], max_per_story=20)
        rejected = [
            {key: item[key] for key in item if key not in ("file", "line")} for item in read(run, "rejected.jsonl")
        ]
        found[name] = [rejected, *((run.out / each).read_bytes() for each in WRITTEN)]
    assert found["rows.jsonl"] == found["generate/buckets"] and read(run, "train.jsonl") and read(run, "rejected.jsonl")
    assert (run.out / "quarantine.jsonl").read_bytes() == b""


@pytest.mark.parametrize("groups", [7, 122_880])
def test_a_folder_of_anybody_becomes_what_its_rows_become_as_lines(
    run: Run, groups: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The four keys alone, in files with small row groups and in one that is copied with smaller ones."""
    monkeypatch.setattr("stages.curation.parquet_rows.ROWS", 50)
    rng = Random(3)
    rows = [trajectory(rng, number).model_dump() for number in range(300)]
    four = [{key: each[key] for key in ("messages", "reward", "storyResult", "tools")} for each in rows]
    four = [{key: value for key, value in each.items() if value is not None} for each in four]
    (run.folder / "theirs").mkdir()
    for part in range(3):
        run.write(*four[part::3], name="part.json")
        source = f"read_json('{run.folder}/part.json', columns = {{'messages': 'JSON', 'reward': 'DOUBLE', 'storyResult': 'JSON', 'tools': 'JSON'}})"
        duckdb.sql(
            f"COPY (FROM {source}) TO '{run.folder}/theirs/{part}.parquet' (FORMAT parquet, ROW_GROUP_SIZE {groups})"
        )
    lines = [json.dumps(each, ensure_ascii=False).encode() for part in range(3) for each in four[part::3]]
    run.write(*lines, name="rows.jsonl")
    found = {}
    for name in ("rows.jsonl", "theirs"):
        run(inputs=[str(run.folder / name)])
        found[name] = [(run.out / each).read_bytes() for each in WRITTEN]
    assert found["rows.jsonl"] == found["theirs"] and read(run, "train.jsonl")


def test_a_row_that_is_no_trajectory_is_named_by_file_and_number_and_costs_no_good_row(run: Run) -> None:
    good = [
        trajectory(Random(n), n).model_dump() | {"split": "train", "reward": 1.0, "storyResult": None}
        for n in range(40)
    ]
    bad = {3: {"messages": []}, 17: {"reward": 7.0}, 39: {"source": "nobody"}}
    lines = [to_line(each | bad.get(number, {})) for number, each in enumerate(good)]
    folder = run.folder / "theirs"
    folder.mkdir()
    with pq.ParquetWriter(folder / "b.parquet", SCHEMA) as file:
        for start in range(0, 40, 7):
            file.write_table(table_of(lines[start : start + 7]))
    (folder / "a.parquet").write_bytes((folder / "b.parquet").read_bytes())
    run(inputs=[str(folder)], near_duplicate=1.0)
    found = [
        (Path(item["file"]).name, item["line"], item["reason"].partition(":")[0])
        for item in read(run, "quarantine.jsonl")
    ]
    assert found == [
        (name, place + 1, key) for name in ("a.parquet", "b.parquet") for place, key in ((3, "messages"), (17, "reward"), (39, "source"))
    ]  # fmt: skip
    decided = {item["id"] for item in read(run, "train.jsonl") + read(run, "rejected.jsonl")}
    assert decided == {each["id"] for place, each in enumerate(good) if place not in bad}
    with pytest.raises(InputError, match=r"6 of 80 lines are no trajectories.*\n.*a\.parquet:4: messages"):
        run(inputs=[str(folder)], max_bad_fraction=0.07)


def test_a_bucket_that_is_missing_altered_or_of_nobody_ends_the_stage_with_its_name(run: Run) -> None:
    rng = Random(5)
    write_trajectories(run.folder, [to_line(trajectory(rng, number)) for number in range(60)], 4)
    buckets = run.folder / "buckets"
    whole = (buckets / "2.parquet").read_bytes()
    for change, said in (
        (lambda path: path.unlink(), r"buckets/2\.parquet: is missing, manifest\.json beside it names it; run generate again"),
        (lambda path: path.write_bytes(whole[:-9]), r"buckets/2\.parquet: is not the file that manifest\.json .*dvc checkout"),
    ):  # fmt: skip
        change(buckets / "2.parquet")
        with pytest.raises(InputError, match=said):
            run(inputs=[str(buckets)])
        (buckets / "2.parquet").write_bytes(whole)
    (buckets / "9.parquet").write_bytes(whole)
    with pytest.raises(InputError, match=r"buckets/9\.parquet: is not named in manifest\.json beside it; move it"):
        run(inputs=[str(buckets)])


def test_a_file_that_is_broken_in_the_middle_ends_the_stage_with_its_name(run: Run) -> None:
    folder = run.folder / "theirs"
    folder.mkdir()
    pq.write_table(table_of([to_line(trajectory(Random(1), number)) for number in range(60)]), folder / "1.parquet")
    data = bytearray((folder / "1.parquet").read_bytes())
    data[100:1200] = bytes(1100)
    (folder / "1.parquet").write_bytes(data)
    with pytest.raises(InputError, match=r"theirs/1\.parquet: cannot be read: .*; make it again"):
        run(inputs=[str(folder)])
    (folder / "1.parquet").write_bytes(b"no Parquet")
    with pytest.raises(InputError, match=r"theirs/1\.parquet: cannot be read: .*; make it again"):
        run(inputs=[str(folder)])


def test_a_folder_without_files_holds_no_row_and_one_of_lines_is_refused(run: Run) -> None:
    (run.folder / "buckets").mkdir()
    with pytest.raises(InputError, match=r"curate\.inputs: the files hold no row; run generate"):
        run(inputs=[str(run.folder / "buckets")])
    run.write(row(id="a"), name="rows.jsonl")
    run(inputs=[str(run.folder / "rows.jsonl"), str(run.folder / "buckets")])
    assert run.kept() == ["a"]
    run.write(row(), name="buckets/more.jsonl")
    with pytest.raises(
        InputError, match=r"buckets: holds no Parquet file; name its files, such as .*buckets/\*\.jsonl"
    ):
        run(inputs=[str(run.folder / "buckets")])


def test_the_bucket_of_a_story_is_the_one_that_sql_finds() -> None:
    for story in ("button.stories.tsx#primary", "é#ü", ""):
        found = duckdb.execute("SELECT ('0x' || sha256(?)[:8])::UBIGINT % 64", [story]).fetchone()
        assert found == (bucket_of(story, 64),)
    assert bucket_of("button.stories.tsx#primary", 64) == 0


def test_a_key_that_has_no_column_is_no_row_of_parquet() -> None:
    made = row()
    made["messages"][0]["thinking"] = "long"
    with pytest.raises(ValueError, match="no column for thinking, which would be lost"):
        table_of([json.dumps(made | {"fault": None, "iteration": 1, "policy": "", "words": {}})])
    assert pa.types.is_struct(SCHEMA.field("messages").type.value_type)
