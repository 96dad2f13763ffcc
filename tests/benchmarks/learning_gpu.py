"""What SmolLM2-135M learns on a GPU: tests/benchmarks/learning.py with the profile smollm2 and what it is held to there.

Needs the outputs up to curate, `make pretrained` and a GPU. Run: python -m tests.benchmarks.learning_gpu [--seeds 17]
"""

from tests.benchmarks import learning

BARS = (
    ("eval_rl_gain", 0.40),
    ("eval_rl_greedy", 0.60),
    ("eval_new_within_3", 0.60),
    ("eval_new_repair_minus_resampling", 0.20),
    ("eval_phrased_within_2", 0.80),
    ("eval_greedy", 0.98),
)

if __name__ == "__main__":
    learning.main(BARS, "smollm2", {"grader": {"pages": 18}})
