"""A document in a language of its own, whatever the screen speaks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from teamkracht.i18n import current, use


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while."""
    before = current()
    use(language)
    try:
        yield
    finally:
        use(before)
