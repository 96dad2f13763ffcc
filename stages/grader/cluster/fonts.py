"""Which fonts a browser has, told by the widths of texts: accessibility and layout are judged with them."""

from stages.chromium.process import Browser

FAMILIES = ("serif", "sans-serif", "monospace", "system-ui", "Arial", "Helvetica", "Georgia", "emoji")
TEXT = "Save changes 0123456789 ÄÖß → ✓ 日本語 🙂"
_MEASURE = """([families, text]) => {
  const span = document.body.appendChild(document.createElement('span'))
  span.style.cssText = 'position:absolute;white-space:pre;font-size:100px'
  span.textContent = text
  return families.map((family) => {
    span.style.fontFamily = family
    return Math.round(span.getBoundingClientRect().width * 64) / 64
  })
}"""


async def text_widths(browser: Browser) -> tuple[float, ...]:
    """The width of TEXT in each of FAMILIES, in pixels."""
    connection = browser.connection
    target = (await connection.send("Target.createTarget", url="about:blank"))["targetId"]
    try:
        session = (await connection.send("Target.attachToTarget", targetId=target, flatten=True))["sessionId"]
        asked = f"({_MEASURE})({[list(FAMILIES), TEXT]!r})"
        answer = await connection.send("Runtime.evaluate", session, expression=asked, returnByValue=True)
        return tuple(answer["result"]["value"])
    finally:
        await connection.send("Target.closeTarget", targetId=target)
