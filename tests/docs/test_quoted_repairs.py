"""The repairs that docs/repairs.md quotes are real: each answer is graded anew, and told what the page says."""

import re

import pytest
from repository import ROOT

from stages.grader import GraderThread
from stages.stories.lookup import find_story
from stages.tools.feedback import feedback

PAGE = (ROOT / "docs/repairs.md").read_text("utf-8")
QUOTED = dict(re.findall(r"^\*\*`([^`]+)`\*\* .*?\n(.*?)^It passes\.$", PAGE, re.DOTALL | re.MULTILINE))


@pytest.mark.parametrize("name", QUOTED)
def test_a_quoted_repair_fails_as_it_says_and_then_passes(name: str, grader: GraderThread) -> None:
    story = find_story(name)
    answers = re.findall(r"^Answer \d, `([^`]+)`:\n\n```tsx\n(.*?)^```", QUOTED[name], re.DOTALL | re.MULTILINE)
    told = re.findall(r"^```text\n(.*?)\n```", QUOTED[name], re.DOTALL | re.MULTILINE)
    verdicts = [grader.submit({path: source}, story).result() for path, source in answers]
    assert [feedback(verdict) for verdict in verdicts] == [*told, "It passes."]


def test_the_quoted_repairs_are_of_components_that_no_policy_is_shown() -> None:
    assert len(QUOTED) == 21
    assert {find_story(name).split for name in QUOTED} == {"eval_new", "eval_rl"}
