"""A policy in this process that answers a conversation. An answer that only repeats itself is stopped."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from stages.clients.answers import Answer, read_markup
from stages.policy.repair import without_repeats

# Ten identical blocks in a row, such as ten empty cells of a table, are no interface that a story asks for.
REPEATS, REPEATED_TOKENS, LONGEST_BLOCK = 10, 64, 64


class PolicyClient:
    """A policy in this process. It is seeded, so the same conversation gives the same answer.

    An answer that failed in the conversation already, word for word, gives way to the policy's second choice
    (stages/policy/repair.py).

    `on_token` is told how many tokens an answer has so far.
    """

    def __init__(
        self,
        model: Any,
        tokenizer: Any,
        max_new_tokens: int,
        temperature: float = 0.0,
        seed: int = 0,
        on_token: Callable[[int], None] | None = None,
    ) -> None:
        from stages.decoding.forward import batch_forward
        from stages.decoding.sample import stop_token_ids

        self.tokenizer, self.stops = tokenizer, set(stop_token_ids(model))
        self.begin = batch_forward(model, tokenizer.pad_token_id)
        self.max_new_tokens, self.temperature, self.seed = max_new_tokens, temperature, seed
        self.on_token = on_token or (lambda count: None)

    def complete(self, messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]]) -> Answer:
        from stages.decoding.second_choice import branch
        from stages.decoding.stream import stream
        from stages.policy.prompts import prompt_ids

        prompt, turn = prompt_ids(self.tokenizer, messages, tools), len(messages)
        # Another seed each turn, or a policy that was told of its mistake would draw the same numbers again.
        seed = self.seed + turn
        first, written = self._answer(stream(self.begin, prompt, self.temperature, self.max_new_tokens, seed), turn)

        def draw(_: list[int], redraw: int) -> list[Answer]:
            begun = branch(self.begin, prompt, written, self.stops, redraw)
            rest = stream(self.begin, prompt + begun, 0.0, self.max_new_tokens - len(begun), seed)
            return [self._answer(chain(begun, rest), turn)[0]]

        return without_repeats([messages], [first], lambda answer: answer.message, draw)[0]

    def _answer(self, drawn: Iterable[int], turn: int) -> tuple[Answer, list[int]]:
        """What the tokens say, up to a stop token or to where they repeat themselves, and which of them were taken."""
        tokens: list[int] = []
        written: list[int] = []
        stopped: str | None = f"was cut at the limit of {self.max_new_tokens} tokens (--max-new-tokens)"
        for token in drawn:
            written.append(token)
            if token in self.stops:
                stopped = None
                break
            tokens.append(token)
            self.on_token(len(tokens))
            if repeats(tokens):
                stopped = f"repeated itself and was stopped after {len(tokens)} tokens"
                break
        return read_markup(self.tokenizer.decode(tokens, skip_special_tokens=False), turn, stopped), written


def repeats(tokens: Sequence[int]) -> bool:
    """Whether the end of `tokens` is one block again and again."""
    for length in range(1, min(LONGEST_BLOCK, len(tokens) // REPEATS) + 1):
        span = max(REPEATS * length, REPEATED_TOKENS)
        if span <= len(tokens) and all(tokens[-at] == tokens[-at - length] for at in range(1, span - length + 1)):
            return True
    return False
