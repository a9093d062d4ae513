"""What should happen in a meeting: the protocol, its parts, its steps, its requirements. Pure."""
