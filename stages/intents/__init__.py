"""What a sentence that asks for something says word for word."""
