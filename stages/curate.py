"""Stage curate: trajectories -> training data, in SQL (stages/curate.sql), a reason for every row left out.

Reads any number of JSON Lines or Parquet files, ours or of another tool; scores again with the weights of
params.yaml; writes train.jsonl, prompts.jsonl (what GRPO asks the policy), rejected.jsonl, quarantine.jsonl
(lines that are no trajectories, with file, line and reason), metrics.json and tables for plots. Texts are
read again from the inputs when they are needed, so memory depends on the number of rows and not on their
size. Run alone: `python -m stages.curate`.
"""

import os
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb

from stages.params import CurateParams, load
from stages.reward import Weights
from stages.trajectories.ingest import ingest, open_inputs
from stages.trajectory import InputError, Story, read_jsonl, write_json, write_jsonl

STORIES = Path("data/collect/stories.jsonl")
OUT = Path("data/curate")
_BLOCK = re.compile(r"^-- name: (\w+)\n(.*?)(?=^-- name: |\Z)", re.M | re.S)
SQL = dict(_BLOCK.findall(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")))
MEMORY = "800MB"
_RAW = "FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01'"


def curate(stories: list[Story], params: CurateParams, weights: Weights, out: Path) -> dict[str, Any]:
    """Runs the whole stage and returns its metrics."""
    out.mkdir(parents=True, exist_ok=True)
    files = open_inputs(params.inputs)
    with tempfile.TemporaryDirectory() as scratch, duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = '{scratch}'")
        settings = params.model_dump(include={"min_reward", "max_per_story", "near_duplicate"})
        for name, value in {
            **settings,
            **{f"{k}_weight": v for k, v in weights.model_dump().items()},
        }.items():
            connection.execute(f"SET VARIABLE {name} = {value}")
        connection.execute(SQL["macros"] + SQL["tables"])
        _load_stories(connection, stories)
        facts = SQL["facts"]
        bad = [row for file in files for row in ingest(connection, file, facts)]
        write_jsonl(out / "quarantine.jsonl", bad)
        good = _one(connection, "SELECT count(*) AS rows FROM facts")["rows"]
        _check_fraction(len(bad), good, params.max_bad_fraction, bad)
        connection.execute("CREATE OR REPLACE VIEW lines AS " + " UNION ALL ".join(file.scan() for file in files))
        for step in ("candidates", "texts", "decisions", "prompts", "prompt_messages"):
            connection.execute(SQL[step])
        _check(connection)
        _copy(connection, SQL["select_train"], out / "train.jsonl", _RAW)
        _copy(connection, SQL["select_prompts"], out / "prompts.jsonl", "FORMAT json")
        _copy(connection, SQL["select_rejected"], out / "rejected.jsonl", "FORMAT json")
        for name in ("histogram", "sources", "components"):
            _copy(connection, SQL[f"plot_{name}"], out / "plots" / f"{name}.csv", "HEADER true")
        metrics = {
            **_one(connection, SQL["metric_counts"]),
            **_one(connection, SQL["metric_prompts"]),
            "quarantined": len(bad),
            "rejected": dict(connection.execute(SQL["metric_rejected"]).fetchall()),
        }
    write_json(out / "metrics.json", metrics)
    if not metrics["kept"]:
        why = "no row is left to train on; see its reasons, or lower curate.min_reward"
        raise InputError(f"{out / 'rejected.jsonl'}:1: {why}")
    return metrics


def _load_stories(connection: duckdb.DuckDBPyConnection, stories: list[Story]) -> None:
    connection.execute("CREATE TABLE stories (id VARCHAR, component VARCHAR, split VARCHAR)")
    connection.execute("CREATE TABLE held_out (code VARCHAR)")
    connection.execute("CREATE TABLE names (file INTEGER, name VARCHAR)")
    connection.execute("CREATE TABLE shifts (file INTEGER, k BIGINT, before BIGINT)")
    for story in stories:
        connection.execute("INSERT INTO stories VALUES (?, ?, ?)", [story.id, story.component, story.split])
        if story.split != "train":
            code = story.solution[story.contract.path]
            connection.execute("INSERT INTO held_out VALUES (?)", [code[: code.rfind(">")]])


def _check_fraction(bad: int, good: int, limit: float, rows: list[dict[str, Any]]) -> None:
    if not good + bad:
        raise InputError("params.yaml: curate.inputs: the files hold no row; run generate")
    if bad > limit * (good + bad):
        first = "\n".join(f"{row['file']}:{row['line']}: {row['reason']}" for row in rows[:5])
        raise InputError(
            f"{bad} of {good + bad} lines are no trajectories, curate.max_bad_fraction is {limit:g}: mend "
            f"them (all are in quarantine.jsonl) or raise the limit:\n{first}"
        )


def _check(connection: duckdb.DuckDBPyConnection) -> None:
    """Fails with the rows that break a check."""
    for name, query in SQL.items():
        if name.startswith("check_"):
            broken = connection.execute(query).fetchmany(10)
            if broken:
                rows = "\n".join(f"  {row}" for row in broken)
                raise InputError(f"stages/curate.sql:1: {name} fails; mend the inputs:\n{rows}")


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> dict[str, Any]:
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or ()]
    return dict(zip(names, cursor.fetchone() or (), strict=True))


def _copy(connection: duckdb.DuckDBPyConnection, query: str, path: Path, options: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    connection.execute(f"COPY ({query.strip().rstrip(';')}) TO '{partial}' ({options})")
    os.replace(partial, path)


def main() -> None:
    started = time.monotonic()
    try:
        params, weights = load("curate", "reward")
        metrics = curate(list(read_jsonl(STORIES, Story)), params, weights, OUT)
    except InputError as error:
        sys.exit(str(error))
    write_json(OUT / "timings.json", {"seconds": round(time.monotonic() - started, 2)})
    reasons = ", ".join(f"{count} {reason}" for reason, count in metrics["rejected"].items() if count)
    print(
        f"curate: kept {metrics['kept']} of {metrics['rows']} rows, {metrics['prompts']} prompts; "
        f"rejected: {reasons or 'none'}; quarantined: {metrics['quarantined']}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
