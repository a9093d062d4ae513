"""Watching a meeting from the side, scoring it and locking the scores."""
