"""Asking servers: when to ask again."""
