"""SQL over what the pipeline wrote."""
