"""What answers a conversation: an OpenAI-compatible endpoint, or a policy in this process."""
