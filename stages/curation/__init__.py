"""Trajectory files to the tables that stages/curate.sql decides with, and the kept lines back out."""
