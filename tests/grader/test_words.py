"""What a failed verdict says: enough to correct the answer, and nothing of anybody's source."""

import random
import re
from collections.abc import Mapping

import pytest
from grader_params import PARAMS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from own_stories import own_catalogue
from repository import ROOT

from stages.bundle import RUNTIME
from stages.generation.faults import perturb
from stages.grader import GraderThread
from stages.grader.lines import with_element, with_line
from stages.grader.remedies import REMEDIES
from stages.pipeline.records import Contract, Story, StoryResult
from stages.stories.lookup import find_story
from stages.tools.feedback import feedback
from stages.tools.outcome import outcome_of

STORIES = own_catalogue().stories
PLAY = """\
import { story } from 'plaited/testing'
import { Note } from './note.tsx'
export const note = story({
  intent: 'A note that says Saved, with a field for the title',
  template: Note,
  async play({ assert, findByText, findByAttribute, findByTestId, accessibilityCheck }) {
    const text = await findByText('Saved at noon')
    const field = await findByAttribute('type', 'text')
    assert({ given: 'a note', should: 'hold the text', actual: text?.tagName, expected: 'P' })
    assert({ given: 'no colour', should: 'have none', actual: document.querySelector('[data-tone="loud"]'), expected: null })
    assert({ given: 'a quiet note', should: 'say so', actual: text?.getAttribute('data-mood'), expected: 'calm' })
    assert({ given: 'a field', should: 'be named', actual: field?.labels?.[0]?.textContent, expected: 'Title' })
    assert({ given: 'no mark', should: 'have none', actual: await findByTestId('mark'), expected: undefined })
    await accessibilityCheck({})
  },
})
"""
RIGHT = """\
export const Note = () => (
  <div>
    <p data-mood="calm">Saved at noon</p>
    <label for="title">Title</label>
    <input type="text" id="title" />
  </div>
)
"""
NOTE = Story(
    id="note.stories.tsx#note",
    component="note",
    file="note.stories.tsx",
    export="note",
    intent="A note that says Saved, with a field for the title",
    split="train",
    contract=Contract(path="note.tsx", export="Note"),
    files={"note.stories.tsx": PLAY},
    solution={"note.tsx": RIGHT},
)


def said(grader: GraderThread, old: str, new: str) -> str:
    """What is said of the right note with a part in another form."""
    assert old in RIGHT
    result = grader.submit({"note.tsx": RIGHT.replace(old, new)}, NOTE).result()
    assert not result.passed
    return feedback(result)


def test_an_answer_that_passes_is_told_nothing_else(grader: GraderThread) -> None:
    assert grader.submit({"note.tsx": RIGHT.replace("<div>", "<div >")}, NOTE).result().errors == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Saved at noon", "Kept", 'missing: no text "Saved at noon"\n'),
        ('type="text"', 'type="email"', 'missing: no element with type="text"\n'),
        (' for="title"', "", "missing: no label belongs to the input\n"),
    ],
)
def test_what_the_play_looked_for_and_never_found_comes_first(
    old: str, new: str, words: str, grader: GraderThread
) -> None:
    assert said(grader, old, new).splitlines()[1] + "\n" == f"- {words}"


def test_a_text_that_resembles_the_one_looked_for_is_named(grader: GraderThread) -> None:
    assert 'no text "Saved at noon"; there is "Save at noon"' in said(grader, "Saved at noon", "Save at noon")


def test_what_only_follows_from_a_missing_element_is_one_sentence_of_what_is_wanted(grader: GraderThread) -> None:
    words = said(grader, "Saved at noon", "Kept")
    assert words.count("assertion: ") == 1
    wanted = '- assertion: then it should hold the text "P", say so "calm" (data-mood)\n'
    assert wanted in words and "undefined" not in words


SELECTORS = PLAY.replace("document.querySelector('[data-tone=\"loud\"]')", "document.querySelector('i')").replace(
    "await findByText('Saved at noon')", "document.querySelector('p, [role=\"note\"], :is(i, b)')"
)


def test_a_control_of_another_role_is_told_the_role_that_was_asked_for(grader: GraderThread) -> None:
    words = said(grader, 'type="text" id="title"', 'type="range" id="title"')
    assert "- extra: nobody asked for the slider “Title”, but for the textbox\n" in words


def test_a_list_of_selectors_is_said_as_alternatives(grader: GraderThread) -> None:
    story = NOTE.model_copy(update={"files": {"note.stories.tsx": SELECTORS}})
    files = {"note.tsx": RIGHT.replace("<p ", "<div ").replace("</p>", "</div>")}
    words = feedback(grader.submit(files, story).result())
    assert r'- missing: nothing matches the selector "p", "[role=\"note\"]" or ":is(i, b)"' in words


def test_of_what_is_still_wanted_the_property_that_will_be_read_is_named(grader: GraderThread) -> None:
    files = {"choice.tsx": CHOICE.replace("input", "output").replace("details", "div")}
    words = feedback(grader.submit(files, CHOICES).result(), 2000)
    assert 'be of that kind "file" (type)' in words and "take them (multiple)" in words


def test_what_the_reference_does_not_have_either_is_not_missing(grader: GraderThread) -> None:
    words = said(grader, "Saved at noon", "Kept")
    assert "data-tone" not in words and "data-testid" not in words


def test_an_attribute_that_was_read_in_vain_is_named(grader: GraderThread) -> None:
    assert 'expected "calm", got null (attribute data-mood of the p)' in said(grader, ' data-mood="calm"', "")


def test_a_value_that_tells_what_was_there_needs_no_outline(grader: GraderThread) -> None:
    words = said(grader, 'data-mood="calm"', 'data-mood="loud"')
    assert words == 'It does not pass:\n- assertion: given a quiet note, should say so: expected "calm", got "loud"'


def test_an_outline_of_what_was_rendered_comes_last(grader: GraderThread) -> None:
    last = said(grader, "Saved at noon", "Kept").splitlines()[-1]
    assert last == '- rendered: div (p "Kept", label "Title", input role=textbox "Title")'


def test_a_syntax_error_quotes_its_line(grader: GraderThread) -> None:
    words = said(grader, '<p data-mood="calm">', '<p data-mood=calm">')
    assert words.endswith(
        """- syntax: note.tsx:3:18: '{' or JSX element expected: `<p data-mood=calm">Saved at noon</p>`"""
    )


def test_an_exception_quotes_the_line_that_threw(grader: GraderThread) -> None:
    words = said(grader, "Saved at noon", "{now.text}")
    assert words.endswith('note.tsx:3: ReferenceError: now is not defined: `<p data-mood="calm">{now.text}</p>`')


def test_an_accessibility_rule_comes_with_its_remedy_and_the_line(grader: GraderThread) -> None:
    words = said(grader, "  </div>", '    <img src="data:," />\n  </div>')
    assert (
        'a11y: image-alt: give it an alt text; alt="" where it only decorates (note.tsx:6: `<img src="data:," />`)'
        in words
    )


def test_of_several_elements_the_one_that_breaks_the_rule_is_quoted(grader: GraderThread) -> None:
    buttons = '<button type="button">One</button>\n    <button type="button"></button>\n  </div>'
    assert '(note.tsx:7: `<button type="button">`)' in said(grader, "</div>", buttons)


def test_colours_that_are_too_close_are_named(grader: GraderThread) -> None:
    words = said(grader, "<p ", "<p style={{ color: '#bbbbbb' }} ")
    assert "#bbbbbb on #ffffff is 1.91:1, 4.5:1 is needed (note.tsx:3: " in words


def test_the_same_answer_is_told_the_same_in_whatever_order_it_is_graded(bundle: object, grader: GraderThread) -> None:
    pairs = [({"note.tsx": RIGHT.replace(word, "Kept")}, NOTE) for word in ("Saved at noon", "Title", "calm", "text")]
    words = grader.grade_many(pairs)
    with GraderThread(PARAMS, bundle) as other:  # type: ignore[arg-type]
        assert other.grade_many(pairs[::-1])[::-1] == words


PROPERTIES = """\
import { story } from 'plaited/testing'
import { Choice } from './choice.tsx'
export const choice = story({
  intent: 'A choice of files and two boxes',
  template: Choice,
  async play({ assert, press, accessibilityCheck }) {
    const files = document.querySelector('input')
    const boxes = [...document.querySelectorAll('p input')]
    const section = document.querySelector('details')
    await press('Tab')
    assert({ given: 'several files', should: 'take them', actual: files?.multiple, expected: true })
    assert({ given: 'a field', should: 'be of that kind', actual: files?.type, expected: 'file' })
    assert({ given: 'two boxes', should: 'be checked first', actual: boxes.map((box) => box.checked), expected: [true, false] })
    assert({ given: 'two boxes', should: 'hold their names', actual: boxes.map((box) => [box.name, box.title]), expected: [['a', ''], ['b', '']] })
    const open = [section].filter((found) => found?.open)
    assert({ given: 'a section', should: 'be open', actual: open.length, expected: 1 })
    assert({ given: 'a section', should: 'have a heading', actual: section?.querySelector('summary')?.textContent, expected: 'More' })
    await accessibilityCheck({})
  },
})
"""
CHOICE = """\
export const Choice = () => (
  <div>
    <label>Files <input type="file" multiple /></label>
    <p>
      <label>One <input type="checkbox" name="a" checked /></label>
      <label>Two <input type="checkbox" name="b" /></label>
    </p>
    <details open><summary>More</summary>Text</details>
  </div>
)
"""
CHOICES = NOTE.model_copy(
    update={
        "id": "choice.stories.tsx#choice",
        "component": "choice",
        "file": "choice.stories.tsx",
        "export": "choice",
        "contract": Contract(path="choice.tsx", export="Choice"),
        "files": {"choice.stories.tsx": PROPERTIES},
        "solution": {"choice.tsx": CHOICE},
    }
)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (" multiple", "", "expected true, got false (property multiple of the input)"),
        ('type="file"', 'type="email"', 'expected "file", got "email" (property type of the input)'),
        (" checked", "", "expected [true, false], got [false, false] (property checked of the input)"),
        (
            ' name="b"',
            ' name="c"',
            'got [["a", ""], ["c", ""]] (property name of the input)',
        ),
        ("<details open>", "<details>", "expected 1, got 0 (property open of the details)"),
        ("More</summary>", "</summary>Mo", 'should have a heading: expected "More", got ""\n'),
    ],
)
def test_a_property_of_which_an_assertion_got_its_value_is_named(
    old: str, new: str, words: str, grader: GraderThread
) -> None:
    assert old in CHOICE
    result = grader.submit({"choice.tsx": CHOICE.replace(old, new)}, CHOICES).result()
    assert words in feedback(result, 2000) + "\n", result.errors


WATCHING = """\
import { bElement } from 'plaited/ui'
const methods = () => [
  Document.prototype.querySelector, Element.prototype.closest, Element.prototype.getAttribute, Element.prototype.matches,
  ...[[HTMLInputElement, 'value'], [HTMLInputElement, 'checked'], [HTMLButtonElement, 'disabled'], [HTMLElement, 'hidden']]
    .map(([{ prototype }, name]) => Object.getOwnPropertyDescriptor(prototype, name).get),
]
export const Note = bElement({
  tag: 'watching-note',
  shadowDom: <div p-target="div"><p>Watch</p></div>,
  bProgram({ $ }) {
    const before = methods()
    const look = () => {
      const same = methods().every((method, at) => method === before[at] && String(method).includes('[native code]'))
      $('div')[0].render(same ? 'untouched' : 'touched')
    }
    setTimeout(look, 30)
    return {}
  },
})
"""


def test_the_candidates_world_keeps_its_own_methods_while_the_play_is_listened_to(grader: GraderThread) -> None:
    play = PLAY.replace("    const text =", "    await new Promise((done) => setTimeout(done, 120))\n    const text =")
    waiting = NOTE.model_copy(update={"files": {"note.stories.tsx": play}})
    result = grader.submit({"note.tsx": WATCHING}, waiting).result()
    assert 'watching-note (div "untouched")' in feedback(result)


def is_source(line: str) -> bool:
    return len(line) > 8 and any(sign in line for sign in "<>={}();")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def given_away(story: Story, files: Mapping[str, str], result: StoryResult) -> list[str]:
    """Lines of the play and the solution, but those that the answer has too, that stand in the words."""
    own = squeezed(" ".join(files.values()))
    sources = [*story.files.values(), *story.solution.values()]
    lines = {squeezed(line) for source in sources for line in source.splitlines()}
    return [line for line in lines if is_source(line) and line not in own and line in " ".join(result.errors)]


@pytest.mark.parametrize("count", [40, pytest.param(120, marks=pytest.mark.slow)])
def test_no_line_of_a_play_or_a_reference_solution_stands_in_the_words(count: int, grader: GraderThread) -> None:
    pairs = []
    for story in random.Random(7).sample(STORIES, count):
        outputs = [outcome_of(output).files for _, output in perturb(story, 2, random.Random(story.id))]
        pairs += [(files, story) for files in outputs if files is not None]
    results = grader.grade_many(pairs)
    failed = 0
    for (files, story), result in zip(pairs, results, strict=True):
        assert isinstance(result, StoryResult)
        assert given_away(story, files, result) == [], (story.id, result.errors)
        failed += not result.passed
    assert failed > 0.8 * count


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(STORIES), st.data())
def test_whatever_is_cut_out_of_a_solution_the_words_do_not_give_it_away(
    grader: GraderThread, story: Story, data: st.DataObject
) -> None:
    path, source = next(iter(story.solution.items()))
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    files = {**story.solution, path: source[:start] + source[end:]}
    assert given_away(story, files, grader.submit(files, story).result()) == []


@given(st.lists(st.text(max_size=80), max_size=12), st.booleans(), st.integers(100, 900))
def test_what_a_policy_is_told_is_never_longer_than_it_may_be(errors: list[str], outlined: bool, most: int) -> None:
    errors += ["rendered: p"] * outlined
    result = StoryResult(passed=False, a11yPassed=False, totalAssertions=1, passedAssertions=0, errors=tuple(errors))
    assert len(feedback(result, most)) <= most


def test_what_does_not_fit_is_counted_and_the_outline_stays() -> None:
    errors = tuple(f"assertion: number {number} of many" for number in range(20))
    result = StoryResult(
        passed=False, a11yPassed=False, totalAssertions=20, passedAssertions=0, errors=(*errors, "rendered: p")
    )
    *_, more, last = feedback(result, 200).splitlines()
    assert re.fullmatch(r"- and \d+ more", more) and last == "- rendered: p"


def test_every_remedy_is_one_of_a_rule_that_there_is() -> None:
    axe = (ROOT / RUNTIME / "node_modules/axe-core/axe.js").read_text("utf-8")
    assert [
        rule for rule in REMEDIES if rule != "html-attribute" and f"'{rule}'" not in axe and f"{rule}: " not in axe
    ] == []


@pytest.mark.parametrize("message", ["other.tsx:1: no", "a.tsx:9: no", "a.tsx:2: no", "no place", "a.tsx:1: `quoted`"])
def test_a_message_that_points_at_no_line_of_the_answer_stays_as_it_is(message: str) -> None:
    assert with_line(message, {"a.tsx": "const a = 1\n\n"}) == message


def test_an_element_that_no_line_makes_is_quoted_as_rendered() -> None:
    assert with_element('no name at <x-a id="b"> 1/1', {"a.tsx": "1"}) == 'no name (`<x-a id="b">`)'


PAGE = (ROOT / "docs/feedback.md").read_text("utf-8")
EXAMPLES = re.findall(r"\(`([\w#-]+)`: (?:.*?)```tsx\n(.*?)```\n+```text\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_has_three_examples() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize(("name", "answer", "words"), EXAMPLES, ids=[name for name, *_ in EXAMPLES])
def test_an_example_of_the_page_is_what_is_said(name: str, answer: str, words: str, grader: GraderThread) -> None:
    story = find_story(name)
    result = grader.submit({story.contract.path: answer}, story).result()
    assert feedback(result) == words.rstrip("\n")


@pytest.mark.parametrize("room", [100, 200, 350, 600])
def test_what_is_said_is_never_longer_than_there_is_room(room: int) -> None:
    errors = (f"missing: no text {'a' * 300}", "hidden: b", f"rendered: section ({'c' * 200})")
    verdict = StoryResult(passed=False, a11yPassed=True, totalAssertions=3, passedAssertions=0, errors=errors)
    said = feedback(verdict, room)
    assert len(said) <= room and "missing: no text a" in said and "rendered: section (c" in said
