"""Models that others trained, as a base: found, read, and given this project's vocabulary and template."""
