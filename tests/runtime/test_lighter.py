"""The lighter copies of the play's libraries do what the packages do, in a real browser."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from runtime_page import RUNTIME, RuntimePage, runtime

from stages.pipeline.errors import InputError
from stages.runtime.esbuild import esbuild
from stages.runtime.lighter import edited, lighter

__all__ = ["runtime"]

# What a component reads of each event: of the package's own, and of the one that stands in its place.
EVENTS = """
import { createEvent } from '@testing-library/user-event/dist/esm/event/createEvent.js'
import { eventMap } from '@testing-library/user-event/dist/esm/event/eventMap.js'
import { getWindow } from '@testing-library/user-event/dist/esm/utils/misc/getWindow.js'
import { creator } from './csf/create-event.ts'
import { passPropertiesOn } from './csf/events.ts'

const button = document.body.appendChild(document.createElement('button'))
const transfer = new DataTransfer()
transfer.setData('text', 'pasted')
const GIVEN = [
  {}, undefined, { x: 3, y: 4, button: 2, buttons: 2, detail: 2, relatedTarget: document.body, altKey: true, modifierCapsLock: true, pressure: 0.25, pointerType: 'touch', pointerId: 7, isPrimary: true, width: 9 },
  { clientX: 5, x: 6, screenY: '7', buttons: 1, view: window, tiltX: 11, offsetX: 3, pageY: 2 },
  { key: 'A', code: 'KeyA', shiftKey: 1, location: 2, repeat: true, charCode: 65, isComposing: true, data: 'x', inputType: 'insertText', clipboardData: transfer },
]
const SKIPPED = /^(timeStamp|[A-Z_]+)$/
const worth = (value) => (value instanceof Node ? value.nodeName : value === window ? 'window' : value instanceof DataTransfer ? value.getData('text') : typeof value === 'function' ? '' : Array.isArray(value) ? value.length : value)
const read = (event) => {
  const found = { is: event.constructor.name, capsLock: event.getModifierState?.('CapsLock'), alt: event.getModifierState?.('Alt') }
  for (const name in event) if (!SKIPPED.test(name)) found[name] = worth(event[name])
  return found
}
passPropertiesOn()
const heard = (make, prevented) =>
  Object.keys(eventMap).flatMap((type) => GIVEN.map((given) => {
    let seen
    const listener = (event) => (seen = read(event))
    button.addEventListener(type, listener)
    const event = make(type, button, given)
    const own = [event.key, event.code, event.cancelable, event.clipboardData?.getData('text')]
    if (prevented) {
      event.preventDefault()
      Object.defineProperty(event, 'defaultPrevented', { get: () => false })
      Object.defineProperty(event, 'preventDefault', { value: () => undefined })
    }
    const kept = button.dispatchEvent(event)
    button.removeEventListener(type, listener)
    return [type, seen, kept, own]
  }))
const ours = creator(eventMap, getWindow)
window.heard = [heard(createEvent, false), heard(ours, false), heard(createEvent, true), heard(ours, true)]
"""
# What is there to assert with, and what comes of it.
MATCHERS = """
import { Assertion, expect } from 'chai'
import { chai, JestChaiExpect, JestExtend } from '@vitest/expect'
import * as jestDom from '@testing-library/jest-dom/matchers'
for (const plugin of [JestExtend, JestChaiExpect]) chai.use(plugin)
const list = document.body.appendChild(document.createElement('ul'))
const tried = [
  () => expect(1).to.equal(2), () => expect([1]).to.include(2), () => expect('a').to.be.an('array'), () => expect({ a: 1 }).to.have.property('b'),
  () => expect([1, 2]).to.have.lengthOf(3), () => expect({ a: 1 }).toEqual({ a: 2 }), () => expect(1).toBe(1), () => expect(() => 1).toThrow(), () => expect(1).toBeUnknown(),
].map((run) => { try { run(); return 'held' } catch (error) { return `${error.name}: ${error.message}` } })
const roles = ['list', 'button'].map((role) => jestDom.toHaveRole.call({ isNot: false, utils: { matcherHint: String, stringify: JSON.stringify } }, list, role).pass)
window.heard = [Object.getOwnPropertyNames(Assertion.prototype), Object.keys(jestDom), tried, roles]
"""


def evaluated(runtime: RuntimePage, source: str, *options: str) -> Any:
    done = subprocess.run(
        [str(esbuild(RUNTIME)), "--bundle", "--format=iife", "--loader=ts", *options],
        input=source, capture_output=True, text=True, cwd=RUNTIME, env=os.environ | {"NODE_PATH": str(RUNTIME / "node_modules")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return runtime.page.evaluate("(code) => { new Function(code)(); return window.heard }", done.stdout)


def test_an_event_says_what_the_one_of_user_event_says(runtime: RuntimePage) -> None:
    theirs, ours, prevented, prevented_ours = evaluated(runtime, EVENTS)
    assert len(theirs) > 100
    assert any(said["key"] == "A" and said["charCode"] == 65 for kind, said, *_ in theirs if kind == "keydown")
    assert ours == theirs and prevented_ours == prevented


def test_matchers_are_the_same_ones_and_say_the_same(runtime: RuntimePage, tmp_path: Path) -> None:
    package = evaluated(runtime, MATCHERS)
    light = evaluated(
        runtime, MATCHERS, *(f"--alias:{name}={path}" for name, path in lighter(tmp_path, RUNTIME).items())
    )
    assert light == package
    assert package[2][0] == "AssertionError: expected 1 to equal 2" and package[3] == [True, False]


def test_the_name_of_the_projects_folder_may_have_any_sign(runtime: RuntimePage, tmp_path: Path) -> None:
    folder, project = tmp_path / "copies", tmp_path / 'o\'brien "ui"'
    folder.mkdir()
    shutil.copytree(RUNTIME / "csf", project / "csf")
    (project / "node_modules").symlink_to((RUNTIME / "node_modules").resolve())
    path = lighter(folder, project)["@testing-library/user-event"]
    made = evaluated(
        runtime, f"import {{ userEvent }} from {json.dumps(str(path))}\nwindow.heard = typeof userEvent.click"
    )
    assert made == "function"


def test_a_package_that_is_laid_out_otherwise_is_named(tmp_path: Path) -> None:
    path = tmp_path / "index.js"
    path.write_text("const one = 1\nconst two = 2\n")
    assert edited(path, {"one = 1": "one = 3"}) == "const one = 3\nconst two = 2\n"
    for old in ("three", "const"):
        with pytest.raises(InputError, match=r"index\.js:1: not laid out as expected"):
            edited(path, {old: ""})
    with pytest.raises(InputError, match="not installed"):
        edited(tmp_path / "absent.js", {})
