"""`baseUrl` and `paths` of a tsconfig.json with what it extends or refers to. JSON with comments; nothing is run."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

_STRING_OR_COMMENT = re.compile(r'"(?:\\.|[^"\\])*"|//[^\n]*|/\*.*?\*/', re.DOTALL)
MAX_DEPTH = 8


class Paths(NamedTuple):
    """Patterns with a `*` at most, in order, each with the places it stands for; and `baseUrl`, if there is one."""

    patterns: list[tuple[str, list[Path]]]
    base: Path | None

    def places(self, specifier: str) -> list[Path]:
        """Where a specifier may be, the most exact pattern first."""
        found = []
        for pattern, targets in sorted(self.patterns, key=lambda item: -len(item[0].partition("*")[0])):
            before, star, after = pattern.partition("*")
            if star and specifier.startswith(before) and specifier.endswith(after):
                inside = specifier[len(before) : len(specifier) - len(after) or None]
                found += [Path(str(target).replace("*", inside, 1)) for target in targets]
            elif not star and specifier == pattern:
                found += targets
        return [*found, *([self.base / specifier] if self.base is not None else [])]


def read_jsonc(path: Path) -> dict[str, Any]:
    """{} for what cannot be read."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return {}
    plain = _STRING_OR_COMMENT.sub(lambda match: match[0] if match[0][0] == '"' else " ", text)
    try:
        value = json.loads(re.sub(r",(\s*[}\]])", r"\1", plain))
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def read_paths(config: Path, depth: int = 0) -> Paths:
    """Of a tsconfig.json; what stands in it counts before what it extends, and that before what it refers to."""
    read = read_jsonc(config) if depth <= MAX_DEPTH else {}
    options = read.get("compilerOptions")
    options = options if isinstance(options, dict) else {}
    base = config.parent / str(options["baseUrl"]) if "baseUrl" in options else None
    paths = options.get("paths")
    patterns = [
        (name, [(base or config.parent) / str(target) for target in targets])
        for name, targets in (paths.items() if isinstance(paths, dict) else ())
        if isinstance(targets, list)
    ]
    extended = read.get("extends", [])
    others = [extended] if isinstance(extended, str) else list(extended)
    others += [item["path"] for item in read.get("references", []) if isinstance(item, dict) and "path" in item]
    for other in others:
        place = config.parent / str(other)
        options_ = (place, place.with_name(f"{place.name}.json"), place / "tsconfig.json")
        found = next((path for path in options_ if path.is_file()), None)
        if found is not None:
            inherited = read_paths(found, depth + 1)
            patterns += inherited.patterns
            base = base or inherited.base
    return Paths(patterns, base)
