"""Which files are stories, by `stories` of `.storybook/main.*`: read as text, never run."""

import re
from collections.abc import Iterator
from pathlib import Path

from tree_sitter import Node

from stages.storybook.csf import own_property, unwrapped, value_of
from stages.tsx.slicing import Module
from stages.tsx.syntax import of_type, string_value, text_of

DEFAULT_FILES = "**/*.stories.@(js|jsx|mjs|ts|tsx)"
EVERYWHERE = "../**/*.@(stories|story).@(js|jsx|mjs|ts|tsx)"
STORY = re.compile(r"\.(stories|story)\.(tsx|ts|jsx|js|mjs)$")
SKIPPED = ("node_modules", ".git", "dist", "build", "storybook-static", "coverage")


def story_files(repository: Path) -> tuple[dict[Path, Path | None], list[str]]:
    """(The story files in order, each with its `.storybook` folder; a line for each part of a configuration that says
    nothing to a reader)."""
    notes, found = list[str](), dict[Path, Path | None]()
    books = sorted(path for path in folders(repository) if path.name == ".storybook")
    for folder in books:
        globs, note = globs_of(folder)
        notes += note
        for glob in globs:
            for path in _matching(repository, folder, glob):
                found.setdefault(path, folder)
    if not books:
        notes.append("no .storybook folder, so stories are all files named *.stories.* or *.story.*")
        found = dict.fromkeys(_matching(repository, repository / ".storybook", EVERYWHERE))
    return dict(sorted(found.items())), notes


def globs_of(folder: Path) -> tuple[list[str], list[str]]:
    """(Globs from a `.storybook` folder, what could not be read)."""
    main = next((path for path in sorted(folder.glob("main.*")) if path.suffix[1:] in ("ts", "js", "mjs", "cjs")), None)
    if main is None:
        return [EVERYWHERE], [f"{folder.name} has no main file, so stories are what {DEFAULT_FILES} matches"]
    module = Module(main.read_text("utf-8", "replace"))
    listed = _stories(module)
    if listed is None:
        return [EVERYWHERE], [f"{main.name} has no list `stories` that can be read as text; {DEFAULT_FILES} is taken"]
    globs, notes = list[str](), list[str]()
    for item in listed:
        text = string_value(item)
        directory = own_property(item, "directory")
        if text is not None:
            globs.append(text if "*" in text or re.search(r"\.\w+$", text) else f"{text.rstrip('/')}/{DEFAULT_FILES}")
        elif directory is not None and (named := string_value(directory)) is not None:
            files = own_property(item, "files")
            globs.append(f"{named.rstrip('/')}/{(string_value(files) if files is not None else None) or DEFAULT_FILES}")
        elif item.type != "comment":
            notes.append(f"{main.name}: `{' '.join(text_of(item).split())[:60]}` in `stories` cannot be read as text")
    return globs, notes


def _stories(module: Module) -> list[Node] | None:
    """The items of `stories`, in the default export, in `module.exports` or in what these name."""
    roots = [value_of(module, module.exports["default"])] if "default" in module.exports else []
    for assigned in of_type(module.tree.root_node, "assignment_expression"):
        left = assigned.child_by_field_name("left")
        if left is not None and text_of(left) == "module.exports":
            roots.append(unwrapped(assigned.child_by_field_name("right")))
    roots += [call.child_by_field_name("arguments") for call in of_type(module.tree.root_node, "call_expression")]
    for root in roots:
        if root is not None and root.type == "arguments":
            root = next((unwrapped(child) for child in root.named_children), None)
        if root is not None and root.type == "identifier":
            root = value_of(module, text_of(root))
        found = own_property(root, "stories")
        if found is not None and found.type in ("identifier", "shorthand_property_identifier"):
            found = value_of(module, text_of(found))
        if found is not None and found.type == "array":
            return found.named_children
    return None


def _matching(repository: Path, folder: Path, glob: str) -> Iterator[Path]:
    up, rest = folder, glob
    while rest.startswith(("../", "./")):
        up, rest = (up.parent, rest[3:]) if rest.startswith("../") else (up, rest[2:])
    pattern = re.compile(to_pattern(rest))
    if not up.resolve().is_relative_to(repository.resolve()):
        return
    for parent in folders(up):
        for path in sorted(parent.iterdir()) if parent.is_dir() else []:
            if STORY.search(path.name) and path.is_file() and pattern.fullmatch(path.relative_to(up).as_posix()):
                yield path


def folders(folder: Path) -> Iterator[Path]:
    """The folder and all below it, but for what tools wrote."""
    yield folder
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.is_dir() and not path.is_symlink() and path.name not in SKIPPED:
            yield from folders(path)


def to_pattern(glob: str) -> str:
    """A regular expression for a glob as Storybook takes it: `**`, `*`, `?`, `@(a|b)`, `?(a)`, `{a,b}`, `[a-z]`.

    >>> bool(re.fullmatch(to_pattern("src/**/*.stories.@(ts|tsx)"), "src/a/b/c.stories.tsx"))
    True
    """
    out, at = "", 0
    closers: list[str] = []
    while at < len(glob):
        rest, letter = glob[at:], glob[at]
        if rest.startswith("**/"):
            out, at = out + "(?:[^/]+/)*", at + 3
        elif rest.startswith("**"):
            out, at = out + ".*", at + 2
        elif letter in "@?*+" and rest[1:2] == "(":
            out, at = out + "(?:", at + 2
            closers.append({"@": ")", "?": ")?", "*": ")*", "+": ")+"}[letter])
        elif letter == "(":
            out, at = out + "(?:", at + 1
            closers.append(")")
        elif letter == ")" and closers:
            out, at = out + closers.pop(), at + 1
        elif letter == "{":
            out, at = out + "(?:", at + 1
            closers.append("}")
        elif letter == "}" and closers:
            closers.pop()
            out, at = out + ")", at + 1
        elif letter in ",|" and closers:
            out, at = out + "|", at + 1
        elif letter == "[" and "]" in rest:
            end = rest.index("]") + 1
            out, at = out + rest[:end].replace("[!", "[^"), at + end
        else:
            out, at = out + {"*": "[^/]*", "?": "[^/]"}.get(letter, re.escape(letter)), at + 1
    return out
