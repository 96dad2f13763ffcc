"""A reference is graded once for all candidates of a story, and few are remembered."""

import asyncio

import pytest
from hostile_story import STORY

from stages.grader import references
from stages.grader.references import Reference, References
from stages.pipeline.errors import InputError
from stages.pipeline.records import Story, StoryResult

REFERENCE = Reference(StoryResult(passed=True, a11yPassed=True, totalAssertions=3, passedAssertions=3), {})


def found_for(stories: list[Story], error: Exception | None = None) -> list[str]:
    """The stories whose reference was graded, in order, when one after the other asks for its own."""
    graded: list[str] = []

    async def find(story: Story, _key: str) -> Reference:
        graded.append(story.intent)
        if error is not None:
            raise error
        return REFERENCE

    async def run() -> None:
        known = References(find)
        for story in stories:
            try:
                assert await known.get(story, "digest") is REFERENCE
            except (InputError, OSError) as raised:
                assert raised is error
        await known.close()

    asyncio.run(run())
    return graded


def copies(count: int) -> list[Story]:
    return [STORY.model_copy(update={"intent": str(number)}) for number in range(count)]


def test_equal_stories_share_a_reference() -> None:
    assert found_for([STORY, STORY, STORY.model_copy(deep=True)]) == [STORY.intent]


def test_the_reference_used_longest_ago_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "KEPT", 2)
    first, second, third = copies(3)
    assert found_for([first, second, first, third, first, second]) == ["0", "1", "2", "1"]


def test_a_fault_of_the_story_is_remembered_and_a_failure_of_ours_is_not() -> None:
    assert found_for([STORY, STORY], InputError("faulty")) == [STORY.intent]
    assert found_for([STORY, STORY], OSError("gone")) == [STORY.intent] * 2


def test_a_reference_graded_as_a_candidate_is_not_graded_again() -> None:
    async def run() -> Reference:
        async def find(_story: Story, _key: str) -> Reference:
            raise AssertionError("graded again")

        known = References(find)
        known.learn(references.key_of(STORY.solution, STORY, "digest"), REFERENCE)
        return await known.get(STORY, "digest")

    assert asyncio.run(run()) is REFERENCE
