"""All rows of a run of `curate`: parsed once into the table `facts`, looked up again where their texts are needed.

The statements are those of stages/curate.sql, by name.
"""

import json
import os
import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from stages.trajectories.ingest import COLUMNS, MAX_LINE, Lines, judge, parsable, scan, write_lines

_BLOCK = re.compile(r"^-- name: (\w+)\n(.*?)(?=^-- name: |\Z)", re.M | re.S)
SQL = dict(_BLOCK.findall(Path(__file__).parent.with_name("curate.sql").read_text(encoding="utf-8")))
_TEXTS = {"messages": 'STRUCT("role" VARCHAR, content VARCHAR)[]'}


class Rows:
    """`bad` are the lines that are no trajectories, with file, line and reason; all others are in `facts`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, scratch: Path, files: list[Lines]) -> None:
        self._connection, self._scratch, self._files = connection, scratch, files
        self._firsts: list[int] = []
        self.bad: list[dict[str, Any]] = []
        first = 0
        for file in files:
            self._firsts.append(first)
            self._take_in(file, first)
            first += len(file)

    def _take_in(self, file: Lines, first: int) -> None:
        places = [(first + row, first + last, file.name, shift - first) for row, last, shift in file.places()]
        self._connection.executemany("INSERT INTO places VALUES (?, ?, ?, ?)", places)
        problems = dict.fromkeys(file.too_long, f"longer than {MAX_LINE // 1_000_000} MB")
        if len(file):
            self._parse(parsable(file, self._scratch / "short.jsonl"), len(file))
            self._connection.execute(
                f"INSERT INTO facts SELECT rowid + {first}, * EXCLUDE (good) FROM parsed WHERE good"
            )
            mended: dict[int, bytes] = {}
            for (row,) in self._connection.execute("SELECT rowid FROM parsed WHERE NOT good ORDER BY 1").fetchall():
                record, reason = judge(file[row])
                if record is None:
                    problems[file.line_number(row)] = reason
                else:
                    mended[row] = record.model_dump_json(exclude_none=True).encode()
            if mended:
                self._take_in_mended(mended, first)
        self.bad += [{"file": file.name, "line": line, "reason": problems[line]} for line in sorted(problems)]

    def _take_in_mended(self, mended: dict[int, bytes], first: int) -> None:
        """Rows that are unusual but valid, in the usual form."""
        path = self._scratch / "mended.jsonl"
        write_lines(path, mended.values())
        self._parse(path, len(mended))
        self._connection.execute(
            "INSERT INTO facts SELECT list_extract(?::BIGINT[], rowid + 1), * EXCLUDE (good) FROM parsed",
            [[first + row for row in mended]],
        )

    def _parse(self, path: Path, count: int) -> None:
        """Fills the table `parsed`, whose row ids count the lines."""
        source = scan(path, COLUMNS)
        self._connection.execute(f"CREATE OR REPLACE VIEW input AS FROM {source}")
        self._connection.execute("SET VARIABLE usual_tools = (SELECT tools FROM input LIMIT 1)")
        self._connection.execute(SQL["parsed"])
        found = self._connection.execute("SELECT count(*) FROM parsed").fetchall()[0][0]
        assert found == count, f"{path}: {count} lines, {found} rows"

    def __getitem__(self, row: int) -> bytes:
        number = bisect_right(self._firsts, row) - 1
        return self._files[number][row - self._firsts[number]]

    def parse_again(self, wanted: str, query: str) -> None:
        """Fills the table `said` with `row` and what a `query` over the messages gives; `wanted` lists the rows."""
        numbers = self._connection.execute(wanted).fetchnumpy()["row"].tolist()
        path = self._scratch / "wanted.jsonl"
        write_lines(path, (self[row] for row in numbers))
        self._connection.execute(f"CREATE OR REPLACE VIEW input AS FROM {scan(path, _TEXTS)}")
        self._connection.execute(f"CREATE OR REPLACE TABLE asked AS {wanted}")
        self._connection.execute(f"CREATE OR REPLACE TABLE answers AS {query}")
        self._connection.execute(
            "CREATE OR REPLACE TABLE said AS "
            "SELECT asked.row, answers.* FROM answers JOIN asked ON asked.rowid = answers.rowid"
        )
        self._connection.execute("DROP TABLE answers")
        path.unlink()

    def write(self, wanted: str, path: Path) -> None:
        """Writes lines as they came; only a new reward makes a new line, with `messages` and `reward` first."""
        found = self._connection.execute(wanted).fetchnumpy()
        rewards = found["reward"].tolist()
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(path.name + ".part")
        write_lines(partial, self._scored(found["row"].tolist(), rewards))
        os.replace(partial, path)

    def _scored(self, rows: list[int], rewards: list[float | None]) -> Iterator[bytes]:
        for row, reward in zip(rows, rewards, strict=True):
            line = self[row]
            if reward is not None:
                data = json.loads(line)
                data = {"messages": data["messages"], **data, "reward": reward}
                line = json.dumps(data, ensure_ascii=False).encode()
            yield line
