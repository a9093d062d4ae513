"""Looking back on a meeting that has ended, and saving its minutes."""
