"""Sets of knobs that belong together: `storyloop profile gpu` writes one to params.yaml, `… laptop` the other."""
