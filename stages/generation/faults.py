"""Faulty outputs for a story: what models get wrong, made on the syntax tree of the reference solution. Pure.

Each fault has a name and gives an output (the assistant's text), or None where the solution has nothing to
spoil. They spread the rewards between 0 and 1; an output that still passes marks a weak test, and curate
keeps it out of training. Source faults change a part of the code, so that one solution can have several;
faults of the whole break the module, or the call around it (output faults). React components have some of
their own (react_faults.py).

To add one, write a function beside its kind below and name it in `_SOURCE_FAULTS` or `_WHOLE_FAULTS`: everything else,
metrics and tests included, takes it from there. `FAULTS` is made of the two; what is put into it alone is never drawn.
tests/generation/test_faults.py says so where its story has nothing that the fault spoils.
"""

from collections.abc import Callable
from random import Random

from tree_sitter import Node

from stages.functiongemma import encode_call
from stages.generation.misplaced import attribute_misplaced, mark_moved
from stages.generation.misread import misread, run_on
from stages.generation.react_faults import REACT_FAULTS, SourceFault
from stages.pipeline.records import Story
from stages.tools.write_call import reference_output, write_call
from stages.tsx.elements import attribute_name, attributes, cut_attribute, elements, tag, tag_names
from stages.tsx.syntax import Edit, apply_edits, of_type, parse_tsx, string_value, text_of

_NAMING = ("aria-label", "alt", "title", "placeholder")
_NAMED = ("button", "a", "label", "caption", "legend", "summary", "figcaption", "th", "h1", "h2", "h3")
_STATES = (
    "disabled", "required", "readonly", "checked", "selected", "open", "multiple", "hidden", "aria-busy",
    "aria-checked", "aria-current", "aria-disabled", "aria-expanded", "aria-invalid", "aria-pressed",
    "aria-selected",
)  # fmt: skip
_OTHER_ELEMENT = {
    "a": "span", "article": "div", "aside": "div", "button": "div", "caption": "p", "dd": "span",
    "details": "div", "dialog": "section", "dt": "span", "fieldset": "div", "figcaption": "p",
    "figure": "div", "h1": "h2", "h2": "h4", "h3": "h5", "h4": "p", "img": "div",
    "input": "textarea", "label": "span", "legend": "p", "li": "div", "nav": "div", "ol": "ul",
    "output": "span", "p": "span", "progress": "div", "section": "div", "select": "div",
    "span": "p", "summary": "p", "table": "div", "textarea": "input", "th": "td", "time": "span",
    "ul": "ol",
}  # fmt: skip
_RUNS_ON = 0.4  # of the altered texts: how many take in words that stand beside them in the request
_OTHER_VALUE = {
    "primary": "secondary", "secondary": "primary", "danger": "warning", "success": "info",
    "warning": "danger", "info": "success", "small": "large", "large": "small", "button": "submit",
    "submit": "button", "text": "email", "email": "text", "alert": "status", "status": "alert",
    "true": "false", "polite": "assertive",
}  # fmt: skip


def perturb(story: Story, count: int, rng: Random) -> list[tuple[str, str]]:
    """Up to `count` (fault name, output) pairs, all different and none the reference output."""
    faults = faults_of(story)
    names = sorted(faults)
    rng.shuffle(names)
    outputs: dict[str, str] = {}
    known = {reference_output(story)}
    for name in names:
        if len(outputs) == count:
            break
        output = faults[name](story, rng)
        if output is not None and output not in known:
            known.add(output)
            outputs[name] = output
    return list(outputs.items())


def pile_up(story: Story, count: int, rng: Random) -> list[tuple[str, str]]:
    """Up to `count` faults in one solution: (fault name, output with this fault and those before it), all different.

    A fault of the whole file or call comes last, and alone of its kind.
    """
    sources = _source_faults(story)
    names = sorted(sources | _WHOLE_FAULTS)
    rng.shuffle(names)
    chosen = names[:count]
    whole = next((name for name in chosen if name in _WHOLE_FAULTS), None)
    known = {reference_output(story)}
    piled: list[tuple[str, str]] = []
    path = story.contract.path
    for name in (name for name in names if name in sources):
        if len(piled) + (whole is not None) == count:
            break
        source = _edited(sources[name], story, rng)
        if source is not None and (output := write_call(path, source)) not in known:
            known.add(output)
            piled.append((name, output))
            story = story.model_copy(update={"solution": {**story.solution, path: source}})
    if whole is not None:
        broken = _WHOLE_FAULTS[whole](story, rng)
        if broken is not None and broken not in known:
            piled.append((whole, broken))
    return piled


# Source faults: (root of the solution's tree, story, generator) -> edits, none where there is nothing to
# spoil.


def _accessible_name_dropped(root: Node, _story: Story, rng: Random) -> list[Edit]:
    names = [attribute for attribute in attributes(root) if attribute_name(attribute) in _NAMING]
    if names:
        return [cut_attribute(rng.choice(names))]
    named = [element for element in elements(root) if element.type == "jsx_element" and tag(element) in _NAMED]
    return [_emptied(rng.choice(named))] if named else []


def _label_unbound(root: Node, _story: Story, rng: Random) -> list[Edit]:
    bound = [
        a
        for a in attributes(root)
        if attribute_name(a) in ("for", "htmlFor", "aria-labelledby", "aria-describedby", "aria-controls")
    ]
    return [cut_attribute(rng.choice(bound))] if bound else []


def _text_altered(root: Node, story: Story, rng: Random) -> list[Edit]:
    found = [node for node in of_type(root, "jsx_text", "string") if _shown(node) in story.words]
    if not found:
        return []
    node = rng.choice(found)
    text, old = text_of(node), _shown(node)
    runs_on = run_on(old, story.intent, rng) if rng.random() < _RUNS_ON else None
    new = runs_on or misread(old, rng)
    return [Edit(node.start_byte, node.end_byte, text.replace(old, new))]


def _wrong_element(root: Node, _story: Story, rng: Random) -> list[Edit]:
    element = _choose([element for element in elements(root) if tag(element) in _OTHER_ELEMENT], rng)
    if element is None:
        return []
    new = _OTHER_ELEMENT[tag(element)]
    return [Edit(name.start_byte, name.end_byte, new) for name in tag_names(element)]


def _attribute_missing(root: Node, _story: Story, rng: Random) -> list[Edit]:
    attribute = _choose(
        [a for a in attributes(root) if attribute_name(a) not in (*_NAMING, *_STATES, "for", "htmlFor")], rng
    )
    return [cut_attribute(attribute)] if attribute is not None else []


def _attribute_wrong(root: Node, _story: Story, rng: Random) -> list[Edit]:
    values = [string for a in attributes(root) for string in a.named_children if _shown(string) in _OTHER_VALUE]
    value = _choose(values, rng)
    return [Edit(value.start_byte + 1, value.end_byte - 1, _OTHER_VALUE[_shown(value)])] if value else []


def _state_missing(root: Node, _story: Story, rng: Random) -> list[Edit]:
    state = _choose([a for a in attributes(root) if attribute_name(a) in _STATES], rng)
    return [cut_attribute(state)] if state is not None else []


def _element_missing(root: Node, _story: Story, rng: Random) -> list[Edit]:
    inner = [e for e in elements(root) if e.parent is not None and e.parent.type == "jsx_element"]
    element = _choose(inner, rng)
    return [Edit(element.start_byte, element.end_byte, "")] if element is not None else []


def _low_contrast(root: Node, _story: Story, rng: Random) -> list[Edit]:
    element = _choose([e for e in elements(root) if any(c.type == "jsx_text" and _shown(c) for c in e.children)], rng)
    if element is None:
        return []
    opening = element.children[0]
    edits = [
        cut_attribute(a) for a in opening.named_children if a.type == "jsx_attribute" and attribute_name(a) == "style"
    ]
    style = " style={{ color: '#b8b8b8', backgroundColor: '#ffffff' }}"
    return [*edits, Edit(opening.end_byte - 1, opening.end_byte - 1, style)]


def _event_handler(root: Node, _story: Story, rng: Random) -> list[Edit]:
    element = _choose(list(elements(root)), rng)
    if element is None:
        return []
    name = tag_names(element)[0]
    handler = rng.choice((' onclick="save()"', " onClick={() => {}}", ' onchange="update(this.value)"'))
    return [Edit(name.end_byte, name.end_byte, handler)]


def _syntax_damage(root: Node, _story: Story, rng: Random) -> list[Edit]:
    tokens = [node for node in of_type(root, ")", "}", "jsx_closing_element", ">", '"', "=>") if node.text]
    token = _choose(tokens, rng)
    return [Edit(token.start_byte, token.end_byte, "")] if token is not None else []


def _wrong_export(root: Node, story: Story, rng: Random) -> list[Edit]:
    """Two exports of other names: a single one would still be taken for the component."""
    wrong = rng.choice(("Template", story.contract.export + "Component", "App"))
    names = [n for n in of_type(root, "identifier", "type_identifier") if text_of(n) == story.contract.export]
    wrapper = f"\nexport const {wrong}Group = () => <{wrong} />\n"
    return [
        *(Edit(name.start_byte, name.end_byte, wrong) for name in names),
        Edit(root.end_byte, root.end_byte, wrapper),
    ]


def _missing_export(root: Node, _story: Story, _rng: Random) -> list[Edit]:
    return [
        Edit(node.start_byte, declaration.start_byte, "")
        for node in of_type(root, "export_statement")
        if (declaration := node.child_by_field_name("declaration")) is not None
    ]


# Output faults: (story, generator) -> the assistant's text.


def _wrong_path(story: Story, rng: Random) -> str:
    path = story.contract.path
    stem = path.removesuffix(".tsx")
    wrong = rng.choice((f"{stem}.jsx", f"{stem}.stories.tsx", f"../{path}", f"/{path}"))
    return write_call(wrong, story.solution[path])


def _unknown_tool(story: Story, rng: Random) -> str:
    path = story.contract.path
    tool = rng.choice(("writeFile", "createTemplate", "write_template", "renderTemplate"))
    return encode_call(tool, {"path": path, "content": story.solution[path]})


def _truncated_call(story: Story, rng: Random) -> str:
    output = reference_output(story)
    return output[: int(len(output) * rng.uniform(0.4, 0.95))]


def _extra_prose(story: Story, rng: Random) -> str:
    path = story.contract.path
    fenced = f"```tsx\n{story.solution[path]}```"
    if rng.random() < 0.5:
        return f"Sure, here is {path}:\n\n{fenced}\n\nLet me know if you want another variant."
    return write_call(path, f"Here is the template:\n\n{fenced}\n")


def _edited(fault: SourceFault, story: Story, rng: Random) -> str | None:
    source = story.code
    edits = fault(parse_tsx(source).root_node, story, rng)
    return apply_edits(source, edits) if edits else None


def _in_source(fault: SourceFault) -> Callable[[Story, Random], str | None]:
    def output(story: Story, rng: Random) -> str | None:
        source = _edited(fault, story, rng)
        return None if source is None else write_call(story.contract.path, source)

    return output


_SOURCE_FAULTS: dict[str, SourceFault] = {
    "accessible_name_dropped": _accessible_name_dropped,
    "label_unbound": _label_unbound,
    "text_altered": _text_altered,
    "wrong_element": _wrong_element,
    "attribute_missing": _attribute_missing,
    "attribute_wrong": _attribute_wrong,
    "attribute_misplaced": attribute_misplaced,
    "state_missing": _state_missing,
    "mark_moved": mark_moved,
    "element_missing": _element_missing,
    "low_contrast": _low_contrast,
    "event_handler": _event_handler,
}
# Of what is broken as a whole nothing else can be spoilt.
_WHOLE_FAULTS: dict[str, Callable[[Story, Random], str | None]] = {
    "syntax_damage": _in_source(_syntax_damage),
    "wrong_export": _in_source(_wrong_export),
    "missing_export": _in_source(_missing_export),
    "wrong_path": _wrong_path,
    "unknown_tool": _unknown_tool,
    "truncated_call": _truncated_call,
    "extra_prose": _extra_prose,
}
FAULTS = {name: _in_source(fault) for name, fault in _SOURCE_FAULTS.items()} | _WHOLE_FAULTS


def _source_faults(story: Story) -> dict[str, SourceFault]:
    if story.framework == "plaited":
        return _SOURCE_FAULTS
    usual = {name: fault for name, fault in _SOURCE_FAULTS.items() if fault is not _event_handler}  # right in React
    return usual | REACT_FAULTS


def faults_of(story: Story) -> dict[str, Callable[[Story, Random], str | None]]:
    """The faults that a solution of this story's framework can have, by name."""
    return {name: _in_source(fault) for name, fault in _source_faults(story).items()} | _WHOLE_FAULTS


def _choose(nodes: list[Node], rng: Random) -> Node | None:
    return rng.choice(nodes) if nodes else None


def _shown(node: Node) -> str:
    """The text that a JSX text or a string stands for."""
    if node.type == "jsx_text":
        return " ".join(text_of(node).split())
    return string_value(node) or ""


def _emptied(element: Node) -> Edit:
    return Edit(element.children[0].end_byte, element.children[-1].start_byte, "")
