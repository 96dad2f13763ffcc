"""Content-addressed cache of expensive results; safe to delete."""
