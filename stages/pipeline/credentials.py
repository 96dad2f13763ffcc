"""Access tokens: the one place that reads them from the environment.

A token is checked before it is used: a line break or a letter of another alphabet in it would make an HTTP client fail
with the whole header in its error, and one of a few letters is no secret, but a word that messages need. What was read
never stands in a message (redaction.py). Left out: tokens that another program keeps, such as `hf auth login`.
"""

import os
import re

from stages.pipeline.errors import InputError
from stages.pipeline.redaction import SHORTEST, hide

HUB, SERVER = "HF_TOKEN", "STORYLOOP_TOKEN"
HUB_ALIAS = "HUGGING_FACE_HUB_TOKEN"  # which the Hub's client reads, too


def token_from(variable: str) -> str | None:
    """The token in an environment variable, None where it is unset or empty. InputError where it is no token."""
    return checked(os.environ.get(variable), variable)


def checked(token: str | None, name: str) -> str | None:
    """`token`, remembered under `name`.

    Raises InputError, which does not show it, where no header could hold it or where it is too short to be a secret.
    """
    if not token:
        return None
    if len(token) < SHORTEST:
        raise InputError(f"{name}: too short for a token (length {len(token)}); set it to the whole token, or unset it")
    hide(token, name)
    if wrong := re.search(r"[^!-~]", token):
        kind = {"\n": "a line break", "\r": "a line break", " ": "a space", "\t": "a tab"}.get(wrong.group())
        kind = kind or ("a control character" if wrong.group() < "\x80" else "a letter that no token has")
        raise InputError(
            f"{name}: there is {kind} at character {wrong.start() + 1} of {len(token)}; set it to the token alone"
        )
    return token
