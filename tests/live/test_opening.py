"""A meeting is begun, left, gone on with, and looked at by a second copy."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from teamkracht.live import opening
from teamkracht.live.clock import SetClock
from teamkracht.live.closing import close
from teamkracht.live.conductor import Conductor
from teamkracht.live.lines import line_of, values_of
from teamkracht.live.opening import CannotOpen, look_along, look_into, resume, start
from teamkracht.live.refused import JournalRefused
from teamkracht.meeting import clockstops, ideas, people, steps
from teamkracht.meeting.agenda import Brought, Expected, MeetingStarted
from teamkracht.meeting.event import Refused
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.noted import Noted
from teamkracht.meeting.notes import NextContactSet
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.store.shipped import protocols_folder

NINE = datetime(2026, 11, 4, 9, 30, tzinfo=UTC)
BRAINSTORM = StepRef("brainstorm", "Merel")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").make()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NINE)


def begun(home: Home, clock: SetClock) -> Conductor:
    text = (protocols_folder() / "teamkrachtbespreking.toml").read_text(encoding="utf-8")
    started = MeetingStarted(
        id="abc",
        code="K7QM",
        team="Oost",
        plan="120",
        language="nl",
        facilitator="Marga",
        people=(Expected("Marga"), Expected("Yvonne")),
        cases=(Brought("Merel", "Yvonne"),),
    )
    return start(home, text, "teamkrachtbespreking.toml", started, clock)


def test_a_meeting_that_was_left_goes_on_where_it_was(home: Home, clock: SetClock) -> None:
    first = begun(home, clock)
    first.do(steps.jump, BRAINSTORM)
    first.do(ideas.add_ideas, "Merel", ["Een kaart sturen"])
    first.keep_draft("brainstorm/Merel/idea", "half get")
    assert first.keeper.close()
    clock.advance(3)

    opened = resume(home, "abc", clock)

    assert opened.said is None
    assert opened.conductor.meeting.current == BRAINSTORM
    assert [idea.text for idea in opened.conductor.meeting.case("Merel").ideas] == [
        "Een kaart sturen"
    ]
    assert opened.conductor.draft("brainstorm/Merel/idea") == "half get"


def test_what_was_read_is_read_again_only_where_the_journal_changed(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = begun(home, clock)
    assert first.keeper.close()
    known = look_into(home, home.live / "abc.journal")
    with monkeypatch.context() as patched:
        patched.setattr(opening, "read_journal", None)
        again = resume(home, "abc", clock, known).conductor
    assert again.history.noted[:1] == first.history.noted
    again.do(steps.jump, BRAINSTORM)
    assert again.keeper.close()
    last = resume(home, "abc", clock, known).conductor
    assert last.meeting.current == BRAINSTORM


def test_half_typed_text_that_cannot_be_read_is_said(home: Home, clock: SetClock) -> None:
    begun(home, clock).keeper.close()
    (home.live / "abc.draft").write_bytes(b"{")

    opened = resume(home, "abc", clock)

    assert "abc.draft" in str(opened.said)
    opened.conductor.keeper.close()


def test_time_between_two_runs_counts_and_is_asked_about(home: Home, clock: SetClock) -> None:
    first = begun(home, clock)
    first.keeper.close()
    clock.advance(20 * 60)

    conductor = resume(home, "abc", clock).conductor

    assert clockstops.open_question(conductor.meeting) == 0
    assert conductor.meeting.gaps[0].kind == "restart"
    assert conductor.elapsed() == pytest.approx(20 * 60)


def test_a_short_restart_is_noted_and_not_asked_about(home: Home, clock: SetClock) -> None:
    begun(home, clock).keeper.close()
    clock.advance(3)

    conductor = resume(home, "abc", clock).conductor

    assert [gap.kind for gap in conductor.meeting.gaps] == ["restart"]
    assert clockstops.open_question(conductor.meeting) is None


def test_a_second_copy_is_told_who_has_it_open(home: Home, clock: SetClock) -> None:
    first = begun(home, clock)
    first.keeper.keep_draft("x", "y")

    with pytest.raises(CannotOpen):
        resume(home, "abc", clock)
    first.keeper.close()


def test_a_second_copy_looks_along_and_changes_nothing(home: Home, clock: SetClock) -> None:
    first = begun(home, clock)
    wait_saved(first)
    onlooker = look_along(home, "abc", clock)
    heard: list[int] = []
    onlooker.listen(lambda noted: heard.append(noted.number))

    first.do(steps.jump, BRAINSTORM)
    wait_saved(first)
    onlooker.tick()

    assert onlooker.holder.startswith("Marga leads this meeting")
    assert onlooker.meeting.current == BRAINSTORM
    assert heard == [2]
    first.do(people.hand_over, "Bram")
    wait_saved(first)
    onlooker.tick()
    with pytest.raises(Refused, match="Bram leads this meeting"):
        onlooker.do(steps.go_next)
    first.keeper.close()


def test_a_second_copy_says_why_it_cannot_read_on_and_goes_on_once_it_can(
    home: Home, clock: SetClock
) -> None:
    first = begun(home, clock)
    wait_saved(first)
    onlooker = look_along(home, "abc", clock)
    journal, away = home.live / "abc.journal", home.live / "away"
    first.do(steps.jump, BRAINSTORM)
    assert first.keeper.close()

    journal.rename(away)
    journal.mkdir()
    onlooker.tick()
    assert onlooker.trouble is not None
    assert "abc.journal" in onlooker.trouble

    journal.rmdir()
    away.rename(journal)
    onlooker.tick()
    assert (onlooker.trouble, onlooker.meeting.current) == (None, BRAINSTORM)


def test_a_second_copy_notices_that_the_meeting_was_closed(home: Home, clock: SetClock) -> None:
    first = begun(home, clock)
    wait_saved(first)
    onlooker = look_along(home, "abc", clock)

    first.keeper.let_go()
    onlooker.tick()

    assert onlooker.closed
    assert list(home.live.iterdir()) == []


def test_a_journal_that_cannot_be_removed_is_said_and_closing_can_be_done_again(
    home: Home, clock: SetClock
) -> None:
    conductor = begun(home, clock)
    conductor.do(steps.end)
    wait_saved(conductor)
    journal, in_the_way = home.live / "abc.journal", home.live / "abc.journal" / "x"
    journal.unlink()
    in_the_way.mkdir(parents=True)

    with pytest.raises(StoreError, match=r"abc\.journal"):
        close(conductor, home)
    in_the_way.rmdir()
    journal.rmdir()

    assert close(conductor, home).exists()
    assert list(home.live.iterdir()) == []


def test_sleep_is_noted_before_the_first_key_after_it(home: Home, clock: SetClock) -> None:
    conductor = begun(home, clock)
    clock.advance(60)  # the test's clock ran on while nobody looked: one look for all of it
    conductor.tick()
    clock.advance(1, asleep=12 * 60)

    conductor.do(steps.go_next)

    kinds = [type(noted.event).__name__ for noted in conductor.history.noted]
    assert kinds[-2:] == ["GapNoted", "StepEntered"]
    assert conductor.elapsed() == pytest.approx(60 + 1 + 12 * 60)
    conductor.keeper.close()


def test_time_not_seen_after_an_end_that_is_taken_back_is_asked_about(
    home: Home, clock: SetClock
) -> None:
    first = begun(home, clock)
    first.do(steps.end)
    clock.advance(1, asleep=12 * 60)
    first.tick()
    assert first.keeper.close()
    clock.advance(20 * 60)

    again = resume(home, "abc", clock).conductor
    assert again.meeting.gaps == ()
    again.undo()

    assert [(gap.kind, gap.asked) for gap in again.meeting.gaps] == [
        ("sleep", True),
        ("restart", True),
    ]
    assert again.elapsed() == pytest.approx(1 + 12 * 60 + 20 * 60)
    again.keeper.close()


def wait_saved(conductor: Conductor) -> None:
    assert conductor.keeper.writer.wait(conductor.history.latest.number, 10)  # type: ignore[attr-defined]


def test_a_journal_that_cannot_be_read_does_not_keep_its_lock(home: Home, clock: SetClock) -> None:
    begun(home, clock).keeper.close()
    journal = home.live / "abc.journal"
    good = journal.read_bytes()
    journal.write_bytes(b"no journal at all\n")

    with pytest.raises(JournalRefused):
        resume(home, "abc", clock)
    journal.write_bytes(good)

    assert resume(home, "abc", clock).conductor.meeting.id == "abc"


def test_a_protocol_that_this_version_does_not_know_is_of_another_version(
    home: Home, clock: SetClock
) -> None:
    begun(home, clock).keeper.close()
    journal = home.live / "abc.journal"
    opening, rest = journal.read_bytes().split(b"\n", 1)
    values = values_of(opening) or {}
    newer = values["protocol_text"].replace('kind = "round"', 'kind = "rate"')
    journal.write_bytes(line_of({**values, "protocol_text": newer}) + rest)

    with pytest.raises(JournalRefused, match=r"abc\.journal"):
        resume(home, "abc", clock)


def test_lines_that_are_whole_but_make_no_meeting_are_refused_in_a_sentence(
    home: Home, clock: SetClock
) -> None:
    conductor = begun(home, clock)
    wait_saved(conductor)
    odd = Noted(Moment(2, NINE, 1.0), NextContactSet("Nobody", None))
    conductor.keeper.keep(odd)
    assert conductor.keeper.close()

    with pytest.raises(JournalRefused, match=r"abc\.journal") as refused:
        resume(home, "abc", clock)
    with pytest.raises(JournalRefused, match=str(refused.value)[:20]):
        resume(home, "abc", clock)  # the lock was given back
