"""A repository's Storybook as stories of ours: read, copied, packages frozen, graded. It runs in the grader alone."""
