"""Publishing to the Hub: folder.py (what is pushed), card.py (its README), remote.py (what the Hub has)."""
