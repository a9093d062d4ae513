"""A purge removes what is about clients, wholly; what is about the process stays and adds up."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from teamkracht.exports.handout_files import write_handouts
from teamkracht.exports.purge_words import told
from teamkracht.live.playing import begin
from teamkracht.meeting.event import Refused
from teamkracht.meeting.kompas import Kompas
from teamkracht.records.case_file import CaseAction, CaseFile, write_case
from teamkracht.records.checking import faults
from teamkracht.records.correcting import status_corrected
from teamkracht.records.facts_of import facts_of
from teamkracht.records.minutes import Minutes, corrected, write_minutes
from teamkracht.records.observation import NoteRow, seal_holds
from teamkracht.records.observation import resealed as sealed_again
from teamkracht.records.parting import process_of
from teamkracht.records.script import read_script
from teamkracht.records.team import Team
from teamkracht.store import cases, kept, minutes, observations, purge, teams
from teamkracht.store.files import StoreError, read_text, write_text
from teamkracht.store.home import Home
from teamkracht.store.shipped import samples_folder
from teamkracht.toml import Unreadable

MARK = "mErK7x"
NOW = datetime(2028, 3, 1, 12, tzinfo=UTC)
PROCESS = {  # Names of what is done, not words about anybody.
    "id", "code", "team", "protocol", "protocol_version", "protocol_hash", "plan", "language",
    "status", "facilitator", "minutes_taker", "observers", "kind", "evidence", "format", "step",
    "name", "from_", "to", "by", "who", "presenter", "turns", "kompas_status", "result", "section",
    "condition", "client_choice", "observer", "instrument", "instrument_version", "meeting",
    "requirement", "seen", "meetings", "seal", "agreed", "locked",
}  # fmt: skip


def marked(record: Any, name: str = "") -> Any:
    """A record with the marker in every text that is not about the process."""
    if isinstance(record, str):
        return record if name in PROCESS else f"{record} {MARK}"
    if isinstance(record, tuple):
        return tuple(marked(one, name) for one in record)
    if is_dataclass(record) and not isinstance(record, type):
        parts = {one.name: marked(getattr(record, one.name), one.name) for one in fields(record)}
        if type(record).__name__ == "FollowUpRow":
            parts["client"] = record.client  # type: ignore[attr-defined]
        return replace(record, **parts)
    return record


def texts(home: Home) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.root.rglob("*") if path.is_file()}


def with_marker(home: Home) -> list[Path]:
    found = [path for path, data in texts(home).items() if MARK.encode() in data]
    return found + [path for path in home.root.rglob("*") if MARK.lower() in path.name.lower()]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with a meeting, its observations, versions and lists, a marker in every text."""
    home = Home(tmp_path_factory.mktemp("played") / "home").make()
    name = "2026-W45.toml"
    play = begin(
        home, read_script(read_text(samples_folder() / name), name), name, random.Random(7)
    )
    play.to_end()
    path = play.close()
    first = minutes.load(path)
    shutil.rmtree(home.cases)
    path.unlink()
    full = marked(first)
    minutes.save(home, full)
    at = datetime(2026, 11, 5, tzinfo=UTC)
    wanted = replace(full, meeting=replace(full.meeting, notes=(f"anders {MARK}",)))
    path = minutes.save(home, corrected(full, wanted, at=at, what=MARK, reason=MARK))
    write_handouts(full, home.root / "handouts" / path.stem, "nl", with_pseudonym=True)
    for one in observations.listed(home).found:
        where = observations.path_of(home, one)
        noted = replace(marked(one), note=(NoteRow(text=MARK),))
        where.unlink()
        observations.save(home, sealed_again(noted))
    for case in full.case:
        cases.save(home, CaseFile(
            client=case.client, team=full.meeting.team, discussed=(full.meeting.start.date(),),
            kompas=Kompas(belangrijkst=(MARK,)), goal=MARK,
            action=(CaseAction(text=MARK, status="done", told=date(2026, 11, 20)),),
        ))  # fmt: skip
    for leftover in ("gone.journal.rest", "gone.draft", f"{full.meeting.id}.draft.new"):
        write_text(home.live / leftover, MARK)
    write_text(home.minutes / ".abc.part", MARK)
    write_text(home.index_file, MARK)
    return home


@pytest.fixture
def home(played: Home, tmp_path: Path) -> Home:
    return Home(Path(shutil.copytree(played.root, tmp_path / "home")))


def the_minutes(home: Home) -> Minutes:
    return minutes.load(minutes.listed(home).found[0].path)


def done(home: Home, now: datetime = NOW) -> purge.Plan:
    plan = purge.plan(home, now.date())
    purge.carry_out(home, plan, now)
    return plan


def test_the_marker_is_everywhere_to_begin_with(home: Home) -> None:
    places = {path.relative_to(home.root).parts[0] for path in with_marker(home)}
    assert places == {"minutes", "cases", "observations", "live", "handouts", "index.sqlite3"}


def test_after_a_purge_the_marker_is_nowhere(home: Home) -> None:
    plan = done(home)
    assert with_marker(home) == []
    assert (len(plan.minutes), len(plan.cases), plan.broken) == (1, 3, ())
    assert not list(home.root.rglob("*.v*.toml"))


def test_what_is_about_the_process_stays_and_adds_up(home: Home) -> None:
    before = the_minutes(home)
    done(home)
    after = the_minutes(home)
    assert faults(after) == ()
    assert after.meeting.content_removed == NOW.date()
    for name in ("attendance", "handover", "pause", "gap"):
        assert len(getattr(after, name)) == len(getattr(before, name))
    assert [(s.id, s.status, s.actual_s) for s in after.step] == [
        (s.id, s.status, s.actual_s) for s in before.step
    ]
    was, now = facts_of(before, None), facts_of(after, None)
    blank = {"client": ""}
    assert [replace(c, **blank) for c in now.cases] == [replace(c, **blank) for c in was.cases]
    bare = {"case": None, "reason": None, "changes": ()}
    assert [replace(s, **bare) for s in now.steps] == [replace(s, **bare) for s in was.steps]


def test_scores_stay_and_their_seal_holds(home: Home) -> None:
    before = {one.by: one.scores() for one in observations.listed(home).found}
    done(home)
    after = observations.listed(home).found
    assert {one.by: one.scores() for one in after} == before
    assert all(map(seal_holds, after))
    numbers = {case.client for case in the_minutes(home).case}
    assert {row.case for one in after for row in one.step if row.case} <= numbers


def test_a_broken_seal_stays_broken(home: Home) -> None:
    one = observations.listed(home).found[0]
    path = observations.path_of(home, one)
    write_text(path, read_text(path).replace('note = "', 'note = "x', 1).replace(MARK, f"{MARK}!"))
    done(home)
    assert not seal_holds(observations.load(path))
    assert with_marker(home) == []


def test_a_second_purge_finds_nothing(home: Home) -> None:
    done(home)
    assert purge.plan(home, NOW.date()).is_empty
    assert not purge.anything_due(home, NOW.date())


def test_the_log_says_that_it_was_done_and_not_what(home: Home) -> None:
    held = the_minutes(home).meeting
    done(home)
    log = read_text(home.root / purge.LOG)
    begun, done_ = log.splitlines()
    assert begun.startswith("2028-03-01T12:00:00+00:00 purge begun minutes=1 ")
    assert " cases=3 " in begun
    assert done_ == "2028-03-01T12:00:00+00:00 purge done"
    assert held.id not in log
    assert held.team not in log


@pytest.mark.parametrize("stop", range(12))
def test_broken_off_anywhere_it_can_be_done_again(
    home: Home, stop: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [stop]

    def until_the_power_fails(door: Any) -> Any:
        def act(*args: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise StoreError(args[0], "power cut")
            return door(*args)

        return act

    with_journal(home)
    plan = purge.plan(home, NOW.date())
    with monkeypatch.context() as patch:
        for name in ("write_text", "_remove"):
            patch.setattr(purge, name, until_the_power_fails(getattr(purge, name)))
        with pytest.raises(StoreError):
            purge.carry_out(home, plan, NOW)
    done(home)
    assert with_marker(home) == []
    assert faults(the_minutes(home)) == ()
    assert all(map(seal_holds, observations.listed(home).found))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that can be copied is needed")
@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.full)])
def test_killed_before_any_change_on_the_disk_it_goes_on_the_next_time(
    played: Home, tmp_path: Path, every: int
) -> None:
    stop = 0
    while True:
        home = Home(Path(shutil.copytree(played.root, tmp_path / str(stop))))
        with_journal(home)
        ended = killed_in(home, stop)
        for path in (*home.minutes.glob("*.toml"), *home.observations.glob("*.toml")):
            (minutes if path.parent == home.minutes else observations).load(path)
        done(home)
        assert with_marker(home) == [], f"after {stop} calls"
        assert faults(the_minutes(home)) == ()
        assert all(map(seal_holds, observations.listed(home).found))
        assert read_text(home.root / purge.LOG).endswith(" purge done\n")
        if ended == 0:
            break
        assert ended == signal.SIGKILL
        stop += every
        shutil.rmtree(home.root)
    assert stop > 20


def with_journal(home: Home) -> None:
    """Closing broke off: the minutes stand, the journal is there as well."""
    path = home.live / f"{the_minutes(home).meeting.id}.journal"
    write_text(path, MARK)
    lately = (NOW - timedelta(days=30)).timestamp()
    os.utime(path, (lately, lately))


def killed_in(home: Home, calls: int) -> int:
    """Purge in a process of its own that is killed after so many calls; by which signal, or 0."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) * -1
    left = [calls]

    def kill(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event in {"os.rename", "os.remove", "os.rmdir"}:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    plan = purge.plan(home, NOW.date())
    sys.addaudithook(kill)
    purge.carry_out(home, plan, NOW)
    os._exit(0)


def test_what_was_typed_after_a_removal_has_a_term_of_its_own_and_goes_as_well(home: Home) -> None:
    done(home)
    bare = the_minutes(home)
    step = bare.step[0]
    right = status_corrected(bare, step.id, step.case, "skipped", reason=MARK, at=NOW)
    minutes.save(home, right)
    assert with_marker(home)
    assert the_minutes(home).meeting.content_since == NOW.date()
    last = NOW + timedelta(weeks=8)
    assert not purge.plan(home, last.date()).minutes
    assert not purge.anything_due(home, last.date())
    gone = last + timedelta(days=1)
    assert purge.anything_due(home, gone.date())
    again = the_minutes(home)
    minutes.save(home, corrected(again, bare, at=gone, what="weer zo", reason="toch wel"))
    assert purge.plan(home, gone.date()).minutes, "a second correction gives no more time"
    done(home, gone)
    assert with_marker(home) == []
    assert the_minutes(home).meeting.content_removed == gone.date()


def test_what_is_left_of_minutes_that_somebody_removed_goes_too(home: Home) -> None:
    held = the_minutes(home).meeting
    path = minutes.listed(home).found[0].path
    path.unlink()
    assert minutes.versions(path)
    assert list(home.handouts.glob("*"))
    early = purge.plan(home, held.start.date() + timedelta(weeks=8))
    assert not early.alone
    assert "lists to hand out go, of minutes that are gone" in "\n".join(
        told(purge.plan(home, NOW.date()))
    )
    done(home)
    assert with_marker(home) == []


def test_what_belongs_to_minutes_that_cannot_be_read_stays(home: Home) -> None:
    path = minutes.listed(home).found[0].path
    write_text(path, "format = ")
    done(home)
    assert minutes.versions(path)
    assert list(home.handouts.glob("*"))


def test_a_guest_goes_by_a_number(home: Home) -> None:
    before = the_minutes(home)
    guest = before.case[0].question[0].by
    people = tuple(replace(one, guest=one.name == guest) for one in before.attendance)
    after = process_of(replace(before, attendance=people))
    assert guest not in write_minutes(after)
    assert after.case[0].question[0].by == "… 1"
    action = replace(before.case[0].action[0], who=f"Hans en {guest}")
    case = replace(before.case[0], action=(action,))
    together = process_of(replace(before, attendance=people, case=(case, *before.case[1:])))
    assert together.case[0].action[0].who == "Hans en … 1"
    assert faults(after) == ()
    assert [one.name for one in after.attendance if not one.guest] == [
        one.name for one in before.attendance if one.name != guest
    ]


def test_what_changed_after_it_was_asked_is_looked_at_again(home: Home) -> None:
    asked = purge.plan(home, NOW.date())
    case = cases.load(asked.cases[0])
    write_text(asked.cases[0], write_case(replace(case, keep=True)))
    purge.carry_out(home, asked, NOW)
    assert cases.load(asked.cases[0]).kompas == case.kompas
    assert not any(path.exists() for path in asked.cases[1:])


def test_while_the_removing_goes_on_a_case_that_is_marked_stays_and_one_that_is_gone_is_passed(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, look = purge.plan(home, NOW.date()), purge.plan
    path, case = asked.cases[0], cases.load(asked.cases[0])

    def changed_after_the_last_look(*about: Any) -> purge.Plan:
        found = look(*about)
        write_text(path, write_case(replace(case, keep=True)))
        asked.cases[1].unlink()
        return found

    monkeypatch.setattr(purge, "plan", changed_after_the_last_look)
    purge.carry_out(home, asked, NOW)
    assert cases.load(path) == purge.bare(replace(case, keep=True))
    assert not any(one.exists() for one in asked.cases[1:])


def test_a_log_that_cannot_be_read_is_told_before_anything_goes(home: Home) -> None:
    (home.root / purge.LOG).write_bytes(b"\xff\xfe")
    with pytest.raises(Unreadable):
        done(home)
    assert purge.plan(home, NOW.date()).minutes


def test_a_save_that_goes_on_now_is_left_alone(home: Home) -> None:
    write_text(home.minutes / ".now.part", "x")
    today = datetime.now().astimezone().date()
    assert not [one for one in purge.plan(home, today).leftovers if one.suffix == ".part"]


def test_nothing_goes_before_its_time(home: Home) -> None:
    day = the_minutes(home).meeting.start.date()
    teams.save(home, Team(name=the_minutes(home).meeting.team, retention_weeks=8))
    for case in cases.listed(home, the_minutes(home).meeting.team).found:
        cases.save(home, replace(case, action=()))
    early = purge.plan(home, _last_agreed(home, day) + timedelta(weeks=8))
    late = purge.plan(home, _last_agreed(home, day) + timedelta(weeks=8, days=1))
    assert (early.minutes, len(late.minutes)) == ((), 1)


def _last_agreed(home: Home, day: date) -> date:
    agreed = [one.when for case in the_minutes(home).case for one in case.action if one.when]
    return max([day, *agreed])


@pytest.mark.parametrize(
    ("action", "due_after"),
    [
        (CaseAction(text="x", when=date(2027, 3, 1)), date(2027, 3, 1) + timedelta(weeks=8)),
        (CaseAction(text="x", status="done", told=date(2027, 3, 1), when=date(2027, 9, 1)),
         date(2027, 3, 1) + timedelta(weeks=8)),
        (CaseAction(text="x"), date(2026, 11, 4) + timedelta(days=365)),
        (CaseAction(text="x", when=date(2031, 1, 1)), date(2026, 11, 4) + timedelta(days=365)),
    ],
)  # fmt: skip
def test_the_last_open_action_and_the_ceiling(
    home: Home, action: CaseAction, due_after: date
) -> None:
    team = the_minutes(home).meeting.team
    case = cases.listed(home, team).found[0]
    cases.save(home, replace(case, action=(action,)))
    last = due_after
    assert not purge.plan(home, last).minutes
    assert purge.plan(home, last + timedelta(days=1)).minutes


def test_the_last_day_there_is_stops_no_purge(home: Home) -> None:
    team, far = the_minutes(home).meeting.team, date.max
    case = cases.listed(home, team).found[0]
    cases.save(home, replace(case, discussed=(far,), action=(CaseAction(text="x", when=far),)))
    found = purge.plan(home, NOW.date())
    assert found.minutes, "a year after the meeting at the latest"
    assert not found.broken


def test_a_case_kept_on_purpose_keeps_its_kompas_and_open_actions(home: Home) -> None:
    team = the_minutes(home).meeting.team
    case = cases.listed(home, team).found[0]
    open_one = CaseAction(text="bellen", notes=(MARK,))
    kept_case = replace(
        case, keep=True, kompas=Kompas(doelen=("zingen",)), action=(*case.action, open_one)
    )
    cases.save(home, kept_case)
    plan = done(home)
    (left,) = cases.listed(home, team).found
    assert (len(plan.kept_cases), left.kompas, left.goal) == (1, kept_case.kompas, None)
    assert left.action == (replace(open_one, notes=()),)
    assert purge.plan(home, NOW.date()).is_empty


def test_a_case_that_waits_goes_by_the_day_on_which_it_was_prepared(home: Home) -> None:
    cases.save(home, CaseFile(client="Uil", team="Oost", prepared=True, goal="x"))
    today = datetime.now().astimezone().date()
    path = cases.path_of(home, "Oost", "Uil")
    assert path not in purge.plan(home, today).cases
    assert path in purge.plan(home, today + timedelta(weeks=8, days=1)).cases


def test_a_meeting_under_way_is_left_alone(home: Home) -> None:
    for name in ("abc.journal", "abc.draft", "abc.lock"):
        write_text(home.live / name, "{}")
    today = datetime.now().astimezone().date()
    assert not [path for path in purge.plan(home, today).leftovers if path.name[:3] == "abc"]
    assert (
        len(
            [
                p
                for p in purge.plan(home, today + timedelta(days=366)).leftovers
                if p.name[:3] == "abc"
            ]
        )
        == 3
    )


def test_a_broken_file_is_told_and_hides_no_other(home: Home) -> None:
    write_text(home.minutes / "2026-01-01-x-y.toml", "format = ")
    plan = done(home)
    assert len(plan.broken) == 1
    assert "2026-01-01-x-y.toml" in plan.broken[0]
    assert len(plan.minutes) == 1


def test_parting_twice_is_parting_once(home: Home) -> None:
    once = process_of(the_minutes(home))
    assert process_of(once) == once


def test_kept_lines_survive_and_are_no_team(home: Home) -> None:
    team = the_minutes(home).meeting.team
    teams.save(home, Team(name=team))
    kept.add(home, team, "Koor op donderdag zoekt alten", NOW.date())
    done(home)
    assert [one.text for one in kept.find(home, team).line] == ["Koor op donderdag zoekt alten"]
    assert teams.names(home) == (team,)
    assert teams.listed(home).broken == ()


@pytest.mark.parametrize(
    "text", ["", "Met {client} naar het koor", "{client}s moeder zingt", "nr 123456782"]
)
def test_a_kept_line_is_about_nobody(home: Home, text: str) -> None:
    found = the_minutes(home)
    with pytest.raises(Refused):
        kept.add(home, found.meeting.team, text.format(client=found.case[0].client), NOW.date())


def test_a_line_may_hold_the_letters_of_a_pseudonym(home: Home) -> None:
    cases.save(home, CaseFile(client="Uil", team="Oost"))
    kept.add(home, "Oost", "Vuilnisophalers zoeken hulp", NOW.date())
    with pytest.raises(Refused, match="Uil"):
        kept.add(home, "Oost", "Dat wou UIL's broer ook", NOW.date())
