"""Closing a meeting that broke off: what was changed before it is closed again is kept too."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from teamkracht.live.closing import close
from teamkracht.live.playing import begin
from teamkracht.meeting import choosing
from teamkracht.records.script import read_script
from teamkracht.store import cases, minutes
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.store.shipped import samples_folder

SCRIPT = samples_folder() / "2026-W45.toml"


def test_a_case_that_took_the_meeting_in_hears_what_was_changed_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home").make()
    script = read_script(SCRIPT.read_text(encoding="utf-8"), SCRIPT.name)
    play = begin(home, script, SCRIPT.name, Random(1))
    play.to_end()
    change, saved = cases.change, []

    def one_and_no_more(*asked: Any) -> Any:
        if saved:
            raise StoreError(home.cases, "full")
        saved.append(change(*asked))
        return saved[0]

    monkeypatch.setattr(cases, "change", one_and_no_more)
    with pytest.raises(StoreError):
        close(play.conductor, home)
    monkeypatch.undo()
    client = saved[0].client
    play.conductor.do(choosing.make_action, client, "Nog een stap", when=date(2026, 11, 20))
    path = close(play.conductor, home)
    found, case = minutes.load(path).case_of(client), cases.find(home, script.team, client)
    assert found is not None
    assert case is not None
    assert [one.text for one in case.action] == [one.text for one in found.action]
    assert case.action[-1].text == "Nog een stap"
    assert len(case.meetings) == 1
