from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from teamkracht.records.minutes import Minutes
from teamkracht.records.process import Held
from teamkracht.store.home import Home


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
