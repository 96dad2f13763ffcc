"""Stage curate: trajectories -> training data, in SQL (stages/curate.sql), a reason for every row left out.

Reads any number of files of JSON Lines or Parquet, ours or of another tool, and folders of Parquet; scores again with
the weights of params.yaml; writes train.jsonl, prompts.jsonl (what GRPO asks the policy), rejected.jsonl,
quarantine.jsonl (lines that are no trajectories, with file, line and reason), metrics.json and tables for plots. Every
line is read once for its hashes and scores, and the few that may be trained on once more for their texts, on all cores
(stages/curation). What does not fit into memory waits on the disk: facts and texts as Parquet files, DuckDB's sorts and
joins in its temporary files (stages/curation/on_disk.py, docs/scale.md).
Run alone: `python -m stages.curate`.
"""

import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from stages.curation.blocks import Lines
from stages.curation.inputs import open_inputs
from stages.curation.kept_lines import write_rows
from stages.curation.on_disk import connect, quoted, scratch_folder
from stages.curation.outputs import join_parts, write_tables
from stages.curation.parallel import Map, parallel_map
from stages.curation.parquet_rows import is_parquet
from stages.curation.skeletons import intent_key
from stages.curation.tables import SQL, add_functions, add_reasons, kept_rows, load_facts, load_texts, without
from stages.curation.texts import HeldOut
from stages.pipeline.errors import InputError, run_stage
from stages.pipeline.jsonl import read_jsonl, write_json, write_jsonl
from stages.pipeline.params import CurateParams, load
from stages.pipeline.records import Story
from stages.pipeline.reward import Weights
from stages.policy.prompts import ChatTemplate

STORIES = Path("data/collect/stories.jsonl")
OUT = Path("data/curate")
SCRATCH = "scratch"


def curate(
    stories: list[Story], params: CurateParams, weights: Weights, out: Path, chat: ChatTemplate | None = None
) -> dict[str, Any]:
    """Runs the whole stage and returns its metrics. `chat` is the chat template of the base, if it is not ours."""
    out.mkdir(parents=True, exist_ok=True)
    auto = params.format == "auto"
    with scratch_folder(out / SCRATCH) as scratch:
        files = open_inputs(params.inputs, scratch)
        places = {file.name: place for place, file in enumerate(files)}
        any_parquet = any(is_parquet(file.path) for file in files)
        with parallel_map(sum(file.size() for file in files)) as executor:
            facts = scratch / "facts.parquet"
            rows, bad = load_facts(files, weights, params.min_reward, auto, executor, facts)
            left = rows
            while True:  # decided again without what cannot be rendered: a duplicate of it, say, may be right
                write_jsonl(out / "quarantine.jsonl", bad)
                _check_fraction(out / "quarantine.jsonl", left, params.max_bad_fraction, bad)
                with connect(scratch, any_parquet) as connection:
                    _set_up(connection, params, list(places), stories, facts)
                    metrics, failed = _decide(connection, rows, files, HeldOut.of(stories), chat, auto, executor, out)
                    if not failed:
                        break
                    facts, more = without(connection, facts, failed, files)
                left -= len(failed)
                bad = sorted(bad + more, key=lambda line: (places[line["file"]], line["line"]))
    write_json(out / "metrics.json", metrics | {"quarantined": len(bad)})
    if not metrics["kept"]:
        why = "no row is left to train on; see its reasons, or lower curate.min_reward"
        raise InputError(f"{out / 'rejected.jsonl'}:1: {why}")
    return metrics | {"quarantined": len(bad)}


def _decide(
    connection: duckdb.DuckDBPyConnection,
    rows: int,
    files: list[Lines],
    held_out: HeldOut,
    chat: ChatTemplate | None,
    auto: bool,
    executor: Map,
    out: Path,
) -> tuple[dict[str, Any], dict[int, str]]:
    """Writes what the rows become. Returns the metrics, and rows that cannot be rendered with the reason."""
    for step in ("candidates", "prompts", "wanted"):
        connection.execute(SQL[step])
    load_texts(connection, files, held_out, auto, executor, out / SCRATCH / "texts.parquet")
    for step in ("contaminated", "near_duplicates", "last_reasons"):
        connection.execute(SQL[step])
    add_reasons(connection, rows)
    connection.execute(SQL["decisions"])
    _check(connection)
    with tempfile.TemporaryDirectory(dir=out / SCRATCH) as name:
        folder = Path(name)
        write = partial(write_rows, folder=folder, chat=chat, auto=auto)
        written = executor(write, kept_rows(connection, files, folder / "written.parquet"))
        metrics = write_tables(connection, out)
        parts = list(written)  # waits; they are written beside the other files
        failed = dict(row for part in parts for row in part.failed)
        if not failed:
            join_parts(parts, out)
    return metrics, failed


def _set_up(
    connection: duckdb.DuckDBPyConnection, params: CurateParams, files: list[str], stories: list[Story], facts: Path
) -> None:
    connection.execute(f"SET enable_progress_bar = {sys.stdout.isatty()}")
    settings = params.model_dump(include={"min_reward", "max_per_story", "near_duplicate"})
    settings["files"] = f"[{', '.join(map(quoted, files))}]"
    for name, value in settings.items():
        connection.execute(f"SET VARIABLE {name} = {value}")
    connection.execute(SQL["macros"] + SQL["tables"] + f"CREATE VIEW facts AS FROM {quoted(facts)}")
    add_functions(connection)
    columns = [[getattr(story, name) for story in stories] for name in ("id", "component", "split")]
    columns.append([intent_key(story.intent) for story in stories])
    connection.execute("INSERT INTO stories SELECT unnest(?), unnest(?), unnest(?), unnest(?)", columns)


def _check_fraction(path: Path, good: int, limit: float, rows: list[dict[str, Any]]) -> None:
    bad = len(rows)
    if not good + bad:
        raise InputError("params.yaml: curate.inputs: the files hold no row; run generate")
    if bad > limit * (good + bad):
        first = "\n".join(f"{row['file']}:{row['line']}: {row['reason']}" for row in rows[:5])
        raise InputError(
            f"{bad} of {good + bad} lines are no trajectories, curate.max_bad_fraction is {limit:g}: fix "
            f"them (all are in {path}) or raise the limit:\n{first}"
        )


def _check(connection: duckdb.DuckDBPyConnection) -> None:
    """Fails with the rows that break a check."""
    for name, query in SQL.items():
        if name.startswith("check_"):
            broken = connection.execute(query).fetchmany(10)
            if broken:
                rows = "\n".join(f"  {row}" for row in broken)
                raise InputError(f"stages/curate.sql:1: {name} fails; fix the inputs:\n{rows}")


def main() -> None:
    started = time.monotonic()
    params, weights, base = load("curate", "reward", "base")
    chat = None
    if base.source != "tiny":
        from stages.pretrained.chat_template import chat_template_of  # loads torch

        chat = chat_template_of(base.source, base.revision)
    metrics = curate(list(read_jsonl(STORIES, Story)), params, weights, OUT, chat)
    write_json(OUT / "timings.json", {"seconds": round(time.monotonic() - started, 2)})
    reasons = ", ".join(f"{count} {reason}" for reason, count in metrics["rejected"].items() if count)
    print(
        f"curate: kept {metrics['kept']} of {metrics['rows']} rows, {metrics['prompts']} prompts; "
        f"rejected: {reasons or 'none'}; quarantined: {metrics['quarantined']}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    run_stage(main)
