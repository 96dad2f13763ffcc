"""A conversation as (prompt, completion), as the policy reads and writes it: the bytes of its chat template, sooner.

Jinja takes a millisecond for a conversation, and most conversations of a file differ in a few texts alone. So what the
template writes around those is rendered once, with marks in their place, and kept: a mould. It is for plain texts only:
what a template may treat in a way of its own, such as spaces at the ends or what looks like a control token, is left to
Jinja, and so is everything of a mould that did not give the template's own bytes the first time.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from stages.functiongemma.tokens import ESCAPE, STOP_TOKENS, is_protected
from stages.policy.prompts import ChatTemplate, added_by, conversation_text

MAX_MOULDS = 2000
_NOTHING = ("", "")  # around a text
Message = Mapping[str, Any]
Tools = Sequence[Mapping[str, Any]]


class Mould(NamedTuple):
    """What stands around the texts, and which of them follows each part but the last."""

    parts: list[str]
    order: list[int]

    def pour(self, texts: Sequence[str]) -> str:
        pieces = [""] * (2 * len(self.order) + 1)
        pieces[::2] = self.parts
        pieces[1::2] = [texts[text] for text in self.order]
        return "".join(pieces)

    def after(self, first: "Mould") -> "Mould | None":
        """What follows `first`, without a line break at the end; None where this does not begin with it."""
        count = len(first.order)
        *parts, last = first.parts
        if self.parts[:count] != parts or self.order[:count] != first.order or not self.parts[count].startswith(last):
            return None
        left = [self.parts[count].removeprefix(last), *self.parts[count + 1 :]]
        return Mould([*left[:-1], left[-1].removesuffix("\n")], self.order[count:])


@cache
def renderer(chat: ChatTemplate | None) -> "Renderer":
    """One for a process, since it learns."""
    return Renderer(chat)


class Renderer:
    """Renders conversations with one chat template, ours where none is given; keeps what it learns of it."""

    def __init__(self, chat: ChatTemplate | None = None) -> None:
        self._chat = chat
        self._moulds: dict[Any, Mould | None] = {}
        self._pairs: dict[Any, tuple[Mould, Mould]] = {}
        self._seen: set[Any] = set()

    def split(self, messages: Sequence[Message], tools: Tools, tools_key: bytes = b"") -> tuple[str, str]:
        """(prompt, completion) of a conversation that ends with the assistant; the completion ends in a stop token.

        Equal keys, but for the empty one, say that tools are equal. ValueError for what the template cannot write.
        """
        if not messages or messages[-1]["role"] != "assistant":
            raise ValueError("the last message must be the assistant's")
        texts, shapes = _shapes(messages)
        if pair := self._pairs.get((tools_key, shapes)):
            return pair[0].pour(texts), pair[1].pour(texts)
        prompt = self._text(messages[:-1], tools, tools_key, True)
        whole = self._text(messages, tools, tools_key, False)
        if not whole.startswith(prompt):
            raise ValueError("the conversation does not render as its prompt followed by a completion")
        completion = whole[len(prompt) :].removesuffix("\n")
        first = self._moulds.get((True, tools_key, shapes[:-1]))
        both = self._moulds.get((False, tools_key, shapes))
        if first and both and (rest := both.after(first)) and rest.pour(texts) == completion:
            self._pairs[tools_key, shapes] = first, rest
        return prompt, completion

    def earlier(
        self, messages: Sequence[Message], weights: Sequence[int], prompt: str, tools: Tools, tools_key: bytes = b""
    ) -> list[dict[str, int]]:
        """Where the answers before the last one stand in its `prompt`, as `EarlierAnswer`; the weights are of messages.

        An answer that the template writes otherwise once something follows it is not learnt: as a policy would write
        it, it stands nowhere. Then only its text without the stop token is looked for.
        """
        found = []
        for place, message in enumerate(messages[:-1]):
            if message["role"] != "assistant":
                continue
            before, written = self.split(messages[: place + 1], tools, tools_key)
            start, weight = len(before), weights[place]
            if not prompt.startswith(written, start):
                written, weight = _without_stop(written), 0
            if prompt.startswith(before) and prompt.startswith(written, start):
                found.append({"start": start, "end": start + len(written), "weight": weight})
        return found

    def prompt(self, messages: Sequence[Message], tools: Tools, tools_key: bytes = b"") -> str:
        """Everything up to and including the opening of the model's turn."""
        return self._text(messages, tools, tools_key, True)

    def _text(self, messages: Sequence[Message], tools: Tools, tools_key: bytes, is_prompt: bool) -> str:
        """Without what the tokenizer adds."""
        texts, shapes = _shapes(messages)
        if None in shapes or not tools_key:
            return self._by_template(messages, tools, is_prompt)
        key = (is_prompt, tools_key, shapes)
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


def _without_stop(text: str) -> str:
    return next((text.removesuffix(stop) for stop in STOP_TOKENS if text.endswith(stop)), text)


def _shapes(messages: Sequence[Message]) -> tuple[list[str], tuple[Any, ...]]:
    """The texts that differ between conversations of these shapes, and the shapes."""
    texts: list[str] = []
    return texts, tuple([_shape(message, texts) for message in messages])


def _shape(message: Message, texts: list[str]) -> Any:
    """What of a message decides how a template writes it; its other texts join `texts`. None where one is not plain."""
    role, content = message["role"], message["content"]
    if role in ("system", "developer"):
        return role, content
    shape: list[Any] = [role, message.get("name")]
    values, around = _values(message)
    for value in values:
        if type(value) is not str or not is_protected(value):
            return None
        text = value.strip()
        if text:
            texts.append(text)
            shape.append(_NOTHING if len(text) == len(value) else value.partition(text)[::2])  # a template may trim it
        else:
            shape.append(value)
    for call in message.get("tool_calls") or ():
        shape += (call["function"]["name"], *call["function"]["arguments"])
    for part in around:
        if part.lstrip().startswith(":"):
            return None  # a key, by which a template may sort
        shape.append(part)
    return tuple(shape)


def _values(message: Message) -> tuple[list[Any], list[str]]:
    """The texts of a message: its content, or the strings of calls that stand in it as text; arguments of its calls.
    And what stands around such strings.
    """
    content = message["content"]
    values, around = [content], []
    if message["role"] == "assistant" and ESCAPE in content:
        pieces = content.split(ESCAPE)
        values, around = pieces[1::2], pieces[::2]
    for call in message.get("tool_calls") or ():
        values += call["function"]["arguments"].values()
    return values, around


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
