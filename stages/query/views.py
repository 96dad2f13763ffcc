"""SQL over what the pipeline wrote: one DuckDB view per file that exists, and the same views of another revision.

    storyloop query "SELECT source, count(*), avg(reward) FROM trajectories GROUP BY ALL"
    storyloop query --rev HEAD~1 "SELECT * FROM train ANTI JOIN rev.train AS old USING (id)"

Views: stories, trajectories, train, texts, prompts, rejected, quarantine, evaluations, failures, completions.
The database lives in memory and ends with the query, which reads the views and nothing else (read_only.py)
unless files are allowed.
"""

import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import duckdb

from stages.pipeline.errors import InputError
from stages.pipeline.records import PromptCompletion, Story, Trajectory
from stages.query.formats import FORMATS, Format
from stages.query.read_only import ask, interruptible, lock, refuse_writing, sentence
from stages.schema.columns import sql_columns

_TRAJECTORY, _STORY = sql_columns(Trajectory), sql_columns(Story)
_PROMPT = {
    **sql_columns(Trajectory, "messages", "story", "words"), **sql_columns(Story, "component"), "spread": "BOOLEAN",
    "samples": "INTEGER", "prompt": "VARCHAR",
}  # fmt: skip
_REJECTED = {
    "reason": "VARCHAR", **sql_columns(Trajectory, "id", "story", "source", "reward"), "file": "VARCHAR",
    "line": "BIGINT",
}  # fmt: skip
QUOTE = "'"
_QUARANTINE = {"file": "VARCHAR", "line": "BIGINT", "reason": "VARCHAR"}
VIEWS: dict[str, tuple[str, dict[str, str] | None]] = {
    "stories": ("data/collect/stories.jsonl", _STORY),
    "trajectories": ("data/generate/trajectories.jsonl", _TRAJECTORY),
    "train": ("data/curate/train.jsonl", _TRAJECTORY),
    "texts": ("data/curate/texts.jsonl", sql_columns(PromptCompletion)),
    "prompts": ("data/curate/prompts.jsonl", _PROMPT),
    "rejected": ("data/curate/rejected.jsonl", _REJECTED),
    "quarantine": ("data/curate/quarantine.jsonl", _QUARANTINE),
    "evaluations": ("data/evaluate/evaluations.jsonl", None),
    "failures": ("data/evaluate/failures.jsonl", None),
    "completions": ("data/grpo/completions", None),
}
_BUCKETS = {"trajectories": "data/generate/buckets"}  # in the place of the file, where it holds something


def query(
    sql: str, output: Format = "table", rev: str | None = None, root: Path = Path(), allow_files: bool = False
) -> str:
    """The result of one query as text. With `rev`, schema `rev` holds the same views of that git revision.

    Raises InputError, one line, where the query is wrong or does more than read the views. With `allow_files` it may
    do whatever DuckDB can.
    """
    with interruptible(), ExitStack() as stack:
        connection = stack.enter_context(duckdb.connect())
        connection.execute("SET temp_directory = ?", [stack.enter_context(tempfile.TemporaryDirectory())])
        paths = {name: _place(name, root) for name in VIEWS}
        available = _create_views(connection, "main", paths)
        files = list(paths.values())
        if rev is not None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            connection.execute("CREATE SCHEMA rev")
            paths = _fetch(rev, root, folder)
            available += _create_views(connection, "rev", paths)
            files += paths.values()
        try:
            if not allow_files:
                refuse_writing(connection, sql)
                lock(connection, [path for path in files if path.exists()])
            found = ask(connection, sql)
        except duckdb.InterruptException:
            raise
        except duckdb.Error as error:
            views = _views_there_are(available) if isinstance(error, duckdb.CatalogException) else ""
            raise InputError(f"{sentence(error)}{views}") from None
        if found is None:  # white space and comments alone
            raise InputError('query:1: nothing is asked; such as "SELECT count(*) FROM train"')
    columns, rows = found
    return FORMATS[output](_told_apart(columns), rows)


def _place(name: str, root: Path) -> Path:
    """The file or folder of a view."""
    folder = root / _BUCKETS.get(name, VIEWS[name][0])
    return folder if any(folder.glob("*.parquet")) else root / VIEWS[name][0]


def _views_there_are(available: list[str]) -> str:
    """How the message about a name that does not exist goes on."""
    missing = ", ".join(f"{name} ({path})" for name, (path, _) in VIEWS.items() if name not in available)
    lacking = f"; not there or empty, run `dvc repro` or `dvc pull`: {missing}" if missing else ""
    return f"; views: {', '.join(available) or 'none'}{lacking}"


def _create_views(connection: duckdb.DuckDBPyConnection, schema: str, paths: dict[str, Path]) -> list[str]:
    """Creates the views whose files exist and hold something; returns their names."""
    created = []
    for name, path in paths.items():
        source = str(path).replace("'", "''")
        if path.is_dir() and any(path.glob("*.parquet")):
            scan = f"read_parquet('{source}/*.parquet')"
        elif path.is_file() and (VIEWS[name][1] or path.stat().st_size):
            columns = VIEWS[name][1]  # without them an empty file has none
            typed = f"columns = {_literal(columns)}" if columns else "sample_size = -1"
            scan = f"read_json('{source}', format = 'newline_delimited', maximum_object_size = 64000000, {typed})"
        else:
            continue
        connection.execute(f"CREATE VIEW {schema}.{name} AS FROM {scan}")
        created.append(name if schema == "main" else f"{schema}.{name}")
    return created


def _literal(columns: dict[str, str]) -> str:
    """A struct of texts in SQL; a type may hold double quotes."""
    quoted = [f"'{name}': '{kind.replace(QUOTE, QUOTE * 2)}'" for name, kind in columns.items()]
    return f"{{{', '.join(quoted)}}}"


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
    config: dict[str, Any] = {"remote": {}}
    try:
        files = DVCFileSystem(str(root.resolve()), rev=rev)
        config = files.repo.config
        for name, path in [*((name, path) for name, (path, _) in VIEWS.items()), *_BUCKETS.items()]:
            try:
                files.info(path)  # exists() would take a remote that cannot be read for one without the file
            except FileNotFoundError:
                continue
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            files.get(path, str(folder / path), recursive=True)
            fetched[name] = _place(name, folder)
    except (DvcException, OSError, ImportError) as error:
        what = str(error).partition("\n")[0].rstrip(". ")
        raise InputError(f"--rev {rev}: {what}; {_how_to_get(config)}") from None
    return fetched


def _how_to_get(config: dict[str, Any]) -> str:
    if not config["remote"].keys() - {"auto-generated-upstream"}:  # DVC's own name for the cache that it reads
        return (
            "what is not in .dvc/cache comes from a DVC remote, and none is set: dvc remote add -d store FOLDER_OR_URL "
            "and dvc pull (docs/scale.md); or check that revision out and run dvc repro"
        )
    return "run dvc fetch --all-commits, with DVC's plugin for such addresses (docs/scale.md)"


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
