"""Text of a model or a server, for people: a terminal obeys control characters, and a page may not hold them."""


def printable(text: str) -> str:
    """`text` with a sign in the place of each character that would move, hide or reorder what a reader sees."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)
