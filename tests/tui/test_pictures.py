"""A few pictures of the widgets; `pytest --snapshot-update` takes them again."""

from __future__ import annotations

from typing import Any

import gallery
import pytest


@pytest.mark.parametrize(
    ("place", "size", "theme"),
    [
        pytest.param("table", (120, 36), "teamkracht-dark", id="table-120x36-dark"),
        pytest.param("table", (80, 24), "teamkracht-light", id="table-80x24-light"),
        pytest.param("kompas", (120, 36), "teamkracht-light", id="kompas-120x36-light"),
        pytest.param("kompas", (80, 24), "teamkracht-contrast", id="kompas-80x24-contrast"),
    ],
)
def test_picture(snap_compare: Any, place: str, size: tuple[int, int], theme: str) -> None:
    assert snap_compare(gallery.gallery(place, theme, "en"), terminal_size=size)
