"""SQL over the files that the pipeline wrote, now and at another revision."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from stages.pipeline.errors import InputError
from stages.query.views import Format, query

ROWS = [
    {"messages": [{"role": "user", "content": "a"}], "reward": 1.0, "id": "1", "words": {"Save": "Open, gate"}},
    {"messages": [{"role": "user", "content": "b"}], "reward": 0.5, "id": "2", "words": {"Other": "x"}},
]


def write(root: Path, rows: list[dict[str, object]], path: str = "data/curate/train.jsonl") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("".join(json.dumps(row) + "\n" for row in rows))


def test_a_view_per_file_with_typed_columns(tmp_path: Path) -> None:
    write(tmp_path, ROWS)
    sql = "SELECT id, reward, messages[1].content AS intent, words['Save'] AS save FROM train ORDER BY id"
    assert query(sql, "csv", root=tmp_path) == 'id,reward,intent,save\n1,1.0,a,"Open, gate"\n2,0.5,b,\n'


def test_structured_values_are_json_in_csv_too(tmp_path: Path) -> None:
    write(tmp_path, ROWS[:1])
    assert query("SELECT words FROM train", "csv", root=tmp_path) == 'words\n"{""Save"": ""Open, gate""}"\n'


def test_json_output_holds_one_object_a_line(tmp_path: Path) -> None:
    write(tmp_path, ROWS)
    lines = query("SELECT id, words FROM train ORDER BY id", "json", root=tmp_path).splitlines()
    assert [json.loads(line) for line in lines] == [{"id": row["id"], "words": row["words"]} for row in ROWS]


def test_table_output_names_its_columns(tmp_path: Path) -> None:
    write(tmp_path, ROWS)
    assert "mean" in query("SELECT avg(reward) AS mean FROM train", root=tmp_path)
    assert "0.75" in query("SELECT avg(reward) AS mean FROM train", root=tmp_path)


def test_brackets_are_text_in_a_table(tmp_path: Path) -> None:
    write(tmp_path, ROWS)
    shown = query("""SELECT '<p data-x={[b]}>[/b] [red]x' AS "[code]" """, root=tmp_path)
    assert "<p data-x={[b]}>[/b] [red]x" in shown and "[code]" in shown


def test_json_output_is_json_whatever_is_in_it(tmp_path: Path) -> None:
    write(tmp_path, ROWS)
    sql = "SELECT 'nan'::DOUBLE AS a, ['inf'::DOUBLE, 1] AS b, {'c': DATE '2026-01-02'} AS s, 1.50::DECIMAL(3, 2) AS d"

    def refuse(constant: str) -> None:
        raise ValueError(constant)

    found = json.loads(query(sql, "json", root=tmp_path), parse_constant=refuse)
    assert found == {"a": None, "b": [None, 1], "s": {"c": "2026-01-02"}, "d": "1.50"}


@pytest.mark.parametrize("output", ["table", "csv", "json"])
def test_columns_of_one_name_are_all_shown(tmp_path: Path, output: Format) -> None:
    write(tmp_path, ROWS)
    sql = "SELECT a.id, b.id, 'x' AS id_1, b.id FROM train a JOIN train b ON a.id <> b.id ORDER BY a.id LIMIT 1"
    shown = query(sql, output, root=tmp_path)
    assert all(name in shown for name in ("id", "id_1", "id_1_1", "id_2"))
    if output == "json":
        assert json.loads(shown) == {"id": "1", "id_1": "2", "id_1_1": "x", "id_2": "2"}


@pytest.mark.parametrize("sql", ["", "  ", "-- SELECT 1", ";"])
def test_a_query_that_asks_nothing_says_so(tmp_path: Path, sql: str) -> None:
    with pytest.raises(InputError, match="nothing is asked"):
        query(sql, root=tmp_path)


def test_a_mistake_in_the_query_is_explained_with_the_views_there_are(tmp_path: Path) -> None:
    write(tmp_path, ROWS)
    with pytest.raises(InputError, match=r"(?s)tain.*views: train"):
        query("SELECT * FROM tain", root=tmp_path)


def test_where_nothing_was_run_the_error_names_the_missing_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"(?s)views: none.*dvc repro.*train \(data/curate/train\.jsonl\)"):
        query("SELECT * FROM train", root=tmp_path)


def test_a_file_without_rows_is_a_view_without_rows(tmp_path: Path) -> None:
    write(tmp_path, [], "data/curate/quarantine.jsonl")
    assert query("SELECT file, line, reason FROM quarantine", "csv", root=tmp_path) == "file,line,reason\n"


def test_a_folder_of_parquet_files_is_one_view(tmp_path: Path) -> None:
    folder = tmp_path / "data/grpo/completions"
    folder.mkdir(parents=True)
    for step in (1, 2):
        duckdb.sql(f"COPY (SELECT {step} AS step) TO '{folder}/step-{step}.parquet'")
    assert query("SELECT sum(step) AS steps FROM completions", "csv", root=tmp_path) == "steps\n3\n"


def run(root: Path, *command: str) -> None:
    subprocess.run(command, cwd=root, check=True, capture_output=True)


def test_another_revision_has_the_same_views(tmp_path: Path) -> None:
    run(tmp_path, "git", "init", "-q")
    run(tmp_path, sys.executable, "-m", "dvc", "init", "-q")
    for rows in (ROWS[:1], ROWS):
        write(tmp_path, rows)
        run(tmp_path, sys.executable, "-m", "dvc", "add", "-q", "data/curate/train.jsonl")
        run(tmp_path, "git", "add", "-A")
        run(tmp_path, "git", "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "rows")
    sql = "SELECT id FROM train ANTI JOIN rev.train AS old USING (id)"
    assert query(sql, "csv", rev="HEAD~1", root=tmp_path) == "id\n2\n"
    with pytest.raises(InputError, match="no such git revision"):
        query(sql, rev="nowhere", root=tmp_path)
