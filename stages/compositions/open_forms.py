"""Requests for a form or for a dialog that asks, their texts in bare words: "form: name + age, both required". Pure."""

from stages.compositions.open_said import (
    INSTRUCTION_AS_TEXT,
    ITEM_DOUBLED,
    ITEM_MISSING,
    WRONG_MARKED,
    Request,
    bare,
    joined,
    listed_words,
    typed,
)
from stages.compositions.open_shapes import not_the_same
from stages.compositions.parts import Maker
from stages.variation.conventions import assertion
from stages.variation.vocabulary import is_held_out_text

_FIELDS = {
    "name": "text",
    "full name": "text",
    "age": "number",
    "email": "email",
    "password": "password",
    "phone": "tel",
}
_FIELDS |= {"nickname": "text", "company": "text", "birthday": "date", "surname": "text", "subject": "text"}
_KNOWN_FIELDS = [label for label in _FIELDS if not is_held_out_text(label)]
_VERBS = (
    "send it",
    "save it",
    "join",
    "book",
    "subscribe",
    "apply",
    "continue",
    "register",
    "confirm it",
    "send everything",
)


def form(m: Maker) -> Request:
    """Fields, which of them have to be filled in, and a button."""
    count = m.pick(1, 2, 2, 3)
    known = m.rng.sample(_KNOWN_FIELDS, count)
    labels = [label if m.chance(0.7) else bare(m, 1, 2) for label in known]
    kinds = [_FIELDS.get(label, "text") for label in labels]
    required, said = m.pick(("all", True), ("none", False), ("one", True), ("", False))
    at = m.rng.randrange(count)
    needed = [required == "all" or (required == "one" and number == at) for number in range(count)]
    every = {1: "it is required", 2: m.pick("both required", "both are required")}.get(
        count, m.pick("all required", "all of them required")
    )
    state = {
        "all": every,
        "one": m.pick("{} required", "{} is required", "only {} is required").format(labels[at]),
    }.get(required, "")
    state = m.pick("none required", "all optional", "nothing required") if required == "none" else state
    wanted = m.pick(*_VERBS)
    verb = wanted.split()[0]
    given = bare(m) if m.chance(0.4) else ""
    button = given or m.pick(verb.capitalize(), verb.capitalize(), f"{verb.capitalize()} now")
    wish = (
        m.pick("button {}", "button: {}", "button says {}", "submit button {}").format(given)
        if given
        else m.pick(
            f"button to {wanted}",
            f"a button to {wanted}",
            f"button {wanted}" if " " in wanted else f"button to {wanted}",
        )
    )
    fields = joined(labels, m, ", ", " + ", " + ", " and ", " / ")
    asked = m.pick(
        "form: {f}, {s}, {b}",
        "form with {f}, {s}, {b}",
        "form {f}; {s}; {b}",
        "form ({f}), {s}, {b}",
        "form: {f}. {s}. {b}",
    ).format(f=fields, s=state, b=wish)

    def write(names: list[str], needs: list[bool], text: str) -> list[str]:
        lines = ["<form>"]
        for number, (name, need) in enumerate(zip(names, needs, strict=False)):
            id, kind = ("field", "second", "third", "fourth")[number], kinds[min(number, count - 1)]
            lines += [
                f'  <label for="{id}">{name}</label>',
                f'  <input type="{kind}" id="{id}"{" required" if need else ""} />',
            ]
        return [*lines, f'  <button type="submit">{text}</button>', "</form>"]

    inputs = "[...(it?.querySelectorAll('input, textarea') ?? [])]"
    press = "it?.querySelectorAll('button:not([type=button]), input[type=submit]')"
    play = [
        "const it = document.querySelector('form')",
        assertion(
            "the form",
            "have its fields in order, and no others",
            f"{inputs}.map((one) => one.labels?.[0]?.textContent.trim())",
            labels,
        ),
    ]
    if said or required == "none":
        play.append(assertion("the fields", "be required where asked", f"{inputs}.map((one) => one.required)", needed))
    play.append(assertion("the form", "have one button that sends it", f"{press}?.length", 1))
    text = f"{press}?.[0]?.textContent.trim()"
    if given:
        play.append(assertion("the button", "be labelled", text, given))
    else:
        play.append(
            assertion(
                "the button",
                f"say {verb} and not what it is for",
                f"[{text} ?? ''].filter((text) => !/^(?!.*(?:button|to {verb})).*{verb}/i.test(text))",
                [],
            )
        )
    spare = [*needed, False]
    wrong = [
        (INSTRUCTION_AS_TEXT, write(labels if not given else [fields], needed, wish)),
        (ITEM_DOUBLED, write([*labels, labels[0]], spare, button)),
        (ITEM_MISSING, write(labels[1:], needed[1:], button)),
        (ITEM_DOUBLED, write([*labels, button], spare, button)),
    ]
    if said or required == "none":
        flipped = [not need if number == at else need for number, need in enumerate(needed)]
        wrong.append((WRONG_MARKED, write(labels, flipped, button)))
    return Request(
        typed(asked, m),
        "form",
        write(labels, needed, button),
        play,
        "form",
        ("<form",),
        wrong,
        tuple(labels),
        not given,
    )


_WISHES = listed_words("""
leave, delete the album, log out, discard the draft, quit the game, close the tab, start over, stop the timer,
remove this photo, overwrite the file, publish the post, reset the settings, empty the bin, skip the lesson,
end the call, switch the language, unlink the phone, archive the chat, forget this device, pause the course
""")
_STAY_OR_GO = listed_words("stay go, cancel continue, back proceed, no yes, keep remove, abort confirm, later now")
_OPEN = (
    "popup that is open",
    "open dialog",
    "dialog, starts open,",
    "open popup",
    "modal, already open,",
    "dialog that is open",
)
_ASKING = (
    "asking if i want to {}",
    "that asks if i want to {}",
    "asks whether i want to {}",
    "asking me if i want to {}",
)
_TITLES = listed_words(
    "Are you certain?, One moment, Just a second, Really?, Before you go on, Please think again, Wait a bit"
)
_SENTENCES = listed_words(
    "Do you want to {}?, Do you really want to {}?, Are you certain that you want to {}?, You are about to {}"
)


def leaving(m: Maker) -> Request:
    """A dialog that asks before something is done, with two buttons."""
    wish = m.pick(*_WISHES)
    buttons = [bare(m), bare(m)] if m.chance(0.6) else m.pick(*_STAY_OR_GO).split()
    at, variant = m.rng.randrange(2), m.pick("danger", "danger", "primary")
    marked = m.chance(0.7)
    title = bare(m, 1, 3) if m.chance(0.3) else ""
    asking = m.pick(*_ASKING).format(wish)
    ways = ("{x} is {v}", "{x} in {v}", "{x} {v}", "make {x} {v}", "{x} has the {v} variant")
    state = m.pick(*ways).format(x=buttons[at], v=variant) if marked else ""
    pair = joined(buttons, m, " and ", " and ", " / ", ", ", " + ")
    titled = f"title {title}, " if title else ""
    two = m.pick("two buttons: ", "two buttons ", "buttons ", "2 buttons: ", "buttons: ")
    asked = f"{m.pick(*_OPEN)} {asking}, {titled}{two}{pair}, {state}"

    def write(text: str, names: list[str], on: int | None) -> list[str]:
        lines = ['<dialog aria-labelledby="title" open>', f'  <h2 id="title">{heading}</h2>', f"  <p>{text}</p>"]
        for number, name in enumerate(names):
            variants = f' data-variant="{variant}"' if number == on else ""
            lines.append(f'  <button type="button"{variants}>{name}</button>')
        return [*lines, "</dialog>"]

    heading, sentence = title or m.pick(*_TITLES), m.pick(*_SENTENCES).format(wish)
    word = max(wish.split(), key=len)
    found = "[...(it?.querySelectorAll('button') ?? [])]"
    title_of = "document.getElementById(it?.getAttribute('aria-labelledby') ?? '')?.textContent"
    inside = "[...(it?.querySelectorAll('*') ?? [])].map((one) => one.textContent.trim())"
    below = "[...(it?.querySelectorAll('p') ?? [])].map((one) => one.textContent.trim())"
    called = f"({title_of} ?? it?.getAttribute('aria-label') ?? '').trim()"
    play = [
        "const it = document.querySelector('dialog')",
        assertion("the dialog", "be open", "it?.open", True),
        assertion("the title", "name the dialog", called, title)
        if title
        else assertion("the dialog", "have a name", f"{called} !== ''", True),
        assertion(
            "the buttons", "come in order, and no others", f"{found}.map((one) => one.textContent.trim())", buttons
        ),
        assertion("the dialog", f"ask about it ({word})", f"it?.textContent.toLowerCase().includes('{word}')", True),
        assertion(
            "the dialog",
            "ask a person, not copy the request",
            f"{inside}.filter((text) => /\\b(?:asking|asks|i want|buttons)\\b/i.test(text))",
            [],
        ),
        not_the_same("the text below the title", below, f"[{called}]"),
    ]
    if marked:
        expected = [variant if number == at else None for number in range(2)]
        play.append(
            assertion(
                "the buttons",
                f"be {variant} where asked",
                f"{found}.map((one) => one.getAttribute('data-variant'))",
                expected,
            )
        )
    on = at if marked else None
    wrong = [
        (INSTRUCTION_AS_TEXT, write(asking, buttons, on)),
        (INSTRUCTION_AS_TEXT, write(sentence, [pair], on)),
        (ITEM_MISSING, write(sentence, [buttons[at]], 0 if marked else None)),
        (ITEM_DOUBLED, write(sentence, [*buttons, buttons[at]], on)),
    ]
    if marked:
        wrong.append((WRONG_MARKED, write(sentence, buttons, 1 - at)))
    texts = (*buttons, *([title] if title else []))
    return Request(
        typed(asked, m), "dialog", write(sentence, buttons, on), play, "dialog", ("<dialog",), wrong, texts, True
    )
