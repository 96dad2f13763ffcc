"""An external story runner in the place of the browser (`grader.command` in params.yaml).

For each candidate the story's files and, over them, the candidate's are written to an empty folder, and the
command runs there with two more arguments: the story file and the export. The last line of its output is a
StoryResult as JSON. An exit without one is a failure of the runner, never a verdict.
"""

import asyncio
import contextlib
import os
import shlex
import signal
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from stages.grader.pages import ATTEMPTS, InfrastructureError
from stages.grader.static import find_unencodable
from stages.grader.verdict import rejected
from stages.pipeline.records import Story, StoryResult

TIMEOUT = 120.0


class RunnerFailed(Exception):
    """The command ended without a verdict."""


class ExternalRunner:
    """`await runner.grade(files, story)`: of the command, at most `count` at once."""

    def __init__(self, command: str, count: int) -> None:
        self._command = command
        self._places = asyncio.Semaphore(count)

    async def grade(self, files: Mapping[str, str], story: Story) -> StoryResult:
        """Raises InfrastructureError where the command fails ATTEMPTS times."""
        if fault := find_unencodable(files):
            return rejected(fault.kind, fault.message, 0)
        async with self._places:
            for attempt in range(ATTEMPTS):
                try:
                    return await run_command(self._command, files, story)
                except (RunnerFailed, OSError) as error:
                    if attempt == ATTEMPTS - 1:
                        raise InfrastructureError(str(error)) from None
            raise AssertionError("unreachable")


async def run_command(command: str, files: Mapping[str, str], story: Story, timeout: float = TIMEOUT) -> StoryResult:
    with tempfile.TemporaryDirectory(prefix="storyloop-candidate-") as folder:
        for name, source in {**story.files, **files}.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, encoding="utf-8")
        process = await asyncio.create_subprocess_exec(
            *shlex.split(command),
            story.file,
            story.export,
            cwd=folder,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        try:
            out, err = await asyncio.wait_for(process.communicate(), timeout)
        except TimeoutError:
            raise RunnerFailed(f"`{command}` gave no verdict in {timeout:g} s") from None
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                await process.wait()
    lines = out.decode(errors="replace").strip().splitlines()
    try:
        return StoryResult.model_validate_json(lines[-1] if lines else "")
    except ValidationError:
        tail = err.decode(errors="replace").strip().splitlines()[-1:] or ["no message"]
        how = f"status {process.returncode}, and its last line is no StoryResult"
        raise RunnerFailed(f"`{command}` ended with {how}: {tail[0]}") from None
