"""Messages as the text and the token ids that a policy reads and writes.

The chat template of the policy's tokenizer is the only renderer, from the rows of sft to what the server answers, so a
policy is asked with what it was trained with. Before a template sees them, calls that stand in an answer as text become
`tool_calls`, as an API gives them, and text from outside is kept from forging a turn (functiongemma/messages.py); our
own template protects that text itself.

vLLM and transformers' `apply_chat_template` render the same conversation to the same bytes, but where a text looks like
a control token and the template is FunctionGemma's own, which protects nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from stages.functiongemma import CHAT_TEMPLATE, protected, protected_value, render, with_calls

Messages = Sequence[Mapping[str, Any]]
Tools = Sequence[Mapping[str, Any]]


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
    return text.removeprefix(_added(tokenizer))


def split_text(tokenizer: Any, messages: Messages, tools: Tools) -> tuple[str, str]:
    """(prompt, completion) of a conversation that ends with the assistant; the completion ends in a stop token.

    Raises ValueError when the last message is not the assistant's.
    """
    if not messages or messages[-1]["role"] != "assistant":
        raise ValueError("the last message must be the assistant's")
    prompt = prompt_text(tokenizer, messages[:-1], tools)
    whole = conversation_text(tokenizer, messages, tools).removeprefix(_added(tokenizer))
    if not whole.startswith(prompt):
        raise ValueError("the conversation does not render as its prompt followed by a completion")
    return prompt, whole[len(prompt) :].removesuffix("\n")


def _added(tokenizer: Any) -> str:
    """What the tokenizer puts before every text by itself, and a template before every conversation."""
    if tokenizer is None:
        return "<bos>"
    return str(tokenizer.decode(tokenizer("")["input_ids"]))
