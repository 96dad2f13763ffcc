"""A conversation as (prompt, completion), as the policy reads and writes it: the bytes of its chat template, sooner.

Jinja takes a millisecond for a conversation, and most conversations of a file differ in a few texts alone. So what the
template writes around those is rendered once, with marks in their place, and kept: a mould. It is for plain texts only:
what a template may treat in a way of its own, such as spaces at the ends or what looks like a control token, is left to
Jinja, and so is everything of a mould that did not give the template's own bytes the first time.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from stages.functiongemma import protect
from stages.functiongemma.tokens import ESCAPE
from stages.policy.prompts import ChatTemplate, added_by, conversation_text

MAX_MOULDS = 2000
Message = Mapping[str, Any]
Tools = Sequence[Mapping[str, Any]]


class Mould(NamedTuple):
    """What stands around the texts, and which of them follows each part but the last."""

    parts: list[str]
    order: list[int]

    def pour(self, texts: Sequence[str]) -> str:
        filled = [piece for part, text in zip(self.parts, self.order, strict=False) for piece in (part, texts[text])]
        return "".join([*filled, self.parts[-1]])


@cache
def renderer(chat: ChatTemplate | None) -> "Renderer":
    """One for a process, since it learns."""
    return Renderer(chat)


class Renderer:
    """Renders conversations with one chat template, ours where none is given; keeps what it learns of it."""

    def __init__(self, chat: ChatTemplate | None = None) -> None:
        self._chat = chat
        self._moulds: dict[Any, Mould | None] = {}
        self._seen: set[Any] = set()

    def split(self, messages: Sequence[Message], tools: Tools, tools_key: bytes = b"") -> tuple[str, str]:
        """(prompt, completion) of a conversation that ends with the assistant; the completion ends in a stop token.

        Equal keys, but for the empty one, say that tools are equal. ValueError for what the template cannot write.
        """
        if not messages or messages[-1]["role"] != "assistant":
            raise ValueError("the last message must be the assistant's")
        prompt = self._text(messages[:-1], tools, tools_key, True)
        whole = self._text(messages, tools, tools_key, False)
        if not whole.startswith(prompt):
            raise ValueError("the conversation does not render as its prompt followed by a completion")
        return prompt, whole[len(prompt) :].removesuffix("\n")

    def prompt(self, messages: Sequence[Message], tools: Tools, tools_key: bytes = b"") -> str:
        """Everything up to and including the opening of the model's turn."""
        return self._text(messages, tools, tools_key, True)

    def _text(self, messages: Sequence[Message], tools: Tools, tools_key: bytes, is_prompt: bool) -> str:
        """Without what the tokenizer adds."""
        texts: list[str] = []
        shapes = [_shape(message, texts) for message in messages]
        if None in shapes or not tools_key:
            return self._by_template(messages, tools, is_prompt)
        key = (is_prompt, tools_key, *shapes)
        mould = self._moulds.get(key)
        if mould is not None:
            return mould.pour(texts)
        text = self._by_template(messages, tools, is_prompt)
        if key in self._seen and key not in self._moulds:
            mould = self._mould(messages, tools, is_prompt, len(texts))
            self._moulds[key] = mould if mould and mould.pour(texts) == text else None
        elif len(self._seen) < MAX_MOULDS:
            self._seen.add(key)
        return text

    def _mould(self, messages: Sequence[Message], tools: Tools, is_prompt: bool, count: int) -> Mould | None:
        marks = [f"\ue000{number}\ue001" for number in range(count)]
        left = iter(marks)
        frame = self._by_template([_marked(message, left) for message in messages], tools, is_prompt)
        if any(frame.count(mark) != 1 for mark in marks):
            return None
        order = sorted(range(count), key=lambda number: frame.index(marks[number]))
        parts = []
        for number in order:
            part, _, frame = frame.partition(marks[number])
            parts.append(part)
        return Mould([*parts, frame], order)

    def _by_template(self, messages: Sequence[Message], tools: Tools, is_prompt: bool) -> str:
        return conversation_text(self._chat, messages, tools, is_prompt).removeprefix(added_by(self._chat))


def _shape(message: Message, texts: list[str]) -> Any:
    """What of a message decides how a template writes it; its other texts join `texts`. None where one is not plain."""
    role, content = message["role"], message["content"]
    if role in ("system", "developer"):
        return role, content
    shape: list[Any] = [role, message.get("name")]
    for value in _values(message):
        if type(value) is not str or ("<" in value and protect(value) != value):
            return None
        text = value.strip()
        if text:
            texts.append(text)
            shape.append(value.partition(text)[::2])  # a template may trim it
        else:
            shape.append(value)
    for call in message.get("tool_calls") or ():
        shape += (call["function"]["name"], *call["function"]["arguments"])
    if role == "assistant" and ESCAPE in content:
        around = content.split(ESCAPE)[::2]
        if any(part.lstrip().startswith(":") for part in around):
            return None  # a key, by which a template may sort
        shape += around
    return tuple(shape)


def _values(message: Message) -> list[Any]:
    """The texts of a message: its content, or the strings of calls that stand in it as text; arguments of its calls."""
    content = message["content"]
    is_call = message["role"] == "assistant" and ESCAPE in content
    values = content.split(ESCAPE)[1::2] if is_call else [content]
    for call in message.get("tool_calls") or ():
        values += call["function"]["arguments"].values()
    return values


def _marked(message: Message, marks: Iterator[str]) -> Message:
    """The message with a mark in place of each text that `_shape` takes."""
    if message["role"] in ("system", "developer"):
        return message

    def mark(value: str) -> str:
        text = value.strip()
        return value.replace(text, next(marks), 1) if text else value

    content = message["content"]
    if message["role"] == "assistant" and ESCAPE in content:
        pieces = content.split(ESCAPE)
        pieces[1::2] = map(mark, pieces[1::2])
        marked = {**message, "content": ESCAPE.join(pieces)}
    else:
        marked = {**message, "content": mark(content)}
    if message.get("tool_calls"):
        functions = [call["function"] for call in message["tool_calls"]]
        marked["tool_calls"] = [
            {"function": {**each, "arguments": {key: mark(value) for key, value in each["arguments"].items()}}}
            for each in functions
        ]
    return marked
