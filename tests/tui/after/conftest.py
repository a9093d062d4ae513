"""What the tests of the screens after a meeting share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import after_table

from teamkracht.live.clock import SetClock
from teamkracht.store.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return after_table.make_home(tmp_path / "home")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(after_table.NOW)
