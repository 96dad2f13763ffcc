"""Stories in Storybook's format are graded as plaited ones are: by assertions, in a fresh realm, out of the candidate's reach."""

import pytest
from own_stories import own_catalogue
from slow import fast_only

from stages.grader import GraderThread
from stages.pipeline.records import Story, StoryResult
from stages.storybook.harness import without_play

STORIES: dict[str, Story] = {story.export: story for story in own_catalogue(folder="tests/grader/csf").stories}
BARE = "export const Panel = ({ title }) => <p>{title}</p>"


def judged(grader: GraderThread, export: str, change: tuple[str, str] | None = None, code: str = "") -> StoryResult:
    """The verdict on the reference solution, changed in one place, or on other code."""
    story = STORIES[export]
    source = code or story.solution["panel.tsx"]
    if change is not None:
        assert change[0] in source
        source = source.replace(*change)
    return grader.submit({"panel.tsx": source}, story).result()


@pytest.mark.parametrize("export", ["Saves", "WithTags", "Opens", "Rendered"])
def test_a_reference_solution_passes(grader: GraderThread, export: str) -> None:
    result = judged(grader, export)
    assert (result.passed, result.errors) == (True, ())


def test_every_expectation_counts_and_a_failed_one_does_not_end_the_play(grader: GraderThread) -> None:
    result = judged(grader, "Saves", ("toUpperCase", "toLowerCase"))
    assert (result.passed, result.passedAssertions, result.totalAssertions) == (False, 2, 5)


def test_words_of_chai_go_on_after_each_other_and_each_is_one_assertion(grader: GraderThread) -> None:
    story = STORIES["ChainsWords"]
    source = story.solution["chains.tsx"]
    right, wrong, figs = (
        grader.submit({"chains.tsx": code}, story).result()
        for code in (source, source.replace("Plums", "Limes"), source.replace("Pears", "Figs"))
    )
    assert (right.passed, right.passedAssertions, right.totalAssertions) == (True, 7, 7)
    # What came after the one that failed was not asked for any more; no word was missing.
    assert wrong.errors[0] == 'assertion: given ["Pears", "Limes"], should includes "Plums": got ["Pears", "Limes"]'
    assert (wrong.passedAssertions, any("TypeError" in error for error in wrong.errors)) == (5, False)
    assert 'throw: play: Error: expected "figs" not to be reached' in figs.errors


def test_a_lookup_that_finds_nothing_says_what_is_there(grader: GraderThread) -> None:
    errors = judged(grader, "Rendered", (">Save<", ">Send<")).errors
    assert any('nothing with role="button" and name "Save"; there is' in e and 'button "Send"' in e for e in errors)


def test_a_handler_that_calls_when_nobody_acts_fulfils_no_expectation(grader: GraderThread) -> None:
    result = judged(
        grader,
        "Saves",
        ("const save =", "useEffect(() => { onSave?.({ name: 'ADA 1', tags: [] }) }, [])\n  const save ="),
    )
    assert not judged(grader, "Saves", ("onSave?.({ name, tags })", "(name && 'Saved ' + name)")).passed
    assert result.passed  # one call too many is none that this play asks about


def test_a_play_that_wants_no_call_sees_one_that_nobody_caused(grader: GraderThread) -> None:
    result = judged(grader, "Opens", ("if (open) onOpen", "onOpen"))
    assert not result.passed and any("called" in error for error in result.errors), result


def test_the_candidates_world_gets_nothing_of_the_play() -> None:
    harness = without_play(STORIES["Saves"])
    assert "ADA 1" not in harness and "expectName" not in harness and "play" not in harness
    assert "Theme.Provider" in harness


HOSTILE = {
    "wraps React": "import * as React from 'react'\nReact.createElement = () => null\n" + BARE,
    "forges calls": "import { useEffect } from 'react'\n" + BARE.replace(
        "=> <p>", "=> { useEffect(() => { setInterval(() => document.dispatchEvent(new CustomEvent('storyloop-call', "
        "{ detail: JSON.stringify(['onSave', [{ name: 'ADA 1', tags: [] }]]) })), 1) }, []); return <p>"
    ) + "}",
    "breaks queries": "Document.prototype.querySelectorAll = () => [1]\nArray.prototype.every = () => true\n" + BARE,
    "forges replies": "JSON.parse = () => [false, 1]\nPromise.prototype.then = () => {}\n" + BARE,
    "hangs": "export const Panel = () => { for (;;); }",
    "throws": "export const Panel = () => { throw new Error('no') }",
    "hangs in an effect": "import { useEffect } from 'react'\nexport const Panel = () => { useEffect(() => { for (;;); }); return <p>x</p> }",
    "goes away": BARE + "\nlocation.href = 'data:text/html,x'",
    "hides a frame": "export const Panel = () => { const Tag = 'ifr' + 'ame'; return <Tag title=\"x\" /> }",
}  # fmt: skip


@pytest.mark.parametrize("name", fast_only(HOSTILE.keys() - {"hangs in an effect"}, HOSTILE))
def test_no_hostile_candidate_passes_or_changes_another_verdict(grader: GraderThread, name: str) -> None:
    attack = judged(grader, "Saves", code=HOSTILE[name])
    assert not attack.passed and attack.passedAssertions == 0, attack
    assert judged(grader, "Saves").passed
