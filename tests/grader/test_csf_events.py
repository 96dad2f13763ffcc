"""What user-event says of an event (its key, its button) reaches the candidate's world, and what a handler prevents does not happen."""

import pytest
from own_stories import own_catalogue

from stages.grader import GraderThread

STORY = next(story for story in own_catalogue(folder="tests/grader/csf").stories if story.export == "PressesKeys")


def judged(grader: GraderThread, old: str = "", new: str = "") -> tuple[bool, str]:
    source = STORY.solution["keys.tsx"]
    assert old in source
    result = grader.submit({"keys.tsx": source.replace(old, new) if old else source}, STORY).result()
    return result.passed, "\n".join(result.errors)


def test_keys_buttons_and_what_handlers_prevent_are_the_same_in_both_worlds(grader: GraderThread) -> None:
    assert judged(grader) == (True, "")


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("if (key.length === 1 && !/\\d/.test(key)) event.preventDefault()", "keep a letter out"),
        ("event.key === 'Tab' && event.preventDefault()", "keep the focus"),
    ],
)
def test_a_handler_that_prevents_nothing_lets_the_default_action_happen(
    grader: GraderThread, old: str, said: str
) -> None:
    passed, errors = judged(grader, old, "void 0")
    assert not passed and said in errors
