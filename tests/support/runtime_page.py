"""A browser page with the story runtime in it, and TSX snippets to run there.

`runtime.run(source)` transpiles a module, evaluates it with the runtime's modules to import from, and returns
what its default export, a function of `{root, mount, play, results, format}`, returns. The page is Chromium;
the grader's own isolation is not part of these tests.
"""

import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright
from repository import ROOT

from stages.chromium.browser import find_browser

RUNTIME = ROOT / "stages/runtime"
ENTRY = """
import { modules, mount } from './plaited/modules.ts'
import { createPlay, format } from './plaited/play.ts'
Object.assign(window, { runtime: { modules, mount, createPlay, format } })
"""
RUN = """
async (code) => {
  const { modules, mount, createPlay, format } = window.runtime
  const root = document.body.appendChild(document.createElement('main'))
  const results = []
  const play = createPlay({
    root,
    timeout: 1000,
    onAssert: (result) => results.push(result),
    checkAccessibility: async () => undefined,
  })
  const module = { exports: {} }
  const load = (name) => modules[name] ?? (() => { throw new Error(`no module ${name}`) })()
  new Function('require', 'module', 'exports', code)(load, module, module.exports)
  return await module.exports.default({ root, mount, play, results, format })
}
"""

# A new frame is a new realm, and ten times as fast as a navigation.
NEW_REALM = """
async ([bundle, run, code]) => {
  document.querySelector('iframe')?.remove()
  const { contentWindow } = document.body.appendChild(document.createElement('iframe'))
  contentWindow.eval(bundle)
  return await contentWindow.eval(`(${run})`)(code)
}
"""


def esbuild(*args: str, source: str) -> str:
    """The bundler's native program where its package has one: it starts faster than under Node."""
    native = next(RUNTIME.glob("node_modules/@esbuild/*/bin/esbuild"), None)
    script = RUNTIME / "node_modules/esbuild/bin/esbuild"
    command = [str(native or script), *args]
    done = subprocess.run(command, input=source, capture_output=True, text=True, cwd=RUNTIME)
    assert done.returncode == 0, done.stderr
    return done.stdout


class RuntimePage:
    """One browser page; every run gets an empty document in a new realm."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.page_errors: list[str] = []
        self._bundle = esbuild("--bundle", "--format=iife", "--loader=ts", source=ENTRY)
        page.on("pageerror", lambda error: self.page_errors.append(error.message))

    def run(self, source: str) -> Any:
        code = esbuild("--loader=tsx", "--format=cjs", "--jsx=automatic", "--jsx-import-source=plaited", source=source)
        self.page_errors.clear()
        return self.page.evaluate(NEW_REALM, [self._bundle, RUN, code])


# Per module, not per session: while it lives, no test of this process can run an event loop of its own.
@pytest.fixture(scope="module")
def runtime() -> Iterator[RuntimePage]:
    if not (RUNTIME / "node_modules").exists():
        pytest.skip("the browser tools are not installed: run npm ci in stages/runtime")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        yield RuntimePage(browser.new_page())
        browser.close()
