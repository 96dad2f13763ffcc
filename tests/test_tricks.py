"""Answers that graded 1.0 in training although no person would take them: each fails its story since.

They are what sampling noise wrote among the highest rewards of GRPO. To look again after a run, read beside the
references what `storyloop query` says of the last step:

    SELECT DISTINCT completion, map_values(solution)[1] FROM completions JOIN stories ON story = id
    WHERE completions.reward = 1 AND step = (SELECT max(step) FROM completions)
"""

from pathlib import Path

from stages.grader import GraderThread
from stages.params import load
from stages.reward import reward
from stages.stories.catalogue import load_stories
from stages.trajectory import StoryResult

# story -> (part of its solution, what the policy wrote instead)
TRICKS = {
    "accordion.stories.tsx#largeTwoSecond": ("</p>\n    </details>", "</p>\n    itch</details>"),  # leftover text
    "checkbox.stories.tsx#checked": ("</label>", '</label>\n    <p id="error">Email updates</p>'),  # said twice
    "form.stories.tsx#textEmail": ("    <button", '    <textarea id="field" />\n    <button'),  # nobody asked for it
    "pagination.stories.tsx#threePagesSecondCurrent": ('href="?page=1"', 'href="?/li"'),  # leads nowhere
    "pagination.stories.tsx#twoPagesFirstCurrent": ('href="?page=1"', 'href="?page $(\' radio"'),
}


def test_no_trick_that_training_found_passes() -> None:
    stories = {story.id: story for story in load_stories(Path(__file__).parent.parent / "data/stories")}
    pairs = []
    for name, (part, instead) in TRICKS.items():
        story = stories[name]
        (path, source), *_ = story.solution.items()
        assert part in source, name
        pairs.append(({path: source.replace(part, instead, 1)}, story))
    with GraderThread(load("grader")) as grader:
        verdicts = grader.grade_many(pairs)
    rewards = {name: reward(of) for name, of in zip(TRICKS, verdicts, strict=True) if isinstance(of, StoryResult)}
    assert rewards.keys() == TRICKS.keys()
    assert {name: value for name, value in rewards.items() if value >= 0.7} == {}
