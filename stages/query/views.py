"""SQL over what the pipeline wrote: one DuckDB view per file that exists, and the same views of another revision.

    storyloop query "SELECT source, count(*), avg(reward) FROM trajectories GROUP BY ALL"
    storyloop query --rev HEAD~1 "SELECT * FROM train ANTI JOIN rev.train AS old USING (id)"

Views: stories, trajectories, train, prompts, rejected, quarantine, evaluations, failures, completions. Left out:
writing anything; the database lives in memory and ends with the query.
"""

import json
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path

import duckdb

from stages.pipeline.errors import InputError
from stages.pipeline.records import Story, Trajectory
from stages.query.formats import FORMATS, Format
from stages.schema.columns import sql_columns

_TRAJECTORY, _STORY = sql_columns(Trajectory), sql_columns(Story)
_PROMPT = {
    **sql_columns(Trajectory, "messages", "story", "words"), **sql_columns(Story, "component"), "spread": "BOOLEAN",
    "samples": "INTEGER",
}  # fmt: skip
_REJECTED = {
    "reason": "VARCHAR", **sql_columns(Trajectory, "id", "story", "source", "reward"), "file": "VARCHAR",
    "line": "BIGINT",
}  # fmt: skip
_QUARANTINE = {"file": "VARCHAR", "line": "BIGINT", "reason": "VARCHAR"}
VIEWS: dict[str, tuple[str, dict[str, str] | None]] = {
    "stories": ("data/collect/stories.jsonl", _STORY),
    "trajectories": ("data/generate/trajectories.jsonl", _TRAJECTORY),
    "train": ("data/curate/train.jsonl", _TRAJECTORY),
    "prompts": ("data/curate/prompts.jsonl", _PROMPT),
    "rejected": ("data/curate/rejected.jsonl", _REJECTED),
    "quarantine": ("data/curate/quarantine.jsonl", _QUARANTINE),
    "evaluations": ("data/evaluate/evaluations.jsonl", None),
    "failures": ("data/evaluate/failures.jsonl", None),
    "completions": ("data/grpo/completions", None),
}


def query(sql: str, output: Format = "table", rev: str | None = None, root: Path = Path()) -> str:
    """The result of one query as text. With `rev`, schema `rev` holds the same views of that git revision."""
    with ExitStack() as stack:
        connection = stack.enter_context(duckdb.connect())
        available = _create_views(connection, "main", {name: root / path for name, (path, _) in VIEWS.items()})
        if rev is not None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            connection.execute("CREATE SCHEMA rev")
            available += _create_views(connection, "rev", _fetch(rev, root, folder))
        try:
            cursor = connection.execute(sql)
            if cursor is None:  # white space and comments alone
                raise InputError('query:1: nothing is asked; such as "SELECT count(*) FROM train"')
            rows = cursor.fetchall()
        except duckdb.Error as error:
            missing = ", ".join(f"{name} ({path})" for name, (path, _) in VIEWS.items() if name not in available)
            lacking = f"\nnot there or empty, run `dvc repro` or `dvc pull`: {missing}" if missing else ""
            known = ", ".join(available) or "none"
            raise InputError(f"query:1: {str(error).strip()}\nviews: {known}{lacking}") from None
        columns = _told_apart([column[0] for column in cursor.description or ()])
    return FORMATS[output](columns, rows)


def _create_views(connection: duckdb.DuckDBPyConnection, schema: str, paths: dict[str, Path]) -> list[str]:
    """Creates the views whose files exist and hold something; returns their names."""
    created = []
    for name, path in paths.items():
        source = str(path).replace("'", "''")
        if path.is_dir() and any(path.glob("*.parquet")):
            scan = f"read_parquet('{source}/*.parquet')"
        elif path.is_file() and (VIEWS[name][1] or path.stat().st_size):
            columns = VIEWS[name][1]  # without them an empty file has none
            typed = f"columns = {json.dumps(columns)}" if columns else "sample_size = -1"
            scan = f"read_json('{source}', format = 'newline_delimited', maximum_object_size = 64000000, {typed})"
        else:
            continue
        connection.execute(f"CREATE VIEW {schema}.{name} AS FROM {scan}")
        created.append(name if schema == "main" else f"{schema}.{name}")
    return created


def _fetch(rev: str, root: Path, folder: Path) -> dict[str, Path]:
    """The files of a revision, from git, the DVC cache or its remote."""
    from dvc.api import DVCFileSystem  # slow to import, and only needed here
    from dvc.exceptions import DvcException

    # An unknown revision looks to DVC like one without files.
    known = subprocess.run(
        ["git", "rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}"],
        cwd=root,
        capture_output=True,
    )
    if known.returncode:
        raise InputError(f"--rev {rev}: no such git revision; see `git log`")
    fetched = {}
    try:
        files = DVCFileSystem(str(root.resolve()), rev=rev)
        for name, (path, _) in VIEWS.items():
            if files.exists(path):
                fetched[name] = folder / path
                fetched[name].parent.mkdir(parents=True, exist_ok=True)
                files.get(path, str(fetched[name]), recursive=True)
    except (DvcException, FileNotFoundError) as error:
        raise InputError(f"--rev {rev}: {error}; run `dvc fetch --all-commits`") from None
    return fetched


def _told_apart(columns: list[str]) -> list[str]:
    """The names, a number after those that came before: an object holds each name once."""
    taken: set[str] = set()
    for place, name in enumerate(columns):
        number = 0
        while columns[place] in taken:
            number += 1
            columns[place] = f"{name}_{number}"
        taken.add(columns[place])
    return columns
