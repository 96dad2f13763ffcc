"""Rendered conversations back to records, for whoever gets a prompt or a log and wants to know what is in it."""
