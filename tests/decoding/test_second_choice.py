"""Another answer in the place of one: it differs at the place where the policy hesitated, and is greedy after it."""

from types import SimpleNamespace
from typing import Any

import pytest
import torch
from test_families import CASES, PROMPTS, SMALL, STOPS, built

from stages.decoding import second_choice as choosing
from stages.decoding.families import supports
from stages.decoding.forward import SPARE_SLOTS, batch_forward
from stages.decoding.sample import Completion, generator
from stages.decoding.sampling import Diverged
from stages.decoding.second_choice import branch, second_choices

TOKENIZER = SimpleNamespace(pad_token_id=0, decode=lambda ids, **_: " ".join(map(str, ids)))
OTHERS = {"olmo2, by the library": {"model_type": "olmo2"}}
LIMIT = 20


@pytest.fixture(scope="module", params=["llama", "qwen3, windows", "gemma3", *OTHERS])
def model(request: pytest.FixtureRequest) -> Any:
    made = built({**SMALL, **{**CASES, **OTHERS}[request.param]})
    assert supports(made) == (request.param in CASES)
    return made


def chances(model: Any, prompt: list[int], answer: list[int]) -> list[tuple[float, int]]:
    """What the library says of each place: the probability of the likeliest other token, and that token."""
    logits = model(torch.tensor([prompt + answer])).logits[0, len(prompt) - 1 : -1].float()
    found = []
    for place, (probabilities, token) in enumerate(zip(logits.softmax(-1).tolist(), answer, strict=True)):
        ruled_out = {token} | (set(STOPS) if place == 0 or token in STOPS else set())
        found.append(max((p, -id) for id, p in enumerate(probabilities) if id not in ruled_out))
    return [(p, -id) for p, id in found]


def expected(model: Any, prompt: list[int], answer: list[int], number: int, limit: int = LIMIT) -> list[int]:
    ranked = sorted(enumerate(chances(model, prompt, answer)), key=lambda each: (-each[1][0], each[0]))
    place, (_, other) = ranked[number - 1]
    begun = [*answer[:place], other]
    if other in STOPS or len(begun) == limit:
        return begun
    ids = torch.tensor([prompt + begun])  # padding may be among what was drawn, and counts as any other token
    whole = model.generate(ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=limit - len(begun))
    return list(whole[0, len(prompt) :].tolist())


def written(
    model: Any, prompts: list[list[int]], answers: list[list[int]], number: int, **how: Any
) -> list[Completion]:
    return second_choices(model, TOKENIZER, prompts, answers, number, how.pop("limit", LIMIT), **how)


@pytest.fixture(scope="module")
def answers(model: Any) -> list[list[int]]:
    """Drawn, since these random weights write one token again and again where they are greedy: places all alike."""
    return generator(model, TOKENIZER, set(STOPS), 1.0)(PROMPTS, LIMIT, 3)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_it_differs_where_the_policy_hesitated_most_and_is_greedy_after_it(
    model: Any, answers: list[list[int]], number: int
) -> None:
    for prompt, answer, other in zip(PROMPTS, answers, written(model, PROMPTS, answers, number), strict=True):
        assert list(other.ids) == expected(model, prompt, answer, number) != answer
        same = next(at for at, (a, b) in enumerate(zip(answer, other.ids, strict=False)) if a != b)
        assert other.tokens == len(other.ids) - same  # what was written anew
        assert other.truncated == (other.ids[-1] not in STOPS)
        text = other.ids if other.truncated else other.ids[:-1]
        assert other.text == " ".join(map(str, text))


def test_a_row_is_given_what_it_is_given_alone(model: Any, answers: list[list[int]]) -> None:
    alone = [written(model, [p], [a], 1)[0] for p, a in zip(PROMPTS, answers, strict=True)]
    assert written(model, PROMPTS, answers, 1) == alone
    assert written(model, PROMPTS, answers, 1, batch_size=2) == alone


def test_few_logits_are_held_at_a_time(model: Any, answers: list[list[int]], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written(model, PROMPTS, answers, 2)
    monkeypatch.setattr(choosing, "LOGITS_AT_ONCE", 3 * SMALL["vocab_size"])
    assert written(model, PROMPTS, answers, 2) == whole


def test_an_answer_may_be_longer_than_the_memory_that_a_prompt_leaves(
    model: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "LOGITS_AT_ONCE", 100 * SMALL["vocab_size"])  # the second part is too long for it
    answer = [3 + 7 * at % 47 for at in range(SPARE_SLOTS + 50)]
    found = chances(model, PROMPTS[0], answer)
    place = max(range(len(answer)), key=lambda at: found[at][0])
    assert branch(batch_forward(model, 0), PROMPTS[0], answer, set(STOPS), 1) == [*answer[:place], found[place][1]]


def test_an_answer_has_no_more_tokens_than_the_limit(model: Any, answers: list[list[int]]) -> None:
    for number in (1, 2):
        for limit in (1, 4, 7):
            cut = [answer[:limit] for answer in answers]
            others = written(model, PROMPTS, cut, min(number, limit), limit=limit)
            for prompt, answer, other in zip(PROMPTS, cut, others, strict=True):
                assert list(other.ids) == expected(model, prompt, answer, min(number, limit), limit)
                assert len(other.ids) <= limit


class Scripted:
    """A batch whose logits after each token are given: `rows` are {token: logit} by place of the answer."""

    def __init__(self, *rows: dict[int, float]) -> None:
        self.logits = torch.full((len(rows), 10), -10.0)
        for at, row in enumerate(rows):
            for token, logit in row.items():
                self.logits[at, token] = logit
        self.at = 1

    def read(self, prompts: list[list[int]]) -> torch.Tensor:
        return self.logits[:1]

    def extend(self, tokens: torch.Tensor) -> torch.Tensor:
        self.at += tokens.shape[1]
        return self.logits[None, self.at - tokens.shape[1] : self.at]


@pytest.mark.parametrize(
    ("rows", "answer", "number", "begun"),
    [
        ([{5: 9, 6: 1}, {7: 9, 8: 7}, {1: 9}], [5, 7, 1], 1, [5, 8]),
        ([{5: 9, 6: 1}, {7: 9, 8: 7}, {1: 9}], [5, 7, 1], 2, [6]),
        ([{5: 9, 6: 7}, {7: 9, 8: 7}, {1: 9}], [5, 7, 1], 1, [6]),  # of two alike the earlier one
        ([{5: 9, 6: 7}, {7: 9, 8: 7}, {1: 9}], [5, 7, 1], 2, [5, 8]),
        ([{5: 9}, {7: 9, 2: 7}, {1: 9}], [5, 7, 1], 1, [5, 2]),  # a shorter answer
        ([{5: 9, 1: 8, 6: 5}, {7: 9, 8: 6}, {1: 9}], [5, 7, 1], 1, [5, 8]),  # an empty answer is none
        ([{5: 9, 1: 8, 6: 5}, {7: 9, 8: 6}, {1: 9}], [5, 7, 1], 2, [6]),
        ([{5: 9}, {7: 9, 8: 6}, {1: 9, 2: 8, 4: 3}], [5, 7, 1], 1, [5, 8]),  # another stop token is the same text
        ([{5: 9}, {7: 9, 8: 2}, {1: 9, 2: 8, 4: 3}], [5, 7, 1], 1, [5, 7, 4]),  # a longer answer
        ([{5: 9, 6: 1}], [5], 3, [6]),  # it has one place only
        ([{1: 9, 2: 8, 4: 3}], [1], 1, [4]),
        ([{4: 9, 5: 8}, {7: 9, 8: 6}], [7, 7], 1, [4]),  # a sampled answer: its token was not the likeliest
    ],
)
def test_the_place_and_its_other_token(
    rows: list[dict[int, float]], answer: list[int], number: int, begun: list[int]
) -> None:
    assert branch(lambda: Scripted(*rows), [3], answer, {1, 2}, number) == begun  # type: ignore[arg-type, return-value]


def test_a_stop_token_as_second_choice_ends_the_answer(model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "branch", lambda *_: [7, 8, 2])
    [other] = written(model, [PROMPTS[0]], [[7, 8, 9, 1]], 1)
    assert other == Completion("7 8", 1, False, (7, 8, 2))


def test_weights_that_are_not_numbers_are_told_of() -> None:
    model = built({**SMALL, **CASES["llama"]})
    model.model.norm.weight.data.fill_(float("nan"))
    with pytest.raises(Diverged, match="training has diverged"):
        branch(batch_forward(model, 0), PROMPTS[0], [5, 6, 1], set(STOPS), 1)
