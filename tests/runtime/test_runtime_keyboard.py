"""The keyboard that a play has, in a real browser: where the focus is, and what a key does.

Run alone: pytest tests/runtime/test_runtime_keyboard.py
"""

import json

import pytest
from runtime_page import RuntimePage, runtime

__all__ = ["runtime"]


def play(runtime: RuntimePage, markup: str, body: str) -> object:
    """Runs the body of a play over some markup. `at()` says where the focus is, `heard` what reached the page."""
    return runtime.run(f"""
    export default async ({{ root, play }}) => {{
      root.setHTMLUnsafe({json.dumps(markup)})
      const {{ press, focused, throws }} = play
      const $ = (id) => document.getElementById(id)
      const at = () => focused()?.id ?? ''
      const heard: string[] = []
      for (const type of ['click', 'input', 'change', 'submit', 'keydown', 'keyup']) {{
        root.addEventListener(type, (event) => {{
          heard.push(event instanceof KeyboardEvent ? `${{type}} ${{event.key}}` : `${{type}} ${{event.composedPath()[0].id}}`)
          if (type === 'submit') event.preventDefault()
        }})
      }}
      {body}
    }}""")


SHADOW = '<a-b id="host"><template shadowrootmode="open" shadowrootdelegatesfocus><button id="in">x</button></template></a-b>'


def test_nothing_is_focused_at_first(runtime: RuntimePage) -> None:
    assert play(runtime, "<button id='a'>A</button>", "return String(focused())") == "undefined"


def test_the_focus_is_found_in_shadow_roots(runtime: RuntimePage) -> None:
    body = "await press('Tab'); const first = at(); await press('Tab'); return [first, at()]"
    assert play(runtime, f"{SHADOW}<button id='out'>y</button>", body) == ["in", "out"]


def test_the_focus_is_found_where_a_page_names_its_elements_like_it(runtime: RuntimePage) -> None:
    markup = "<img name='activeElement' alt=''><button id='a'>A</button>"
    assert play(runtime, markup, "await press('Tab'); return at()") == "a"


def test_tab_goes_through_what_can_be_reached(runtime: RuntimePage) -> None:
    markup = """<a id='a' href='#'>A</a><a id='no'>no</a><button id='b' disabled>B</button><span id='c' tabindex='0'>C</span>
    <span id='d' tabindex='-1'>D</span><div hidden><button id='e'>E</button></div><div inert><button id='f'>F</button></div>
    <fieldset disabled><input id='g'></fieldset><input id='h' aria-label='H'>"""
    body = "const seen = []; for (let i = 0; i < 4; i++) { await press('Tab'); seen.push(at()) } return seen"
    assert play(runtime, markup, body) == ["a", "c", "h", ""]


def test_shift_tab_goes_back_also_from_what_tab_skips(runtime: RuntimePage) -> None:
    markup = "<button id='a'>A</button><button id='b'>B</button><span id='c' tabindex='-1'>C</span>"
    body = (
        "$('c').focus(); await press('Shift+Tab'); const first = at(); await press('Shift+Tab'); return [first, at()]"
    )
    assert play(runtime, markup, body) == ["b", "a"]


def test_tab_stays_in_a_modal_dialog(runtime: RuntimePage) -> None:
    markup = "<button id='a'>A</button><dialog id='d'><button id='b'>B</button><button id='c'>C</button></dialog>"
    body = """$('d').showModal(); const seen = [at()]
    for (const key of ['Tab', 'Tab', 'Shift+Tab']) { await press(key); seen.push(at()) } return seen"""
    assert play(runtime, markup, body) == ["b", "c", "b", "c"]


def test_a_group_of_radio_buttons_is_one_stop(runtime: RuntimePage) -> None:
    markup = """<button id='a'>A</button><input type='radio' name='r' id='b'><input type='radio' name='r' id='c' checked>
    <button id='d'>D</button>"""
    body = """const seen = []; for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab']) { await press(key); seen.push(at()) }
    return seen"""
    assert play(runtime, markup, body) == ["a", "c", "d", "c", "a"]


@pytest.mark.parametrize(
    ("markup", "key", "heard"),
    [
        ("<button id='x'>X</button>", "Enter", ["keydown Enter", "click x", "keyup Enter"]),
        ("<button id='x'>X</button>", "Space", ["keydown  ", "keyup  ", "click x"]),
        ("<details><summary id='x'>X</summary></details>", "Enter", ["keydown Enter", "click x", "keyup Enter"]),
        ("<input type='checkbox' id='x'>", "Space", ["keydown  ", "keyup  ", "click x", "input x", "change x"]),
        ("<input type='checkbox' id='x'>", "Enter", ["keydown Enter", "keyup Enter"]),
        ("<a id='x' href='#y'>X</a>", "Enter", ["keydown Enter", "click x", "keyup Enter"]),
        ("<a id='x' href='#y'>X</a>", "Space", ["keydown  ", "keyup  "]),
        ("<span id='x' tabindex='0' role='button'>X</span>", "Enter", ["keydown Enter", "keyup Enter"]),
    ],
)
def test_enter_and_space_work_native_controls_alone(
    runtime: RuntimePage, markup: str, key: str, heard: list[str]
) -> None:
    assert play(runtime, markup, f"$('x').focus(); await press('{key}'); return heard") == heard


def test_a_handler_prevents_what_the_browser_would_do(runtime: RuntimePage) -> None:
    body = """root.addEventListener('keydown', (event) => event.preventDefault()); $('a').focus()
    for (const key of ['Enter', 'Space', 'Tab']) await press(key)
    return [at(), heard.filter((one) => one.startsWith('click'))]"""
    assert play(runtime, "<button id='a'>A</button><button id='b'>B</button>", body) == ["a", []]


def test_arrows_choose_radio_buttons_and_go_round(runtime: RuntimePage) -> None:
    markup = "<input type='radio' name='r' id='a' checked><input type='radio' name='r' id='b'>"
    body = """$('a').focus(); const seen = []
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp']) { await press(key); seen.push(at(), $(at()).checked) } return seen"""
    assert play(runtime, markup, body) == ["b", True, "a", True, "b", True]


def test_keys_move_a_slider_within_its_limits(runtime: RuntimePage) -> None:
    body = """$('x').focus(); const seen = []
    for (const key of ['ArrowRight', 'ArrowDown', 'PageUp', 'Home', 'ArrowLeft', 'End']) { await press(key); seen.push($('x').value) }
    return [seen, heard.filter((one) => one === 'input x').length]"""
    values = ["52", "50", "58", "10", "10", "90"]
    assert play(runtime, "<input id='x' type='range' min='10' max='90' step='2' value='50'>", body) == [values, 5]


def test_keys_choose_an_option_that_is_enabled(runtime: RuntimePage) -> None:
    markup = "<select id='x'><option>a</option><option disabled>b</option><option>c</option></select>"
    body = """$('x').focus(); const seen = []
    for (const key of ['ArrowDown', 'ArrowDown', 'Home']) { await press(key); seen.push($('x').value) } return seen"""
    assert play(runtime, markup, body) == ["c", "c", "a"]


def test_characters_are_typed_into_fields(runtime: RuntimePage) -> None:
    body = "$('x').focus(); for (const key of ['A', 'Space', 'b', 'c', 'Backspace', 'Control+a']) await press(key); return $('x').value"
    assert play(runtime, "<input id='x'>", body) == "A b"


def test_enter_in_a_field_sends_its_form_by_its_button(runtime: RuntimePage) -> None:
    markup = (
        "<form id='f'><input id='x'><button type='button' id='no'>No</button><button id='send'>Send</button></form>"
    )
    body = "$('x').focus(); await press('Enter'); return heard.filter((one) => !one.startsWith('key'))"
    assert play(runtime, markup, body) == ["click send", "submit f"]


def test_escape_closes_what_is_on_top_and_the_focus_returns(runtime: RuntimePage) -> None:
    markup = """<button id='a'>A</button><dialog id='d'><button id='b'>B</button><div popover id='p'>P</div></dialog>"""
    body = """$('a').focus(); $('d').showModal(); $('p').showPopover(); const seen = []
    for (let i = 0; i < 2; i++) { await press('Escape'); seen.push($('p').matches(':popover-open'), $('d').open) } return [seen, at()]"""
    assert play(runtime, markup, body) == [[False, True, False, False], "a"]


def test_an_event_names_its_key_and_what_is_held_down(runtime: RuntimePage) -> None:
    body = """const seen = []
    root.addEventListener('keydown', ({ key, code, shiftKey, ctrlKey }) => seen.push([key, code, shiftKey, ctrlKey]))
    $('x').focus(); for (const key of ['Control+k', 'Shift+Tab']) { await press(key); $('x').focus() } await press('+'); return seen"""
    assert play(runtime, "<span id='x' tabindex='0'>X</span>", body) == [
        ["k", "KeyK", False, True],
        ["Tab", "Tab", True, False],
        ["+", "+", False, False],
    ]


@pytest.mark.parametrize("key", ["Down", "Ctrl+a", "", "ab"])
def test_a_key_that_there_is_not_is_refused(runtime: RuntimePage, key: str) -> None:
    told = str(play(runtime, "", f"return await throws(press, '{key}')"))
    assert "is no key; write one such as 'ArrowDown', 'Space', 'a' or 'Shift+Tab'" in told
