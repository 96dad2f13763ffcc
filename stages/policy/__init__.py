"""Loading, building, sampling and saving policies (causal language models that write function calls)."""

from stages.policy.load import load_policy
from stages.policy.sample import Completion, sample

__all__ = ["Completion", "load_policy", "sample"]
