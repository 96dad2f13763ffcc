"""Sets of knobs that belong together: `storyloop profile NAME` writes one (laptop, smollm2, gpu) to params.yaml."""
