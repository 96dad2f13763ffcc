"""The records of stages/pipeline/records.py as types of msgspec, Arrow and SQL, derived from that one definition."""
