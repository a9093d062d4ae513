"""A team: who is in it, and what is usual there."""
