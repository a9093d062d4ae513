"""A meeting that was killed goes on where it was. More of it: python -m tests.whole.kills."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.whole.kills import SCRIPTS, one_kill

pytestmark = [pytest.mark.usefixtures("dutch"), pytest.mark.slow]


@pytest.mark.parametrize(
    ("name", "after", "size"),
    [
        (SCRIPTS[0], 0.4, (120, 36)),
        (SCRIPTS[1], 1.3, (80, 24)),
        pytest.param(SCRIPTS[0], 2.1, (120, 36), marks=pytest.mark.full),
    ],
)
def test_nothing_with_its_mark_is_missing(
    tmp_path: Path, name: str, after: float, size: tuple[int, int]
) -> None:
    killed = one_kill(tmp_path, name, after, size)
    assert killed.lost == ()
    assert killed.step != "saved"
