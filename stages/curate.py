"""Stage curate: trajectories -> training data, in SQL (stages/curate.sql), a reason for every row left out.

Reads any number of JSON Lines or Parquet files, ours or of another tool; scores again with the weights of
params.yaml; writes train.jsonl, prompts.jsonl (what GRPO asks the policy), rejected.jsonl, quarantine.jsonl
(lines that are no trajectories, with file, line and reason), metrics.json and tables for plots. Every line is read
once for its hashes and scores, and the few that may be trained on once more for their texts, on all cores
(stages/curation); memory depends on the number of rows and not on their size.
Run alone: `python -m stages.curate`.
"""

import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from stages.curation.inputs import open_inputs, quoted
from stages.curation.kept_lines import write_rows
from stages.curation.parallel import parallel_map
from stages.curation.skeletons import intent_key, skeleton
from stages.curation.tables import SQL, add_functions, add_reasons, kept_rows, load_facts, load_texts
from stages.curation.texts import HeldOut
from stages.pipeline.errors import InputError, run_stage
from stages.pipeline.jsonl import read_jsonl, write_json, write_jsonl
from stages.pipeline.params import CurateParams, load
from stages.pipeline.records import Story
from stages.pipeline.reward import Weights

STORIES = Path("data/collect/stories.jsonl")
OUT = Path("data/curate")
MEMORY = "420MB"  # for DuckDB; the facts of 1,000,000 rows and the processes that read take as much


def curate(stories: list[Story], params: CurateParams, weights: Weights, out: Path) -> dict[str, Any]:
    """Runs the whole stage and returns its metrics."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        files = open_inputs(params.inputs, Path(folder))
        with parallel_map(sum(file.path.stat().st_size for file in files)) as executor, duckdb.connect() as connection:
            connection.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = {quoted(folder)}")
            _set_up(connection, params, [file.name for file in files], stories)
            facts, bad = load_facts(connection, files, weights, params.min_reward, executor)
            write_jsonl(out / "quarantine.jsonl", bad)
            _check_fraction(len(bad), facts.num_rows, params.max_bad_fraction, bad)
            for step in ("candidates", "prompts", "wanted"):
                connection.execute(SQL[step])
            texts = load_texts(connection, files, _held_out(stories), executor)
            for step in ("contaminated", "near_duplicates", "last_reasons"):
                connection.execute(SQL[step])
            add_reasons(connection, facts)
            connection.execute(SQL["decisions"])
            _check(connection)
            written = executor(partial(write_rows, path=out / "train.jsonl"), [kept_rows(connection, files)])
            metrics = _write(connection, texts, out) | {"quarantined": len(bad)}
            list(written)  # waits; it goes on beside the other files
    write_json(out / "metrics.json", metrics)
    if not metrics["kept"]:
        why = "no row is left to train on; see its reasons, or lower curate.min_reward"
        raise InputError(f"{out / 'rejected.jsonl'}:1: {why}")
    return metrics


def _set_up(
    connection: duckdb.DuckDBPyConnection, params: CurateParams, files: list[str], stories: list[Story]
) -> None:
    connection.execute(f"SET enable_progress_bar = {sys.stdout.isatty()}")
    settings = params.model_dump(include={"min_reward", "max_per_story", "near_duplicate"})
    settings["files"] = f"[{', '.join(map(quoted, files))}]"
    for name, value in settings.items():
        connection.execute(f"SET VARIABLE {name} = {value}")
    connection.execute(SQL["macros"] + SQL["tables"])
    add_functions(connection)
    columns = [[getattr(story, name) for story in stories] for name in ("id", "component", "split")]
    columns.append([intent_key(story.intent) for story in stories])
    connection.execute("INSERT INTO stories SELECT unnest(?), unnest(?), unnest(?), unnest(?)", columns)


def _held_out(stories: list[Story]) -> HeldOut:
    """What rows must not hold. Solutions end with the last tag: what follows is written in several ways."""
    kept_out = [story for story in stories if story.split != "train"]
    solutions = [story.solution[story.contract.path] for story in kept_out]
    whole = [code[: code.rfind(">")] if "</" in code or "/>" in code else code for code in solutions]
    return HeldOut(tuple(sorted(set(map(skeleton, whole)))), frozenset(intent_key(story.intent) for story in kept_out))


def _write(connection: duckdb.DuckDBPyConnection, texts: pa.Table, out: Path) -> dict[str, Any]:
    """The files that tables become, and what is counted in them."""
    cursor = connection.cursor()  # a connection of its own, to which what is registered is not known
    cursor.register("texts", texts)
    with ThreadPoolExecutor(1) as executor:  # neither file keeps all cores busy
        prompts = executor.submit(_copy, cursor, SQL["select_prompts"], out / "prompts.jsonl", "FORMAT json")
        _copy(connection, SQL["select_rejected"], out / "rejected.jsonl", "FORMAT json")
        for name in ("histogram", "sources", "components"):
            _copy(connection, SQL[f"plot_{name}"], out / "plots" / f"{name}.csv", "HEADER true")
        metrics = {
            **_one(connection, SQL["metric_counts"]),
            **_one(connection, SQL["metric_prompts"]),
            "rejected": dict(connection.execute(SQL["metric_rejected"]).fetchall()),
        }
        prompts.result()
    return metrics


def _check_fraction(bad: int, good: int, limit: float, rows: list[dict[str, Any]]) -> None:
    if not good + bad:
        raise InputError("params.yaml: curate.inputs: the files hold no row; run generate")
    if bad > limit * (good + bad):
        first = "\n".join(f"{row['file']}:{row['line']}: {row['reason']}" for row in rows[:5])
        raise InputError(
            f"{bad} of {good + bad} lines are no trajectories, curate.max_bad_fraction is {limit:g}: fix "
            f"them (all are in quarantine.jsonl) or raise the limit:\n{first}"
        )


def _check(connection: duckdb.DuckDBPyConnection) -> None:
    """Fails with the rows that break a check."""
    for name, query in SQL.items():
        if name.startswith("check_"):
            broken = connection.execute(query).fetchmany(10)
            if broken:
                rows = "\n".join(f"  {row}" for row in broken)
                raise InputError(f"stages/curate.sql:1: {name} fails; fix the inputs:\n{rows}")


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
    params, weights = load("curate", "reward")
    metrics = curate(list(read_jsonl(STORIES, Story)), params, weights, OUT)
    write_json(OUT / "timings.json", {"seconds": round(time.monotonic() - started, 2)})
    reasons = ", ".join(f"{count} {reason}" for reason, count in metrics["rejected"].items() if count)
    print(
        f"curate: kept {metrics['kept']} of {metrics['rows']} rows, {metrics['prompts']} prompts; "
        f"rejected: {reasons or 'none'}; quarantined: {metrics['quarantined']}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    run_stage(main)
