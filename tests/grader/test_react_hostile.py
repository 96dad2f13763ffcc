"""Attacks by React components on network, memory and time: none passes, gets out, or changes a verdict on another.

They are of the kinds of tests/grader/hostile: ways out, floods and bombs.
"""

from collections.abc import Iterator

import pytest
from listener import Listener
from own_stories import own_catalogue

from stages.grader import GraderThread
from stages.pipeline.records import Story, StoryResult

STORY: Story = next(s for s in own_catalogue(folder="tests/grader/csf").stories if s.export == "Saves")
RIGHT = STORY.solution
WRONG = {path: source.replace("toUpperCase", "toLowerCase") for path, source in RIGHT.items()}
HEAD = "import { createElement, useEffect, useInsertionEffect, useLayoutEffect, useState } from 'react'\n"
URL = "http://127.0.0.1:PORT"


def shown(element: str, before: str = "") -> str:
    return f"export const Panel = () => {{ {before}\n  return {element} }}"


def in_effect(code: str) -> str:
    return shown("<p>x</p>", f"useEffect(() => {{ {code} }}, [])")


ATTACKS = {
    "out by fetch in an effect": in_effect(f"fetch('{URL}/', {{ mode: 'no-cors' }}).catch(() => {{}})"),
    "out by fetch while rendering": shown("<p>x</p>", f"fetch('{URL}/').catch(() => {{}})"),
    "out by XMLHttpRequest": in_effect(f"const x = new XMLHttpRequest(); x.open('POST', '{URL}/'); x.send('x')"),
    "out by a picture": shown(f"<img alt=\"x\" src=\"{URL}/\" srcSet=\"{URL}/2 2x\" />"),
    "out by a hoisted style sheet": shown(f"<link rel=\"stylesheet\" precedence=\"high\" href=\"{URL}/\" />"),
    "out by a hoisted style": shown(f"<style href=\"x\" precedence=\"high\">{{`@import '{URL}/';`}}</style>"),
    "out by hints": shown(
        f"<><link rel=\"preload\" as=\"image\" href=\"{URL}/\" /><link rel=\"dns-prefetch\" href=\"{URL}/\" /></>"
    ),
    "out by a script": shown(f"createElement('scr' + 'ipt', {{ async: true, src: '{URL}/' }})"),
    "out by inner HTML": shown(f"<div dangerouslySetInnerHTML={{{{ __html: '<img src=\"{URL}/\">' }}}} />"),
    "out by a form": in_effect(
        f"const f = Object.assign(document.createElement('form'), {{ action: '{URL}/' }}); document.body.append(f); f.submit()"
    ),
    "out by a socket": in_effect(f"new WebSocket('{URL}/'.replace('http', 'ws'))"),
    "out by events": in_effect(f"new EventSource('{URL}/')"),
    "out by a beacon": in_effect(f"navigator.sendBeacon('{URL}/', 'x')"),
    "out by media": shown(f"<video src=\"{URL}/\" poster=\"{URL}/p\" autoPlay muted />"),
    "out by going there": in_effect(f"location.href = '{URL}/'"),
    "floods errors": in_effect("setInterval(() => { throw new Error('x'.repeat(1e5)) }, 0)"),
    "floods renders": shown("<p>{n}</p>", "const [n, set] = useState(0); useLayoutEffect(() => set(n + 1))"),
    "floods renders by a timer": shown("<p>{n}</p>", "const [n, set] = useState(0); useEffect(() => { setTimeout(() => set(n + 1)) })"),
    "floods rejections": in_effect("setInterval(() => { for (let i = 0; i < 1e3; i++) Promise.reject(new Error('x')) }, 0)"),
    "bomb of components": "export const Panel = () => <p><Panel /></p>",
}  # fmt: skip
BUSY = {  # each keeps a page until it is ended
    "floods messages": in_effect("setInterval(() => { for (let i = 0; i < 1e4; i++) parent.postMessage('x'.repeat(1000), '*') }, 0)"),
    "bomb of elements": shown("<div>{Array.from({ length: 50000 }, (_, i) => <b key={i}>x</b>)}</div>"),
    "bomb of depth": shown("<div>{Array.from({ length: 9000 }).reduce((inner) => <i>{inner}</i>, 'x')}</div>"),
    "floods the console": shown("<p>x</p>", "for (let i = 0; i < 1e5; i++) console.log('x'.repeat(1e4))"),
    "bomb of memory": shown("<p>x</p>", "const all = []; for (;;) all.push(new Array(1e6).fill(1.5))"),
    "hangs in a handler's timer": in_effect("setInterval(() => { for (;;); }, 0)"),
    "hangs in microtasks": in_effect("const again = () => Promise.resolve().then(again); again()"),
    "hangs while inserting": shown("<p>x</p>", "useInsertionEffect(() => { for (;;); })"),
    "hogs the processor": in_effect("setInterval(() => { for (const e = performance.now() + 45; performance.now() < e;); }, 0)"),
}  # fmt: skip


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


def graded(attacks: dict[str, str], grader: GraderThread, listener: Listener) -> dict[str, StoryResult]:
    """Each attack's verdict, where the right and the wrong answer beside it are judged as ever."""
    path = STORY.contract.path
    pairs = []
    for source in attacks.values():
        hostile = {path: HEAD + source.replace("PORT", str(listener.port))}
        pairs += [(hostile, STORY), (RIGHT, STORY), (WRONG, STORY)]
    results = grader.grade_many(pairs)
    assert all(isinstance(result, StoryResult) for result in results), results
    assert [(r.passed, r.passedAssertions) for r in results[1::3]] == [(True, 5)] * len(attacks)
    assert [(r.passed, r.passedAssertions) for r in results[2::3]] == [(False, 2)] * len(attacks)
    return dict(zip(attacks, results[::3], strict=True))


@pytest.fixture(scope="module")
def verdicts(grader: GraderThread, listener: Listener) -> dict[str, StoryResult]:
    return graded(ATTACKS, grader, listener)


@pytest.mark.parametrize("name", ATTACKS)
def test_no_attack_earns_anything_or_changes_another_verdict(name: str, verdicts: dict[str, StoryResult]) -> None:
    assert not verdicts[name].passed and verdicts[name].passedAssertions == 0, verdicts[name]


def test_no_component_reaches_the_network(verdicts: dict[str, StoryResult], listener: Listener) -> None:
    assert verdicts and listener.seen == []


@pytest.mark.slow
def test_no_component_that_keeps_a_page_busy_earns_anything(grader: GraderThread, listener: Listener) -> None:
    found = graded(BUSY, grader, listener)
    assert {name: result for name, result in found.items() if result.passedAssertions} == {}
