"""Making the weights that come with the project; no stage runs it."""
