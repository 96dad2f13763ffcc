"""The agent: asks a model for an interface, carries out its calls, tells it what failed, and asks again.

A round is one answer. After every round that wrote files they are checked; what failed is the call's result.
It ends when the check passes, when the rounds are used up, or when the model has nothing more to say. A
blocked call, an unknown tool and bad arguments are answers to the model, never exceptions. Left out: parallel
calls and token budgets.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from stages.agent.constraints import Constraint
from stages.clients.answers import Answer, AskedCall, Client
from stages.pipeline.records import StoryResult
from stages.policy.prompts import prompt_messages
from stages.policy.repair import asked_again
from stages.tools.core_tools import WROTE
from stages.tools.feedback import MAX_CHARACTERS, feedback
from stages.tools.files import OutputFolder
from stages.tools.registry import CallError, Registry

MAX_CALLS = 16

Check = Callable[[Mapping[str, str]], StoryResult]
EventKind = Literal["said", "called", "blocked", "refused", "stopped", "passed", "failed"]


@dataclass(frozen=True)
class Event:
    """Something to show: `subject` is a tool, a file or a constraint; `detail` a sentence."""

    kind: EventKind
    round: int
    subject: str
    detail: str


@dataclass
class AgentResult:
    """`verdict` is None when no file was ever written."""

    files: dict[str, str] = field(default_factory=dict)
    verdict: StoryResult | None = None
    rounds: int = 0
    calls: int = 0
    refused: int = 0
    blocked: Counter[str] = field(default_factory=Counter)
    messages: list[dict[str, Any]] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return self.verdict is not None and self.verdict.passed

    def metrics(self) -> dict[str, Any]:
        return {
            "passed": self.passed,
            "rounds": self.rounds,
            "calls": self.calls,
            "refused": self.refused,
            "blocked": dict(sorted(self.blocked.items())),
        }


def run_agent(
    intent: str,
    client: Client,
    tools: Registry,
    folder: OutputFolder,
    check: Check,
    system: str,
    max_rounds: int = 3,
    constraints: Iterable[Constraint] = (),
    on_event: Callable[[Event], None] | None = None,
    on_wait: Callable[[str], None] | None = None,
    max_feedback: int = MAX_CHARACTERS,
) -> AgentResult:
    """Works on one intent. `tools` write into `folder`; `check` grades what is in it.

    `on_event` is told what happened, `on_wait` what takes time now.
    """
    wait = on_wait or (lambda what: None)
    session = _Session(tools, tuple(constraints), on_event or (lambda event: None), max_feedback)
    result = session.result
    result.messages = [*prompt_messages(system, intent)]
    for number in range(1, max_rounds + 1):
        result.rounds = number
        wait(f"round {number} of {max_rounds}: the model writes")
        answer = client.complete(result.messages, tools.declarations())
        result.messages.append(answer.message)
        if answer.text:
            session.tell("said", "model", answer.text)
        if answer.stopped:
            session.tell("stopped", "model", f"the answer {answer.stopped}")
        wrote = session.carry_out(answer)
        if wrote:
            result.files = dict(folder.files)
            wait(f"round {number} of {max_rounds}: the browser checks")
            result.verdict = check(result.files)
            session.tell(
                "passed" if result.passed else "failed",
                ", ".join(result.files),
                "every check holds" if result.passed else feedback(result.verdict, max_feedback),
            )
        if result.passed or (result.files and not answer.calls and not answer.problems and not answer.stopped):
            break
        if number < max_rounds:
            session.tell_model(answer, wrote)
    return result


class _Session:
    def __init__(
        self,
        tools: Registry,
        constraints: tuple[Constraint, ...],
        on_event: Callable[[Event], None],
        max_feedback: int,
    ) -> None:
        self.tools, self.constraints, self.on_event = tools, constraints, on_event
        self.max_feedback = max_feedback
        self.result = AgentResult()

    def tell(self, kind: EventKind, subject: str, detail: str) -> None:
        self.on_event(Event(kind, self.result.rounds, subject, detail))

    def carry_out(self, answer: Answer) -> bool:
        """Runs every call and puts each one's answer into the history; whether one of them wrote a file."""
        wrote = False
        for problem in answer.problems:
            self.result.refused += 1
            self.tell("refused", "model", problem)
        for index, call in enumerate(answer.calls):
            self.result.calls += 1
            content = self._run(call) if index < MAX_CALLS else f"error: at most {MAX_CALLS} calls in one answer"
            self.result.messages.append(
                {"role": "tool", "tool_call_id": call.id, "name": call.name, "content": content}
            )
            wrote |= content.startswith(WROTE)
        return wrote

    def _run(self, call: AskedCall) -> str:
        try:
            if call.problem:
                raise CallError(call.problem)
            tool = self.tools[call.name]
            tool.check(call.arguments)
            for constraint in self.constraints:
                reason = constraint(call.name, call.arguments)
                if reason is not None:
                    self.result.blocked[constraint.__name__] += 1
                    self.tell("blocked", constraint.__name__, reason)
                    return f"blocked: {reason}"
            value = tool.run(call.arguments)
        except CallError as error:
            self.result.refused += 1
            self.tell("refused", call.name, str(error))
            return f"error: {error}"
        content = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        self.tell("called", call.name, content)
        return content

    def tell_model(self, answer: Answer, wrote: bool) -> None:
        """What the model hears between two rounds, in the words it is trained with (stages/policy/repair.py).

        What the browser said is the result of the last call that wrote a file. Where no call was made the user
        asks again; other calls were answered one by one.
        """
        verdict, messages = self.result.verdict, self.result.messages
        if wrote and verdict is not None:
            wrote_last = next(one for one in reversed(messages) if str(one["content"]).startswith(WROTE))
            wrote_last["content"] = feedback(verdict, self.max_feedback)
        elif answer.stopped and not answer.calls:
            messages.append(asked_again(f"no valid call: the answer {answer.stopped}"))
        elif answer.problems:
            messages.append(asked_again(f"no valid call: {answer.problems[0]}"))
        elif not answer.calls:
            messages.append(asked_again("no valid call: the output holds no call"))
