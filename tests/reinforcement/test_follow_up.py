"""What is said to failed answers is written while the last of them are graded, and is the same whenever grades come."""

import json
import threading
import time
from concurrent.futures import Future
from typing import Any

from small_training import STORIES, TOKENIZER

from stages.functiongemma import encode_call
from stages.pipeline.records import StoryResult
from stages.policy.prompts import prompt_messages
from stages.reinforcement.follow_up import FollowUps
from stages.reinforcement.reward_functions import Verdicts

STORY = STORIES[0]
STOP = TOKENIZER.convert_tokens_to_ids("<start_function_response>")
ROW = {
    "story": STORY.id,
    "words": "{}",
    "messages": json.dumps(prompt_messages("Answer with one writeTemplate call.", STORY.intent)),
}
PASSED = StoryResult(passed=True, a11yPassed=True, totalAssertions=1, passedAssertions=1, errors=())


def failed(why: str) -> StoryResult:
    return StoryResult(passed=False, a11yPassed=True, totalAssertions=1, passedAssertions=0, errors=(f"story: {why}",))


def answer(text: str) -> list[int]:
    call = encode_call("writeTemplate", {"content": text, "path": "a.tsx"})
    return [*TOKENIZER(call, add_special_tokens=False)["input_ids"], STOP]


ANSWERS = [[answer(f"export const A = () => <p>{text}</p>\n")] for text in ("one", "two", "one", "three")]
RESULTS = {"one": failed("no button"), "two": failed("no name"), "three": PASSED}


class LateGrader:
    """Gives the results of `at_once` when a candidate comes, and the others when `give` is called."""

    def __init__(self, at_once: set[str]) -> None:
        self.at_once = at_once
        self.grades: dict[str, Future[StoryResult]] = {}

    def submit(self, files: dict[str, str], story: Any) -> Future[StoryResult]:
        [text] = [name for name in RESULTS if f">{name}<" in files["a.tsx"]]
        grade = self.grades[text] = Future()
        if text in self.at_once:
            grade.set_result(RESULTS[text])
        return grade

    def give(self) -> None:
        for text, grade in self.grades.items():
            if not grade.done():
                grade.set_result(RESULTS[text])


def submitted(at_once: set[str]) -> tuple[LateGrader, FollowUps]:
    grader = LateGrader(at_once)
    verdicts = Verdicts(grader, {STORY.id: STORY}, TOKENIZER, {STOP})  # type: ignore[arg-type]
    for turns in ANSWERS:
        verdicts.submit(STORY.id, "{}", turns[0])
    return grader, FollowUps(verdicts)


def said(follow_ups: FollowUps) -> list[str | None]:
    return [ids and TOKENIZER.decode(ids) for ids in follow_ups([ROW] * len(ANSWERS), ANSWERS)]


def test_failed_answers_are_told_why_before_the_last_grade_is_there_and_all_as_ever() -> None:
    grader, prompt = submitted(set(RESULTS))
    assert not prompt.verdicts.grading()
    expected = said(prompt)
    assert expected[0] == expected[2] and "no button" in (expected[0] or "")
    assert "no name" in (expected[1] or "") and expected[3] is None

    grader, late = submitted({"one"})
    assert late.verdicts.grading()
    written, write = [0], late._after

    def after(*given: Any) -> Any:
        written[0] += 1
        grader.give()  # while the first text is written
        return write(*given)

    late._after = after  # type: ignore[method-assign]
    stuck = threading.Timer(20, grader.give)
    stuck.start()
    assert said(late) == expected
    stuck.cancel()
    assert written[0] == 2, "equal answers are told the same"
    assert late.verdicts.waited < 10, "it had waited for all grades first"


def test_what_a_turn_waits_for_is_told_apart_from_the_wait_for_rewards() -> None:
    grader, follow_ups = submitted(set())
    threading.Timer(0.2, grader.give).start()
    said(follow_ups)
    verdicts = follow_ups.verdicts
    assert 0.1 < verdicts.waited_between_turns == verdicts.waited
    verdicts.submit(STORY.id, "{}", answer("export const B = () => <p>two</p>\n"))
    threading.Timer(0.2, grader.give).start()
    start = time.monotonic()
    verdicts.of([STORY.id], ["{}"], [answer("export const B = () => <p>two</p>\n")])
    assert 0.1 < verdicts.waited - verdicts.waited_between_turns <= time.monotonic() - start
