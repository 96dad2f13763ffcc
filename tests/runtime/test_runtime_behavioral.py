"""The behavioral engine: requests, waits, blocks, interrupts, repetition.

Run alone: pytest tests/runtime/test_runtime_behavioral.py
"""

import pytest
from runtime_page import RuntimePage, runtime

__all__ = ["runtime"]


def program(runtime: RuntimePage, body: str) -> object:
    """Runs `body` with a behavioral program whose handlers log each event's type."""
    return runtime.run(f"""
    import {{ behavioral, bSync, bThread }} from 'plaited'
    export default () => {{
      const log: unknown[] = []
      const {{ bThreads, trigger, useFeedback }} = behavioral()
      const handle = (...types) =>
        useFeedback(Object.fromEntries(types.map((type) => [type, (detail) => log.push(detail ?? type)])))
      {body}
      return log
    }}
    """)


def test_requests_are_selected_by_priority_and_alternate_with_waits(runtime: RuntimePage) -> None:
    result = program(
        runtime,
        """handle('hot', 'cold')
        bThreads.set({
          hot: bThread([bSync({ request: { type: 'hot' } }), bSync({ request: { type: 'hot' } })]),
          cold: bThread([bSync({ request: { type: 'cold' } }), bSync({ request: { type: 'cold' } })]),
          mix: bThread([bSync({ waitFor: 'hot', block: 'cold' }), bSync({ waitFor: 'cold', block: 'hot' })], true),
        })
        trigger({ type: 'start' })""",
    )
    assert result == ["hot", "cold", "hot", "cold"]


def test_block_listeners_may_be_predicates(runtime: RuntimePage) -> None:
    result = program(
        runtime,
        """handle('pay')
        bThreads.set({ cap: bThread([bSync({ block: ({ type, detail }) => type === 'pay' && detail > 5 })], true) })
        trigger({ type: 'pay', detail: 9 })
        trigger({ type: 'pay', detail: 3 })""",
    )
    assert result == [3]


def test_a_blocked_trigger_lapses_with_the_next_event(runtime: RuntimePage) -> None:
    result = program(
        runtime,
        """handle('save', 'edit', 'other')
        bThreads.set({ guard: bThread([bSync({ block: 'save', waitFor: 'edit' })]) })
        trigger({ type: 'save' })
        trigger({ type: 'edit' })
        trigger({ type: 'other' })""",
    )
    assert result == ["edit", "other"]


def test_interrupt_ends_a_thread(runtime: RuntimePage) -> None:
    result = program(
        runtime,
        """handle('tick', 'stop')
        bThreads.set({
          clock: bThread([bSync({ waitFor: 'go', interrupt: 'stop' }), bSync({ request: { type: 'tick' } })], true),
        })
        for (const type of ['go', 'stop', 'go']) trigger({ type })
        log.push(bThreads.has('clock').pending)""",
    )
    assert result == ["tick", "stop", False]


def test_request_may_be_computed_when_the_thread_gets_there(runtime: RuntimePage) -> None:
    result = program(
        runtime,
        """let total = 0
        useFeedback({ add: () => { total += 5 }, show: (detail) => log.push(detail) })
        bThreads.set({ show: bThread([bSync({ waitFor: 'add' }), bSync({ request: () => ({ type: 'show', detail: total }) })]) })
        trigger({ type: 'add' })""",
    )
    assert result == [5]


def test_repeat_may_be_a_condition(runtime: RuntimePage) -> None:
    result = program(
        runtime,
        """handle('knock')
        let n = 0
        bThreads.set({ knock: bThread([bSync({ request: { type: 'knock' } })], () => n++ < 3) })
        trigger({ type: 'start' })""",
    )
    assert result == ["knock"] * 3


def test_handlers_run_before_threads_advance_and_may_trigger(runtime: RuntimePage) -> None:
    result = program(
        runtime,
        """useFeedback({
          first: () => { log.push('first'); trigger({ type: 'inner' }) },
          inner: () => log.push('inner'),
          then: () => log.push('then'),
        })
        bThreads.set({ next: bThread([bSync({ waitFor: 'first' }), bSync({ request: { type: 'then' } })]) })
        trigger({ type: 'first' })""",
    )
    assert result == ["first", "inner", "then"]


@pytest.mark.parametrize("idiom", ["waitFor", "interrupt"])
def test_threads_may_listen_by_predicate(runtime: RuntimePage, idiom: str) -> None:
    result = program(
        runtime,
        f"""handle('next')
        const large = ({{ type, detail }}) => type === 'pay' && detail > 5
        bThreads.set({{ t: bThread([bSync({{ {idiom}: large }}), bSync({{ request: {{ type: 'next' }} }})]) }})
        trigger({{ type: 'pay', detail: 3 }})
        log.push(bThreads.has('t').pending)
        trigger({{ type: 'pay', detail: 9 }})
        log.push(bThreads.has('t').pending)""",
    )
    assert result == ([True, "next", False] if idiom == "waitFor" else [True, False])


def test_a_program_can_be_imported_by_either_name(runtime: RuntimePage) -> None:
    source = "import { behavioral, bProgram } from 'plaited'; export default () => Object.keys(bProgram()).join() === "
    assert runtime.run(source + "Object.keys(behavioral()).join()") is True
