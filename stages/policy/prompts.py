"""Messages as the text and the token ids that a policy reads and writes.

The chat template of the policy's tokenizer is the only renderer, from the rows that curate writes for sft to what the
server answers, so a policy is asked with what it was trained with. Before a template sees them, calls that stand in an
answer as text become `tool_calls`, as an API gives them, and text from outside is kept from forging a turn
(functiongemma/messages.py); our own template protects that text itself.

vLLM and transformers' `apply_chat_template` render the same conversation to the same bytes, but where a text looks like
a control token and the template is FunctionGemma's own, which protects nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stages.functiongemma import CHAT_TEMPLATE, protected, protected_value, render, with_calls

Messages = Sequence[Mapping[str, Any]]
Tools = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class ChatTemplate:
    """What rendering needs of a tokenizer, in its place: small enough to be sent from one process to another."""

    text: str
    special_tokens: tuple[tuple[str, str], ...]
    added: str

    @classmethod
    def of(cls, tokenizer: Any) -> "ChatTemplate":
        return cls(tokenizer.chat_template, tuple(tokenizer.special_tokens_map.items()), added_by(tokenizer))

    def get_chat_template(self, tools: Any = None) -> str:
        return self.text

    @property
    def special_tokens_map(self) -> dict[str, str]:
        return dict(self.special_tokens)


def prompt_messages(system: str, intent: str) -> list[dict[str, str]]:
    """The messages that ask for a template: the house rules, then the intent."""
    return [{"role": "system", "content": system}, {"role": "user", "content": intent}]


def conversation_text(tokenizer: Any, messages: Messages, tools: Tools, add_generation_prompt: bool = False) -> str:
    """The conversation as the tokenizer's template writes it, the token that begins a text included.

    Without a tokenizer (None), by our own template. Raises EncodeError for what cannot be written.
    """
    written = with_calls(messages)
    if tokenizer is None:
        return render(written, tools, add_generation_prompt)
    template = tokenizer.get_chat_template(tools=list(tools) or None)
    if template != CHAT_TEMPLATE:
        written, tools = protected(written), [protected_value(tool) for tool in tools]
    return render(written, tools, add_generation_prompt, template, tokenizer.special_tokens_map)


def prompt_ids(tokenizer: Any, messages: Messages, tools: Tools) -> list[int]:
    """Everything up to and including the opening of the model's turn, as token ids."""
    text = conversation_text(tokenizer, messages, tools, add_generation_prompt=True)
    ids: list[int] = tokenizer(text, add_special_tokens=False)["input_ids"]
    return ids


def prompt_text(tokenizer: Any, messages: Messages, tools: Tools) -> str:
    """The prompt as the text of which `tokenizer(text)` makes `prompt_ids`."""
    text = conversation_text(tokenizer, messages, tools, add_generation_prompt=True)
    return text.removeprefix(added_by(tokenizer))


def added_by(tokenizer: Any) -> str:
    """What the tokenizer puts before every text by itself, and a template before every conversation."""
    if tokenizer is None:
        return "<bos>"
    if isinstance(tokenizer, ChatTemplate):
        return tokenizer.added
    return str(tokenizer.decode(tokenizer("")["input_ids"]))
