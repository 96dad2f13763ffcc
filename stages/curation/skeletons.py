"""Questions and code without what a copy may change, so that a held-out story is found in other words."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator

from xxhash import xxh3_64_intdigest as _key

_TEXT_ATTRIBUTES = ("aria-label", "alt", "title", "placeholder", "href", "src")
_WORD = re.compile(r"\w+")
_ASCII_WORDS = bytes(ord(char.lower()) if _WORD.match(char) else ord(" ") for char in map(chr, range(128))).ljust(256)
_COMMENT = re.compile(r"\{?/\*.*?\*/\}?")
_IN_BRACES = re.compile(r"""\{(["'`])([^"'`{}]*)\1\}""")
_IN_SINGLE_QUOTES = re.compile(r"""='([^"']*)'""")
_SHOWN = re.compile(r">[^<>{}]+<")
_CLOSING = re.compile(r"</[\w-]+(?=>|$)")
# Backwards: a search for a quotation mark is several times faster than one for any of the names.
_ATTRIBUTE = re.compile(f'"[^"]*"=(?:{"|".join(n[::-1] for n in _TEXT_ATTRIBUTES)})')
_CONST = re.compile(r"const\w+=?")  # a word that a pattern begins with is found fastest
_FUNCTION = re.compile(r"function\w+=?")
_CHOICE = re.compile("""data-[a-z-]+="[^"]*"|#[0-9a-f]{6}""")
_NUMBER = re.compile("[0-9]+")
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,5})\}|x([0-9a-fA-F]{2})|([nrt\"'`\\/]))")
_PLAIN = {"n": "\n", "r": "\r", "t": "\t"}
_PIECES = re.compile(r"""(<escape>|["'`])\s*,\s*\1""")  # where a list of lines goes on to its next one
_ENDS = ("<escape>,<escape>", '",', "',", "`,", '" ,', "' ,")
_LINE_MARK = re.compile(r"^[ \t]*(?:>|\+|[0-9]+[:|.)\t→])[ \t]?", re.M)  # of a quotation, a diff, a numbered listing
_READINGS = 12
# Of no width, so that nobody sees them.
INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_IGNORED = "();" + INVISIBLE
_ASCII_IGNORED = bytes(code for code in range(128) if chr(code).isspace()) + b"();"
_NOT_SEEN = str.maketrans("", "", INVISIBLE)
_NOT_IGNORED = str.maketrans("", "", _IGNORED)


def intent_key(question: str) -> int:
    """Equal for questions that differ in case and punctuation only."""
    if question.isascii():  # in a third of the time
        return _key(b" ".join(question.encode().translate(_ASCII_WORDS).split()))
    plain = unicodedata.normalize("NFKC", question).translate(_NOT_SEEN)
    return _key(" ".join(_WORD.findall(plain.lower())).encode())


def finder(skeletons: tuple[str, ...], also: Callable[[str], str] = str) -> Callable[[str], bool]:
    """Tells whether the skeleton of code, after `also`, holds one of these, in any of its readings. Code without the
    closing tags of any of them does not, and that is soon seen.
    """
    by_tags: dict[frozenset[str], list[str]] = {}
    for one in skeletons:
        by_tags.setdefault(frozenset(_CLOSING.findall(one)), []).append(one)

    def holds_one(code: str) -> bool:
        return any(map(reading_holds_one, _readings(code)))

    def reading_holds_one(code: str) -> bool:
        packed = _packed(code)
        near = [group for tags, group in by_tags.items() if all(tag in packed for tag in tags)]
        if not near:
            return False
        found = also(_skeleton_of(packed))
        return any(one in found for group in near for one in group)

    return holds_one


def _readings(code: str) -> Iterator[str]:
    """A text, and what it says where it is code in another form: as JSON or a literal in text, with HTML's entities, as
    a list of lines, with marks before its lines. Left out on purpose: what is encoded as a whole, such as base64, which
    no policy would learn code from.
    """
    found = [code]
    for one in found:
        yield one
        for plain in (_unescaped(one), _joined(one), _unmarked(one)):
            if plain not in found and len(found) < _READINGS:
                found.append(plain)


def _unescaped(code: str) -> str:
    """A step back from JSON's escapes, or from HTML's."""
    if "\\" in code:
        code = _ESCAPED.sub(_character, code)
    return html.unescape(code) if "&" in code else code


def _character(found: re.Match[str]) -> str:
    *codes, plain = found.groups()
    number = next(filter(None, codes), None)
    return chr(int(number, 16)) if number else _PLAIN.get(plain, plain)


def _joined(code: str) -> str:
    # In most texts nothing ends and goes on after a comma, which is seen sooner than the pattern is tried.
    return _PIECES.sub("\n", code) if any(end in code for end in _ENDS) else code


def _unmarked(code: str) -> str:
    return _LINE_MARK.sub("", code) if "\n>" in code or "\n+" in code or "\n2" in code else code


def skeleton(code: str) -> str:
    """Code without what a copy may change: white space and comments, shown texts, texts in attributes, names, the kind
    of quotation marks, and whether the component is an arrow, with or without a block, or a function.
    """
    return _skeleton_of(_packed(code))


def without_choices(skeleton: str) -> str:
    """A skeleton without variants, sizes, colours and numbers: a copy may have others (stages/variation/terms.py)."""
    return _NUMBER.sub("", _CHOICE.sub("", skeleton))


def _packed(code: str) -> str:
    # Most answers are ASCII, which goes in half the time.
    if code.isascii():
        return code.encode().translate(None, _ASCII_IGNORED).decode()
    return "".join(code.split()).translate(_NOT_IGNORED)


def _skeleton_of(packed: str) -> str:
    if "*/" in packed:
        packed = _COMMENT.sub("", packed)
    if '"}' in packed or "'}" in packed or "`}" in packed:
        packed = _IN_BRACES.sub(r'"\2"', packed)
    if "='" in packed:
        packed = _IN_SINGLE_QUOTES.sub(r'="\1"', packed)
    if "{return" in packed:
        packed = packed.replace("=>{return", "=>").replace("{return", "==>")
    packed = packed.replace("exportdefault", "").replace("export", "")
    if "function" in packed:
        packed = _FUNCTION.sub("", packed)
    shown = _CONST.sub("", _SHOWN.sub("><", packed))
    return _ATTRIBUTE.sub("", shown[::-1])[::-1]
