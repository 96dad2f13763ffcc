"""Trajectories in buckets: every line is there, a changed story changes one file, and a DVC push sends that file alone."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from curated import row
from dvc.repo import Repo
from tiny_project import change_params, commit, git, make_project, run

from stages.generation.buckets import bucket_of
from stages.generation.outputs import write_trajectories
from stages.pipeline.digests import file_digest
from stages.pipeline.jsonl import to_line
from stages.pipeline.records import Trajectory
from stages.query.views import query


def lines(stories: int = 40, changed: str = "") -> list[str]:
    """Three rows a story, in the order of the stories; those of the story `changed` are others."""
    ids = [f"kit.stories.tsx#{number}" for number in range(stories)]
    rows = [
        row(f"<i>{part}{'x' * (story == changed)}</i>", id=f"{story}/{part}", story=story)
        for story in ids
        for part in range(3)
    ]
    return [to_line(Trajectory.model_validate(each)) for each in rows]


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_changed_story_changes_the_file_of_its_bucket_and_no_other(tmp_path: Path) -> None:
    write_trajectories(tmp_path, lines(), 64)
    before = files_in(tmp_path / "buckets")
    write_trajectories(tmp_path, lines(changed="kit.stories.tsx#7"), 64)
    after = files_in(tmp_path / "buckets")
    bucket = f"{bucket_of('kit.stories.tsx#7', 64):02}.parquet"
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} == {
        bucket,
        "manifest.json",
    }


def test_the_manifest_says_what_each_file_holds(tmp_path: Path) -> None:
    write_trajectories(tmp_path, lines(), 10)
    said = json.loads((tmp_path / "buckets/manifest.json").read_text())
    assert said["buckets"] == 10 and said["files"].keys() == {path.name for path in tmp_path.rglob("*.parquet")}
    assert all(file_digest(tmp_path / "buckets" / name) == file["sha256"] for name, file in said["files"].items())
    assert sum(file["stories"] for file in said["files"].values()) == 40
    assert all(file["rows"] == 3 * file["stories"] for file in said["files"].values())


def test_rows_are_either_lines_or_buckets_and_never_both(tmp_path: Path) -> None:
    for buckets in (0, 4, 0, 4):
        write_trajectories(tmp_path, lines(), buckets)
        assert ((tmp_path / "trajectories.jsonl").stat().st_size > 0, any(tmp_path.rglob("*.parquet"))) == (
            not buckets,
            bool(buckets),
        )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["buckets", "trajectories.jsonl"]


def test_the_folder_of_a_run_without_buckets_is_not_empty_since_dvc_would_warn_of_it(tmp_path: Path) -> None:
    write_trajectories(tmp_path, lines(), 0)
    assert json.loads((tmp_path / "buckets/manifest.json").read_text()) == {"buckets": 0, "files": {}}


def test_a_run_that_ends_in_the_middle_leaves_the_buckets_as_they_were(tmp_path: Path) -> None:
    write_trajectories(tmp_path, lines(), 4)
    before = files_in(tmp_path / "buckets")

    def cut() -> Iterator[str]:
        yield from lines(changed="kit.stories.tsx#7")[:60]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_trajectories(tmp_path, cut(), 4)
    assert files_in(tmp_path / "buckets") == before
    assert not (tmp_path / "buckets.part/manifest.json").exists()
    write_trajectories(tmp_path, lines(), 4)
    assert files_in(tmp_path / "buckets") == before and not (tmp_path / "buckets.part").exists()


def test_one_changed_story_makes_a_push_send_one_bucket(tmp_path: Path) -> None:
    """Beside it go the manifest and DVC's own list of the folder's files."""
    project, remote = tmp_path / "project", tmp_path / "remote"
    project.mkdir()
    git(project, "init", "-q")
    with contextlib.chdir(project):
        Repo.init(".").close()
        (project / ".dvc/config").write_text(f"[core]\n    remote = store\n['remote \"store\"']\n    url = {remote}\n")
        sent = []
        for changed in ("", "kit.stories.tsx#7"):
            write_trajectories(project, lines(changed=changed), 64)
            with Repo(".") as repo:
                repo.add("buckets")
                repo.push()
            sent.append(files_in(remote))
    new = sent[1].keys() - sent[0].keys()
    bucket = project / f"buckets/{bucket_of('kit.stories.tsx#7', 64):02}.parquet"
    assert sorted(sent[1][name] for name in new if not name.endswith(".dir")) == sorted(
        path.read_bytes() for path in (bucket, bucket.with_name("manifest.json"))
    )
    assert len(new) == 3 and len(sent[0]) > 20


def test_the_loop_goes_on_from_buckets_as_it_does_from_lines(tmp_path: Path) -> None:
    """Through DVC, with one knob: the same rows, the same ones kept, and `storyloop query` reads them."""
    project = make_project(tmp_path)
    found = []
    counted = "SELECT source, count(*) AS rows, round(sum(reward), 6) AS reward, any_value(storyResult.passed) AS passed FROM trajectories WHERE tools::VARCHAR LIKE '%writeTemplate%' AND words IS NOT NULL GROUP BY source ORDER BY source"
    for buckets in (0, 8):
        change_params(project / "params.yaml", {"generate": {"buckets": buckets, "perturbed": 2}})
        run(project, "dvc", "repro", "-q", "curate")
        ids = query("SELECT id, messages[3].content FROM trajectories ORDER BY id", "json", root=project)
        kept = query("SELECT id FROM train ORDER BY id", "csv", root=project)
        found.append([query(counted, "json", root=project), ids, kept])
        found[-1].append((project / "data/generate/metrics.json").read_text())
    assert found[0] == found[1] and found[0][2].count("\n") > 10
    assert (project / "data/generate/trajectories.jsonl").read_bytes() == b""


def test_a_query_reads_the_rows_of_another_revision_in_either_form(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    Repo.init(str(tmp_path)).close()
    for number, buckets in enumerate((0, 4, 0)):
        write_trajectories(tmp_path / "data/generate", lines(10 + number), buckets)
        with Repo(str(tmp_path)) as repo:
            repo.add([str(tmp_path / "data/generate" / name) for name in ("trajectories.jsonl", "buckets")])
        commit(tmp_path, f"{buckets} buckets")
    sql = "SELECT (SELECT count(*) FROM trajectories) AS now, count(*) AS then FROM rev.trajectories"
    for number in (0, 1, 2):
        assert query(sql, "csv", rev=f"HEAD~{2 - number}", root=tmp_path) == f"now,then\n36,{30 + 3 * number}\n"
