"""What all tests share: which tier they are of, and that each begins in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from teamkracht.i18n import current, use

# A busy machine makes no test fail: how long drawing an example takes is no promise of ours.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

HERE = Path(__file__).parent
OF_CI = (
    HERE / "whole",
    HERE / "faults" / "test_faults.py",
    HERE / "test_wheel.py",
    HERE / "test_ci.py",
    HERE / "live" / "test_kills.py",
    HERE / "live" / "test_sealed_meeting.py",
    HERE / "store" / "test_renaming.py",
    HERE / "tui" / "meeting" / "test_meeting_questions.py",
    HERE / "tui" / "meeting" / "test_keys_in_order.py",
    HERE / "tui" / "test_frame.py",
    HERE / "cli" / "test_encrypted_home.py",
    HERE / "store" / "test_encrypting.py",
    HERE / "store" / "test_encrypting_broken_off.py",
    HERE / "tui" / "observe",
    HERE / "tui" / "after",
    HERE / "tui" / "before",
    HERE / "tui" / "panes",
    HERE / "tui" / "test_guarded_fields.py",
    HERE / "privacy" / "test_nothing_leaves.py",
    HERE / "exports",
)
"""Tests of the whole program in a terminal, of its wheel and its widest screens: CI's tier."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes long in CI's tier, so that the quick one stays under two minutes.

    Whole meetings go first: begun last, one of them would keep one core waiting for the other.
    """
    items.sort(key=lambda item: HERE / "whole" not in item.path.parents)
    for item in items:
        in_ci = any(place == item.path or place in item.path.parents for place in OF_CI)
        if in_ci or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = current()
    use("en")
    yield
    use(before)


@pytest.fixture(scope="module")
def light_passphrases() -> Iterator[None]:
    """Teams are encrypted and opened without the seconds that a passphrase takes on purpose."""
    from tests.light_passphrase import wrap

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("teamkracht.store.keys.wrap", wrap)
        yield


@pytest.fixture
def dutch(english: None) -> None:
    """For tests of what a Dutch team reads."""
    use("nl")
