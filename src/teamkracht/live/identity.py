"""The id and the short code of a meeting."""

from __future__ import annotations

from random import Random

SPOKEN = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that can't be taken for one another when read aloud or from afar."""


def new_id(random: Random) -> str:
    """An id that never changes: ten letters and digits."""
    return "".join(random.choice(SPOKEN) for _ in range(10))


def new_code(random: Random) -> str:
    """A code to read from the facilitator's screen: four letters and digits."""
    return "".join(random.choice(SPOKEN) for _ in range(4)).upper()
