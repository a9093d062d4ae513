"""Widgets that show plain data and post messages; none knows what a meeting is."""
