"""Story files: reading them, slicing the reference solution out of them, and the catalogue of all of them."""

from stages.stories.catalogue import PARSED, STORIES, Catalogue, load_stories, read_catalogue
from stages.stories.parse import parse_story_file

__all__ = ["PARSED", "STORIES", "Catalogue", "load_stories", "parse_story_file", "read_catalogue"]
