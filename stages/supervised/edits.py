"""How much each token of a correction counts in the loss: more where it differs from the faulty answer before it.

Nearly all of a correction is a copy, so that a policy which copies the faulty answer whole has nearly no loss. In
grammatical error correction the tokens that were changed therefore weigh more (the edit-weighted objective of
Junczys-Dowmunt et al., 2018, arXiv:1804.05940, where the weight is called Λ).
"""

from collections.abc import Sequence
from difflib import SequenceMatcher


def edit_weights(faulty: Sequence[int], correction: Sequence[int], edit_weight: float) -> list[float]:
    """A weight for each token of `correction`; their mean is 1.

    Tokens that were inserted or put in the place of others, and the one after a deletion, where the policy had to leave
    off copying, get `edit_weight` times the weight of a copied token. Unlike in the source all are then divided by
    their mean: a row counts in its batch as it does without weights, and the loss and the learning rate keep their
    scale. Both answers are token ids, with the control token that ends them.
    """
    weights = [1.0] * len(correction)
    # Without autojunk, which would leave out tokens that stand often in a long answer, such as a space or a bracket.
    for kind, _, _, start, end in SequenceMatcher(None, faulty, correction, autojunk=False).get_opcodes():
        if kind == "delete":
            end = start + 1
        if kind != "equal":
            weights[start:end] = [edit_weight] * len(weights[start:end])
    total = sum(weights)
    return [weight * len(weights) / total for weight in weights]
