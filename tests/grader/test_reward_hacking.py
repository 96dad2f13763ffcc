"""Answers that graded 1.0 in training although no person would take them: each fails its story since.

They are what sampling noise wrote among the highest rewards of GRPO. To look again after a run, read beside the
references what `storyloop query` says of the last step:

    SELECT DISTINCT completion, map_values(solution)[1] FROM completions JOIN stories ON story = id
    WHERE completions.reward = 1 AND step = (SELECT max(step) FROM completions)
"""

from own_stories import own_stories

from stages.grader import GraderThread
from stages.pipeline.params import load
from stages.pipeline.records import StoryResult
from stages.pipeline.reward import reward

LINKS = """\
      <time>2006</time>
      <a href="/debut">Debut album</a>
    </li>
    <li>
      <time>2011</time>
      <a href="/tour">World tour</a>
"""

# story -> (part of its solution, what the policy wrote instead)
TRICKS = {
    "accordion.stories.tsx#largeTwoSecond": ("</p>\n    </details>", "</p>\n    itch</details>"),  # leftover text
    "badge.stories.tsx#success": ("<span", "<span required"),  # not of this element
    "checkbox.stories.tsx#checked": ("</label>", '</label>\n    <p id="error">Email updates</p>'),  # said twice
    "checkbox.stories.tsx#plain": ("<label ", "<label danger "),  # not of HTML
    "form.stories.tsx#textEmail": ("    <button", '    <textarea id="field" />\n    <button'),  # nobody asked for it
    "form.stories.tsx#requiredEmailPrimary": ("required", "required required"),  # an attribute twice
    "input.stories.tsx#text": ('id="field"', 'id="field" aria-describedby="hint"'),  # there is no hint
    "pagination.stories.tsx#largeTwoPagesSecondCurrent": ('href="?page=2"', 'href="?page=2ion"'),  # a number and more
    "pagination.stories.tsx#threePagesSecondCurrent": ('href="?page=1"', 'href="?/li"'),  # leads nowhere
    "pagination.stories.tsx#twoPagesFirstCurrent": ('href="?page=1"', 'href="?page $(\' radio"'),
    "radio-group.stories.tsx#requiredTwoError": ('value="2"', 'value="1"'),  # no telling which was chosen
    "radio-group.stories.tsx#two": ('value="2"', 'value="2" data-size="small"'),  # nobody asked for it, on one radio
    "rating.stories.tsx#radioGroup": ('value="2"', 'value="1"'),
    "timeline.stories.tsx#links": (  # the second link is described by the first time
        LINKS,
        LINKS.replace("<time", '<time id="time"').replace("<a", '<a aria-describedby="time"'),
    ),
}


def test_no_trick_that_training_found_passes() -> None:
    stories = {story.id: story for story in own_stories()}
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
