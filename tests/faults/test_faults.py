"""A small round of the fault table: `python -m tests.faults` runs it whole."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.faults.__main__ import FAULTS, inject
from tests.faults.outcome import Fault

pytestmark = [
    pytest.mark.usefixtures("dutch"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal"),
]


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(one, id=one.name, marks=[pytest.mark.full] if one.slow else [])
        for one in FAULTS
    ],
)
def test_nothing_is_lost(fault: Fault, tmp_path: Path) -> None:
    outcome = inject(fault, tmp_path, 2)
    if isinstance(outcome, str):
        pytest.skip(outcome)
    assert outcome.times
    assert outcome.lost == ()
