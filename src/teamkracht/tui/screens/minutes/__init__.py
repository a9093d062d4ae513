"""Earlier minutes: which there are, one of them, and putting it right."""
