"""Who has a meeting open."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from teamkracht.live.clock import SetClock
from teamkracht.live.drafts import Drafts
from teamkracht.live.lock import Held, HeldBy, hold

pytestmark = pytest.mark.usefixtures("dutch")

MORNING = datetime(2026, 11, 4, 9, 58, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "k7wq2m9xab.lock"


def test_one_at_a_time(path: Path) -> None:
    first = hold(path)
    assert isinstance(first, Held)
    assert isinstance(hold(path), HeldBy)
    first.release()
    first.release()
    again = hold(path)
    assert isinstance(again, Held)
    again.release()


@pytest.mark.parametrize(
    ("here", "words"),
    [("werkplek-3", ("deze computer",)), ("laptop", ("werkplek-3", "09:58"))],
)
def test_it_says_who_has_it(path: Path, here: str, words: tuple[str, ...]) -> None:
    held = hold(path)
    Drafts(path.with_suffix(".draft"), SetClock(MORNING), computer="werkplek-3").close()
    other = hold(path, computer=here)
    assert isinstance(other, HeldBy)
    assert isinstance(held, Held)
    for word in words:
        assert word in other.sentence
    assert other.draft is not None
    assert other.draft.process == os.getpid()
    held.release()


def test_without_a_draft_it_is_somebody(path: Path) -> None:
    held = hold(path)
    other = hold(path)
    assert isinstance(held, Held)
    assert isinstance(other, HeldBy)
    assert other.sentence
    assert other.draft is None
    held.release()


def test_the_lock_of_a_dead_process_is_no_lock(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from teamkracht.live.lock import hold;"
        "held = hold(Path(sys.argv[1])); print(type(held).__name__, flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"Held"
        assert isinstance(hold(path), HeldBy)
        process.kill()
        process.wait()
    held = hold(path)
    assert isinstance(held, Held)
    held.release()


def test_a_lock_file_that_was_left_is_no_lock(path: Path) -> None:
    path.write_text("12345\nwerkplek-3\n", encoding="utf-8")
    held = hold(path)
    assert isinstance(held, Held)
    held.release()


def test_a_place_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "dicht").write_text("", encoding="utf-8")
    (tmp_path / "map.lock").mkdir()
    for place in (tmp_path / "dicht" / "a.lock", tmp_path / "map.lock"):
        held = hold(place)
        assert isinstance(held, HeldBy), held
        assert str(tmp_path) in held.sentence
