"""Whether a candidate's code can do the same only, wherever and whenever it runs. Pure.

Most candidates are markup and a few handlers over the framework. What reads a global name that a browser has, or gets
at one by way of a document, a constructor or a computed member, could tell the test from other places, or act later;
so could any style. Names that are known to be harmless are listed, so a new way out is never missed: what is not
listed only costs a second look (stages/chromium/second_look.py).
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from tree_sitter import Node

from stages.grader.painted import words
from stages.tsx.syntax import of_type, parse_tsx, text_of, walk

GLOBALS = words(
    """
    undefined NaN Infinity Array Boolean JSON Map Math Number Object Set String parseFloat parseInt isNaN
    """
)
MEMBERS = words(
    """
    render insert attr replace value checked disabled selected textContent innerText hidden open close show
    showModal focus blur select dataset label name type id title length size map filter join forEach some every find
    findIndex includes indexOf slice concat push pop reverse sort reduce keys values entries from split trim
    replaceAll repeat padStart padEnd startsWith endsWith toUpperCase toLowerCase toString toFixed valueOf charAt at
    add delete has get set clear target currentTarget preventDefault stopPropagation getAttribute
    setAttribute removeAttribute toggleAttribute hasAttribute children parts state states min max round floor ceil
    abs stringify parse isArray assign fromEntries emit trigger host internals root form elements requestSubmit
    reset checkValidity reportValidity setCustomValidity validity valid message text key code items item count index
    fill flat flatMap tBodies rows cells options selectedIndex selectedOptions labels control htmlFor ariaPressed
    ariaExpanded ariaChecked ariaSelected ariaCurrent ariaInvalid ariaLabel ariaHidden ariaLive role tabIndex
    """
)


PATTERNS = MEMBERS | frozenset(
    ("$", "bThread", "bThreads", "bSync", "children", "variant", "kind", "href", "src", "alt")
)
IMPORTS = words(
    """
    bElement FT createStyles createHostStyles joinStyles createTokens bThread bSync bProgram ElementAttributes
    """
)
IMPORTS |= words(  # of React: hooks that keep to the component, and types
    """
    useState useReducer useMemo useCallback useId useContext useRef useEffect createContext forwardRef memo Fragment
    ReactNode ReactElement FC PropsWithChildren ComponentProps ComponentPropsWithoutRef ComponentPropsWithRef
    ButtonHTMLAttributes InputHTMLAttributes HTMLAttributes ChangeEvent FormEvent MouseEvent KeyboardEvent React
    CSSProperties Ref
    """
)
HANDLERS = words("onClick onInput onChange onSubmit onReset onInvalid onKeyDown")
EVENTS = words(
    """
    click input change submit reset invalid
    """
)  # what plays fire; a person causes more
TAKEN = words(  # a parameter of this name would make the browser's own look like one
    """
    Date Error Function eval window self globalThis document parent top frames navigator screen location origin
    history performance matchMedia visualViewport innerWidth innerHeight outerWidth outerHeight screenX screenY
    screenLeft screenTop scrollX scrollY pageXOffset pageYOffset devicePixelRatio isSecureContext
    crossOriginIsolated setTimeout setInterval requestAnimationFrame requestIdleCallback queueMicrotask scheduler
    crypto event
    """
)
REFUSED = words(
    """
    this await_expression regex class_declaration class private_property_identifier computed_property_name
    new_expression import_require_clause namespace_import meta_property with_statement
    """
)


# What differs between a play's click or key and a person's, and what reads all of an event at once.
OF_AN_EVENT = re.compile(
    r"Trusted|\b(detail|timeStamp|userActivation|constructor|pressure|isPrimary)\b|\.(buttons|view)\b"
    r"|\b(keyCode|charCode|which|keypress|onKeyPress|sourceCapabilities)\b"
    r"|\b(client|page|offset|screen|movement|layer)[XY]\b|pointer(?!-events)|Pointer|mouse|Mouse|touch|Touch"
    r"|\b(Reflect|stringify|values|entries|assign|getOwn\w+|eval|Function)\b"
)


@lru_cache(maxsize=4096)
def _asks_who_acts(source: str) -> bool:
    root = parse_tsx(source).root_node
    given = _given(root)
    return bool(OF_AN_EVENT.search(source)) or any(_may_read_event(node, given) for node in walk(root))


def _may_read_event(node: Node, given: frozenset[str]) -> bool:
    """Whether it reads a member by a computed name of what may be an event; `given` are the names of parameters."""
    if node.type == "subscript_expression":
        of, index = node.child_by_field_name("object"), node.child_by_field_name("index")
        is_own = of is not None and (
            of.type in ("object", "array") or (of.type == "identifier" and text_of(of) not in given)
        )
        return index is not None and index.type != "number" and not is_own
    inside = node.parent.type if node.parent is not None else ""
    return node.type == "computed_property_name" or (node.type == "spread_element" and inside == "object")


def _given(root: Node) -> frozenset[str]:
    names: set[str] = set()
    for node in of_type(root, "required_parameter", "optional_parameter"):
        names |= {text_of(found) for found in of_type(node, "identifier")}
    for node in of_type(root, "arrow_function"):
        parameter = node.child_by_field_name("parameter")
        names |= {text_of(parameter)} if parameter is not None else set()
    return frozenset(names)


def asks_who_acts(files: Mapping[str, str]) -> bool:
    """Whether something in these files may tell a play's clicks and keys from a person's by the event."""
    return any(_asks_who_acts(source) for path, source in files.items() if path.endswith((".tsx", ".ts")))


@lru_cache(maxsize=4096)
def _is_plain(source: str) -> bool:
    root = parse_tsx(source).root_node
    declared = _declared(root) | GLOBALS
    return all(_is_harmless(node, declared) for node in walk(root))


def _is_harmless(node: Node, declared: frozenset[str]) -> bool:
    kind, parent = node.type, node.parent.type if node.parent is not None else ""
    if kind in REFUSED:
        return False
    if kind == "identifier":
        if parent == "import_specifier":
            return text_of(node) in IMPORTS
        return (parent.startswith("jsx_") and parent != "jsx_expression") or text_of(node) in declared
    if kind == "shorthand_property_identifier":
        return text_of(node) in declared
    if kind == "shorthand_property_identifier_pattern":
        return text_of(node) in PATTERNS
    if kind == "property_identifier":
        if parent == "member_expression":
            return text_of(node) in MEMBERS
        return parent != "pair_pattern" or text_of(node) in PATTERNS
    if kind == "subscript_expression":
        index = node.child_by_field_name("index")
        return index is not None and index.type == "number"
    if kind == "jsx_attribute" and text_of(node.children[0])[:2] == "on":
        return text_of(node.children[0]) in HANDLERS
    if kind == "jsx_attribute" and text_of(node.children[0]) == "p-trigger":
        keys = [pair.child_by_field_name("key") for pair in of_type(node, "pair")]
        return all(key is not None and text_of(key) in EVENTS for key in keys)
    return kind != "spread_element" or parent != "object"


def _declared(root: Node) -> frozenset[str]:
    """Names that the file itself gives: imports, constants, functions and parameters."""
    names: set[str] = set()
    for node in of_type(root, "import_specifier", "import_clause"):
        names |= {text_of(child) for child in node.children if child.type == "identifier"}
    for node in of_type(
        root,
        "variable_declarator",
        "function_declaration",
        "required_parameter",
        "optional_parameter",
        "for_in_statement",
    ):
        for field in ("name", "pattern", "left"):
            pattern = node.child_by_field_name(field)
            if pattern is not None:
                names |= {
                    text_of(found) for found in of_type(pattern, "identifier", "shorthand_property_identifier_pattern")
                }
    for node in of_type(root, "arrow_function"):
        parameter = node.child_by_field_name("parameter")
        if parameter is not None:
            names.add(text_of(parameter))
    return frozenset(names - TAKEN)


def is_plain(files: Mapping[str, str]) -> bool:
    """Whether nothing in these files can tell one place or time from another."""
    return all(_is_plain(source) for path, source in files.items() if path.endswith((".tsx", ".ts")))
