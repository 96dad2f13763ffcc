"""What is wrong with a candidate that failed, as sentences for whoever corrects it, the most useful first. Pure.

    missing: nothing matches the selector "meter"
    a11y: label: put it into a <label> with its text, … (rating.tsx:4: `<input type="rating" />`)
    assertion: then it should name the meter "Room comfort", show that value 4, end at that maximum 5
    rendered: div (label "Room comfort", input textbox "Room comfort")

What a play looked for and never found is said once; the assertions that only follow from it become one sentence of what
they ask for. What the reference solution does not have either is no fault: plays also make sure that something is not
there. Nothing here depends on time, chance or the order in which candidates were graded.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches

from stages.chromium.outcome import Outcome
from stages.grader.lines import with_element, with_line
from stages.grader.remedies import REMEDIES

MAX_ERRORS = 20  # sentences of one result
RENDERED = "rendered"  # the kind of the last one, which is no fault
ALIKE = 0.6  # of difflib's ratio: from there on a text is taken for a slip of the one that was looked for
SAYS_WHAT = ("html-attribute",)  # rules whose help names what is wrong
LONGEST_TEXT = 60  # characters of a text that is said to be there instead


def sentences(
    outcome: Outcome,
    failed: Sequence[str],
    files: Mapping[str, str] = {},
    absent: Collection[str] | None = None,
    read: Mapping[str, str] = {},
) -> list[str]:
    """`kind: sentence` for all that is wrong; `failed` are those of others, as they stand.

    `absent` is what the reference solution does not have either; None: nothing is known of it. `read` are the names of
    what the play reads for what it wants, where an element is there to be read.
    """
    ends = [(item["kind"], item["message"]) for item in outcome["failures"]]
    wrong = [item for item in outcome["assertions"] if not item["passed"]]
    of_play = [f"{kind}: {message}" for kind, message in ends if kind == "throw" and message.startswith("play: ")]
    missing = list(_missing(outcome, absent)) if absent is not None and (wrong or of_play) else []
    follow = [item for item in wrong if missing and item["empty"]]
    found = [f"{kind}: {with_line(message, files)}" for kind, message in ends]
    found = [sentence for sentence in found if sentence not in of_play]
    found += [_located(sentence, files) for sentence in failed if sentence.startswith("throw: ")]
    found += missing or of_play
    found += [f"assertion: {item['message']}" for item in wrong if item not in follow]
    found += [_located(sentence, files) for sentence in failed if not sentence.startswith("throw: ")]
    found += _accessibility(outcome["violations"], files)
    if wanted := ", ".join(dict.fromkeys(_with_name(item["wanted"], read) for item in follow if item["wanted"])):
        found.append(f"assertion: then it should {wanted}")
    found += of_play if missing else []
    shown = [f"{RENDERED}: {' '.join(outcome['sketch'].split())}"] if outcome["sketch"] else []
    return [*list(dict.fromkeys(found))[: MAX_ERRORS - len(shown)], *shown]


def _with_name(wanted: str, read: Mapping[str, str]) -> str:
    """`mark that one alone ["step", null] (aria-current)`: what to write where the element itself is still missing."""
    name = read.get(wanted, "")
    is_said = name.strip(':"') in re.findall(r"[\w-]+", wanted)
    return wanted if is_said or not name else f"{wanted} ({name})"


def _located(sentence: str, files: Mapping[str, str]) -> str:
    kind, _, message = sentence.partition(": ")
    return f"{kind}: {with_line(message, files)}"


def _missing(outcome: Outcome, absent: Collection[str]) -> Iterable[str]:
    last = outcome["after"]
    texts = [item["text"] for item in last["texts"]] if last is not None else []
    for asked, words, text in outcome["missed"]:
        if asked not in absent:
            alike = get_close_matches(text, texts, 1, ALIKE) if text else []
            yield f"missing: {words}" + (f'; there is "{alike[0][:LONGEST_TEXT]}"' if alike else "")


def _accessibility(violations: Iterable[str], files: Mapping[str, str]) -> list[str]:
    """One sentence for each rule and what was measured: a play makes the same element be looked at several times.

    A violation is `rule: help; measured at <element> 1/2` (runtime/judge.ts); a remedy takes the place of the help.
    """
    found: dict[str, str] = {}
    for violation in violations:
        rule, _, rest = violation.partition(": ")
        said, at, place = rest.rpartition(" at <")
        if not at:
            found.setdefault(violation, f"a11y: {violation}")
            continue
        if remedy := REMEDIES.get(rule):
            says, *measured = said.split("; ")
            said = "; ".join([says, remedy] if rule in SAYS_WHAT else [remedy, *measured])
        element = with_element(f"{at}{place}", files)
        quotation = "" if any(sentence.endswith(element) for sentence in found.values()) else element
        found.setdefault(f"{rule}: {said}", f"a11y: {rule}: {said}{quotation}")
    return list(found.values())
