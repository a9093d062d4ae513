"""What all tests share: each begins in English, whatever the one before it spoke."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from teamkracht.i18n import current, use


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = current()
    use("en")
    yield
    use(before)


@pytest.fixture
def dutch(english: None) -> None:
    """For tests of what a Dutch team reads."""
    use("nl")
