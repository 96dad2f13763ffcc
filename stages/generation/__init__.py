"""How one story becomes many trajectories: references, variations, named faults, samples of models."""
