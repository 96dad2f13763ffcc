"""The decode loop writes what the model's own forward pass says, whatever is trained on top of it."""

import copy
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
import torch
from peft import LoraConfig, get_peft_model
from transformers import Gemma3ForCausalLM, Gemma3TextConfig, GenerationConfig, Olmo2Config, Olmo2ForCausalLM

from stages.decoding.decoder import PLAIN, Decoder
from stages.decoding.families import supports
from stages.decoding.loop import Batch, Generator, graph_sizes
from stages.decoding.sample import generator
from stages.decoding.sampling import BLOCK, Diverged, RowParameters, choose, choose_by_row, uniforms
from stages.decoding.threads import FEW_WEIGHTS
from stages.training.adapters import FINAL_NORM

VOCABULARY, STOPS = 50, [1, 2]
PROMPTS = [[4, 9, 30], [4, 11, 8, 8, 21, 40, 7], [4, 9, 30], [5]]


@pytest.fixture(scope="module")
def model() -> Iterator[Gemma3ForCausalLM]:
    """Two kinds of layer, fewer key heads than query heads, and a window that the answers outgrow."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    config = Gemma3TextConfig(
        vocab_size=VOCABULARY,
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=3,
        layer_types=["sliding_attention", "full_attention", "sliding_attention"],
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=16,
        query_pre_attn_scalar=16,
        sliding_window=8,
        initializer_range=0.2,
        pad_token_id=0,
        eos_token_id=1,
        bos_token_id=4,
    )
    built = Gemma3ForCausalLM(config).eval()
    built.generation_config = GenerationConfig(pad_token_id=0, bos_token_id=4, eos_token_id=STOPS)
    yield built
    torch.set_num_threads(threads)


def with_lora(model: Gemma3ForCausalLM) -> torch.nn.Module:
    torch.manual_seed(1)
    config = LoraConfig(r=4, target_modules="all-linear", init_lora_weights=False, modules_to_save=[FINAL_NORM])
    adapted = get_peft_model(copy.deepcopy(model), config)
    with torch.no_grad():
        norms = [weight for name, weight in adapted.named_parameters() if f"{FINAL_NORM}.modules_to_save" in name]
        norms[0].add_(torch.rand(norms[0].shape))
    return adapted.eval()


def by_library(model: torch.nn.Module, prompt: list[int], new: int) -> list[int]:
    ids = model.generate(input_ids=torch.tensor([prompt]), do_sample=False, top_k=None, top_p=None, max_new_tokens=new)
    return ids[0, len(prompt) :].tolist()


def training_logprobs(model: torch.nn.Module, prompt: list[int], answer: list[int], temperature: float) -> torch.Tensor:
    """What the forward pass of training gives, padded on the left as a trainer pads."""
    ids = torch.tensor([[0] * 5 + prompt + answer])
    logits = model(input_ids=ids, attention_mask=(torch.arange(ids.shape[1]) >= 5)[None].long()).logits
    logprobs = (logits[0, -len(answer) - 1 : -1] / temperature).log_softmax(-1)
    return logprobs.gather(-1, ids[0, -len(answer) :, None])[:, 0].detach()


def test_greedy_answers_are_those_of_generate(model: Gemma3ForCausalLM) -> None:
    drawn = Generator(model, 0, STOPS, 0.0).generate(PROMPTS, 24, seed=0)
    assert drawn.tokens == [by_library(model, prompt, 24) for prompt in PROMPTS]


@pytest.mark.parametrize("temperature", [1.0, 0.7])
def test_logprobs_of_what_was_drawn_are_those_of_the_training_forward_pass(
    model: Gemma3ForCausalLM, temperature: float
) -> None:
    adapted = with_lora(model)
    drawn = Generator(adapted, 0, STOPS, temperature).generate(PROMPTS * 4, 24, seed=3)
    for prompt, tokens, logprobs in zip(PROMPTS * 4, drawn.tokens, drawn.logprobs, strict=True):
        expected = training_logprobs(adapted, prompt, tokens, temperature)
        torch.testing.assert_close(torch.tensor(logprobs), expected, atol=2e-4, rtol=0)


def test_the_next_draw_sees_weights_that_were_trained_in_between(model: Gemma3ForCausalLM) -> None:
    adapted = with_lora(model)
    generator = Generator(adapted, 0, STOPS, 0.0)
    before = generator.generate(PROMPTS, 24, seed=0).tokens
    with torch.no_grad():
        for name, weight in adapted.named_parameters():
            if "lora_B" in name:
                weight.mul_(-1)
    after = generator.generate(PROMPTS, 24, seed=0).tokens
    assert after != before and after == [by_library(adapted, prompt, 24) for prompt in PROMPTS]


def test_a_row_draws_the_same_however_long_the_others_are(model: Gemma3ForCausalLM) -> None:
    generator = Generator(model, 0, STOPS, 1.0)
    alone = generator.generate(PROMPTS[:1], 24, seed=5).tokens[0]
    assert generator.generate(PROMPTS[:1] * 1 + PROMPTS[1:], 24, seed=5).tokens[0] == alone
    assert generator.generate(PROMPTS[:1], 24, seed=6).tokens[0] != alone


def test_rows_end_at_their_stop_token_and_are_told_as_they_end(model: Gemma3ForCausalLM) -> None:
    told: list[tuple[int, list[int]]] = []
    many = PROMPTS * 8
    drawn = Generator(model, 0, STOPS, 1.0).generate(many, 24, seed=1, on_row=lambda *row: told.append(row))
    assert sorted(told) == list(enumerate(drawn.tokens))
    assert len({len(tokens) for tokens in drawn.tokens}) > 2, "the rows were to end at different times"
    assert [len(tokens) for _, tokens in told] == sorted(len(tokens) for tokens in drawn.tokens)
    for tokens in drawn.tokens:
        assert not set(tokens[:-1]) & set(STOPS) and (tokens[-1] in STOPS or len(tokens) == 24)


def test_a_large_vocabulary_is_drawn_from_as_a_small_one() -> None:
    torch.manual_seed(0)
    logits, uniform = torch.randn(64, 10 * BLOCK + 3, dtype=torch.float64) * 3, torch.rand(64, 1, dtype=torch.float64)
    probs = logits.softmax(-1)
    chosen, probability = choose(logits, 1.0, uniform)
    expected = torch.searchsorted(probs.cumsum(-1), uniform, right=True)
    assert torch.equal(chosen, expected)
    torch.testing.assert_close(probability, probs.gather(-1, expected))


@pytest.mark.parametrize("size", [40, 10 * BLOCK])
def test_a_token_of_probability_0_is_never_drawn(size: int) -> None:
    logits = torch.full((4, size), -torch.inf)
    logits[:, [3, size - 2]] = torch.tensor([0.0, -1.0])
    for edge in (0.0, 1 - 2**-24, 1.0):
        chosen, probability = choose(logits, 0.9, torch.full((4, 1), edge))
        assert set(chosen[:, 0].tolist()) <= {3, size - 2} and (probability > 0).all()


@pytest.mark.parametrize("temperature", [0.0, 1e-300, 1e-40, 1e-9])
def test_a_temperature_too_small_to_divide_by_is_greedy(temperature: float) -> None:
    logits = torch.tensor([[1.0, 700.0, -700.0], [-3.0, -2.0, -1.0]])
    asked = RowParameters.of([(temperature, 1.0, 0)] * 2, logits.device)
    for chosen, probability in (
        choose(logits, temperature, torch.full((2, 1), 0.1)),
        choose_by_row(logits, asked, torch.full((2, 1), 0.1)),
    ):
        assert chosen[:, 0].tolist() == [1, 2] and bool((probability > 0).all())


@pytest.mark.parametrize("size", [40, 10 * BLOCK])
def test_rows_with_their_own_parameters_draw_as_they_would_alone(size: int) -> None:
    torch.manual_seed(0)
    logits, draws = torch.randn(60, size) * 3, uniforms(1, 60, 1)
    temperatures = [0.0, 0.7, 1.0] * 20
    together, probabilities = choose_by_row(
        logits, RowParameters.of([(each, 1.0, 0) for each in temperatures], logits.device), draws
    )
    alone = [choose(logits[at, None], each, draws[at, None]) for at, each in enumerate(temperatures)]
    assert torch.equal(together, torch.cat([chosen for chosen, _ in alone]))
    torch.testing.assert_close(probabilities, torch.cat([probability for _, probability in alone]))


@pytest.mark.parametrize("size", [40, 10 * BLOCK])
def test_top_k_and_top_p_draw_from_what_they_keep(size: int) -> None:
    torch.manual_seed(0)
    logits = torch.randn(1, size).repeat(300, 1)
    asked = RowParameters.of([(1.0, 1.0, 3)] * 150 + [(5.0, 1e-6, 0)] * 150, logits.device)
    chosen, _ = choose_by_row(logits, asked, uniforms(2, 300, 1))
    best = logits[0].argsort(descending=True)[:3].tolist()
    assert set(chosen[:150, 0].tolist()) == set(best) and set(chosen[150:, 0].tolist()) == {best[0]}


def test_an_answer_that_may_be_longer_begins_with_the_same_draws() -> None:
    assert torch.equal(uniforms(7, 500)[:20], uniforms(7, 20))


def test_draws_follow_the_distribution(model: Gemma3ForCausalLM) -> None:
    drawn = Generator(model, 0, STOPS, 1.0).generate([PROMPTS[1]] * 4000, 1, seed=0).tokens
    expected = model(input_ids=torch.tensor([PROMPTS[1]])).logits[0, -1].softmax(-1).detach()
    frequency = torch.bincount(torch.tensor(drawn)[:, 0], minlength=VOCABULARY) / 4000
    torch.testing.assert_close(frequency, expected, atol=0.03, rtol=0)


class Replay:
    """Stands for a captured graph: the same step over the same memory, with every shape fixed."""

    def __init__(self, generator: Generator, decoder: Decoder, batch: Batch, slots: int) -> None:
        self.step = lambda: generator._step(decoder, batch, slots, PLAIN)

    def replay(self) -> None:
        self.step()


def test_fixed_shapes_as_on_a_gpu_give_the_same_answers(
    model: Gemma3ForCausalLM, monkeypatch: pytest.MonkeyPatch
) -> None:
    def capture(self: Generator, decoder: Decoder, batch: Batch, slots: int) -> None:
        self.graphs = {size: Replay(self, decoder, batch.rows(size), slots) for size in graph_sizes(len(batch.first))}

    monkeypatch.setattr(Generator, "_capture", capture)
    many = PROMPTS * 8
    for temperature in (0.0, 1.0):
        plain, fixed = (Generator(model, 0, STOPS, temperature) for _ in range(2))
        fixed.graphed = True
        for seed in (0, 1):
            expected = plain.generate(many, 24, seed)
            told: list[int] = []
            drawn = fixed.generate(many, 24, seed, on_row=lambda number, _tokens, told=told: told.append(number))
            assert drawn.tokens == expected.tokens
            assert sorted(told) == list(range(len(many)))
        fewer = fixed.generate(many[:5], 24, 0)  # into the memory of a larger batch
        assert fewer.tokens == plain.generate(many[:5], 24, 0).tokens


@pytest.mark.parametrize("temperature", [0.0, 1.0])
def test_weights_that_are_no_numbers_are_an_error_that_says_so(model: Gemma3ForCausalLM, temperature: float) -> None:
    broken = copy.deepcopy(model)
    broken.model.norm.weight.data.fill_(float("nan"))
    with pytest.raises(Diverged, match="training has diverged"):
        Generator(broken, 0, STOPS, temperature).generate(PROMPTS, 4, 0)


def unknown() -> Olmo2ForCausalLM:
    torch.manual_seed(0)
    config = Olmo2Config(
        vocab_size=VOCABULARY,
        hidden_size=16,
        intermediate_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        initializer_range=0.5,
        pad_token_id=0,
        eos_token_id=STOPS,
    )
    return Olmo2ForCausalLM(config).eval()


def test_another_architecture_is_sampled_through_the_librarys_forward_pass(
    capsys: pytest.CaptureFixture[str],
) -> None:
    model = unknown()
    assert not supports(model)
    greedy = generator(model, SimpleNamespace(pad_token_id=0), set(STOPS), 0.0)
    assert greedy(PROMPTS, 24, 0) == [by_library(model, prompt, 24) for prompt in PROMPTS]
    generator(model, SimpleNamespace(pad_token_id=0), set(STOPS), 0.0)
    assert capsys.readouterr().err.count("transformers generates for this model (olmo2)") == 1
    model.model.norm.weight.data.fill_(float("nan"))
    with pytest.raises(Diverged, match="training has diverged"):
        greedy(PROMPTS, 4, 0)


@pytest.mark.parametrize("temperature", [0.0, 0.7, 1.0])
def test_the_librarys_forward_pass_draws_what_the_decoder_draws(
    model: Gemma3ForCausalLM, temperature: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = PROMPTS * 4
    expected = Generator(model, 0, STOPS, temperature).generate(many, 24, seed=2).tokens
    monkeypatch.setattr("stages.decoding.sample.supports", lambda _: False)
    assert generator(model, SimpleNamespace(pad_token_id=0), set(STOPS), temperature)(many, 24, 2) == expected


def test_captured_batch_sizes_halve() -> None:
    assert graph_sizes(32) == [32, 16, 8, 4] and graph_sizes(3) == [3]


@pytest.mark.parametrize(("few", "copies", "alone"), [(FEW_WEIGHTS, 8, True), (FEW_WEIGHTS, 1, False), (0, 8, False)])
def test_many_rows_of_a_small_model_are_decoded_by_one_thread_all_else_by_all_threads(
    model: Gemma3ForCausalLM, monkeypatch: pytest.MonkeyPatch, few: int, copies: int, alone: bool
) -> None:
    expected = Generator(model, 0, STOPS, 1.0).generate(PROMPTS * copies, 24, seed=4)
    monkeypatch.setattr("stages.decoding.threads.FEW_WEIGHTS", few)
    seen: set[int] = set()
    torch.set_num_threads(2)
    try:
        drawn = Generator(model, 0, STOPS, 1.0).generate(
            PROMPTS * copies, 24, seed=4, on_row=lambda *_: seen.add(torch.get_num_threads())
        )
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(1)
    assert (1 in seen) == alone and drawn.tokens == expected.tokens
