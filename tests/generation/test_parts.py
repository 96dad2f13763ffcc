"""Stories are made, graded and written a part at a time; how large a part is changes no byte."""

from hypothesis import given
from hypothesis import strategies as st
from own_stories import own_stories
from test_attempts import generate_params

from stages.cache.store import Cache
from stages.generate import generate
from stages.generation.model_samples import chunks, stories_a_chunk
from stages.generation.parts import parts, runs_of
from stages.generation.run import Run
from stages.generation.summary import Row
from stages.grader import GraderThread

STORIES = [story for story in own_stories() if story.framework == "plaited"]
TRAIN = [story for story in STORIES if story.split == "train"]


@given(attempts=st.integers(1, 3000), samples=st.integers(0, 64))
def test_parts_are_all_stories_in_order_and_cut_no_chunk_of_a_policy(attempts: int, samples: int) -> None:
    params = generate_params(policy_samples=samples)
    size = stories_a_chunk(params)
    found = list(parts(STORIES, params, attempts))
    assert [story for part in found for story in part] == STORIES and all(found)
    of_parts = [chunk for part in found for chunk in chunks([s for s in part if s.split == "train"], size)]
    assert of_parts == list(chunks(TRAIN, size))


def test_many_stories_are_several_parts() -> None:
    assert len(list(parts(STORIES, generate_params(policy_samples=64), 1000))) > 5


@given(st.lists(st.integers(), max_size=30), st.integers(1, 9))
def test_runs_are_all_items_in_order(items: list[int], size: int) -> None:
    found = list(runs_of(items, size))
    assert [item for run in found for item in run] == items and all(0 < len(run) <= size for run in found)


def test_the_rows_are_the_same_in_parts_of_any_size(grader: GraderThread) -> None:
    badges = [story for story in STORIES if story.component == "badge"]
    params = generate_params(varied=2, perturbed=1, repairs=1, compositions=3, composition_repairs=2)

    def made(attempts: int) -> list[Row]:
        rows, answers = Cache(":memory:"), Cache(":memory:")
        run = Run(params, "You write templates.", 1, 17, grader, rows, answers, attempts_a_part=attempts)
        return list(generate(badges, run))

    assert made(2) == made(1000)
