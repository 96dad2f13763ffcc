"""data/stories/typed.stories.tsx: requests that leave texts open accept any answer to what was said, and no other.

Answers are written as the training stories are, or in other words and other markup than the reference solution.
"""

from collections.abc import Callable

import pytest
from own_stories import own_stories

from stages.grader import GraderThread
from stages.pipeline.records import StoryResult
from stages.pipeline.reward import reward

STORIES = {story.export: story for story in own_stories() if story.file == "typed.stories.tsx"}
IMPORT = "import { bElement } from 'plaited/ui'\n"
OPTIONS = "".join(f"<option>{city}</option>" for city in ("Oslo", "Bergen", "Bodø", "Moss"))
DROPDOWN = '<div><label for="field">Where do you live?</label><select id="field">%s</select></div>'
LOGIN = (
    '<form aria-label="Login"><label for="a">Your e-mail</label><input id="a" type="email" required />'
    '<label for="b">Password</label><input id="b" type="password" %s/><button type="submit">Sign in</button></form>'
)
BOX = '<div><label><input type="checkbox" %s/> By going on you accept our terms</label></div>'
POPUP = '<dialog open aria-label="Photo"><p>Really delete photo 7?</p>%s</dialog>'
TRAIL = '<nav aria-label="Path"><ol><li><a href="/h">home</a></li><li>%s</li><li %s>boots</li></ol></nav>'
TABLE = "<table><caption>Sky</caption><tr><th>Planet</th><th>Moons</th></tr>%s</table>"
PAGES = '<nav aria-label="Results"><a href="/1">1</a><a href="/2" %s>2</a><a href="/3">3</a>%s</nav>'
RADIOS = '<fieldset role="radiogroup"><legend>How was your day?</legend>%s</fieldset>'
TABS = (
    '<div><div role="tablist" aria-label="Soup"><button type="button" role="tab" id="i" aria-selected="%s">Ingredients'
    '</button><button type="button" role="tab" aria-selected="%s">Steps</button></div>'
    '<div role="tabpanel" aria-labelledby="i">%s</div></div>'
)
AREA = '<div><label for="field">Comment</label><textarea id="field" rows="%s" aria-describedby="h" /><p id="h">%s</p></div>'
CARD = '<article><h3>Lake walk</h3><p>%s</p><a href="%s">More</a></article>'
BAR = '<div role="toolbar" aria-label="Text">%s</div>'


def radios(*words: str) -> str:
    return "".join(f'<label><input type="radio" name="c" value="{word}" />{word}</label>' for word in words)


def buttons(*words: str) -> str:
    return "".join(f'<button type="button">{word}</button>' for word in words)


def questions(count: int) -> str:
    part = "<details><summary>Question {0} on delivery</summary><p>Answer {0}</p></details>"
    return "<div>" + "".join(part.format(number) for number in range(count)) + "</div>"


RIGHT = {
    "cities": DROPDOWN % (OPTIONS + "<option>Hamar</option>"),
    "login": LOGIN % "required ",
    "terms": BOX % "required ",
    "darkMode": '<label><input type="checkbox" role="switch" />Dark mode</label>',
    "diskFull": '<div role="alert" data-variant="warning"><h2>Your disk is almost full</h2><p>Empty the bin</p></div>',
    "deletePhoto": POPUP % '<button type="button" data-variant="danger">Delete</button><button type="button">Cancel</button>',
    "boots": TRAIL % ('<a href="/s">shoes</a>', 'aria-current="page"'),
    "planets": TABLE % "".join(f"<tr><th scope='row'>{p}</th><td>{n}</td></tr>" for p, n in [("Earth", 1), ("Mars", 2), ("Venus", 0)]),
    "upload": '<div><label for="field">Photo upload</label><progress id="field" value="0.3" /></div>',
    "fourPages": PAGES % ('aria-current="page"', '<a href="/4">4</a>'),
    "day": RADIOS % radios("good", "ok", "bad"),
    "recipe": TABS % ("true", "false", "Two onions, one leek, salt"),
    "comments": AREA % (5, "Optional"),
    "groceries": '<ul aria-label="Shopping"><li>milk</li><li>eggs</li><li>bread</li></ul>',
    "hike": CARD % ("We walk around the lake.", "/hikes"),
    "shipping": questions(3),
    "format": BAR % ('<button type="button" aria-pressed="true">Bold</button>' + buttons("Italic", "Underline")),
    "saveCancel": '<p><button data-variant="primary">save</button><button data-variant="secondary">cancel</button></p>',
}  # fmt: skip
WRONG = {
    "cities": DROPDOWN % OPTIONS,
    "login": LOGIN % "",
    "terms": BOX % "required checked ",
    "darkMode": '<label><input type="checkbox" role="switch" checked />Dark mode</label>',
    "diskFull": '<div role="alert" data-variant="warning">The disk is almost full</div>',
    "deletePhoto": POPUP % buttons("Delete", "Cancel"),
    "boots": TRAIL % ("shoes", 'aria-current="page"'),
    "planets": TABLE % "<tr><td>Earth</td><td>1</td></tr><tr><td>Mars</td><td>2</td></tr>",
    "upload": '<div><label for="field">Photo upload</label><progress id="field" value="30" /></div>',
    "fourPages": PAGES % ('aria-current="page"', ""),
    "day": RADIOS % radios("good", "bad", "ok"),
    "recipe": TABS % ("false", "true", "Two onions, one leek, salt"),
    "comments": AREA % (4, "Optional"),
    "groceries": "<ol><li>milk</li><li>eggs</li><li>bread</li></ol>",
    "hike": CARD % ("We walk around the lake.", "/hike"),
    "shipping": questions(2),
    "format": BAR % buttons("Bold", "Italic", "Underline"),
    "saveCancel": '<p><button data-variant="secondary">Save</button><button data-variant="primary">Cancel</button></p>',
}


def function(markup: str) -> str:
    return f"() => (\n  {markup}\n)"


def element(markup: str) -> str:
    """The component as a custom element, with the markup in its shadow root."""
    return f"bElement({{\n  tag: 'an-answer',\n  shadowDom: (\n{markup}\n  ),\n  bProgram: () => ({{}}),\n}})"


def verdicts(grader: GraderThread, answers: dict[str, str], component: Callable[[str], str]) -> dict[str, StoryResult]:
    pairs = [
        ({"answer.tsx": f"{IMPORT}export const {STORIES[name].contract.export} = {component(markup)}\n"}, STORIES[name])
        for name, markup in answers.items()
    ]
    found = {}
    for name, verdict in zip(answers, grader.grade_many(pairs), strict=True):
        assert isinstance(verdict, StoryResult), verdict
        found[name] = verdict
    return found


def test_every_request_has_another_right_answer_and_a_wrong_one() -> None:
    assert set(RIGHT) == set(WRONG) == set(STORIES)
    assert len(STORIES) >= 12


@pytest.mark.parametrize("component", [function, pytest.param(element, marks=pytest.mark.slow)])
def test_other_right_answers_pass(component: Callable[[str], str], own_grader: GraderThread) -> None:
    found = verdicts(own_grader, RIGHT, component)
    assert {name: verdict.errors for name, verdict in found.items() if reward(verdict) < 1} == {}


def test_answers_that_miss_one_thing_that_was_said_fail(own_grader: GraderThread) -> None:
    assert [name for name, verdict in verdicts(own_grader, WRONG, function).items() if verdict.passed] == []


def test_requests_are_held_out_and_leave_open_what_else_is_there() -> None:
    assert {story.split for story in STORIES.values()} == {"eval_phrased"}
    assert [name for name, story in STORIES.items() if "extras: 'ignore'" not in story.files[story.file]] == []
