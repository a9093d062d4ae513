"""How the steps were followed, in one meeting and over time."""
