"""Messages as the text that a policy reads and writes.

TRL does not render the tools of a dataset, so every stage renders here: prompts without the leading <bos> (the
tokenizer adds it), completions with the control token that ends them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from stages.functiongemma import render

BOS = "<bos>"


def prompt_messages(system: str, intent: str) -> list[dict[str, str]]:
    """The messages that ask for a template: the house rules, then the intent."""
    return [{"role": "system", "content": system}, {"role": "user", "content": intent}]


def prompt_text(messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]]) -> str:
    """Everything up to and including the opening of the model's turn."""
    return render(list(messages), list(tools), add_generation_prompt=True).removeprefix(BOS)


def split_text(messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """(prompt, completion) of a conversation that ends with the assistant; the completion ends in a stop token.

    Raises ValueError when the last message is not the assistant's.
    """
    if not messages or messages[-1]["role"] != "assistant":
        raise ValueError("the last message must be the assistant's")
    prompt = prompt_text(messages[:-1], tools)
    whole = render(list(messages), list(tools)).removeprefix(BOS)
    if not whole.startswith(prompt):
        raise ValueError("the conversation does not render as its prompt followed by a completion")
    return prompt, whole[len(prompt) :].removesuffix("\n")
