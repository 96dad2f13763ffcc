"""Publishing to the Hugging Face Hub: folder (what is pushed), card (its README), remote (what the Hub
has).
"""
