"""What a second look (chromium/second_look.py) sees otherwise than the test, and which candidates need one. Pure.

Where there is a second look at the reference too, what that shows is what has to be seen.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from stages.chromium.outcome import Outcome, Outline, passes
from stages.chromium.second_look import Again
from stages.grader.painted import MOMENTS, covered_texts, hidden, key_of_part, letters
from stages.grader.plain import is_plain


def needs_look(files: Mapping[str, str], reference: Mapping[str, Any], outcome: Outcome) -> bool:
    """Whether a candidate that would pass has style or script that could make a difference.

    `reference` is the record of the reference (pool.py). One with the same elements, texts and styles looks the same.
    """
    ends = [outcome["before"], outcome["after"]]
    if outcome["failures"] or outcome["violations"] or not all(item["passed"] for item in outcome["assertions"]):
        return False
    if not all(ends):
        return False
    return bool(outcome["unmeasured"]) or not is_plain(files) or any(_is_own(reference, outcome, at) for at in MOMENTS)


def _is_own(reference: Mapping[str, Any], candidate: Mapping[str, Any], moment: str) -> bool:
    """Whether it has styles, and is painted, for all that is known, in a way of its own."""
    wanted, given = reference.get(moment), candidate[moment]
    return bool(given["styled"]) and not (wanted and given["shape"] and given["shape"] == wanted["shape"])


def differences(reference: Mapping[str, Any], first: Outcome, again: Again, own: Again | None = None) -> list[str]:
    """`kind: sentence`, each once: `hidden` for what is not seen there, `elsewhere` for what happens otherwise.

    `reference` is the record of the reference (pool.py), `first` what happened in the test. `own` is a second look at
    the reference, where there was one.
    """
    found: dict[str, None] = {}
    second = again["outcome"]
    failed = [item["message"] for item in second["failures"]]
    failed += [item["message"] for item in second["assertions"] if not item["passed"]]
    if not second["rendered"] and not failed:
        failed.append("it is not rendered")
    if own is None or passes(own["outcome"]):
        found |= dict.fromkeys(f"elsewhere: in a page of its own, {message}" for message in failed)
    for moment in MOMENTS:
        record: Mapping[str, Any] = own["outcome"] if own else reference
        wanted = record.get(moment)
        given, then = second[moment], first[moment]  # type: ignore[literal-required]
        if wanted is None or given is None:
            continue
        found |= dict.fromkeys(f"hidden: {sentence}" for sentence in hidden(wanted, given))
        if first["unmeasured"]:  # then it is for the pictures to show that no text at all is covered or faint
            allowed = covered_texts(wanted)
            found |= dict.fromkeys(f"hidden: {text}" for text in covered_texts(given) if text not in allowed)
        if (own is None or _content(reference[moment]) == _content(wanted)) and _content(then) != _content(given):
            found["elsewhere: another page, date or window shows other content than the test"] = None
    looks = dict(own["later"]) if own else {}
    for when, given in again["later"]:
        wanted = looks.get(when, reference["after"])
        base = wanted if own else first["after"] or reference["after"]
        found |= dict.fromkeys(f"hidden: {when}, {sentence}" for sentence in hidden(wanted, given))
        found |= dict.fromkeys(f"hidden: {when}, {sentence}" for sentence in _gone(base, given))
    return list(found)


def _content(outline: Outline) -> tuple[list[str], list[tuple[str, str]]]:
    return [item["text"] for item in outline["texts"]], [key_of_part(part) for part in outline["parts"]]


def _gone(shown: Mapping[str, Any], later: Outline) -> Iterable[str]:
    """What is not there any more: at a later time that counts like what is hidden."""
    left = "".join(letters(item["text"]) for item in later["texts"])
    for item in shown["texts"]:
        if not item["why"] and letters(item["text"]) not in left:
            yield f"the text “{item['text']}” is gone"
