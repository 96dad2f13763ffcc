"""What a person sees on a terminal while work goes on."""
