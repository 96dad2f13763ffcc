"""The tools a story's play gets, in a real browser; the last test in an isolated world of a hostile page.

Run alone: pytest tests/runtime/test_runtime_play.py
"""

import json

import pytest
from runtime_page import ENTRY, RuntimePage, esbuild, runtime

__all__ = ["runtime"]


def play(runtime: RuntimePage, markup: str, body: str) -> object:
    """Runs the body of a play over some markup; `results` are its assertions so far."""
    return runtime.run(f"""
    export default async ({{ root, play, results, format }}) => {{
      root.setHTMLUnsafe({json.dumps(markup)})
      const {{ assert, findByAttribute, findByTarget, findByTestId, findByText, fireEvent, match, throws, wait }} = play
      const log: unknown[] = []
      const on = (type, element = root) => element.addEventListener(type, (event) => log.push(event))
      {body}
    }}""")


SHADOW = '<div id="host"><template shadowrootmode="open"><p data-testid="in" p-target="t">Deep</p></template></div>'


@pytest.mark.parametrize(
    "find",
    ["findByText('Deep')", "findByTestId('in')", "findByTarget(/^t$/)", "findByAttribute('p-target', 't')"],
)
def test_finders_pierce_shadow_roots(runtime: RuntimePage, find: str) -> None:
    assert play(runtime, SHADOW, f"return (await {find})?.tagName") == "P"


def test_finders_resolve_to_undefined_when_nothing_fits(runtime: RuntimePage) -> None:
    body = "return [await findByText('x'), await findByAttribute('id', 'x'), await findByTarget(/x/)].map(String)"
    assert play(runtime, "<p>y</p>", body) == ["undefined"] * 3


def test_text_is_found_by_its_own_trimmed_content(runtime: RuntimePage) -> None:
    body = "return [(await findByText('Save all'))?.id, (await findByText(/^Save/))?.id, (await findByText('Save'))?.id ?? 0]"
    assert play(runtime, "<div id='out'><p id='in'>\n Save\n  all <b>now</b></p></div>", body) == [
        "in",
        "in",
        0,
    ]


def test_text_around_an_element_belongs_to_the_parent(runtime: RuntimePage) -> None:
    body = "return (await findByText('Step of 3'))?.id"
    assert play(runtime, "<p id='p'>Step <b>1</b>of 3</p>", body) == "p"


def test_text_of_scripts_and_styles_is_not_found(runtime: RuntimePage) -> None:
    assert play(runtime, "<style>x</style><template>x</template>", "return await findByText('x') === undefined") is True


def test_regular_expressions_keep_no_state_between_elements(runtime: RuntimePage) -> None:
    body = "const word = /o/g; word.lastIndex = 9; return (await findByText(word))?.id"
    assert play(runtime, "<p id='a'>one</p><p>two</p>", body) == "a"


def test_a_search_can_be_limited_to_a_part(runtime: RuntimePage) -> None:
    body = "return (await findByText('x', root.lastElementChild))?.id"
    assert play(runtime, "<ul><li id='a'>x</li></ul><ul><li id='b'>x</li></ul>", body) == "b"


def test_finders_wait_a_frame_for_what_was_set_off(runtime: RuntimePage) -> None:
    body = "requestAnimationFrame(() => { root.innerHTML = '<b>new</b>' }); return (await findByText('new'))?.tagName"
    assert play(runtime, "", body) == "B"


def test_assert_reports_and_goes_on(runtime: RuntimePage) -> None:
    body = """assert({ given: 'a', should: 'b', actual: 1, expected: 2 })
    assert({ given: 'c', should: 'd', actual: { x: [1] }, expected: { x: [1] } })
    return results"""
    assert play(runtime, "", body) == [
        {"given": "a", "should": "b", "actual": 1, "expected": 2, "passed": False},
        {"given": "c", "should": "d", "actual": {"x": [1]}, "expected": {"x": [1]}, "passed": True},
    ]


def test_assert_without_an_expectation_is_the_authors_error(runtime: RuntimePage) -> None:
    body = "return throws(() => assert({ given: 'a', should: 'b', actual: 1 }))"
    assert play(runtime, "", body) == "TypeError: assert: expected missing; it needs given, should, actual, expected"


@pytest.mark.parametrize(
    ("actual", "expected", "same"),
    [
        ("NaN", "NaN", True),
        ("0", "-0", True),
        ("null", "undefined", False),
        ("'1'", "1", False),
        ("[1, [2]]", "[1, [2]]", True),
        ("[undefined]", "[,]", False),
        ("{ a: undefined }", "{}", False),
        ("new Set([[1]])", "new Set([[1]])", True),
        ("new Map([['a', 1]])", "new Map([['a', 2]])", False),
        ("new Date(5)", "new Date(5)", True),
        ("/a/g", "/a/i", False),
        ("new Uint8Array([1])", "new Uint8Array([2])", False),
        ("root.firstChild", "root.firstChild", True),
        ("root.firstChild", "root.lastChild", False),
        ("root.firstChild.classList", "root.lastChild.classList", False),
    ],
)
def test_assertions_compare_deeply(runtime: RuntimePage, actual: str, expected: str, same: bool) -> None:
    body = f"assert({{ given: '', should: '', actual: {actual}, expected: {expected} }}); return results[0].passed"
    assert play(runtime, "<p></p><p></p>", body) is same


def test_cycles_compare(runtime: RuntimePage) -> None:
    body = """const make = (end) => { const a = { end }; a.self = a; return a }
    for (const end of [1, 2]) assert({ given: '', should: '', actual: make(1), expected: make(end) })
    return results.map(({ passed }) => passed)"""
    assert play(runtime, "", body) == [True, False]


def test_values_are_formatted_for_messages(runtime: RuntimePage) -> None:
    body = """return [format("a\\nb"), format(undefined), format([1, { x: null }]), format(root), format(new Set(['a'])),
      format(new Error('e'))]"""
    formatted = ['"a\\nb"', "undefined", "[1, {x: null}]", "[HTMLElement]", 'Set("a")', "Error: e"]
    assert play(runtime, "", body) == formatted


def test_fired_events_bubble_cross_shadows_and_can_be_cancelled(runtime: RuntimePage) -> None:
    body = """on('thing')
    await fireEvent(await findByText('Deep'), 'thing')
    return log.map((event) => [event.bubbles, event.composed, event.cancelable, event.target.id])"""
    assert play(runtime, SHADOW, body) == [[True, True, True, "host"]]


def test_event_options_are_merged_with_the_defaults(runtime: RuntimePage) -> None:
    body = """on('thing')
    await fireEvent(root, 'thing', { cancelable: false, detail: { a: 1 } })
    return [log[0].cancelable, log[0].bubbles, log[0].detail]"""
    assert play(runtime, "", body) == [False, True, {"a": 1}]


@pytest.mark.parametrize(
    ("type", "kind"),
    [("click", "MouseEvent"), ("keydown", "KeyboardEvent"), ("input", "InputEvent"), ("focus", "FocusEvent"),
     ("submit", "SubmitEvent"), ("pointerdown", "PointerEvent"), ("change", "Event"), ("toggle", "Event")],
)  # fmt: skip
def test_events_are_of_their_native_kind(runtime: RuntimePage, type: str, kind: str) -> None:
    body = f"on('{type}'); await fireEvent(root, '{type}', {{ key: 'a' }}); return log[0].constructor.name"
    assert play(runtime, "", body) == kind


def test_a_click_does_what_the_browser_does(runtime: RuntimePage) -> None:
    body = """await fireEvent(root.querySelector('input'), 'click')
    await fireEvent(root.querySelector('summary'), 'click')
    return [root.querySelector('input').checked, root.querySelector('details').open]"""
    assert play(runtime, "<input type=checkbox><details><summary>s</summary></details>", body) == [True, True]


def test_a_click_on_a_link_is_heard_but_not_followed(runtime: RuntimePage) -> None:
    body = """on('click')
    await fireEvent(root.querySelector('b'), 'click')
    await wait(20)
    return [log.length, location.hash]"""
    assert play(runtime, "<a href='#there'><b>x</b></a>", body) == [1, ""]


def test_firing_at_nothing_says_so(runtime: RuntimePage) -> None:
    body = "return await throws(() => fireEvent(undefined, 'click'))"
    assert play(runtime, "", body) == "TypeError: fireEvent: there is no element to fire 'click' at (got undefined)"


def test_match_gives_what_was_matched_or_nothing(runtime: RuntimePage) -> None:
    body = "const text = match('a+b 12'); return [text('a+b'), text(/\\d+/), text('x')]"
    assert play(runtime, "", body) == ["a+b", "12", ""]


def test_throws_gives_the_error_as_text_also_of_promises(runtime: RuntimePage) -> None:
    body = """return [throws((x) => { throw new Error(x) }, 'no'), throws(() => 1) ?? 0,
      await throws(async () => { throw new RangeError('late') })]"""
    assert play(runtime, "", body) == ["Error: no", 0, "RangeError: late"]


def test_waiting_longer_than_the_timeout_fails_at_once(runtime: RuntimePage) -> None:
    body = "await wait(1); return await throws(() => wait(60_000))"
    assert play(runtime, "", body) == "RangeError: wait(60000): longer than the story's timeout of 1000 ms"


CLOBBERED = """
<form><input name="childNodes"><input name="firstChild"><input name="shadowRoot"><input name="getAttribute">
<input name="parentNode"><input name="nodeType"><input name="dispatchEvent"><p id="x">Found</p></form>
<img name="documentElement"><img name="querySelector">
"""


def test_nodes_that_shadow_dom_properties_do_not_mislead_a_play(runtime: RuntimePage) -> None:
    body = """on('thing')
    await fireEvent(root.firstElementChild, 'thing')
    return [(await findByText('Found'))?.id, (await findByAttribute('id', /x/))?.id, log.length]"""
    assert play(runtime, CLOBBERED, body) == ["x", "x", 1]


def test_an_isolated_world_is_not_misled_by_altered_prototypes(runtime: RuntimePage) -> None:
    browser = runtime.page.context.browser
    assert browser is not None
    page = browser.new_page()
    page.evaluate("""() => {
      document.body.innerHTML = '<p id="x">Found</p>'
      Element.prototype.getAttribute = () => 'found'
      Array.prototype.map = Array.prototype.filter = () => []
      EventTarget.prototype.dispatchEvent = window.requestAnimationFrame = () => { throw new Error('altered') }
      Object.defineProperty(Node.prototype, 'firstChild', { get: () => null })
    }""")
    session = page.context.new_cdp_session(page)
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    world = session.send("Page.createIsolatedWorld", {"frameId": frame})["executionContextId"]
    source = f"""{ENTRY}
    globalThis.answer = async () => {{
      const {{ createPlay, modules }} = runtime
      const {{ jsx }} = modules['plaited/jsx-runtime']
      const Element = modules['plaited/ui'].bElement({{ tag: 'x-a', shadowDom: jsx('p', {{}}) }})
      const play = createPlay({{ root: document.body, timeout: 1, onAssert() {{}}, checkAccessibility() {{}} }})
      const found = await play.findByText('Found')
      await play.fireEvent(found, 'click')
      return [found?.id, await play.findByAttribute('id', 'found') === undefined, jsx(Element, {{}}).html.join('')]
    }}"""
    bundle = esbuild("--bundle", "--format=iife", "--loader=ts", source=source)
    reply = session.send(
        "Runtime.evaluate",
        {
            "contextId": world,
            "expression": f"{bundle};answer()",
            "awaitPromise": True,
            "returnByValue": True,
        },
    )
    page.close()
    assert reply["result"].get("value") == ["x", True, "<x-a></x-a>"], reply
