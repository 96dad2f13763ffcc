"""From one iteration to the next: trying prompts, and harvesting failures as new stories."""
