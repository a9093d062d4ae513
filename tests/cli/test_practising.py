"""Practising from the command line: as often as somebody asks, each time on a team that is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamkracht.cli import opening
from teamkracht.cli.asked import Asked
from teamkracht.tui.app import TeamkrachtApp


def test_practising_once_more_is_on_a_fresh_team_and_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["practise", None]
    used: list[Path] = []

    def close(app: TeamkrachtApp) -> str | None:
        assert app.practice
        assert list(app.home.teams.iterdir())
        used.append(app.home.root)
        return answers.pop(0)

    monkeypatch.setattr(opening, "run", close)
    opening.practise(Asked(tmp_path / "home", "en"))
    first, second = used
    assert first != second
    assert not first.exists()
    assert not second.exists()


def test_nothing_stays_where_the_terminal_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def close(app: TeamkrachtApp) -> str | None:
        assert app.on_terminal_gone is not None
        app.on_terminal_gone()
        assert not app.home.root.exists()
        return None

    monkeypatch.setattr(opening, "run", close)
    opening.practise(Asked(tmp_path / "home", "en"))
