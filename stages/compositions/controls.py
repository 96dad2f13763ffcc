"""Buttons, links and progress bars, with their states and targets. Pure."""

from collections.abc import Callable

from stages.compositions.fields import named, state, tops
from stages.compositions.parts import Maker, Part
from stages.variation.conventions import assertion


def button(m: Maker) -> Part:
    kind, label = m.pick("button", "reset", "submit", "toggle", "named", "described"), m.text(1, 2)
    noun = {"reset": "reset button", "submit": "submit button", "toggle": "toggle button"}.get(kind, "button")
    variable, lookup = m.bound("button", "button")
    adjectives, looks, checks = m.look(variable, noun)
    held, flags, kept = state(m, variable, noun, ("disabled",))
    type_ = kind if kind in ("reset", "submit") else "button"
    attribute, after = f'type="{type_}"', list[str]()
    rest = m.pick(' "{}"', ' labelled "{}"', ' that says "{}"').format(label)
    if kind == "toggle":
        pressed = m.pick("true", "false")
        attribute += f' aria-pressed="{pressed}"'
        rest += ", pressed" if pressed == "true" else ", not pressed"
        actual = f"{variable}?.getAttribute('aria-pressed')"
        checks.append(assertion("a toggle", "say in aria-pressed whether it is pressed", actual, pressed))
    if kind == "named":
        name = f"{label} {m.word()}"
        attribute += f' aria-label="{name}"'
        rest = f' that shows "{label}" and is named "{name}" by aria-label'
        checks.append(
            assertion("the button", "be named by aria-label", f"{variable}?.getAttribute('aria-label')", name)
        )
    if kind == "described":
        text, id = m.text(2, 4), m.id("hint")
        attribute += f' aria-describedby="{id}"'
        rest += m.pick(f' with the hint "{text}"', f' described by the paragraph "{text}"')
        actual = f"document.getElementById({variable}?.getAttribute('aria-describedby') ?? '')?.textContent"
        checks.append(assertion("the button", "be described in aria-describedby", actual, text))
        after.append(f'<p id="{id}">{text}</p>')
    lines = (f"<button {attribute}{looks}{flags}>{label}</button>", *after)
    play = (
        lookup,
        assertion(f"the {noun}", "be labelled", f"{variable}?.textContent", label),
        assertion(f"the {noun}", "have the type", f"{variable}?.getAttribute('type')", type_),
        *checks,
        *kept,
    )
    return Part(noun, (*adjectives, *held), rest, lines, play, tops(lines), ("<button", f'"{type_}"'))


def link(m: Maker) -> Part:
    label, kind = m.text(1, 3), m.pick("plain", "mail", "phone", "download", "current", "language")
    word = m.word()
    href = {"mail": f"mailto:{word}@{m.word()}.com", "phone": f"tel:+49{m.rng.randint(10**6, 10**7)}"}.get(
        kind, m.path()
    )
    noun = {"mail": "mail link", "phone": "phone link", "download": "download link"}.get(kind, "link")
    variable, lookup = m.bound("link", "a")
    adjectives, looks, checks = m.look(variable, noun)
    rest = m.pick(' "{}" to "{}"', ' labelled "{}" pointing to "{}"', ' saying "{}" that opens "{}"').format(
        label, href
    )
    attribute, value, said = {
        "download": ("download", word, f', saved as "{word}"'),
        "current": ("aria-current", "page", ", marked as the current page"),
        "language": ("hreflang", "fr", ", to a page in French"),
    }.get(kind, ("", "", ""))
    more = f' {attribute}="{value}"' if attribute else ""
    if attribute:
        checks.append(
            assertion(f"the {noun}", f"say so in {attribute}", f"{variable}?.getAttribute('{attribute}')", value)
        )
    lines = (f'<a href="{href}"{more}{looks}>{label}</a>',)
    play = (
        lookup,
        assertion(f"the {noun}", "be labelled", f"{variable}?.textContent", label),
        assertion(f"the {noun}", "point there in href", f"{variable}?.getAttribute('href')", href),
        *checks,
    )
    return Part(noun, adjectives, rest + said, lines, play, ("a",), ("<a",))


def progress(m: Maker) -> Part:
    noun, high = m.pick("progress bar", "progress element", "bar of how far it is"), m.pick(5, 10, 100)
    value = m.rng.randint(1, high)
    variable, lookup = m.bound("progress", "progress")
    name = named(m, variable, noun)
    adjectives, looks, seen = m.look(variable, noun)
    rest = name.said + m.pick(f" at {value} of {high}", f", {value} out of {high} done")
    checks = [
        name.check,
        assertion(f"the {noun}", "show the value", f"{variable}?.getAttribute('value')", str(value)),
        assertion(f"the {noun}", "end at the max", f"{variable}?.getAttribute('max')", str(high)),
    ]
    lines = (*name.lines, f'<progress{name.attributes}{looks} value="{value}" max="{high}" />')
    return Part(noun, adjectives, rest, lines, (lookup, *checks, *seen), tops(lines), ("<progress",))


CONTROL_PARTS: tuple[Callable[[Maker], Part], ...] = (button, button, link, progress)
