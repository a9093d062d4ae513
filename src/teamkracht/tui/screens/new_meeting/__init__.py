"""Beginning a meeting: team, who is here, roles, cases, and whether it fits."""
