"""Rows of several answers as token ids: those that a policy reads and writes at sampling, loss on what has weight."""

import torch
from own_stories import own_stories
from repository import ROOT
from torch.nn import functional as F

from stages.curation.rendering import Renderer
from stages.pipeline.params import load
from stages.pipeline.records import PromptCompletion, StoryResult
from stages.policy.prompts import prompt_messages, prompt_text
from stages.policy.repair import continued
from stages.supervised.encoding import IGNORED, encode
from stages.supervised.packing import PackingCollator
from stages.supervised.unpadded import UnpaddedCollator
from stages.tiny.model import build_model, build_tokenizer
from stages.tools.core_tools import core_tool_declarations
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output

STORY = next(story for story in own_stories() if story.component == "badge")
TOOLS = core_tool_declarations()
ASKED = prompt_messages("You write templates.", STORY.intent)
RIGHT = reference_output(STORY)
WRONG = RIGHT.replace("span", "p")
VERDICT = StoryResult(
    passed=False, a11yPassed=True, totalAssertions=3, passedAssertions=1, errors=("assertion: given a badge, no",)
)
CUT = RIGHT[:70]


def conversation(*faulty: str, weight: int = 0) -> PromptCompletion:
    messages = list(ASKED)
    for text in faulty:
        outcome = outcome_of(text)
        *before, answer, said = continued(messages, outcome, VERDICT if outcome.files else None)
        messages = [*before, answer | {"weight": weight}, said]
    messages.append({"role": "assistant", "content": RIGHT})
    weights = [message.get("weight", 1) for message in messages]
    prompt, completion = Renderer().split(messages, TOOLS)
    earlier = Renderer().earlier(messages, weights, prompt, TOOLS)
    return PromptCompletion.model_validate({"prompt": prompt, "completion": completion, "earlier": earlier})


ROWS = [conversation(), conversation(WRONG), conversation(WRONG, CUT), conversation(CUT, weight=1)]
TOKENIZER = build_tokenizer([row.prompt + row.completion for row in ROWS], 400)
ENCODED = encode(ROWS, TOKENIZER)


def tokens(text: str) -> list[int]:
    return list(TOKENIZER(text, add_special_tokens=False)["input_ids"])


def learnt(row: dict[str, list[int]]) -> str:
    return str(TOKENIZER.decode([label for label in row["labels"] if label != IGNORED]))


def test_a_row_of_one_answer_is_its_prompt_and_its_completion_encoded_apart() -> None:
    prompt, completion = TOKENIZER(ROWS[0].prompt)["input_ids"], tokens(ROWS[0].completion)
    assert ENCODED[0] == {"input_ids": prompt + completion, "labels": [IGNORED] * len(prompt) + completion}


def test_the_ids_are_those_of_the_sampled_answer_and_of_what_the_policy_is_told_after_it() -> None:
    first = TOKENIZER(prompt_text(None, ASKED, TOOLS))["input_ids"]
    sampled = tokens(WRONG + "<start_function_response>")  # with the stop token that it wrote
    after = prompt_text(None, continued(ASKED, outcome_of(WRONG), VERDICT), TOOLS)
    told = tokens(after[len(prompt_text(None, ASKED, TOOLS)) + len(WRONG + "<start_function_response>") :])
    assert ENCODED[1]["input_ids"] == first + sampled + told + tokens(ROWS[1].completion)


def test_what_is_evaluated_after_a_failure_begins_as_the_row_does() -> None:
    messages = continued(ASKED, outcome_of(WRONG), VERDICT)
    ids = TOKENIZER(prompt_text(TOKENIZER, messages, TOOLS))["input_ids"]
    assert ENCODED[1]["input_ids"][: len(ids)] == ids


def test_nothing_is_learnt_of_questions_of_results_of_tools_and_of_answers_without_weight() -> None:
    assert learnt(ENCODED[1]) == learnt(ENCODED[2]) == learnt(ENCODED[0]) == RIGHT + "<start_function_response>"


def test_an_earlier_answer_with_weight_is_learnt_with_its_stop_token() -> None:
    assert learnt(ENCODED[3]) == CUT + "<end_of_turn>" + RIGHT + "<start_function_response>"


def test_both_collators_count_the_labels_of_every_answer_and_give_the_loss_of_the_rows_apart() -> None:
    size = load("base", path=ROOT / "params.yaml").model_copy(update={"hidden_size": 32, "layers": 1, "heads": 2})
    model = build_model(TOKENIZER, size, 0).eval()
    apart, count = 0.0, 0
    with torch.no_grad():
        for row in ENCODED:
            logits = model(torch.tensor([row["input_ids"]])).logits[0, :-1]
            labels = torch.tensor(row["labels"])[1:]
            apart += float(F.cross_entropy(logits, labels, ignore_index=IGNORED, reduction="sum"))
            count += int((labels != IGNORED).sum())
        packed = PackingCollator(TOKENIZER.pad_token_id)(ENCODED)
        logits = model(packed["input_ids"], position_ids=packed["position_ids"], use_cache=False).logits[:, :-1]
        labels = packed["labels"][:, 1:]
        together = F.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=IGNORED, reduction="sum")
    assert int((labels != IGNORED).sum()) == count
    torch.testing.assert_close(float(together), apart, rtol=1e-4, atol=1e-3)
    batch = UnpaddedCollator(len(ENCODED), max(len(row["input_ids"]) for row in ENCODED))(ENCODED)
    assert len(batch["targets"]) == count
