"""A policy in this process that answers a conversation."""

from collections.abc import Mapping, Sequence
from typing import Any

from stages.clients.answers import Answer, read_markup


class PolicyClient:
    """A policy in this process. It is seeded, so the same conversation gives the same answer."""

    def __init__(
        self, model: Any, tokenizer: Any, max_new_tokens: int, temperature: float = 0.0, seed: int = 0
    ) -> None:
        self.model, self.tokenizer = model, tokenizer
        self.max_new_tokens, self.temperature, self.seed = max_new_tokens, temperature, seed

    def complete(self, messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]]) -> Answer:
        from stages.decoding.sample import sample
        from stages.policy.prompts import prompt_text

        prompt = prompt_text(self.tokenizer, messages, tools)
        # Another seed each turn, or a policy that was told of its mistake would draw the same numbers again.
        seed = self.seed + len(messages)
        [[drawn]] = sample(self.model, self.tokenizer, [prompt], 1, self.temperature, self.max_new_tokens, seed)
        return read_markup(drawn.text, len(messages))
