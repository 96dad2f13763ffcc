"""What a query may do: read the views, and nothing else, unless files are allowed.

Two locks. DuckDB opens no file but those of the views, attaches and loads nothing, and takes no other setting. And a
statement has to be one that only reads: the files of the views may be opened, so a COPY could write them.
"""

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from stages.pipeline.errors import InputError

_READS = {duckdb.StatementType.SELECT, duckdb.StatementType.MULTI}  # a PIVOT is several statements in one
_EXPLAINED = re.compile(r"\s*explain(?:\s+analyze\b|\s*\([^)]*\))?(.*)", re.IGNORECASE | re.DOTALL)
_HINT = "storyloop query --allow-files lets a query read and write files"


def lock(connection: duckdb.DuckDBPyConnection, paths: Iterable[Path]) -> None:
    """From now on `connection` opens these files, and those in these folders, and no others."""
    found = [path.absolute() for path in paths]
    files, folders = ([str(path) for path in found if path.is_dir() == wanted] for wanted in (False, True))
    connection.execute("SET allowed_paths = ?", [files])
    connection.execute("SET allowed_directories = ?", [folders])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def refuse_writing(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """InputError where a statement may do more than read."""
    for statement in connection.extract_statements(sql):
        kind = statement.type
        if kind == duckdb.StatementType.EXPLAIN:  # EXPLAIN ANALYZE runs what it explains
            explained = _EXPLAINED.fullmatch(statement.query)
            inner = connection.extract_statements(explained[1]) if explained else []
            kind = inner[0].type if len(inner) == 1 else kind
        if kind not in _READS:
            raise InputError(f"query: {kind.name} is not a question: a query reads the views, and no more; {_HINT}")


@contextmanager
def interruptible() -> Iterator[None]:
    """KeyboardInterrupt in the place of DuckDB's own errors of a statement that Ctrl-C ended."""
    try:
        yield
    except (duckdb.InterruptException, RuntimeError) as error:
        if "interrupted" not in str(error).lower():
            raise
        raise KeyboardInterrupt from None


def ask(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[list[str], list[tuple[Any, ...]]] | None:
    """The columns and the rows of the last statement; None where there is no statement.

    Times with a zone come as text: DuckDB's own conversion needs a package that the project does not. Raises
    KeyboardInterrupt on Ctrl-C: DuckDB looks for it now and then only, and misses some, so it runs in a thread beside.
    """
    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(_ask, connection, sql)
        try:
            return asked.result()
        except KeyboardInterrupt:
            while not asked.done():  # between two steps there is nothing to interrupt yet
                connection.interrupt()
                wait([asked], timeout=0.05)
            raise


def _ask(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[list[str], list[tuple[Any, ...]]] | None:
    if not connection.extract_statements(sql):
        return None
    found = connection.sql(sql)
    if found is None:  # it has no rows, such as COPY
        return [], []
    columns = list(found.columns)
    if any("TIME ZONE" in str(kind) for kind in found.types):
        found = found.project(
            ", ".join(
                f"#{place}::VARCHAR AS c{place}" if "TIME ZONE" in str(kind) else f"#{place} AS c{place}"
                for place, kind in enumerate(found.types, 1)
            )
        )
    return columns, found.fetchall()


def sentence(error: duckdb.Error) -> str:
    """A DuckDB error on one line: `query:LINE: what is wrong`."""
    text = str(error).strip()
    said = re.split(r"\n\s*\n|\nLINE \d+:", text)[0]
    line = re.search(r"^LINE (\d+):", text, re.MULTILINE)
    denied = f"; {_HINT}" if isinstance(error, duckdb.PermissionException) else ""
    return f"query:{line[1] if line else 1}: {' '.join(said.split())}{denied}"
