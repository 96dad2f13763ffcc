"""JSX, styles and mounting, in a real browser.

Run alone: pytest tests/runtime/test_runtime_jsx.py
"""

import pytest
from runtime_page import RuntimePage, runtime

__all__ = ["runtime"]

UI = "import { createHostStyles, createKeyframes, createStyles, createTokens, joinStyles, type FT } from 'plaited/ui'"


def html(runtime: RuntimePage, jsx: str) -> str:
    """The markup that a JSX expression comes to."""
    result: str = runtime.run(f"export default () => ({jsx}).html.join('')")
    return result


def error(runtime: RuntimePage, jsx: str) -> str:
    result: str = runtime.run(f"export default ({{ play }}) => play.throws(() => {jsx})")
    return result


def mounted(runtime: RuntimePage, declarations: str, jsx: str, result: str) -> object:
    """Mounts a JSX expression and evaluates `result`, where `first` is the first element and `css` its computed style."""
    return runtime.run(f"""
    {UI}
    {declarations}
    export default ({{ root, mount }}) => {{
      mount({jsx}, root)
      const first = root.firstElementChild
      const css = first && getComputedStyle(first)
      return {result}
    }}""")


def test_attributes_are_emitted_as_given(runtime: RuntimePage) -> None:
    jsx = '<td colspan={2} data-Id="x" viewBox="y" aria-hidden={true} aria-busy={false} tabindex={0} />'
    expected = '<td colspan="2" data-Id="x" viewBox="y" aria-hidden="true" aria-busy="false" tabindex="0"></td>'
    assert html(runtime, jsx) == expected


def test_class_and_class_names_join_without_repeats(runtime: RuntimePage) -> None:
    assert html(runtime, '<p class="a" classNames={["b", "c", "b"]} />') == '<p class="b c a"></p>'


def test_for_names_the_labelled_field(runtime: RuntimePage) -> None:
    assert html(runtime, '<label for="field">Name</label>') == '<label for="field">Name</label>'


def test_style_objects_become_css(runtime: RuntimePage) -> None:
    jsx = "<p style={{ backgroundColor: 'red', '--gap': 1, WebkitLineClamp: 2, color: undefined }} />"
    assert html(runtime, jsx) == '<p style="background-color:red; --gap:1; -webkit-line-clamp:2;"></p>'


def test_targets_and_triggers_become_attributes(runtime: RuntimePage) -> None:
    jsx = "<i p-target='x' p-trigger={{ click: 'go', focus: 'see' }} />"
    assert html(runtime, jsx) == '<i p-target="x" p-trigger="click:go focus:see"></i>'


@pytest.mark.parametrize(
    ("jsx", "expected"),
    [
        (
            "<input disabled required={true} readonly={1} checked={false} />",
            "<input disabled required readonly>",
        ),
        ("<details open={null} hidden={false} />", "<details></details>"),
        ('<div hidden popover="manual" />', '<div hidden popover="manual"></div>'),
        ('<div hidden="until-found" inert={undefined} />', '<div hidden="until-found"></div>'),
    ],
)
def test_boolean_attributes_are_there_or_not(runtime: RuntimePage, jsx: str, expected: str) -> None:
    assert html(runtime, jsx) == expected


def test_null_undefined_and_empty_attributes_are_skipped(runtime: RuntimePage) -> None:
    assert html(runtime, '<a id={null} href={undefined} title="" data-n={0} />') == '<a data-n="0"></a>'


def test_children_are_escaped(runtime: RuntimePage) -> None:
    assert html(runtime, "<p>{'<b>&amp;</b>'} \"x\"</p>").startswith("<p>&lt;b&gt;&amp;amp;&lt;/b&gt;")


def test_attribute_values_are_escaped(runtime: RuntimePage) -> None:
    assert html(runtime, "<p title={'\"><script>'} />") == '<p title="&quot;&gt;&lt;script&gt;"></p>'


def test_trusted_content_is_not_escaped(runtime: RuntimePage) -> None:
    assert html(runtime, "<p trusted>{'<b>x</b>'}</p>") == "<p><b>x</b></p>"


def test_booleans_and_nothing_as_children_are_dropped(runtime: RuntimePage) -> None:
    assert html(runtime, "<p>{true}{false}{null}{undefined}{0}{''}</p>") == "<p>0</p>"


def test_lists_and_fragments_render_in_order(runtime: RuntimePage) -> None:
    assert html(runtime, "<ul>{[1, 2].map((n) => <li key={n}>{n}</li>)}<><li>3</li></></ul>") == (
        "<ul><li>1</li><li>2</li><li>3</li></ul>"
    )


def test_void_elements_have_no_end_tag(runtime: RuntimePage) -> None:
    assert html(runtime, "<p>a<br />b</p>") == "<p>a<br>b</p>"


def test_custom_elements_are_rendered_and_noted(runtime: RuntimePage) -> None:
    source = "export default () => { const t = <p><x-a y='1'>z</x-a></p>; return [t.html.join(''), t.registry] }"
    assert runtime.run(source) == ['<p><x-a y="1">z</x-a></p>', ["x-a"]]


def test_function_templates_get_props_and_children(runtime: RuntimePage) -> None:
    declarations = """const Card: FT<{ level: number }> = ({ level, children, ...attrs }) => (
      <section {...attrs}><p role="heading" aria-level={level}>{children}</p></section>
    )"""
    result = mounted(runtime, declarations, '<Card level={2} id="c">Hi <b>you</b></Card>', "root.innerHTML")
    assert result == '<section id="c"><p role="heading" aria-level="2">Hi <b>you</b></p></section>'


@pytest.mark.parametrize(
    ("jsx", "message"),
    [
        ("<p onclick='x' />", "<p onclick>: event handler attributes are not allowed"),
        ("<p onClick={() => 1} />", "<p onClick>: event handler attributes are not allowed"),
        ("<p data-x={{ a: 1 }} />", "<p data-x>: an object was given; write a string"),
        ("<p title={() => 1} />", "<p title>: a function was given"),
        ("<p style='color: red' />", "<p style>: a string was given; write an object"),
        ("<p p-trigger='click:x' />", "<p p-trigger>: a string was given; write an object"),
        ("<p p-trigger={{ click: () => 1 }} />", "<p p-trigger>: 'click' must name a handler"),
        ("<script>x</script>", "<script>: scripts are not allowed"),
        ("<p {...{ 'a b': 1 }} />", "<p>: 'a b' is not an attribute name"),
        (
            "(() => { const Missing = undefined; return <Missing /> })()",
            "JSX: the tag is undefined; is the component",
        ),
    ],
)
def test_unsafe_or_useless_jsx_throws_and_says_why(runtime: RuntimePage, jsx: str, message: str) -> None:
    assert error(runtime, jsx).startswith(f"TypeError: {message}")


def test_templates_are_json(runtime: RuntimePage) -> None:
    declarations = "const s = createStyles({ p: { color: 'rgb(1, 2, 3)' } })"
    assert (
        mounted(runtime, declarations, "JSON.parse(JSON.stringify(<p {...s.p}>x</p>))", "css.color") == "rgb(1, 2, 3)"
    )


def test_a_declarative_shadow_root_is_attached(runtime: RuntimePage) -> None:
    jsx = '<div><template shadowrootmode="open"><b>in</b></template></div>'
    assert mounted(runtime, "", jsx, "first.shadowRoot.innerHTML") == "<b>in</b>"


def test_mounting_nothing_leaves_the_root_empty(runtime: RuntimePage) -> None:
    assert mounted(runtime, "", "null", "root.innerHTML") == ""


def test_mounting_what_cannot_be_rendered_says_so(runtime: RuntimePage) -> None:
    source = "export default ({ root, mount, play }) => play.throws(() => mount(Promise.resolve(), root))"
    assert runtime.run(source) == "TypeError: template: a promise cannot be rendered; give JSX, a string or a number"


def test_stories_keep_their_parts_and_get_defaults(runtime: RuntimePage) -> None:
    result = runtime.run("""
    import { story } from 'plaited/testing'
    const { intent, args, parameters, type, skip } = story.skip({ intent: 'i', play: async () => {} })
    export default () => [intent, args, parameters, type, skip, story({ parameters: { timeout: 9 } }).parameters]
    """)
    assert result == ["i", {}, {"timeout": 5000}, "interaction", True, {"timeout": 9}]


def test_styles_are_hashed_classes_after_the_logical_name(runtime: RuntimePage) -> None:
    result = mounted(
        runtime,
        """const one = createStyles({ box: { color: 'red', lineHeight: 2 }, bar: { color: 'red' } })
        const two = createStyles({ box: { color: 'red', lineHeight: 2 } })""",
        "null",
        "[one.box.classNames, one.box.classNames[1] === one.bar.classNames[1], "
        "JSON.stringify(one.box) === JSON.stringify(two.box)]",
    )
    assert isinstance(result, list)
    assert result[0][0] == "box" and len(result[0]) == 3
    assert result[1:] == [True, True]


def test_conditions_hold_for_pseudo_classes_attributes_and_media(runtime: RuntimePage) -> None:
    declarations = """const styles = createStyles({ box: {
      color: { $default: 'rgb(1, 1, 1)', '[data-on]': { $default: 'rgb(2, 2, 2)', ':disabled': 'rgb(3, 3, 3)' } },
      opacity: { $default: 0.5, '@media (min-width: 1px)': 0.25, '@media (min-width: 99999px)': 1 },
    } })"""
    result = mounted(
        runtime,
        declarations,
        "<button {...styles.box}>x</button>",
        "[css.color, (first.dataset.on = '', css.color), (first.disabled = true, css.color), css.opacity]",
    )
    assert result == ["rgb(1, 1, 1)", "rgb(2, 2, 2)", "rgb(3, 3, 3)", "0.25"]


def test_later_joined_styles_win(runtime: RuntimePage) -> None:
    declarations = (
        """const s = createStyles({ a: { color: 'rgb(1, 1, 1)', opacity: 0.5 }, b: { color: 'rgb(2, 2, 2)' } })"""
    )
    jsx = "<p {...joinStyles(s.a, false, undefined, s.b)}>x</p>"
    assert mounted(runtime, declarations, jsx, "[css.color, css.opacity]") == ["rgb(2, 2, 2)", "0.5"]


@pytest.mark.parametrize("value", ["c.ink.soft", "c.ink.soft()", "`var(--c-ink-soft)`"])
def test_tokens_bring_their_value_along(runtime: RuntimePage, value: str) -> None:
    declarations = f"""const {{ c }} = createTokens('c', {{ ink: {{ soft: {{ $value: 'rgb(7, 7, 7)' }} }} }})
    const s = createStyles({{ p: {{ color: {value} }} }})"""
    assert mounted(runtime, declarations, "<p {...s.p}>x</p>", "css.color") == "rgb(7, 7, 7)"


def test_token_values_may_be_lists_calls_and_other_tokens(runtime: RuntimePage) -> None:
    declarations = """const { a } = createTokens('a', { hue: { $value: 200 } })
    const { b } = createTokens('b', {
      ink: { $value: { $function: 'rgb', $arguments: [a.hue, 10, 20], $csv: true } },
      fonts: { $value: ['Arial', 'serif'], $csv: true },
    })
    const s = createStyles({ p: { color: b.ink, fontFamily: b.fonts } })"""
    result = mounted(runtime, declarations, "<p {...s.p}>x</p>", "[css.color, css.fontFamily]")
    assert result == ["rgb(200, 10, 20)", "Arial, serif"]


def test_tokens_are_declared_on_the_host(runtime: RuntimePage) -> None:
    declarations = "const { c } = createTokens('c', { inkDark: { $value: 'red' } })"
    result = mounted(runtime, declarations, "null", "[c.inkDark(), c.inkDark.stylesheets]")
    assert result == ["var(--c-ink-dark)", [":host{--c-ink-dark:red;}"]]


def test_host_styles_in_a_document_apply_to_its_root(runtime: RuntimePage) -> None:
    declarations = "const host = createHostStyles({ color: { $default: 'rgb(1, 1, 1)', '[data-x]': 'rgb(2, 2, 2)' } })"
    result = mounted(
        runtime,
        declarations,
        "<p {...host}>x</p>",
        "[css.color, (document.documentElement.dataset.x = '', css.color)]",
    )
    assert result == ["rgb(1, 1, 1)", "rgb(2, 2, 2)"]


def test_keyframes_animate(runtime: RuntimePage) -> None:
    declarations = """const { fadeIn } = createKeyframes('fadeIn', { from: { opacity: 0.5 }, to: { opacity: 0.5 } })
    const s = createStyles({ p: { animation: `${fadeIn.id} 9s` } })"""
    jsx = "<p {...joinStyles(s.p, fadeIn())}>x</p>"
    result = mounted(runtime, declarations, jsx, "[css.opacity, css.animationName === fadeIn.id]")
    assert result == ["0.5", True]


def test_stylesheets_given_to_an_element_are_adopted_once(runtime: RuntimePage) -> None:
    jsx = "<div><p stylesheets={['p { opacity: 0.5 }']} /><p stylesheets={['p { opacity: 0.5 }']} /></div>"
    result = mounted(
        runtime, "", jsx, "[getComputedStyle(first.firstChild).opacity, document.adoptedStyleSheets.length]"
    )
    assert result == ["0.5", 1]


def test_utils_are_there(runtime: RuntimePage) -> None:
    result = runtime.run("""
    import { camelCase, deepEqual, isTypeOf, kebabCase, keyMirror, noop, trueTypeOf, ueid, wait } from 'plaited/utils'
    export default async () => {
      await wait(1)
      return [kebabCase('aB1Cd'), camelCase('a-b_c'), trueTypeOf([]), isTypeOf(/x/, 'regexp'), keyMirror('a'), noop() ?? 0,
        deepEqual([1], [1]), ueid('x') !== ueid('x')]
    }""")
    assert result == ["a-b1-cd", "aBC", "array", True, {"a": "a"}, 0, True, True]
