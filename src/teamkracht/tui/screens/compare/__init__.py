"""Locked observations of one meeting side by side, and their consensus."""
