"""A model becomes the policy of the next iteration, if it is no worse than the last promoted one."""
