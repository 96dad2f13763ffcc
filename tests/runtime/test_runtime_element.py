"""bElement, in a real browser.

Run alone: pytest tests/runtime/test_runtime_element.py
"""

from runtime_page import RuntimePage, runtime

__all__ = ["runtime"]

COUNTER = """
import { bElement } from 'plaited/ui'
const Counter = bElement({
  tag: 'x-counter',
  observedAttributes: ['max', 'disabled'],
  publicEvents: ['add'],
  shadowDom: <button type="button" p-target="count" p-trigger={{ click: 'add' }}>0</button>,
  bProgram({ $, host, bThreads, bThread, bSync, attr }) {
    const [count] = $('count')
    const max = Number(attr.max ?? 10)
    let n = 0
    bThreads.set({ limit: bThread([bSync({ block: ({ type }) => type === 'grow' && n >= max })], true) })
    return { add: () => { host.dataset.clicks = `${Number(host.dataset.clicks ?? 0) + 1}`; grow() } }
    function grow() { if (n < max) count.render(`${++n}`) }
  },
})
"""


def element(runtime: RuntimePage, options: str, body: str) -> object:
    """Defines <x-test> with these options as Test, mounts it, and runs `body` with `host` and its shadow root as `$`."""
    return runtime.run(f"""
    import {{ bSync, bThread }} from 'plaited'
    import {{ bElement, createHostStyles, createStyles, createTokens }} from 'plaited/ui'
    const log: unknown[] = []
    const Test = bElement({{ tag: 'x-test', shadowDom: <p p-target="out">start</p>, {options} }})
    export default async ({{ root, mount, play }}) => {{
      mount(<Test />, root)
      const host = root.querySelector('x-test')
      const $ = host.shadowRoot
      const tick = () => new Promise((resolve) => setTimeout(resolve))
      {body}
    }}
    """)


def test_a_click_reaches_the_handler_its_p_trigger_names(runtime: RuntimePage) -> None:
    source = (
        COUNTER
        + """
    export default async ({ root, mount, play }) => {
      mount(<Counter />, root)
      const button = await play.findByText('0')
      await play.fireEvent(button, 'click')
      await play.fireEvent(button, 'click')
      return button.textContent
    }"""
    )
    assert runtime.run(source) == "2"


def test_an_element_works_as_the_template_itself(runtime: RuntimePage) -> None:
    source = (
        COUNTER
        + """
    export default async ({ root, mount, play }) => {
      mount(Counter, root)
      return (await play.findByTarget('count'))?.textContent
    }"""
    )
    assert runtime.run(source) == "0"


def test_attributes_are_there_when_the_program_starts(runtime: RuntimePage) -> None:
    source = (
        COUNTER
        + """
    export default async ({ root, mount, play }) => {
      mount(<Counter max="1" />, root)
      const button = await play.findByTarget('count')
      await play.fireEvent(button, 'click')
      await play.fireEvent(button, 'click')
      return button.textContent
    }"""
    )
    assert runtime.run(source) == "1"


def test_an_element_template_is_json(runtime: RuntimePage) -> None:
    source = (
        COUNTER
        + """
    export default ({ root, mount }) => {
      mount(JSON.parse(JSON.stringify(<div><Counter>light</Counter></div>)), root)
      const host = root.querySelector('x-counter')
      return [host.textContent, host.shadowRoot.textContent, (<p><Counter /></p>).registry]
    }"""
    )
    assert runtime.run(source) == ["light", "0", ["x-counter"]]


def test_render_replaces_children_and_binds_new_triggers(runtime: RuntimePage) -> None:
    result = element(
        runtime,
        """bProgram({ $ }) {
          $('out')[0].render(<button type="button" p-trigger={{ click: 'go' }}>Go</button>, ' now')
          return { go: () => $('out')[0].render(7) }
        }""",
        """const before = $.querySelector('p').textContent
        $.querySelector('button').click()
        return [before, $.querySelector('p').textContent]""",
    )
    assert result == ["Go now", "7"]


def test_triggers_bind_on_nodes_added_by_other_means(runtime: RuntimePage) -> None:
    result = element(
        runtime,
        "bProgram: () => ({ go: (event) => log.push(event.type) })",
        """const button = document.createElement('button')
        button.setAttribute('p-trigger', 'click:go')
        $.append(button)
        await tick()
        button.click()
        button.setAttribute('p-trigger', 'dblclick:go')
        await tick()
        button.click()
        button.dispatchEvent(new MouseEvent('dblclick'))
        return log""",
    )
    assert result == ["click", "dblclick"]


def test_insert_places_content_around_and_inside_a_target(runtime: RuntimePage) -> None:
    positions = "['beforebegin', 'afterbegin', 'beforeend', 'afterend']"
    result = element(
        runtime,
        f"bProgram({{ $ }}) {{ {positions}.forEach((at, i) => $('out')[0].insert(at, <i>{{i}}</i>)) }}",
        "return $.innerHTML",
    )
    assert result == '<i>0</i><p p-target="out"><i>1</i>start<i>2</i></p><i>3</i>'


def test_replace_puts_content_in_place_of_a_target(runtime: RuntimePage) -> None:
    options = "bProgram({ $ }) { $('out')[0].replace(<b p-target='new'>x</b>); $('new')[0].render('y') }"
    assert element(runtime, options, "return $.innerHTML") == '<b p-target="new">y</b>'


def test_attr_reads_sets_and_removes(runtime: RuntimePage) -> None:
    result = element(
        runtime,
        """shadowDom: <button type="button" p-target="out" title="t">x</button>, bProgram({ $ }) {
          const [out] = $('out')
          log.push(out.attr('title'), out.attr('lang'))
          out.attr({ title: null, 'aria-pressed': true, 'data-n': 1 })
          out.attr('disabled', true)
          log.push(out.outerHTML)
          out.attr('disabled', false)
          log.push(out.disabled)
        }""",
        "return log",
    )
    button = '<button type="button" p-target="out" aria-pressed="true" data-n="1" disabled="">x</button>'
    assert result == ["t", None, button, False]


def test_targets_can_be_matched_by_part_of_their_name(runtime: RuntimePage) -> None:
    options = """shadowDom: <><i p-target="row-1" /><i p-target="row-2" /></>,
    bProgram({ $ }) { log.push($('row-', '^=').length, $('row-1').length, $('nothing').length) }"""
    assert element(runtime, options, "return log") == [2, 1, 0]


def test_the_program_gets_host_root_and_internals(runtime: RuntimePage) -> None:
    options = """bProgram({ host, root, internals }) {
      internals.states.add('ready')
      log.push(host.localName, root === host.shadowRoot, this === host)
    }"""
    body = "return [...log, host.matches(':state(ready)')]"
    assert element(runtime, options, body) == ["x-test", True, True, True]


def test_lifecycle_handlers_run(runtime: RuntimePage) -> None:
    result = element(
        runtime,
        """observedAttributes: ['level'], bProgram: () => ({
          onConnected: () => log.push('connected'),
          onAttributeChanged: ({ name, oldValue, newValue }) => log.push([name, oldValue, newValue]),
          onDisconnected: () => log.push('disconnected'),
        })""",
        "host.level = 2; host.remove(); root.append(host); return [...log, host.level]",
    )
    assert result == ["connected", ["level", None, "2"], "disconnected", "connected", "2"]


def test_form_associated_elements_take_part_in_a_form(runtime: RuntimePage) -> None:
    result = element(
        runtime,
        """formAssociated: true, bProgram: ({ internals }) => ({
          onFormAssociated: (form) => { internals.setFormValue('v'); log.push(form?.id) },
          onFormReset: () => log.push('reset'),
          onFormDisabled: (disabled) => log.push(disabled),
        })""",
        """mount(<form id="f"><fieldset><Test name="n" /></fieldset></form>, root)
        const form = root.querySelector('form')
        const value = new FormData(form).get('n')
        form.reset()
        root.querySelector('fieldset').disabled = true
        await tick()
        return [...log, value]""",
    )
    assert result == ["f", "reset", True, "v"]


def test_threads_sequence_what_handlers_do(runtime: RuntimePage) -> None:
    result = runtime.run("""
    import { bSync, bThread } from 'plaited'
    import { bElement } from 'plaited/ui'
    const validateOnInput = bThread([bSync({ waitFor: 'input' }), bSync({ request: { type: 'validate' } })], true)
    const Field = bElement({
      tag: 'x-field',
      formAssociated: true,
      shadowDom: <><input p-target="input" p-trigger={{ input: 'input' }} /><p p-target="error"></p></>,
      bProgram({ $, attr, bThreads, internals }) {
        bThreads.set({ validateOnInput })
        return {
          input: (event) => internals.setFormValue(event.target.value),
          validate() {
            const [input] = $('input')
            const short = input.value.length < Number(attr['min-length'])
            internals.setValidity(short ? { tooShort: true } : {}, short ? 'Too short' : '', input)
            $('error')[0].render(<>{short && 'Too short'}</>)
          },
        }
      },
    })
    export default async ({ root, mount, play }) => {
      mount(<form><Field name="f" min-length="3" /></form>, root)
      const [form] = root.children
      const input = await play.findByTarget('input')
      const error = await play.findByTarget('error')
      const seen = []
      for (const value of ['ab', 'abc']) {
        input.value = value
        input.dispatchEvent(new InputEvent('input', { bubbles: true }))
        seen.push([error.textContent, form.checkValidity(), new FormData(form).get('f')])
      }
      return seen
    }""")
    assert result == [["Too short", False, "ab"], ["", True, "abc"]]


def test_public_events_can_be_triggered_from_outside_and_no_others(runtime: RuntimePage) -> None:
    result = element(
        runtime,
        "publicEvents: ['open'], bProgram: () => ({ open: (d) => log.push(d), hide: () => log.push('hidden') })",
        """host.trigger({ type: 'open', detail: 1 })
        return [...log, play.throws(() => host.trigger({ type: 'hide' }))]""",
    )
    assert result == [1, "TypeError: <x-test> trigger: 'hide' is not among its publicEvents"]


def test_emit_dispatches_a_custom_event_from_the_host(runtime: RuntimePage) -> None:
    result = element(
        runtime,
        "bProgram: ({ emit, host }) => ({ onConnected: () => {}, go: () => emit({ type: 'saved', detail: 3, bubbles: true }) }),"
        "shadowDom: <i p-trigger={{ click: 'go' }}>x</i>",
        """root.addEventListener('saved', (event) => log.push(event.detail, event.target === host, event.composed))
        $.querySelector('i').click()
        return log""",
    )
    assert result == [3, True, True]


def test_elements_reach_each_other_by_events(runtime: RuntimePage) -> None:
    result = runtime.run("""
    import { bElement } from 'plaited/ui'
    const Child = bElement({
      tag: 'x-child',
      shadowDom: <button type="button" p-trigger={{ click: 'pick' }}>Pick</button>,
      bProgram: ({ emit }) => ({ pick: () => emit({ type: 'picked', detail: 'A' }) }),
    })
    const Parent = bElement({
      tag: 'x-parent',
      shadowDom: <><Child p-trigger={{ picked: 'show' }} /><p p-target="out" /></>,
      bProgram: ({ $ }) => ({ show: (event) => $('out')[0].render(event.detail) }),
    })
    export default async ({ root, mount, play }) => {
      mount(<Parent />, root)
      await play.fireEvent(await play.findByText('Pick'), 'click')
      return (await play.findByTarget('out')).textContent
    }""")
    assert result == "A"


def test_slotted_children_stay_in_the_light_dom(runtime: RuntimePage) -> None:
    result = element(
        runtime,
        "shadowDom: <p><slot /></p>",
        "mount(<Test><b>in</b></Test>, root); return root.querySelector('x-test').innerHTML",
    )
    assert result == "<b>in</b>"


def test_host_styles_and_tokens_apply_inside_the_shadow_root(runtime: RuntimePage) -> None:
    result = element(
        runtime,
        """...(() => {
          const { c } = createTokens('c', { ink: { $value: 'rgb(1, 2, 3)' } })
          const styles = createStyles({ p: { color: c.ink } })
          return {
            hostStyles: createHostStyles({ display: { $default: 'block', $compoundSelectors: { '[wide]': 'flex' } } }),
            shadowDom: <p {...styles.p}>x</p>,
          }
        })()""",
        """const color = getComputedStyle($.querySelector('p')).color
        const display = getComputedStyle(host).display
        host.setAttribute('wide', '')
        return [color, display, getComputedStyle(host).display]""",
    )
    assert result == ["rgb(1, 2, 3)", "block", "flex"]


def test_state_selectors_follow_internals(runtime: RuntimePage) -> None:
    result = element(
        runtime,
        """hostStyles: createHostStyles({ color: { $default: 'rgb(1, 1, 1)', ':state(on)': 'rgb(2, 2, 2)' } }),
        bProgram: ({ internals, host }) => { host.turn = () => internals.states.add('on') }""",
        "const before = getComputedStyle(host).color; host.turn(); return [before, getComputedStyle(host).color]",
    )
    assert result == ["rgb(1, 1, 1)", "rgb(2, 2, 2)"]


def test_a_throwing_handler_is_an_uncaught_error_that_names_it(runtime: RuntimePage) -> None:
    options = """shadowDom: <button type="button" p-trigger={{ click: 'go' }}>x</button>,
    bProgram: () => ({ go: () => { throw new Error('no luck') } })"""
    element(runtime, options, "$.querySelector('button').click()")
    assert runtime.page_errors == ["<x-test> handler 'go' threw Error: no luck"]


def test_an_error_keeps_its_place_in_the_authors_code(runtime: RuntimePage) -> None:
    result = element(
        runtime,
        "bProgram: () => ({ onAttributeChanged: function risky() { null.x } }), observedAttributes: ['n']",
        """addEventListener('error', ({ error }) => log.push(/at Object.risky/.test(error.stack)))
        host.n = 1
        return log""",
    )
    assert result == [True]


def test_a_rejecting_handler_is_an_uncaught_error_that_names_it(runtime: RuntimePage) -> None:
    element(runtime, "bProgram: () => ({ onConnected: async () => { throw new Error('late') } })", "await tick()")
    assert runtime.page_errors == ["<x-test> handler 'onConnected' threw Error: late"]


def test_a_throwing_program_is_an_uncaught_error_that_names_it(runtime: RuntimePage) -> None:
    element(runtime, "bProgram() { missing() }", "await tick()")
    assert runtime.page_errors == ["<x-test> bProgram threw ReferenceError: missing is not defined"]


def test_definitions_say_what_is_wrong(runtime: RuntimePage) -> None:
    result = runtime.run("""
    import { bElement } from 'plaited/ui'
    export default ({ play: { throws } }) => [
      throws(() => bElement({ tag: 'counter', shadowDom: <p /> })),
      throws(() => bElement({ tag: 'x-counter', shadowDom: '<p></p>' })),
    ]""")
    assert result == [
        "TypeError: bElement: 'counter' is not a custom element name; use lower case and a hyphen, as in 'x-counter'",
        "TypeError: bElement <x-counter>: shadowDom has to be JSX",
    ]
