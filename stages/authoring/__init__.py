"""For people who write stories: verdicts on a candidate and on whole story files, wrong solutions included."""
