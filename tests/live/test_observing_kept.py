"""Observations on the disk: kept at once, gone on with, locked, and brought together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from time import monotonic, sleep

import pytest

from teamkracht import i18n
from teamkracht.fidelity.observing import noting
from teamkracht.fidelity.observing.events import Began
from teamkracht.fidelity.observing.sheet import Place, Sheet
from teamkracht.live.clock import SetClock
from teamkracht.live.comparing import brought_together, consensus_of, meetings_in, of_same_meeting
from teamkracht.live.observing import Desk, begin, resume, unfinished
from teamkracht.live.opening import CannotOpen
from teamkracht.meeting.event import Refused
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.observation import observed, seal_holds, sealed, write_observation
from teamkracht.store import observations, protocols
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home

NOW = datetime(2026, 11, 4, 9, 30, tzinfo=timezone(timedelta(hours=1)))
TEAM = "Participatiecoaches [Oost] 🚲"


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").make()


def desk_at(
    home: Home, clock: SetClock, observer: str = "Onderzoeker 1", code: str | None = "K7QP"
) -> Desk:
    text, name = protocols.text_of(home, "teamkrachtbespreking")
    protocol = read_protocol(text, name)
    assert protocol.instrument
    sheet = Sheet(protocol, protocol.instrument)
    told = Began(TEAM, date(2026, 11, 4), NOW, (observer,), "live", code)
    return begin(home, clock, Random(observer), told, sheet=sheet, protocol_text=text)


def scored(desk: Desk, *scores: int) -> Desk:
    for requirement, score in zip(desk.observing.sheet.requirements(), scores, strict=False):
        desk.do(noting.score(desk.observing, requirement, score))
    return desk


def locked(
    home: Home, clock: SetClock, observer: str, *scores: int, code: str | None = "K7QP"
) -> Path:
    desk = scored(desk_at(home, clock, observer, code), *scores)
    return desk.lock(leave_open=True)[0]


def test_what_was_left_goes_on_with_every_mark(home: Home, clock: SetClock) -> None:
    desk = desk_at(home, clock)
    desk.do(noting.mark_step(desk.observing, "opening"))
    clock.advance(240)
    desk.do(noting.mark_step(desk.observing, "terugblik"))
    desk.keep_draft("note", "half a li")
    desk.close()
    clock.advance(60)
    (waiting,) = unfinished(home).found
    assert waiting.observing == desk.observing
    again = resume(home, waiting.id, clock)
    assert again.observing == desk.observing
    assert again.draft("note") == "half a li"
    again.do(noting.mark_next(again.observing))
    assert again.observing.seen.now is not None
    assert again.observing.seen.now.place == Place("krachtkompas", 1)
    assert again.observing.seen.now.at == NOW + timedelta(seconds=300)
    again.close()


def test_half_typed_text_that_cannot_be_written_is_told(home: Home, clock: SetClock) -> None:
    desk = desk_at(home, clock)
    (home.live / f"{desk.id}.draft.new").mkdir()
    desk.keep_draft("note", "half a li")
    until = monotonic() + 10
    while desk.trouble is None and monotonic() < until:
        sleep(0.01)
    assert desk.trouble is not None
    assert f"{desk.id}.draft" in desk.trouble
    desk.close()


def test_a_last_line_that_was_cut_off_is_left_out(home: Home, clock: SetClock) -> None:
    desk = desk_at(home, clock)
    desk.do(noting.mark_step(desk.observing, "opening"))
    desk.close()
    whole = desk.path.read_bytes()
    desk.path.write_bytes(whole + b'0badc0de {"n":3,"at":"2026')
    again = resume(home, desk.id, clock)
    again.do(noting.tally(again.observing, "kracht_benoemd"))
    again.close()
    (waiting,) = unfinished(home).found
    assert waiting.observing.seen.count("kracht_benoemd") == 1
    assert len(waiting.observing.seen.marks) == 1


def test_one_that_is_damaged_is_told_of_and_hides_no_other(home: Home, clock: SetClock) -> None:
    desk_at(home, clock).close()
    (home.live / "broken.observing").write_bytes(b"nonsense\n")
    found = unfinished(home)
    assert len(found.found) == 1
    assert "broken.observing" in found.broken[0]
    with pytest.raises(CannotOpen, match="damaged"):
        resume(home, "broken", clock)


def test_two_copies_do_not_write_one_observation(home: Home, clock: SetClock) -> None:
    desk = desk_at(home, clock)
    with pytest.raises(CannotOpen, match="open"):
        resume(home, desk.id, clock)
    desk.close()
    resume(home, desk.id, clock).close()


def test_a_clock_that_is_set_moves_no_mark(home: Home, clock: SetClock) -> None:
    desk = desk_at(home, clock)
    clock.advance(60)
    clock.set_wall(NOW - timedelta(hours=3))
    desk.do(noting.mark_step(desk.observing, "opening"))
    assert desk.observing.latest.at >= NOW
    desk.close()


def test_locking_leaves_one_file_and_nothing_in_live(home: Home, clock: SetClock) -> None:
    desk = scored(desk_at(home, clock), 5, 4)
    with pytest.raises(Refused, match="Not everything"):
        desk.lock(leave_open=False)
    path, kept = desk.lock(leave_open=True)
    assert path.parent == home.observations
    assert list(home.live.iterdir()) == []
    assert observations.load(path) == kept
    assert seal_holds(kept)
    desk.close()
    with pytest.raises(StoreError, match="locked"):
        locked(home, clock, "Onderzoeker 1", 1, 1)


def test_two_homes_pair_by_code_and_words_come_first(
    home: Home, clock: SetClock, tmp_path: Path
) -> None:
    other = Home(tmp_path / "other").make()
    mine = locked(home, clock, "Onderzoeker 1", 5, 3, 5, 4, 5, 5, 4)
    theirs = locked(other, clock, "Onderzoeker 2", 5, 4, 5, 4, 2, 5)
    found = brought_together(home, [mine, theirs])
    assert found.observers == ("Onderzoeker 1", "Onderzoeker 2")
    assert [row.size for row in found.rows] == [3, 1, 0, 0, 0, 0, 0]
    assert found.rows[2].given == (4, None)
    assert "4 of 6 scores equal" in found.words()
    (meeting,) = meetings_in(home)
    assert meeting.observers == ("Onderzoeker 1", "Onderzoeker 2")
    assert set(of_same_meeting(home, found.about)) == set(meeting.paths)


def test_without_a_code_team_day_and_start_pair_them(home: Home, clock: SetClock) -> None:
    mine = locked(home, clock, "Onderzoeker 1", 5, 3, code=None)
    theirs = locked(home, clock, "Onderzoeker 2", 5, 4)
    assert len(brought_together(home, [mine, theirs]).named) == 2


def test_a_start_typed_once_the_clocks_were_changed_is_the_same_start(
    home: Home, clock: SetClock, tmp_path: Path
) -> None:
    mine = locked(home, clock, "Onderzoeker 1", 5, 3, code=None)
    kept = observations.load(mine)
    assert kept.observation.start is not None
    start = kept.observation.start.replace(tzinfo=timezone(timedelta(hours=2)))
    about = replace(kept.observation, locked=None, seal=None, observer="Twee", start=start)
    theirs = tmp_path / "twee.toml"
    theirs.write_text(write_observation(sealed(replace(kept, observation=about), NOW)), "utf-8")
    assert len(brought_together(home, [mine, theirs]).named) == 2


def test_nobody_sees_anothers_scores_before_locking_their_own(
    home: Home, clock: SetClock, tmp_path: Path
) -> None:
    other = Home(tmp_path / "other").make()
    two = locked(other, clock, "Onderzoeker 2", 5, 4)
    three = locked(other, clock, "Onderzoeker 3", 4, 4)
    desk = scored(desk_at(home, clock), 5, 4)
    with pytest.raises(Refused, match="has not locked the observation"):
        brought_together(home, [two, three])
    path, _kept = desk.lock(leave_open=True)
    assert len(brought_together(home, [path, two, three]).named) == 3


def edited(path: Path) -> Path:
    path.write_text(path.read_text(encoding="utf-8").replace("score = 4", "score = 5"), "utf-8")
    return path


def test_each_thing_in_the_way_gets_its_sentence(
    home: Home, clock: SetClock, tmp_path: Path
) -> None:
    mine = locked(home, clock, "Onderzoeker 1", 5, 4)
    kept = observations.load(mine)

    def file(name: str, **changes: object) -> Path:
        about = replace(kept.observation, locked=None, seal=None, observer=name, **changes)  # type: ignore[arg-type]
        path = tmp_path / f"{name}.toml"
        path.write_text(write_observation(sealed(replace(kept, observation=about), NOW)), "utf-8")
        return path

    nothing = observed(replace(kept.observation, locked=None, seal=None, observer="leeg"), {})
    empty, loose = tmp_path / "leeg.toml", tmp_path / "los.toml"
    empty.write_text(write_observation(sealed(nothing, NOW)), "utf-8")
    about = replace(kept.observation, locked=None, seal=None, observer="los")
    loose.write_text(write_observation(replace(kept, observation=about)), "utf-8")
    wrong = tmp_path / "vier.toml"
    wrong.write_text(mine.read_text("utf-8").replace("score = 4", 'score = "vier"'), "utf-8")
    for other, said in (
        (None, "1 observation of this meeting"),
        (file("dag", date=date(2026, 11, 11)), "another meeting"),
        (file("code", meeting="ZZZZ"), "another meeting"),
        (file("versie", instrument_version="2"), "never joined"),
        (file("protocol", protocol="anders"), "one protocol"),
        (file("Onderzoeker 1"), "both by Onderzoeker 1"),
        (edited(file("bewerkt")), "no longer matches its seal"),
        (empty, "nothing to compare"),
        (loose, "not locked yet"),
        (wrong, "vier.toml"),
        (tmp_path / "weg.toml", "not there"),
    ):
        with pytest.raises(Refused, match=said):
            brought_together(home, [mine, *([other] if other else [])])


def test_a_consensus_has_reasons_waits_and_leaves_the_originals(
    home: Home, clock: SetClock
) -> None:
    mine = locked(home, clock, "Onderzoeker 1", 5, 3)
    theirs = locked(home, clock, "Onderzoeker 2", 5, 4)
    before = [path.read_bytes() for path in (mine, theirs)]
    found = brought_together(home, [mine, theirs])
    desk = consensus_of(home, clock, Random(3), found)
    first, second, *_rest = desk.observing.sheet.requirements()
    desk.do(noting.score(desk.observing, second, 4))
    desk.do(noting.remark(desk.observing, second, "the third was made in the meeting"))
    desk.close()
    again = consensus_of(home, clock, Random(3), found)
    assert again.observing.seen.scores == {second: 4}
    path, kept = again.lock(leave_open=True)
    assert kept.by == ("Onderzoeker 1", "Onderzoeker 2")
    assert [(row.requirement, row.score, row.reason) for row in kept.score] == [
        (second, 4, "the third was made in the meeting")
    ]
    assert [one.read_bytes() for one in (mine, theirs)] == before
    together = brought_together(home, [mine, theirs, path])
    assert {row.requirement.id: row.agreed for row in together.rows}[second] == 4
    assert {row.requirement.id: row.agreed for row in together.rows}[first] is None
    with pytest.raises(Refused, match="locked already"):
        consensus_of(home, clock, Random(3), together)
