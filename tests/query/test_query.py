"""SQL over the files that the pipeline wrote, now and at another revision."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from dvc.repo import Repo
from repository import ROOT

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


# What reads or writes something else than the views. `{data}` is a file of a view, which DuckDB may open.
BEYOND = [
    "COPY train TO 'out.csv'", "COPY (SELECT 1) TO '{data}' (USE_TMP_FILE false)", "EXPORT DATABASE 'out'",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{data}' (USE_TMP_FILE false)",
    "/* */ EXPLAIN ANALYZE COPY (SELECT 1) TO '{data}' (USE_TMP_FILE false)",
    "SELECT 1; COPY (SELECT 1) TO 'out.csv'", "ATTACH 'out.db'", "INSTALL httpfs", "LOAD json", "CREATE TABLE t AS SELECT 1",
    "SET enable_external_access = true", "RESET enable_external_access", "PRAGMA enable_profiling",
    "SET lock_configuration = false", "SET allowed_paths = ['/etc/passwd']", "CALL pragma_version()", "USE rev",
    "FROM read_csv('/etc/passwd')", "FROM '/etc/passwd'", "FROM read_text('params.yaml')", "FROM read_blob('/etc/passwd')",
    "FROM glob('/etc/*')", "FROM sniff_csv('/etc/passwd')", "FROM read_parquet('https://127.0.0.1:9/x.parquet')",
    "SELECT getenv('HOME')", "FROM query($$COPY train TO 'out.csv'$$)", "FROM read_json('{data}/../../../params.yaml')",
]  # fmt: skip


@pytest.mark.parametrize("sql", BEYOND)
def test_a_query_reads_the_views_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    write(tmp_path, ROWS)
    (tmp_path / "params.yaml").write_text("seed: 0\n")
    monkeypatch.chdir(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(InputError) as refused:
        query(sql.replace("{data}", "data/curate/train.jsonl"))
    assert len(str(refused.value).splitlines()) == 1
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


READING = [
    "FROM train", "DESCRIBE train", "SUMMARIZE train", "SHOW TABLES", "PIVOT train ON id USING count(*)", "VALUES (1)",
    "EXPLAIN SELECT 1", "EXPLAIN ANALYZE FROM train", "WITH a AS (FROM train) FROM a", "SELECT 1; SELECT id FROM train",
]  # fmt: skip


@pytest.mark.parametrize("sql", READING)
def test_what_only_reads_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    write(tmp_path, ROWS)
    monkeypatch.chdir(tmp_path)
    assert query(sql)


def test_files_can_be_allowed(tmp_path: Path) -> None:
    write(tmp_path, ROWS)
    query(f"COPY (SELECT id FROM train ORDER BY id) TO '{tmp_path}/out.csv'", root=tmp_path, allow_files=True)
    assert (tmp_path / "out.csv").read_text() == "id\n1\n2\n"
    assert "1" in query(f"FROM read_csv('{tmp_path}/out.csv')", root=tmp_path, allow_files=True)
    with pytest.raises(InputError, match=r"Permission Error: .*--allow-files"):
        query(f"FROM read_csv('{tmp_path}/out.csv')", root=tmp_path)


def test_a_time_with_a_zone_is_shown(tmp_path: Path) -> None:
    sql = "SELECT TIMESTAMPTZ '2026-01-02 03:04:05+00' AS at, [now()] AS list, 1 AS at, now() > '2026-01-01' AS later"
    row = json.loads(query(sql, "json", root=tmp_path))
    assert row["at"].startswith("2026-01-0") and row["at_1"] == 1 and row["later"] is True
    assert str(datetime.now(UTC).year) in row["list"]


@pytest.mark.parametrize(("rows", "told"), [(100, False), (101, True), (12345, True)])
def test_a_long_table_says_how_many_rows_there_are(tmp_path: Path, rows: int, told: bool) -> None:
    shown = query(f"FROM range({rows}) ORDER BY range", root=tmp_path)
    assert ("│ 99 " in shown, "│ 100 " in shown) == (True, False)
    assert (f"100 of {rows:,} rows" in shown) is told
    assert len(query(f"FROM range({rows})", "csv", root=tmp_path).splitlines()) == rows + 1


WRONG = [
    "SELEC", "SELECT\n1,\nnothing(1)", "FROM tain", "SELECT reward + 'x' FROM train", "SELECT 1 FROM train t JOIN",
    "SELECT missing FROM train",
]  # fmt: skip


@pytest.mark.parametrize("sql", WRONG)
def test_every_error_is_one_line(tmp_path: Path, sql: str) -> None:
    write(tmp_path, ROWS)
    with pytest.raises(InputError) as error:
        query(sql, root=tmp_path)
    assert len(str(error.value).splitlines()) == 1 and str(error.value).startswith("query:")


ENDLESS = "SELECT count(*) FROM range(1000000000) a, range(1000000) b WHERE a.range * b.range % 7 = 3"
QUERY = """
import signal, sys
from stages.commands.main import main
import stages.query.views

signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job's children ignore it
sys.argv = ["storyloop", "query", sys.argv[1]]
print("begun", flush=True)
main()
"""


def test_ctrl_c_ends_a_query(tmp_path: Path) -> None:
    environment, pipe = {**os.environ, "PYTHONPATH": str(ROOT)}, subprocess.PIPE
    command = [sys.executable, "-c", QUERY, ENDLESS]
    started = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=pipe, stderr=pipe, text=True)
    try:
        assert started.stdout and started.stdout.readline() == "begun\n"
        time.sleep(1)
        started.send_signal(signal.SIGINT)
        said = started.communicate(timeout=60)[1]
    finally:
        started.kill()
        started.wait()
    assert (started.returncode, said) == (130, "")


def run(root: Path, *command: str) -> None:
    subprocess.run(command, cwd=root, check=True, capture_output=True)


def test_another_revision_has_the_same_views(tmp_path: Path) -> None:
    run(tmp_path, "git", "init", "-q")
    Repo.init(str(tmp_path)).close()  # in this process: a `dvc` command takes seconds to start
    for rows in (ROWS[:1], ROWS):
        write(tmp_path, rows)
        with Repo(str(tmp_path)) as repo:
            repo.add(str(tmp_path / "data/curate/train.jsonl"))
        run(tmp_path, "git", "add", "-A")
        run(tmp_path, "git", "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "rows")
    sql = "SELECT id FROM train ANTI JOIN rev.train AS old USING (id)"
    assert query(sql, "csv", rev="HEAD~1", root=tmp_path) == "id\n2\n"
    with pytest.raises(InputError, match="no such git revision"):
        query(sql, rev="nowhere", root=tmp_path)

    shutil.rmtree(tmp_path / ".dvc/cache")
    with pytest.raises(InputError, match="a DVC remote, and none is set: dvc remote add -d store FOLDER_OR_URL"):
        query(sql, rev="HEAD~1", root=tmp_path)
    run(tmp_path, sys.executable, "-m", "dvc", "remote", "add", "-d", "store", "s3://somewhere/data")
    run(tmp_path, "git", "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qam", "remote")
    with pytest.raises(InputError, match=r"requires 'dvc-s3' to be installed; .* with DVC's plugin"):
        query(sql, rev="HEAD", root=tmp_path)
