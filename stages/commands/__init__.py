"""The commands people type, one module each. What they do lives in the packages they call."""
