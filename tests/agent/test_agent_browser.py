"""The agent with the real grader: verdicts without a story, stories of the model's own, and the command."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from chat_endpoint import serving
from typer.testing import CliRunner

from stages.agent.checks import Checks, Grade
from stages.commands.agent import agent
from stages.functiongemma import encode_call
from stages.grader import GraderThread
from stages.pipeline.params import load
from stages.stories.parse import parse_story_file
from stages.stories.splits import Splits

GOOD = 'export const SaveButton = () => <button type="button">Save</button>\n'
ELEMENT = """import { bElement } from 'plaited/ui'
export const Note = bElement({ tag: 'my-note', shadowDom: <p>Hello</p> })
"""
STORY = """import { story } from 'plaited/testing'
import { SaveButton } from './save-button.tsx'
export const save = story({
  intent: 'A save button',
  template: SaveButton,
  async play({ assert, findByText }) {
    const found = await findByText('WORD')
    assert({ given: 'a button', should: 'say WORD', actual: found?.tagName, expected: 'BUTTON' })
  },
})
"""


@pytest.fixture(scope="module")
def grade() -> Iterator[Grade]:
    with GraderThread(load("grader")) as grader:
        yield lambda files, story: grader.submit(files, story).result()


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (GOOD, None),
        (f"export interface ButtonProps {{ label: string }}\n{GOOD}", None),
        (ELEMENT, None),
        ("export const A = () => <p></p>\n", "should show something"),
        ("export const A = () => { throw new Error('boom') }\n", "boom"),
        ("export const A = () => <button type='button'></button>\n", "a11y: button-name"),
        ("export const A = () => <p>\n", ""),
    ],
)
def test_without_a_story_a_component_must_render_and_be_accessible(
    grade: Grade, tmp_path: Path, source: str, error: str | None
) -> None:
    verdict = Checks(grade, tmp_path).verdict({"a.tsx": source})
    assert verdict.passed == (error is None)
    assert error is None or any(error in said for said in verdict.errors)


@pytest.mark.parametrize(("word", "passes"), [("Save", True), ("Cancel", False)])
def test_a_story_the_model_wrote_is_judged_on_what_it_wrote(
    grade: Grade, tmp_path: Path, word: str, passes: bool
) -> None:
    files = {"save-button.tsx": GOOD, "save-button.stories.tsx": STORY.replace("WORD", word)}
    for path, source in files.items():
        (tmp_path / path).write_text(source)
    said = Checks(grade, tmp_path).run_story("save-button.stories.tsx", files)
    assert said["passed"] == passes and (passes or "say Cancel" in said["errors"][0])


def test_the_command_corrects_itself_against_a_story_and_keeps_everything(tmp_path: Path) -> None:
    file = sorted(Path("data/stories").glob("*.stories.tsx"))[0]
    story = parse_story_file(file, Splits())[0]
    path, solution = next(iter(story.solution.items()))
    app = typer.Typer()
    app.command()(agent)
    out = tmp_path / "generated"
    with serving() as endpoint:
        wrong = "export const Wrong = () => <p>nothing</p>\n"
        endpoint.will_say({"content": encode_call("writeTemplate", {"path": path, "content": wrong})})
        endpoint.will_say({"content": encode_call("writeTemplate", {"path": path, "content": solution})})
        options = ["--endpoint", endpoint.url, "--story", f"{file.name}#{story.export}", "--out", str(out)]
        run = CliRunner().invoke(app, options)
    assert run.exit_code == 0, run.output
    assert "passed" in run.output and story.intent in " ".join(run.output.split())
    assert (out / path).read_text() == solution
    assert (out / "screenshot.png").read_bytes().startswith(b"\x89PNG")
    kept = json.loads((out / "agent.json").read_text())
    assert kept["passed"] and kept["rounds"] == 2 and kept["story"] == story.id


def test_links_that_stand_in_the_output_folder_lead_nowhere(tmp_path: Path) -> None:
    out, outside = tmp_path / "generated", tmp_path / "outside"
    out.mkdir()
    outside.write_text("kept")
    for name in ("screenshot.png", "agent.json", "agent.json.part"):
        (out / name).symlink_to(outside)
    app = typer.Typer()
    app.command()(agent)
    with serving() as endpoint:
        endpoint.will_say({"content": encode_call("writeTemplate", {"path": "save-button.tsx", "content": GOOD})})
        tools = "writeTemplate, writeTemplate"
        run = CliRunner().invoke(app, ["A button", "--endpoint", endpoint.url, "--out", str(out), "--tools", tools])
    assert run.exit_code == 0, run.output
    assert outside.read_text() == "kept"
    assert (out / "screenshot.png").read_bytes().startswith(b"\x89PNG") and not (out / "agent.json").is_symlink()


def test_the_command_names_what_is_wrong_with_its_options(tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(agent)
    for options, said in [
        ([], "no intent"),
        (["x", "--rules", "nothing"], "no constraint 'nothing'"),
        (["x", "--story", "button.stories.tsx#nothing"], "no story 'nothing'"),
        (["x", "--policy", str(tmp_path)], "not a model folder"),
        (["x", "--endpoint", "http://127.0.0.1:9", "--policy", str(tmp_path)], "give one"),
    ]:
        run = CliRunner().invoke(app, [*options, "--out", str(tmp_path / "out")])
        assert run.exit_code == 1 and said in str(run.exception.__context__ or run.exception) + run.output
        assert not (tmp_path / "out").exists()
