"""Fields of HTML: every kind of input, text areas, choices, with their names, hints and states. Pure."""

from collections.abc import Callable
from typing import NamedTuple

from stages.compositions.marks import said_of
from stages.compositions.parts import Maker, Part, indented, quoted
from stages.variation.conventions import assertion, texts_of

# By the type of the input: how people name the field.
INPUTS: dict[str, tuple[str, ...]] = {
    "date": ("date field", "input for a date", "field to pick a day", "date picker"),
    "time": ("time field", "input for a time of day", "field to pick a time"),
    "datetime-local": ("date and time field", "input for a date with its time"),
    "month": ("month field", "field to pick a month"),
    "week": ("week field", "field to pick a calendar week"),
    "number": ("number field", "numeric input", "field for a number"),
    "range": ("slider", "range input", "range slider"),
    "color": ("colour field", "color picker", "input for a colour"),
    "tel": ("phone field", "telephone input", "field for a phone number"),
    "url": ("url field", "web address field", "input for a link to a site"),
    "email": ("email field", "input for an email address"),
    "password": ("password field", "secret field"),
    "text": ("text field", "single-line text input"),
    "checkbox": ("checkbox", "box to tick"),
}
_TYPED = ("tel", "url", "email", "password", "text", "number")
_KINDS_OF_FIELD = {
    "date": "date", "time": "time", "month": "month", "week": "week", "number": "number", "color": "colour",
    "tel": "phone", "url": "url", "email": "email", "password": "password", "text": "text",
}  # fmt: skip
_LIMITED = ("number", "range")
_STATES = ("required", "disabled", "readonly")
_LABELLED = (' labelled "{}"', ' labelled "{}"', ' with the label "{}"', ' "{}"', ' called "{}"')


class Name(NamedTuple):
    """What the request says of a control's name, the attributes that give it, the lines before it, and the check."""

    said: str
    attributes: str
    lines: tuple[str, ...]
    check: str


def named(m: Maker, variable: str, what: str) -> Name:
    """Named by a label, by aria-label, or by a text that aria-labelledby points at."""
    label, way = m.text(1, 3), m.pick("label", "label", "label", "aria-label", "aria-labelledby")
    if way == "aria-label":
        said = m.pick(' with the aria-label "{}"', ' named "{}" by aria-label', ' named "{}" without a visible label')
        check = assertion(f"the {what}", "be named by aria-label", f"{variable}?.getAttribute('aria-label')", label)
        return Name(said.format(label), f' aria-label="{label}"', (), check)
    if way == "aria-labelledby":
        id, element = m.id("title"), m.pick("span", "p", "strong")
        said = m.pick(' named by the {} "{}" before it', ' whose aria-labelledby points at a {} "{}" before it')
        actual = f"document.getElementById({variable}?.getAttribute('aria-labelledby') ?? '')?.textContent"
        check = assertion(f"the {what}", f"be named by the {element}", actual, label)
        lines = (f'<{element} id="{id}">{label}</{element}>',)
        return Name(said.format(element, label), f' aria-labelledby="{id}"', lines, check)
    return labelled(m, variable, what, label, m.pick(*_LABELLED).format(label))


def labelled(m: Maker, variable: str, what: str, label: str, said: str) -> Name:
    id = m.id("field")
    check = assertion(f"the {what}", "be labelled", f"{variable}?.labels?.[0]?.textContent.trim()", label)
    return Name(said, f' id="{id}"', (f'<label for="{id}">{label}</label>',), check)


def described(m: Maker, variable: str, what: str) -> tuple[str, str, tuple[str, ...], list[str]]:
    """(What the request says, attributes, lines after the control, checks): a hint, an error or nothing."""
    kind = m.pick("hint", "error", "", "", "")
    if not kind:
        return "", "", (), []
    text, id = m.text(2, 5), m.id(kind)
    actual = f"document.getElementById({variable}?.getAttribute('aria-describedby') ?? '')?.textContent"
    checks = [assertion(f"the {what}", f"be described by its {kind}", actual, text)]
    attributes = f' aria-describedby="{id}"'
    if kind == "error":
        checks.append(
            assertion(f"the {what}", "be marked invalid", f"{variable}?.getAttribute('aria-invalid')", "true")
        )
        attributes = f' aria-invalid="true"{attributes}'
    said = m.pick(f' with the {kind} "{text}"', f' and the {kind} "{text}"')
    return said, attributes, (f'<p id="{id}">{text}</p>',), checks


def state(m: Maker, variable: str, what: str, states: tuple[str, ...]) -> tuple[tuple[str, ...], str, list[str]]:
    """(Adjectives, attributes, checks): one state, or none."""
    if m.chance(0.65):
        return (), "", []
    one = m.pick(*states)
    check = assertion(f"a {one} {what}", f"be {one}", f"{variable}?.hasAttribute('{one}')", True)
    return (one,), f" {one}", [check]


def field(m: Maker) -> Part:
    """An input of any type, with a name, perhaps limits, a value or a placeholder, a hint, a state."""
    type_ = m.pick(*INPUTS)
    noun = m.pick(*INPUTS[type_])
    variable, lookup = m.bound("field", "input")
    if type_ in _KINDS_OF_FIELD and m.chance(0.2):  # "a delivery date field": its label is "Delivery date"
        kind, word = _KINDS_OF_FIELD[type_], m.word()
        noun = f"{word} {kind} field"
        name = labelled(m, variable, noun, f"{word.capitalize()} {kind}", "")
    else:
        name = named(m, variable, noun)
    checks = [assertion(f"the {noun}", "have the type", f"{variable}?.getAttribute('type')", type_), name.check]
    extra, rest = "", ""
    if type_ in _LIMITED and m.chance(0.8):
        low, high = m.rng.randint(0, 9), m.rng.randint(10, 100)
        values = {"min": low, "max": high, "value": m.rng.randint(low, high)}
        rest = m.pick(" from {min} to {max}, set to {value}", " between {min} and {max} that starts at {value}")
        rest = rest.format(**values)
        extra = "".join(f' {limit}="{value}"' for limit, value in values.items())
        checks += [
            assertion(f"the {noun}", f"have its {limit}", f"{variable}?.getAttribute('{limit}')", str(value))
            for limit, value in values.items()
        ]
    elif type_ in _TYPED and m.chance(0.3):
        text = m.text(1, 3)
        given = "value" if type_ == "text" and m.chance(0.5) else "placeholder"
        rest, extra = f' with the {given} "{text}"', f' {given}="{text}"'
        checks.append(assertion(f"the {noun}", f"have its {given}", f"{variable}?.getAttribute('{given}')", text))
    said, more, after, further = described(m, variable, noun)
    adjectives, looks, seen = m.look(variable, noun)
    states: tuple[str, ...] = ("checked", "required", "disabled") if type_ == "checkbox" else _STATES
    states = ("disabled",) if type_ in ("range", "color") else states
    held, flags, kept = state(m, variable, noun, states)
    lines: tuple[str, ...] = (
        *name.lines,
        f'<input type="{type_}"{name.attributes}{extra}{more}{looks}{flags} />',
        *after,
    )
    play = (lookup, *checks, *further, *seen, *kept)
    keys = ("<input", f'"{type_}"')
    return Part(noun, (*adjectives, *held), name.said + rest + said, lines, play, tops(lines), keys)


def textarea(m: Maker) -> Part:
    noun, rows = m.pick("textarea", "multi-line text field", "text box of several lines"), m.rng.randint(2, 9)
    variable, lookup = m.bound("area", "textarea")
    name = named(m, variable, noun)
    checks = [name.check]
    said, more, after, further = described(m, variable, noun)
    adjectives, looks, seen = m.look(variable, noun)
    held, flags, kept = state(m, variable, noun, _STATES)
    checks.append(assertion(f"{rows} rows", "be that high", f"{variable}?.getAttribute('rows')", str(rows)))
    lines = (*name.lines, f'<textarea{name.attributes} rows="{rows}"{more}{looks}{flags} />', *after)
    play = (lookup, *checks, *further, *seen, *kept)
    rest = m.pick(f"{name.said} with {rows} rows{said}", f"{name.said}{said}, {rows} rows high")
    return Part(noun, (*adjectives, *held), rest, lines, play, tops(lines), ("<textarea",))


def select(m: Maker) -> Part:
    """A select, perhaps with its options in groups, or an input with suggestions."""
    kind = m.pick("select", "optgroup", "datalist")
    noun = m.pick(
        *{
            "select": ("dropdown", "select", "choice of one from a list"),
            "optgroup": ("dropdown with groups", "select with option groups", "grouped select"),
            "datalist": ("text field with suggestions", "input with a datalist", "field that suggests values"),
        }[kind]
    )
    element = "input" if kind == "datalist" else "select"
    variable, lookup = m.bound("choice", element)
    name = named(m, variable, noun)
    checks = [name.check]
    said, more, after, further = described(m, variable, noun)
    adjectives, looks, seen = m.look(variable, noun)
    held, flags, kept = state(m, variable, noun, ("required", "disabled"))
    keys: tuple[str, ...] = (f"<{element}", "<option")
    one_option, lookup_option = m.bound("option", "option")
    checks.append(assertion("an option", "be there to choose", f"{one_option}?.tagName", "OPTION"))
    if kind == "optgroup":
        groups = [(m.text(1, 1), [m.text(1, 2) for _ in range(m.pick(1, 2))]) for _ in range(2)]
        inner = [
            line
            for group, options in groups
            for line in (
                f'<optgroup label="{group}">',
                *(f"  <option>{option}</option>" for option in options),
                "</optgroup>",
            )
        ]
        rest = " with the groups " + " and ".join(f'"{group}" ({quoted(options)})' for group, options in groups)
        first, lookup_first = m.bound("group", "optgroup")
        found = f"[...({first}?.closest('select')?.querySelectorAll('optgroup') ?? [])]"
        each = f"{found}.map((one) => [one.label, ...[...one.children].map((option) => option.textContent.trim())]"
        grouped = " | ".join(f"{group}: {', '.join(some)}" for group, some in groups)
        said_of_each = f"{each}).map(([label, ...some]) => `${{label}}: ${{some.join(', ')}}`).join(' | ')"
        checks.append(assertion("the groups", "be labelled and hold their options", said_of_each, grouped))
        options, keys = [option for _, some in groups for option in some], (*keys, "<optgroup")
        extra = [lookup_first]
    else:
        options = [m.text(1, 2) for _ in range(m.rng.randint(2, 3))]
        inner = [f"<option>{option}</option>" for option in options]
        rest, extra = m.pick(" with the options ", " offering ", " to choose from ") + quoted(options), []
    if kind == "datalist":
        id = m.id("list")
        suggestions, lookup_list = m.bound("suggestions", "datalist")
        inner = [f'<option value="{option}" />' for option in options]
        found = f"[...({suggestions}?.children ?? [])].map((one) => one.getAttribute('value')).join(' | ')"
        linked = assertion(
            f"the {noun}",
            "name the datalist in list",
            f"{variable}?.getAttribute('list') === {suggestions}?.id",
            True,
        )
        checks += [assertion("the suggestions", "come in order", found, " | ".join(options)), linked]
        control = [
            f'<input type="text"{name.attributes} list="{id}"{more}{looks}{flags} />',
            f'<datalist id="{id}">',
            *indented(inner),
            "</datalist>",
        ]
        extra, keys = [lookup_list], ("<input", "<datalist")
    else:
        found = texts_of(variable, "option")
        checks.append(assertion("the options", "come in order", found, " | ".join(options)))
        control = [f"<select{name.attributes}{more}{looks}{flags}>", *indented(inner), "</select>"]
    lines = (*name.lines, *control, *after)
    play = (lookup, *extra, lookup_option, *checks, *further, *seen, *kept)
    return Part(noun, (*adjectives, *held), name.said + rest + said, lines, play, tops(lines), keys)


def boxes(m: Maker) -> Part:
    """A fieldset of checkboxes or radio buttons."""
    type_, noun = m.pick(
        ("checkbox", "group of checkboxes"),
        ("checkbox", "fieldset of checkboxes"),
        ("radio", "fieldset of radio buttons"),
    )
    legend, options = m.text(1, 3), [m.text(1, 2) for _ in range(m.rng.randint(2, 3))]
    variable, lookup = m.bound("fieldset", "fieldset")
    title, lookup_title = m.bound("legend", "legend")
    box, lookup_box = m.bound("box", "input")
    adjectives, looks, checks = m.look(variable, noun)
    held, flags, kept = state(m, variable, "group", ("disabled",))
    checked = m.rng.randrange(len(options)) if m.chance(0.4) else None
    group = f' name="{m.word()}"' if type_ == "radio" else ""
    lines = [f"<fieldset{looks}{flags}>", f"  <legend>{legend}</legend>"]
    for number, option in enumerate(options):
        flag = " checked" if number == checked else ""
        value = f' value="{number + 1}"' if group else ""
        lines += ["  <label>", f'    <input type="{type_}"{group}{value}{flag} />', f"    {option}", "  </label>"]
    lines.append("</fieldset>")
    rest = m.pick(f' titled "{legend}" with {quoted(options)}', f' with the legend "{legend}": {quoted(options)}')
    names = f"[...({variable}?.querySelectorAll('label') ?? [])].map((one) => one.textContent.trim()).join(' | ')"
    states = f"[...({variable}?.querySelectorAll('input') ?? [])].map((one) => one.checked)"
    if checked is not None:
        rest += f', "{options[checked]}" checked' if m.chance(0.4) else said_of(m, "checked", options, checked)
    expected = [number == checked for number in range(len(options))]
    play = (
        lookup, lookup_title, lookup_box,
        assertion(f"the {noun}", "have the legend", f"{title}?.textContent", legend),
        assertion("the first box", "have the type", f"{box}?.getAttribute('type')", type_),
        assertion("the boxes", "be labelled in order", names, " | ".join(options)),
        assertion("the boxes", "be checked as asked", states, expected),
        *checks, *kept,
    )  # fmt: skip
    keys = ("<fieldset", "<legend", "<input", f'"{type_}"')
    return Part(noun, (*adjectives, *held), rest, tuple(lines), play, ("fieldset",), keys)


def tops(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The outermost elements of lines of which what is inside is indented."""
    return tuple(line[1:].split(">")[0].split(" ")[0] for line in lines if line[:1] == "<" and line[1] != "/")


FIELD_PARTS: tuple[Callable[[Maker], Part], ...] = (
    field,
    field,
    field,
    field,
    textarea,
    select,
    select,
    boxes,
)
