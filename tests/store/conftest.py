from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from sealed_home import SECRET, TEAM, filled

from teamkracht.records.minutes import Minutes
from teamkracht.records.process import Held
from teamkracht.store import encrypting
from teamkracht.store.home import Home
from teamkracht.store.sealing import Key, new_key


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").make()


@pytest.fixture
def minutes_on():
    def make(day: str, **changes: object) -> Minutes:
        start = datetime.fromisoformat(f"{day}T09:30:00").replace(tzinfo=UTC)
        held = {
            "id": f"id{day}", "team": "Oost", "protocol": "p", "protocol_version": "1",
            "protocol_hash": "h", "plan": "90", "language": "nl", "start": start,
            "end": start + timedelta(hours=1), "duration_s": 3600, "facilitator": "Anneke",
        }  # fmt: skip
        return Minutes(meeting=Held(**(held | changes)))

    return make


@pytest.fixture
def plain(tmp_path: Path, minutes_on) -> Home:
    return filled(tmp_path / "home", minutes_on)


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch, light_passphrases: None) -> Key:
    """The key that a team gets when it is encrypted."""
    pytest.importorskip("pyrage")
    pytest.importorskip("nacl")
    key = new_key(Path("sleutel"))
    monkeypatch.setattr(encrypting, "new_key", lambda path: key)
    return key


@pytest.fixture
def sealed(plain: Home, key: Key) -> Home:
    encrypting.switch_on(plain, TEAM, SECRET)
    return plain
