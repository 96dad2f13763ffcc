"""Supervised fine-tuning: encoding, packing, optimizer and loss."""
