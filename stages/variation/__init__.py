"""The same story with other words and other choices."""
