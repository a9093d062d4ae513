"""A program that is killed while it writes loses nothing that it confirmed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from kills import rounds

from teamkracht.live.journal import read_journal


@pytest.mark.parametrize("count", [5, pytest.param(60, marks=pytest.mark.full)])
def test_nothing_confirmed_is_lost(tmp_path: Path, count: int) -> None:
    path = tmp_path / "k7wq2m9xab.journal"
    assert rounds(count, path, random.Random(20261104)) == []
    assert len(read_journal(path).noted) > count
