"""When Python looks for memory to free: not while the program opens, then only in what is new.

To look through all that was brought in (some 50,000 objects, of which hardly one goes) would hold
up the first screen, and now and then a key.
"""

from __future__ import annotations

import gc

NEW = 10_000
"""Objects that come before it is worth a look: a step of a meeting makes some thousands."""


def wait() -> None:
    """Look for nothing until `begin`."""
    gc.disable()


def begin() -> None:
    """Look again, only in what comes from now on."""
    gc.freeze()
    gc.set_threshold(NEW, 10, 10)
    gc.enable()
