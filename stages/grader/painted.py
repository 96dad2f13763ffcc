"""What the reference shows has to be seen in a candidate, and what neither it nor the intent has may not. Pure.

Both are compared as outlines (runtime/outline.ts) at two moments, before and after the play: texts by their letters,
so that markup and order are free, and controls by role and name. What the reference hides may be hidden. Whether a
candidate has everything that was asked for is the play's business: only what is there can be hidden.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CONTROLS = words(
    """
    button link textbox searchbox checkbox radio switch slider spinbutton combobox listbox tab menuitem
    menuitemcheckbox menuitemradio treeitem video audio
    """
)
LANDMARKS = words(
    """
    banner complementary contentinfo form main navigation region search alert alertdialog dialog status log timer
    marquee
    """
)
VALUES = words("img progressbar meter")  # no controls, and seen or hidden like them
PLAIN_WORDS = {  # how an intent asks for a landmark: by its element
    "region": ("section",),
    "banner": ("header",),
    "contentinfo": ("footer",),
    "complementary": ("aside", "sidebar"),
    "navigation": ("nav",),
}
NO_LETTER = re.compile(r"[^\w]|_")  # spaces, punctuation and signs are layout
MOMENTS = ("before", "after")

Outline = Mapping[str, Any]


def letters(text: str) -> str:
    return NO_LETTER.sub("", text).lower()


def seen(outline: Outline) -> str:
    """All letters that are painted, in order."""
    return "".join(letters(item["text"]) for item in outline["texts"] if not item["why"] and not item.get("made"))


def hidden(reference: Outline, candidate: Outline) -> list[str]:
    """A sentence for each text and control that the reference shows and the candidate has and hides."""
    return [*_texts(reference, candidate), *_parts(reference, candidate)]


def _texts(reference: Outline, candidate: Outline) -> Iterable[str]:
    shown = seen(candidate)
    present = "".join(letters(item["text"]) for item in candidate["texts"] if not item.get("made"))
    exposed = "".join(letters(item["text"]) for item in candidate["texts"] if not item["silent"])
    exposed += "".join(letters(part["name"]) for part in candidate["parts"] if not part["silent"])
    wanted = Counter(letters(item["text"]) for item in reference["texts"] if not item["why"])
    spoken = {letters(item["text"]) for item in reference["texts"] if not item["why"] and not item["silent"]}
    words = {letters(item["text"]): item["text"] for item in reference["texts"]}
    for text, count in wanted.items():
        if not text:
            continue
        same = [item for item in candidate["texts"] if letters(item["text"]) == text and not item.get("made")]
        bad = [item for item in same if item["why"]]
        painted = len(same) - len(bad)
        if same:
            if painted < min(count, len(same)):
                yield f"the text “{words[text]}” {bad[0]['why']}"
                continue
        elif text in present and text not in shown:
            parts = [item for item in candidate["texts"] if item["why"] and letters(item["text"]) in text]
            why = next(
                (item["why"] for item in candidate["texts"] if item["why"] and text in letters(item["text"])), None
            )
            why = why or next((item["why"] for item in parts), "is not shown in one piece")
            yield f"the text “{words[text]}” {why}"
            continue
        if text in spoken and text in present and text not in exposed:
            yield f"the text “{words[text]}” is kept from assistive technology (aria-hidden or inert)"


def covered_texts(outline: Outline) -> list[str]:
    """A sentence for each text that is laid out for somebody to see, and that nobody sees or can read."""
    laid = [item for item in outline["texts"] if item["why"] not in ("", _NOT_DISPLAYED) and not _is_away(item["why"])]
    return [f"the text “{item['text'][:60]}” {item['why']}" for item in laid]


def key_of_part(part: Mapping[str, Any]) -> tuple[str, str]:
    return part["role"], letters(part["name"])


def _parts(reference: Outline, candidate: Outline) -> Iterable[str]:
    wanted = Counter(key_of_part(part) for part in reference["parts"] if not part["why"])
    reached = Counter(key_of_part(part) for part in reference["parts"] if not part["why"] and not part["reach"])
    for key, count in wanted.items():
        same = [part for part in candidate["parts"] if key_of_part(part) == key]
        if key[0] not in CONTROLS and key[0] not in VALUES:
            continue  # a landmark or heading is its content
        bad = [part for part in same if part["why"]]
        if len(same) - len(bad) < min(count, len(same)):
            yield f"the {_name(bad[0])} {bad[0]['why']}"
            continue
        far = [part for part in same if not part["why"] and part["reach"]]
        if len(same) - len(bad) - len(far) < min(reached[key], len(same)):
            yield f"the {_name(far[0])} {far[0]['reach']}"
        silent = [part for part in same if part["silent"]]
        if silent and not any(part["silent"] for part in reference["parts"] if key_of_part(part) == key):
            yield f"the {_name(silent[0])} is kept from assistive technology (aria-hidden or inert)"


def _name(part: dict[str, Any]) -> str:
    return f"{part['role']} “{part['name']}”" if part["name"] else f"{part['role']} without a name"


def unseen_lookups(reference: list[Any], candidate: list[Any]) -> list[str]:
    """A sentence for each thing that the play looked up and that only the reference shows."""
    shown = {asked for asked, why in reference if why == ""}
    return [f"what {asked} finds {why}" for asked, why in candidate if why and asked in shown]


def extras(reference: Outline, candidate: Outline, intent: str) -> list[str]:
    """A sentence for each control, landmark, alert and text that neither the reference nor the intent has."""
    return [*_extra_parts(reference, candidate, intent), *_extra_texts(reference, candidate, intent)]


def _extra_parts(reference: Outline, candidate: Outline, intent: str) -> Iterable[str]:
    """Strict to controls: one more of a role than the reference has is one too many, whatever its name."""
    left = [part for part in candidate["parts"] if _counts(part)]
    known = [part for part in reference["parts"] if part["role"] in CONTROLS | LANDMARKS]
    free = Counter(key_of_part(part) for part in known)
    unmatched = []
    for part in left:
        if free[key_of_part(part)]:
            free[key_of_part(part)] -= 1
        else:
            unmatched.append(part)
    roles = Counter({role: 0 for role, _ in free})
    for (role, _), count in free.items():
        roles[role] += count
    for part in unmatched:
        if roles[part["role"]]:
            roles[part["role"]] -= 1
        elif part["role"] not in LANDMARKS or not _asked(part["role"], intent):
            yield f"nobody asked for the {_name(part)}{_instead(part, reference, candidate)}"


def _instead(part: Mapping[str, Any], reference: Outline, candidate: Outline) -> str:
    """`, but for the meter`, where the reference has one of that name and the candidate has none."""
    _, name = key_of_part(part)
    had = {key_of_part(other) for other in candidate["parts"]}
    for other in reference["parts"]:
        key = key_of_part(other)
        if part["role"] in CONTROLS and key[0] in CONTROLS | VALUES and name and key[1] == name and key not in had:
            return f", but for the {key[0]}"
    return ""


def _asked(role: str, intent: str) -> bool:
    return not {role, *PLAIN_WORDS.get(role, ())}.isdisjoint(re.findall(r"[a-z]+", intent.lower()))


def _counts(part: dict[str, Any]) -> bool:
    """Whether somebody meets it: who sees, or who goes from control to control."""
    if part["role"] not in CONTROLS | LANDMARKS:
        return False
    return not part["why"] or (part["why"] != _NOT_DISPLAYED and part["focus"] and not _is_away(part["why"]))


_NOT_DISPLAYED = "is not displayed (display, visibility or content-visibility)"


def _is_away(why: str) -> bool:
    return "attribute hidden" in why or "closed" in why or "slot" in why


def _extra_texts(reference: Outline, candidate: Outline, intent: str) -> Iterable[str]:
    known = [item["text"] for item in reference["texts"]] + [part["name"] for part in reference["parts"]]
    pieces = sorted({letters(text) for text in known} - {""}, key=len, reverse=True)
    streams = ["".join(letters(item["text"]) for item in reference["texts"]), *pieces, letters(intent)]
    for item in candidate["texts"]:
        text = letters(item["text"])
        if not text or (item["why"] and not item.get("made")) or any(text in stream for stream in streams):
            continue
        rest = text
        for piece in pieces:
            rest = rest.replace(piece, " ")
        if all(not word or any(word in stream for stream in streams) for word in rest.split()):
            continue
        yield f"nobody asked for the text “{item['text'][:60]}”"
    names = [part["name"] for part in candidate["parts"] if part["role"] == "img" and not part["why"]]
    for name in names:
        if letters(name) and not any(letters(name) in stream for stream in streams):
            yield f"nobody asked for the picture “{name[:60]}”"


def faults(reference: Mapping[str, Any], candidate: Mapping[str, Any], intent: str, strict: bool) -> list[str]:
    """`kind: sentence`, each once: `hidden` for what is not seen, `extra` (where `strict`) for what is too much.

    Both are outcomes (runtime/protocol.ts). A candidate that was not mounted has no outlines.
    """
    found: dict[str, None] = {}
    pairs = [(reference.get(moment), candidate.get(moment)) for moment in MOMENTS]
    for wanted, given in pairs:
        if wanted is not None and given is not None:
            found |= dict.fromkeys(f"hidden: {sentence}" for sentence in hidden(wanted, given))
    found |= dict.fromkeys(f"hidden: {text}" for text in unseen_lookups(reference["lookups"], candidate["lookups"]))
    if strict:
        either = _both(wanted for wanted, _ in pairs)
        for _, given in pairs:
            if given is not None:
                found |= dict.fromkeys(f"extra: {sentence}" for sentence in extras(either, given, intent))
    return list(found)


def _both(outlines: Iterable[Outline | None]) -> Outline:
    """One outline of all that the reference has at some moment; a control that stays counts once."""
    texts: list[Any] = []
    parts: dict[tuple[tuple[str, str], int], Any] = {}
    for outline in outlines:
        if outline is None:
            continue
        texts += outline["texts"]
        numbers: Counter[tuple[str, str]] = Counter()
        for part in outline["parts"]:
            numbers[key_of_part(part)] += 1
            parts[(key_of_part(part), numbers[key_of_part(part)])] = part
    return {"texts": texts, "parts": list(parts.values())}
