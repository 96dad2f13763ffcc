"""Stories that a program makes, of most of what HTML has: an intent, a play and a solution that nobody wrote."""
