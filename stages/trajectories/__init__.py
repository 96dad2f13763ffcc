"""How one story becomes many trajectories: other words, faults, and where the words come from."""
