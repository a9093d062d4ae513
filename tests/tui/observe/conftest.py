"""What the tests of the observer's screens share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "fidelity"))
sys.path.insert(0, str(Path(__file__).parents[1] / "before"))

from homes import busy

from teamkracht.store.home import Home


@pytest.fixture
def busy_home(tmp_path: Path) -> Home:
    """A home of a team with something to do."""
    return busy(tmp_path / "home")
