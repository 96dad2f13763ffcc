"""The report in a real browser: readable in light and dark, offline, by keyboard, and whatever a policy wrote."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from evaluated import chosen_stories
from playwright.sync_api import Browser, Page, sync_playwright
from repository import ROOT

from stages.chromium.browser import find_browser
from stages.evaluation.answers import Evaluation
from stages.evaluation.curves import read_curve
from stages.evaluation.drawings import ceiling, curve_drawing, histogram, running_mean
from stages.evaluation.failures import failure_kind
from stages.evaluation.report import headline, render_report
from stages.evaluation.scores import scores
from stages.evaluation.story_entries import Nearest, diff_lines, story_entry
from stages.grader import GraderThread
from stages.pipeline.errors import InputError
from stages.pipeline.params import load
from stages.pipeline.records import Story, StoryResult
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output

AXE = ROOT / "stages/runtime/node_modules/axe-core/axe.min.js"
HOSTILE = (
    "</pre><script>document.title='taken'</script>"
    "<img src=x onerror=\"document.title='taken'\">\x00\x1b\u202e {{ 7*7 }}"
)
CURVES = {
    "sft": {"loss": [(step, 5 / step) for step in range(10, 200, 10)]},
    "grpo": {name: [(step, step / 40) for step in range(1, 31)] for name in ("reward", "pass_rate", "a11y_rate")},
}


def answers(stories: list[Story]) -> list[Evaluation]:
    """GRPO solves the first story of each split, SFT none; base writes what would take over a careless page."""
    rows = []
    for policy in ("chance", "base", "sft", "grpo"):
        first: set[str] = set()
        for story in stories:
            passes = policy == "grpo" and story.split not in first
            first.add(story.split)
            verdict = StoryResult(
                passed=passes, a11yPassed=True, totalAssertions=2, passedAssertions=2 * passes,
                errors=() if passes else (f"assertion: expected {HOSTILE}",),
            )  # fmt: skip
            outcome = outcome_of(HOSTILE if policy == "base" else reference_output(story))
            for sample in (0, 1, "greedy"):
                rows.append(
                    Evaluation(
                        split=story.split,
                        policy=policy,
                        story=story.id,
                        component=story.component,
                        sample=sample,
                        completion=outcome.text,
                        valid=policy != "base",
                        storyResult=None if policy == "base" else verdict,
                        reward=0.3 + 0.7 * passes,
                        tokens=None if policy == "chance" else 9,
                        truncated=False,
                        error="no valid call: " + HOSTILE if policy == "base" else None,
                        files=outcome.files,
                    )
                )
    return rows


@pytest.fixture(scope="module")
def html() -> str:
    stories = [story for story in chosen_stories() if story.split != "train"]
    rows = answers(stories)
    with GraderThread(load("grader")) as grader:
        story = stories[0]
        pictures = {(story.id, "reference"): grader.screenshot(story.solution, story)}
    return render_report(scores(rows, 2, 100, 1), rows, stories, CURVES, pictures, 1.0)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(browser: Browser, html: str, folder: Path, **options: object) -> tuple[Page, list[str]]:
    """The page as a person opens it, from a file and without a network, and what went wrong on the way."""
    (folder / "report.html").write_text(html, encoding="utf-8")
    page = browser.new_context(offline=True, **options).new_page()  # type: ignore[arg-type]
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("request", lambda request: problems.append(request.url) if request.url.startswith("http") else None)
    page.goto((folder / "report.html").as_uri())
    return page, problems


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (1280, "light"),
        (390, "dark"),
        pytest.param(1280, "dark", marks=pytest.mark.slow),
        pytest.param(390, "light", marks=pytest.mark.slow),
    ],
)
def test_axe_finds_nothing_in_either_colour_scheme(
    browser: Browser, html: str, tmp_path: Path, scheme: str, width: int
) -> None:
    page, _ = opened(
        browser, html, tmp_path, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    page.add_script_tag(path=AXE)
    violations = page.evaluate("axe.run().then(({violations}) => violations.map(({id, nodes}) => [id, nodes[0].html]))")
    assert violations == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_it_needs_nothing_from_outside_and_runs_nothing(browser: Browser, html: str, tmp_path: Path) -> None:
    page, problems = opened(browser, html, tmp_path)
    assert problems == [] and page.title() == "storyloop: evaluation"
    assert page.locator("script").count() == 0 and not re.search(r'(src|href)="(?!data:)', html)
    page.context.close()


def test_what_a_policy_wrote_is_shown_as_text(browser: Browser, html: str, tmp_path: Path) -> None:
    page, _ = opened(browser, html, tmp_path)
    shown = page.locator("pre", has_text="7*7").first.text_content() or ""
    assert "<script>" in shown and "{{ 7*7 }}" in shown
    assert not {"\x00", "\x1b", "\u202e"} & set(html)
    page.context.close()


def test_the_picture_shows_the_component(browser: Browser, html: str, tmp_path: Path) -> None:
    page, _ = opened(browser, html, tmp_path)
    colours = page.evaluate(
        """async () => {
          const image = document.querySelector('img')
          await image.decode()
          const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d')
          canvas.drawImage(image, 0, 0)
          const { data } = canvas.getImageData(0, 0, image.naturalWidth, image.naturalHeight)
          return new Set(new Uint32Array(data.buffer)).size
        }"""
    )
    assert colours > 5  # a blank page has one
    page.context.close()


def test_a_keyboard_filters_and_opens_stories(browser: Browser, html: str, tmp_path: Path) -> None:
    page, _ = opened(browser, html, tmp_path)
    assert page.locator("details").count() == page.locator("details:visible").count() == 6
    page.locator("#failing").focus()
    page.keyboard.press("Space")
    assert page.locator("details:visible").count() == 4
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1
    page.context.close()


def test_equal_results_give_equal_bytes() -> None:
    stories = [story for story in chosen_stories() if story.split != "train"]
    rows = answers(stories)
    first, second = (render_report(scores(rows, 2, 100, 1), rows, stories, CURVES, {}, 1.0) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("low", "high", "claim"),
    [(0.1, 0.3, "GRPO improves on SFT"), (-0.3, -0.1, "GRPO is worse than SFT"), (0, 0.3, "no certain difference")],
)
def test_the_headline_claims_no_more_than_the_interval_allows(low: float, high: float, claim: str) -> None:
    policy = {"greedy": 0.5, "n": 9}
    gain = {"greedy": (low + high) / 2, "greedy_low": low, "greedy_high": high}
    said = headline({"eval": {"sft": policy, "grpo": policy, "gain": gain}})
    assert claim in said and "of 9 held-out stories" in said


def test_an_interval_just_above_zero_does_not_read_as_one_that_holds_it() -> None:
    policy = {"greedy": 0.5, "n": 9}
    gain = {"greedy": 0.045, "greedy_low": 0.004, "greedy_high": 0.09}
    said = headline({"eval": {"sft": policy, "grpo": policy, "gain": gain}})
    assert "+4.5 points, 95% interval +0.4 to +9.0" in said


def test_on_a_phone_a_table_keeps_its_first_column_in_sight(browser: Browser, html: str, tmp_path: Path) -> None:
    page, _ = opened(browser, html, tmp_path, viewport={"width": 390, "height": 900})
    table = page.get_by_role("region", name="Results on eval", exact=True)
    table.evaluate("region => { region.scrollLeft = 10_000 }")
    assert table.evaluate("region => region.scrollLeft") > 100
    place = table.locator("tbody th").first.bounding_box()
    assert place and place["x"] >= 0
    page.context.close()


def test_every_text_of_a_drawing_is_in_sight(browser: Browser, html: str, tmp_path: Path) -> None:
    for width in (1280, 390):
        page, _ = opened(browser, html, tmp_path, viewport={"width": width, "height": 900})
        hidden = page.evaluate(
            """() => [...document.querySelectorAll('svg text')].filter((text) => {
              const [inner, outer] = [text, text.closest('svg')].map((one) => one.getBoundingClientRect())
              return inner.left < outer.left - 1 || inner.right > outer.right + 1
            }).map((text) => text.textContent)"""
        )
        assert hidden == [], width
        page.context.close()


def test_histograms_put_a_full_reward_last_and_sum_to_one() -> None:
    shares = histogram([0.0, 0.3, 0.95, 1.0])
    assert shares[0] == shares[3] == 0.25 and shares[9] == 0.5 and sum(shares) == 1


def test_a_running_mean_keeps_straight_lines_straight_and_calms_noisy_ones() -> None:
    line = [float(value) for value in range(30)]
    assert running_mean(line) == pytest.approx(line)
    assert max(running_mean([0.0, 1.0] * 30)[5:-5]) < 0.6


@pytest.mark.parametrize(("value", "top"), [(0.07, 0.1), (0.34, 0.4), (1, 1), (3.2, 4), (6.9, 8), (11, 20), (95, 100)])
def test_axes_end_at_a_round_number(value: float, top: float) -> None:
    assert ceiling(value) == pytest.approx(top)


def test_a_curve_is_described_for_those_who_do_not_see_it() -> None:
    drawing = curve_drawing("SFT loss", {"loss": [(1, 4.0), (9, 0.5)]}, "loss")
    assert 'aria-label="SFT loss, steps 1 to 9: loss from 4 to 0.5"' in drawing


def test_a_curve_file_that_is_no_curve_is_an_error_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "loss.tsv"
    with pytest.raises(InputError, match="not found; run the stage"):
        read_curve(path, "loss")
    path.write_text("step\tother\n1\t2\n")
    with pytest.raises(InputError, match=r"loss\.tsv:1: not a table of step and loss"):
        read_curve(path, "loss")
    path.write_text("step\tloss\n1\t2.5\n2\t1.5\n")
    assert read_curve(path, "loss") == [(1, 2.5), (2, 1.5)]


def test_a_diff_marks_the_line_that_the_verdict_names_or_else_the_first_that_differs() -> None:
    reference, answer = "one\ntwo\nthree", "one\n2\nthree"
    lines = diff_lines(reference, answer)
    assert [(line["kind"], line["text"]) for line in lines] == [
        ("same", "one"), ("missing", "two"), ("written", "2"), ("same", "three")
    ]  # fmt: skip
    assert [line["text"] for line in lines if line["mark"] == "differs"] == ["2"]
    assert [line["text"] for line in diff_lines(reference, answer, [3]) if line["mark"] == "fails"] == ["three"]


def test_what_was_said_of_an_answer_is_as_long_as_prompts_may_have_it() -> None:
    story = next(story for story in chosen_stories() if story.split != "train")
    long = StoryResult(passed=False, a11yPassed=True, totalAssertions=2, passedAssertions=0, errors=("x" * 2000,))
    rows = [row.model_copy(update={"storyResult": long}) for row in answers([story])]
    for most in (100, 900):
        entry = story_entry(story, rows, {}, Nearest([]), most)
        assert {
            len(turn["said"]) for answer in entry["answers"] for turn in answer["turns"] if turn["is_reference"]
        } == {most}


def failed(story: Story, change: tuple[str, str], *errors: str, held: int = 1) -> str:
    """The kind of an answer that is the reference with one change."""
    output = reference_output(story)
    assert change[0] in output
    outcome = outcome_of(output.replace(*change))
    verdict = StoryResult(passed=False, a11yPassed=held == 1, totalAssertions=2, passedAssertions=held, errors=errors)
    row = answers([story])[0].model_copy(
        update={"completion": outcome.text, "files": outcome.files, "storyResult": verdict, "error": outcome.problem}
    )
    return failure_kind(row, story)


def test_failures_are_told_apart_by_kind() -> None:
    story = next(story for story in chosen_stories() if story.component == "button")
    wrong = "assertion: given a button, should …: expected true, got false"
    assert failed(story, ("{content:", "{"), wrong) == "unparsable"
    assert failed(story, (")", "("), "syntax: button.tsx:1:1: not valid TSX") == "unparsable"
    assert failed(story, ("<button", "<button"), "a11y: button-name: no name", held=2) == "accessibility"
    assert failed(story, (story.words[0], "Other"), wrong) == "copied text wrong"
    assert failed(story, ("button", "a"), wrong) == "wrong element"
    assert failed(story, ('type="button"', ""), wrong) == "state or variant lost"
    assert failed(story, ("<button", "<button"), wrong, "extra: nobody asked for it") == "extra"
    assert failed(story, ("<button", "<button"), wrong) == "other behaviour"


def test_no_column_of_a_table_is_all_zero(browser: Browser, html: str, tmp_path: Path) -> None:
    page, _ = opened(browser, html, tmp_path)
    zero = page.evaluate(
        """() => [...document.querySelectorAll('table')].flatMap((table) => {
          const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.firstChild?.textContent))
          return rows[0].filter((_, at) => at && rows.every((row) => /^(0|0%|0\\.00)$/.test(row[at]?.trim() ?? '')))
        })"""
    )
    assert zero == []
    page.context.close()


def test_the_nearest_training_story_shares_most_words_and_quoted_texts_count_for_nothing() -> None:
    known = [story for story in chosen_stories() if story.split == "train"]
    asked = known[-1].model_copy(update={"intent": known[-1].intent.replace(known[-1].words[0], known[0].words[0])})
    near, share = Nearest(known).to(asked)
    assert near == known[-1] and share == 1.0
