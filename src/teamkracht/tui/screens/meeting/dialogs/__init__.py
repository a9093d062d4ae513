"""The questions and cards that lie over the screen of a meeting."""
