"""Copies of packages of the play's libraries without what costs a candidate time and tells nobody anything.

These libraries are evaluated anew for each candidate. A package that is laid out otherwise than expected is an error:
a new version is looked at before it is used.
"""

import json
import shutil
from pathlib import Path

from stages.pipeline.errors import InputError

Edits = dict[str, str]

# Of its methods chai makes proxies that tell of misspelt properties of theirs (`toBe.foo`), which csf/expect.ts hands
# out to nobody. It gives functions the names that they had, and tells listeners of each method; there are none.
CHAI: Edits = {
    'var __name = (target, value) => __defProp(target, "name", { value, configurable: true });': (
        "var __name = (target) => target;"
    ),
    '  events.dispatchEvent(new PluginEvent("addProperty", name, getter));\n': "",
    '  events.dispatchEvent(new PluginEvent("addMethod", name, method));\n': "",
    """  addLengthGuard(methodWrapper, name, false);
  ctx[name] = proxify(
    methodWrapper,
    name
  );
""": "  ctx[name] = methodWrapper;\n",
    """  events.dispatchEvent(
    new PluginAddChainableMethodEvent(
      "addChainableMethod",
      name,
      method,
      chainingBehavior
    )
  );
""": "",
}
# Only toHaveRole reads its list of roles, which takes longer to make than all else in it.
JEST_DOM: Edits = {
    "const elementRoleList = buildElementRoleList(elementRoles);": "let elementRoleList;",
    "of elementRoleList)": "of (elementRoleList ??= buildElementRoleList(elementRoles)))",
}
CREATE_EVENT = """import {{ creator }} from {creator}
import {{ getWindow }} from '../utils/misc/getWindow.js'
import {{ eventMap }} from './eventMap.js'
export const createEvent = creator(eventMap, getWindow)
"""


def edited(path: Path, edits: Edits) -> str:
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise InputError(f"{path}: not installed; run `make setup`") from None
    for old, new in edits.items():
        if text.count(old) != 1:
            raise InputError(f"{path}:1: not laid out as expected; adapt stages/runtime/lighter.py to this version")
        text = text.replace(old, new)
    return text


def lighter(folder: Path, runtime: Path) -> dict[str, Path]:
    """Writes the copies into the folder; returns what stands in the place of which import."""
    packages = runtime / "node_modules"
    chai = folder / "chai.mjs"
    chai.write_text(edited(packages / "chai" / "index.js", CHAI), encoding="utf-8")
    return {"chai": chai, **_jest_dom(folder, packages), **_user_event(folder, packages, runtime)}


def _jest_dom(folder: Path, packages: Path) -> dict[str, Path]:
    source, copy = packages / "@testing-library/jest-dom/dist", folder / "jest-dom"
    copy.mkdir()
    for path in (source / "matchers.mjs", *source.glob("matchers-*.mjs")):
        edits = {} if path.name == "matchers.mjs" else JEST_DOM
        (copy / path.name).write_text(edited(path, edits), encoding="utf-8")
    return {"@testing-library/jest-dom/matchers": copy / "matchers.mjs"}


def _user_event(folder: Path, packages: Path, runtime: Path) -> dict[str, Path]:
    source, copy = packages / "@testing-library/user-event/dist/esm", folder / "user-event"
    shutil.copytree(source, copy)
    path = copy / "event" / "createEvent.js"
    edited(path, {"export { createEvent };": ""})
    creator = (runtime / "csf" / "create-event.ts").resolve().as_posix()
    path.write_text(CREATE_EVENT.format(creator=json.dumps(creator)), encoding="utf-8")
    return {"@testing-library/user-event": copy / "index.js"}
