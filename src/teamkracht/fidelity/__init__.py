"""How well a meeting follows its protocol, what observers saw, and whether they agree. Pure."""
