"""Requests that leave the words of a text to whoever answers: "card about bees, one sentence, you write it". Pure."""

from stages.compositions.open_said import (
    INSTRUCTION_AS_TEXT,
    ITEM_DOUBLED,
    ITEM_MISSING,
    WRONG_LINK,
    WRONG_MARKED,
    Request,
    by_number,
    counted,
    listed_words,
    typed,
)
from stages.compositions.open_sentences import SUBJECTS, event, headline, message, question_and_answer, sentence
from stages.compositions.open_shapes import not_the_request, not_the_same, sentences_only
from stages.compositions.parts import Maker
from stages.variation.conventions import assertion

_WORDS_OPEN = (
    "you write the words", "your words", "the words are up to you", "make up the words", "you choose the words",
    "in your own words", "invent the texts", "write the texts yourself", "you come up with the texts",
)  # fmt: skip
_ABOUT = {
    "card": ("article", ("card", "article", "teaser card", "info card")),
    "aside": ("aside", ("aside", "side note (aside)", "aside box")),
    "dialog": ("dialog", ("open dialog", "popup that is open,", "dialog, already open,")),
}
_LINKS = listed_words(
    "Read more, Find out more, See all of it, Keep reading, Get to know more, Show me, Continue, Tell me more"
)
_CLOSES = listed_words("Close, Got it, All right, Not now, I see, Back, Done, Thanks")


def written_about(m: Maker) -> Request:
    """A card, an aside or a dialog about something: a headline, a sentence and a link or a button."""
    element, nouns = _ABOUT[m.pick("card", "card", "card", "aside", "dialog")]
    noun, subject, open_ = m.pick(*nouns), m.pick(*SUBJECTS), m.pick(*_WORDS_OPEN)
    is_dialog = element == "dialog"
    path = "" if is_dialog or m.chance(0.3) else m.path()
    level = 2 if is_dialog else m.pick(2, 2, 3)
    told_level = not is_dialog and m.chance(0.3)
    head = f"h{level}" if told_level else m.pick("headline", "title", "a heading", "heading")
    says = m.pick("one sentence", "a sentence", "short text", "one line of text", "a paragraph")
    parts = [head, says]
    if path:
        parts.append(m.pick("link to {}", "a link to {}", "link -> {}").format(path))
    elif is_dialog:
        parts.append(m.pick("a button to close it", "close button", "button that closes it"))
    pieces = m.pick(", ", ", ", " + ").join(parts)
    asked = m.pick(
        "{k} about {s}: {p}, {o}",
        "{k} about {s}, {p}, {o}",
        "{k} about {s} with {p}, {o}",
        "{k} on the subject of {s}: {p}. {o}",
    )
    asked = asked.format(k=noun, s=subject.said, p=pieces, o=open_).replace(",:", ":")
    title, words = headline(subject, m.rng), sentence(subject, m.rng)
    end = m.pick(*_LINKS) if path else m.pick(*_CLOSES)
    tag = f"h{level}" if told_level or is_dialog else "h2"

    def write(heading: str, text: str, last: str) -> list[str]:
        id, opening = (' id="title"', '<dialog aria-labelledby="title" open>') if is_dialog else ("", f"<{element}>")
        lines = [opening, f"  <{tag}{id}>{heading}</{tag}>", f"  <p>{text}</p>"]
        lines += [f'  <a href="{path}">{last}</a>'] if path else []
        lines += [f'  <button type="button">{last}</button>'] if is_dialog else []
        return [*lines, f"</{element}>"]

    heads = tag if told_level else "h1, h2, h3, h4, h5, h6"
    play = [
        f"const it = document.querySelector('{element}')",
        f"const heads = [...(it?.querySelectorAll('{heads}') ?? [])].map((one) => one.textContent.trim())",
        "const ends = [...(it?.querySelectorAll('a, button') ?? [])].map((one) => one.textContent.trim())",
        "const texts = [...(it?.querySelectorAll('p') ?? [])].map((one) => one.textContent.trim())",
        assertion(
            "a headline", f"be there{f' as an {tag}' if told_level else ''}", "heads.filter((text) => text).length", 1
        ),
        assertion("a sentence", "stand in a paragraph", "texts.filter((text) => text.split(' ').length > 2).length", 1),
        sentences_only("texts.filter((text) => text.split(' ').length > 2)"),
        not_the_same("the sentence below a headline", "texts", "heads"),
        assertion(
            subject.said, "be what it is about", f"it?.textContent.toLowerCase().includes('{subject.stem}')", True
        ),
        not_the_request(
            "[...heads, ...texts, ...ends]", ["heading", "title", "headline", "sentence", "link", "paragraph"]
        ),
    ]
    if path:
        play.insert(
            -1,
            assertion(
                "the link",
                "lead there",
                "[...(it?.querySelectorAll('a') ?? [])].map((one) => one.getAttribute('href'))",
                [path],
            ),
        )
        play.insert(-1, assertion("the link", "say something", "Boolean(ends[0])", True))
    if is_dialog:
        play.insert(-1, assertion("the dialog", "be open", "it?.open", True))
        play.insert(-1, assertion("a button", "be there with a label", "ends.filter((text) => text).length", 1))
    wrong = [
        (INSTRUCTION_AS_TEXT, write(head, f"{says} about {subject.said}", end)),
        (INSTRUCTION_AS_TEXT, write(f"About {subject.said}", f"{pieces}, {open_}", end)),
        (INSTRUCTION_AS_TEXT, write(title, open_, end)),
        (INSTRUCTION_AS_TEXT, write(f"Headline about {subject.said}", words, end)),
    ]
    if path:
        wrong.append(
            (WRONG_LINK, [line.replace(f'href="{path}"', f'href="{path}s"') for line in write(title, words, end)])
        )
    return Request(
        typed(asked, m), noun.rstrip(","), write(title, words, end), play, element, (f"<{element}",), wrong, (), True
    )


_TOASTS = (
    "a toast saying politely that the {t} was {d}", "toast that says politely the {t} was {d}",
    "polite status message: the {t} was {d}", "status message saying the {t} was {d}", "toast, polite, the {t} was {d}",
)  # fmt: skip
_ALERTS = (
    "an alert saying that the {t} was {d}", "urgent alert: the {t} was {d}", "alert that the {t} was {d}, urgent",
    "error box (alert) saying the {t} was {d}", "alert for when the {t} was {d}",
)  # fmt: skip


def announced(m: Maker) -> Request:
    """A message of something that happened."""
    happened = event(m.rng)
    role, ways = ("status", _TOASTS) if happened.good else ("alert", _ALERTS)
    variant = m.pick("success", "info") if happened.good else m.pick("danger", "warning")
    variant = variant if m.chance(0.4) else ""
    open_ = m.pick(*_WORDS_OPEN)
    said = m.pick(*ways).format(t=happened.thing, d=happened.done)
    look = m.pick(", {} variant", ", variant {}", " ({})").format(variant) if variant else ""
    asked = f"{said}{look}, {open_}"

    def write(text: str, looks: str = variant) -> list[str]:
        variants = f' data-variant="{looks}"' if looks else ""
        return [f'<div role="{role}"{variants}>', f"  <p>{text}</p>", "</div>"]

    play = [
        f"const it = document.querySelector('[role={role}]')",
        assertion(
            "the message",
            f"be about the {happened.thing}",
            f"it?.textContent.toLowerCase().includes('{happened.thing}')",
            True,
        ),
        assertion("the message", "be a sentence", "(it?.textContent.trim().split(' ').length ?? 0) > 2", True),
        sentences_only("[it?.textContent.trim() ?? '']"),
        not_the_request("[it?.textContent.trim() ?? '']", [happened.thing]),
    ]
    if variant:
        play.insert(-1, assertion(f"{variant}", "be its variant", "it?.getAttribute('data-variant')", variant))
    wrong = [
        (INSTRUCTION_AS_TEXT, write(f"{said}, {open_}")),
        (INSTRUCTION_AS_TEXT, write(f"The {happened.thing} was {happened.done}, {open_}")),
    ]
    noun = "toast" if "toast" in said else "message" if happened.good else "alert"
    keys = (f'"[role={role}]"',)
    return Request(typed(asked, m), noun, write(message(happened, m.rng)), play, "div", keys, wrong, (), True)


def questions(m: Maker) -> Request:
    """Questions and answers, or sections, that open and close."""
    subject, open_ = m.pick(*SUBJECTS), m.pick(*_WORDS_OPEN)
    count, is_faq = m.pick(1, 2, 2, 3), m.chance(0.6)
    at = m.rng.randrange(count) if m.chance(0.3) else None
    number = counted(count, m.rng)
    of = ("question" if is_faq else "section") + ("" if count == 1 else "s")
    noun = (
        m.pick("faq", "faq", "questions and answers")
        if is_faq
        else m.pick("accordion", "accordion", "collapsible sections")
    )
    state = (
        m.pick("{} open", "{} is open", "{} starts open").format(by_number(at, count, m.rng)) if at is not None else ""
    )
    asked = m.pick(
        "{k} about {s} with {c} {of}, {o}, {st}",
        "{k} about {s}, {c} {of}, {o}, {st}",
        "{k}: {c} {of} about {s}. {st}. {o}",
    )
    asked = asked.format(k=noun, s=subject.said, c=number, of=of, o=open_, st=state)
    pairs = list[tuple[str, str]]()
    for _ in range(count):
        if is_faq:
            pairs.append(question_and_answer(subject, m.rng, [first for first, _ in pairs]))
            continue
        title, words = headline(subject, m.rng), sentence(subject, m.rng)
        while any(title == first or _alike(words, second) for first, second in pairs):
            title, words = headline(subject, m.rng), sentence(subject, m.rng)
        pairs.append((title, words))
    if not any(subject.stem in " ".join(pair).lower() for pair in pairs):
        pairs[0] = (f"What is there to know about {subject.said}?", sentence(subject, m.rng))

    def write(these: list[tuple[str, str]], on: int | None = at) -> list[str]:
        lines = list[str]()
        for position, (summary, text) in enumerate(these):
            opened = " open" if position == on else ""
            lines += [f"  <details{opened}>", f"    <summary>{summary}</summary>", f"    <p>{text}</p>", "  </details>"]
        return ["<div>", *lines, "</div>"]

    play = [
        "const it = [...document.querySelectorAll('details')]",
        "const heads = it.map((one) => one.querySelectorAll('summary')[0]?.textContent.trim() ?? '')",
        "const texts = it.map((one, at) => one.textContent.trim().slice(heads[at].length).trim())",
        assertion(f"{count} {of}", "be there", "it.length", count),
        assertion(
            f"the {of}", "say something, each another thing", "new Set(heads.filter((text) => text)).size", count
        ),
        assertion(
            "the answers" if is_faq else "the sections",
            "hold a text each",
            "texts.filter((text) => text.split(' ').length > 1).length",
            count,
        ),
        sentences_only("texts"),
        not_the_same(f"what stands below each of the {of}", "texts", "heads"),
        assertion(
            subject.said,
            "be what it is about",
            f"[...heads, ...texts].join(' ').toLowerCase().includes('{subject.stem}')",
            True,
        ),
        not_the_request("[...heads, ...texts]", ["question", "answer", "section", "title", "sentence"]),
    ]
    if is_faq:
        answers = "texts.filter((text) => text.endsWith('?'))"
        play.insert(-1, assertion("the answers", "be no questions", answers, []))
    if at is not None:
        play.insert(
            -1, assertion("one", "be open", "it.map((one) => one.open)", [number == at for number in range(count)])
        )
    copied = (
        [(f"{number} {of} about {subject.said}", open_)] * count
        if m.chance(0.5)
        else [(f"Question {n}", f"Answer {n}") for n in range(1, count + 1)]
    )
    wrong = [
        (INSTRUCTION_AS_TEXT, write(copied)),
        (ITEM_DOUBLED, write([*pairs, pairs[0]])),
        *([(ITEM_MISSING, write(pairs[1:]))] if count > 1 else []),
        *([(WRONG_MARKED, write(pairs, (at + 1) % count if count > 1 else None))] if at is not None else []),
    ]
    return Request(typed(asked, m), noun, write(pairs), play, "div", ("<details",), wrong, (), True)


def _alike(one: str, other: str) -> bool:
    """Whether two sentences are of one form."""
    words = set(one.lower().split()), set(other.lower().split())
    return len(words[0] & words[1]) > 0.6 * len(words[0])
