"""What can go wrong with the Hub, apart from its client, so that a run that stays offline need not load
it.
"""


class HubError(Exception):
    """The Hub did not do what was asked; the message is one sentence, and nothing was recorded."""
