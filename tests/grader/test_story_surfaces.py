"""What a story may use, through the grader itself: trusted files in one world, the candidate's in another."""

from pathlib import Path

import pytest

from stages.grader import GraderThread
from stages.pipeline.records import Contract, Story, StoryResult
from stages.stories import parse_story_file
from stages.stories.splits import Splits

PLAY = """\
import {{ story }} from 'plaited/testing'
import {{ Field }} from './field.tsx'
export const field = story({{
  intent: 'A field that repeats what is typed',
  template: Field,
  {parameters}
  async play({{ assert, findByAttribute, findByText, fireEvent, wait, accessibilityCheck }}) {{
    const expect = (given: string, actual: unknown, expected: unknown) => assert({{ given, should: 'fit', actual, expected }})
    {body}
  }},
}})
"""
FIELD = """\
import { bElement, createHostStyles, type FT } from 'plaited/ui'
import { styles } from './field.css.ts'
export const Field: FT = bElement({
  tag: 'x-field',
  hostStyles: createHostStyles({ display: 'block' }),
  shadowDom: (
    <label {...styles.label}>
      Name <input p-target="input" p-trigger={{ input: 'typed' }} />
      <output p-target="out" hidden></output>
    </label>
  ),
  bProgram({ $ }) {
    const [input] = $<HTMLInputElement>('input')
    const [out] = $('out')
    return { typed() { out.render(input.value); out.attr('hidden', false) } }
  },
})
"""
SIBLINGS = {
    "field.css.ts": """\
import { createStyles } from 'plaited/ui'
import { tokens } from './field.tokens.ts'
export const styles = createStyles({ label: { color: tokens.ink } })
""",
    "field.tokens.ts": """\
import { createTokens } from 'plaited/ui'
export const { tokens } = createTokens('tokens', { ink: { $value: 'rgb(1, 2, 3)' } })
""",
}


def story(body: str, parameters: str = "", solution: dict[str, str] | None = None) -> Story:
    return Story(
        id="field.stories.tsx#field",
        component="field",
        file="field.stories.tsx",
        export="field",
        intent="A field that repeats what is typed",
        split="train",
        contract=Contract(path="field.tsx", export="Field"),
        files={"field.stories.tsx": PLAY.format(body=body, parameters=parameters), **SIBLINGS},
        solution=solution or {"field.tsx": FIELD},
    )


def graded(grader: GraderThread, story: Story, files: dict[str, str] | None = None) -> StoryResult:
    return grader.submit(files or story.solution, story).result()


RAW = """const input = await findByAttribute('p-target', 'input') as HTMLInputElement
    const out = await findByAttribute('p-target', 'out') as HTMLElement
    expect('nothing typed', out.hidden, true)
    input.value = 'Ada'
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await wait(1)
    expect('text', out.textContent, 'Ada')
    expect('text', out.hidden, false)
    await accessibilityCheck({})"""


def test_a_play_may_use_the_dom_itself(grader: GraderThread) -> None:
    result = graded(grader, story(RAW))
    assert result.passed and result.passedAssertions == 3, result.errors


COLOUR = """const label = (await findByAttribute('p-target', 'input'))!.closest('label')!
    expect('the token', getComputedStyle(label).color, 'rgb(1, 2, 3)')"""


def test_styles_and_tokens_come_from_sibling_files(grader: GraderThread) -> None:
    result = graded(grader, story(COLOUR))
    assert result.passed, result.errors


def test_a_candidates_files_overlay_the_siblings(grader: GraderThread) -> None:
    tokens = SIBLINGS["field.tokens.ts"].replace("1, 2, 3", "9, 9, 9")
    result = graded(grader, story(COLOUR), {"field.tsx": FIELD, "field.tokens.ts": tokens})
    assert not result.passed and 'got "rgb(9, 9, 9)"' in result.errors[0]


def test_finders_search_the_whole_document(grader: GraderThread) -> None:
    body = """document.body.append(Object.assign(document.createElement('p'), { textContent: 'Outside' }))
    expect('a text beside the fixture', (await findByText('Outside'))?.tagName, 'P')"""
    result = graded(grader, story(body))
    assert result.passed, result.errors


def test_a_story_without_a_play_is_rendered_and_checked(grader: GraderThread) -> None:
    plain = story("")
    source = plain.files["field.stories.tsx"]
    files = plain.files | {"field.stories.tsx": source[: source.index("  async play")] + "})\n"}
    plain = plain.model_copy(update={"files": files})
    assert graded(grader, plain).passed
    nameless = FIELD.replace("      Name <input", "      <input")
    result = graded(grader, plain, {"field.tsx": nameless})
    assert not result.a11yPassed and result.errors[0].startswith("a11y: label")


def test_a_play_that_takes_longer_than_its_own_timeout_fails(grader: GraderThread) -> None:
    waits = story("await new Promise((done) => setTimeout(done, 400))", "parameters: { timeout: 150 },")
    result = graded(grader, waits)
    assert not result.passed and result.errors == ("timeout: play took more than 150 ms",)


@pytest.mark.parametrize(("parameters", "passed"), [("", False), ("parameters: { timeout: 6000 },", True)])
def test_a_play_may_take_five_seconds_or_what_it_asks_for(parameters: str, passed: bool, grader: GraderThread) -> None:
    result = graded(grader, story("await wait(5001)", parameters))
    assert result.passed is passed
    assert passed or "longer than the story's timeout of 5000 ms" in result.errors[0]


SIGN = """\
import {{ story }} from 'plaited/testing'
{imported}
export const sign = story({{
  intent: 'A sign that says "Open"',
  template: {template},
  async play({{ assert, findByText, accessibilityCheck }}) {{
    assert({{ given: 'a', should: 'b', actual: (await findByText('Open'))?.tagName, expected: 'P' }})
    await accessibilityCheck({{}})
  }},
}}) satisfies unknown
"""


def written(folder: Path, imported: str, template: str, sign: str) -> Story:
    (folder / "sign.tsx").write_text(sign)
    (folder / "sign.stories.tsx").write_text(SIGN.format(imported=imported, template=template))
    (read,) = parse_story_file(folder / "sign.stories.tsx", Splits())
    return read


@pytest.mark.parametrize(
    ("imported", "template"),
    [
        ("import Sign from './sign.tsx'", "Sign"),
        ("import Sign, { Part } from './sign'", "() => <Sign><Part /></Sign>"),
        ("import * as Signs from './sign.js'", "Signs.Part"),
        ("import * as Signs from './sign.tsx'", "() => <Signs.Part />"),
        ("import { Part as Piece } from './sign.ts'", "Piece"),
        ("const Sign = () => <p>Open</p>", "() => <Sign />"),
        ("namespace Words { export const open = 'Open' }", "() => <p>{Words.open}</p>"),
    ],
)
def test_a_template_is_graded_however_it_is_imported(
    imported: str, template: str, grader: GraderThread, tmp_path: Path
) -> None:
    sign = "export default () => <p>Open</p>\nexport const Part = () => <p>Open</p>\n"
    result = graded(grader, written(tmp_path, imported, template, sign))
    assert result.passed and result.totalAssertions == 1, result.errors


def test_a_candidate_may_name_what_the_story_imports_by_default(grader: GraderThread, tmp_path: Path) -> None:
    sign = written(tmp_path, "import Sign from './sign.tsx'", "Sign", "export default () => <p>Open</p>\n")
    assert graded(grader, sign, {"sign.tsx": "export const Sign = () => <p>Open</p>\n"}).passed
    nothing = graded(grader, sign, {"sign.tsx": "const Sign = () => <p>Open</p>\n"})
    assert nothing.errors[0].endswith("exports nothing; `export default …` is needed")


def test_html_for_is_for(grader: GraderThread, tmp_path: Path) -> None:
    sign = "export const Sign = () => <div><p>Open</p><label htmlFor='a'>A</label><input id='a' /></div>\n"
    result = graded(grader, written(tmp_path, "import { Sign } from './sign.tsx'", "Sign", sign))
    assert result.passed, result.errors


@pytest.mark.parametrize(
    "name", ["useTemplate", "useSignal", "useAttributesObserver", "isBehavioralElement", "inspector", "ssr"]
)
def test_what_the_runtime_lacks_is_named_with_what_to_write_instead(name: str, grader: GraderThread) -> None:
    lacking = f"import {{ {name} }} from 'plaited/ui'\nconst got = {name}(1)\n" + FIELD
    result = graded(grader, story(COLOUR), {"field.tsx": lacking})
    assert result.errors[0].startswith(f"throw: field.tsx:2: TypeError: {name} of plaited/ui is not supported; ")
