"""What all tests share: which tier they are of, and that each begins in English."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from teamkracht.i18n import current, use

# A busy machine makes no test fail: how long drawing an example takes is no promise of ours.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

# What is compiled is kept, also by programs that tests start: else each compiles the house anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

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


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave alone what the quick tier would read and put aside again: half of all tests."""
    return True if "not slow" in config.option.markexpr and collection_path in OF_CI else None


@cache
def in_ci(path: Path) -> bool:
    return any(place == path or place in path.parents for place in OF_CI)


@cache
def in_whole(path: Path) -> bool:
    return HERE / "whole" in path.parents


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes long in CI's tier, so that the quick one stays under two minutes.

    Whole meetings go first: begun last, one of them would keep one core waiting for the other.
    """
    items.sort(key=lambda item: not in_whole(item.path))
    for item in items:
        if in_ci(item.path) or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """Let Python pass by the thousands of tests themselves when it looks for what is garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


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
