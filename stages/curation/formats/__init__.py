"""Rows of other people's files as trajectories; a module a family of formats, `detect` tells them apart."""
