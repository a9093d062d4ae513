"""Minutes put right: everything that somebody typed or chose, in one way."""

from __future__ import annotations

import random
import shutil
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from teamkracht.live.playing import begin
from teamkracht.meeting.event import Refused
from teamkracht.meeting.kompas import Place
from teamkracht.records.carrying_over import after_meeting
from teamkracht.records.case_file import CaseAction, CaseFile
from teamkracht.records.case_put_right import case_put_right
from teamkracht.records.checking import faults
from teamkracht.records.content import ActionRow, CaseRow, FollowUpRow, IdeaRow, QuestionRow
from teamkracht.records.correctable import Entry, entries
from teamkracht.records.correction_kinds import Field, Kind
from teamkracht.records.correction_table import AFTER_CASES, BEFORE_CASES, OF_CASE
from teamkracht.records.minutes import Minutes, corrected, read_minutes, write_minutes
from teamkracht.records.parting import process_of
from teamkracht.records.process import Attendance, HandoverRow, Held, PauseRow, StepRow
from teamkracht.records.putting_right import Known, known, put_right, taken_away, values_of
from teamkracht.records.script import read_script
from teamkracht.store import cases, minutes
from teamkracht.store.files import read_text
from teamkracht.store.home import Home
from teamkracht.store.put_right import put_right as keep
from teamkracht.store.shipped import samples_folder

BSN = "123.456.782"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home in which the two weeks of the samples were played."""
    home = Home(tmp_path_factory.mktemp("put-right") / "home").make()
    for name in ("2026-W45.toml", "2026-W46.toml"):
        script = read_script(read_text(samples_folder() / name), name)
        play = begin(home, script, name, random.Random(7))
        play.to_end()
        play.close()
    return home


@pytest.fixture(scope="module")
def week(home: Home) -> Minutes:
    first = minutes.listed(home).found[-1]
    return minutes.load(first.path)


@pytest.fixture
def week_after(home: Home) -> Minutes:
    newest = minutes.listed(home).found[0]
    return minutes.load(newest.path)


@pytest.fixture
def among(week: Minutes) -> Known:
    here = [one.name for one in week.attendance if not one.guest]
    return known(week, here, ["Roodborst"])


def one(week: Minutes, *path: str | int, field: str = "") -> Entry:
    """The entry at a place; -1 is the place behind the rows, to add one."""
    if path[-1] == -1:
        return next(e for e in entries(week) if e.path[:-1] == path[:-1] and e.is_new)
    return next(e for e in entries(week) if e.path == path and field in (e.fields[0].name, ""))


def another(field: Field, value: Any, among: Known) -> Any:
    """A value for a field that is not the one that stands there."""
    choices: dict[Kind, tuple[Any, ...]] = {
        Kind.PERSON: among.people,
        Kind.PEOPLE: among.people,
        Kind.CLIENT: among.clients[::-1],
        Kind.YES_NO: (True, False),
        Kind.CHOICE: field.choices,
    }
    fresh: dict[Kind, Any] = {
        Kind.TEXT: f"{value or 'iets'} [anders]",
        Kind.NAME: f"{value or ''}a",
        Kind.NUMBER: (value or 0) + 1 if field.kind is Kind.NUMBER else None,
        Kind.DAY: date(2027, 1, 15),
        Kind.CLOCK: value + timedelta(minutes=1) if field.kind is Kind.CLOCK and value else None,
    }
    if field.kind in choices:
        return next(one for one in choices[field.kind] if one != value)
    return fresh.get(field.kind, value)


MAY_CONTRADICT = {"present", "idea_number", "chosen"}
"""What other rows may forbid: a facilitator who was not there, an idea that is not there."""


def test_every_value_that_somebody_typed_or_chose_can_be_put_right(
    week: Minutes, among: Known
) -> None:
    seen: set[tuple[str, ...]] = set()
    for entry in entries(week):
        before = values_of(week, entry)
        for field in entry.fields:
            key = (*(one for one in entry.path if isinstance(one, str)), field.name)
            if entry.is_new or key in seen or field.name in MAY_CONTRADICT:
                continue
            seen.add(key)
            value = another(field, before[field.name], among)
            after = put_right(week, entry, {**before, field.name: value}, among)
            alike = [one for one in entries(after) if one.part == entry.part and not one.is_new]
            found = [values_of(after, one).get(field.name) for one in alike]
            assert value in found, (entry.path, field.name)
            assert read_minutes(write_minutes(after), "a.toml") == after
            assert faults(after) == ()
    assert len(seen) >= 35


NOT_PUT_RIGHT = {
    "meeting": {"id", "code", "team", "protocol", "protocol_version", "protocol_hash", "plan"}
    | {"language", "planned_start", "start", "end", "duration_s", "paused_s", "gap_s"}
    | {"status", "content_removed", "content_since"},
    "step": {"id", "case", "kind", "evidence", "sequence", "in_order", "visits"}
    | {"planned_s", "extended_s", "actual_s", "paused_s"},
    "pause": {"start", "end"},
    "case": {"client"},
    "idea": {"number"},
    "action": {"idea"},
}
"""What docs/formats/minutes.md says is measured, or follows from what is put right."""
SEEN_OTHERWISE = {
    ("meeting", "notes"),
    ("step", "notes"),
    ("step", "status"),
    ("case", "kompas"),
    ("case", "kompas_change"),
}
"""What is put right as a line of notes or of the kompas, or beside what was logged."""
ROWS = {
    "meeting": Held,
    "attendance": Attendance,
    "handover": HandoverRow,
    "step": StepRow,
    "pause": PauseRow,
    "case": CaseRow,
    "question": QuestionRow,
    "idea": IdeaRow,
    "action": ActionRow,
    "follow_up": FollowUpRow,
}


def test_a_key_of_minutes_is_put_right_or_named_as_one_that_is_not() -> None:
    asked = set(SEEN_OTHERWISE)
    for part in (*BEFORE_CASES, *OF_CASE, *AFTER_CASES):
        names = [key for key in part.at if key not in {"*", "[]"}]
        for field in part.fields:
            asked.add((names[-1], field.name) if field.name else (names[-2], names[-1]))
    for table, kind in ROWS.items():
        keys = {one.name for one in fields(kind)}
        keys -= {"question", "idea", "action"} if table == "case" else set()
        put = {key for name, key in asked if name == table}
        assert keys == put | NOT_PUT_RIGHT.get(table, set()), table


LISTS = (
    (("attendance", -1), {"name": "Gerda", "present": True, "online": True}),
    (("meeting", "observers", -1), {"": "Gerda"}),
    (("meeting", "postponed", -1), {"": "Roodborst"}),
    (("handover", -1), {"from_": "Marga", "to": "Hans"}),
    (("note_line", -1), {"text": "vergeten"}),
    (("case", 0, "kompas_line", -1), {"text": "Zingt", "place": Place("doelen")}),
    (("case", 0, "question", -1), {"by": "Hans", "question": "En nu?"}),
    (("case", 0, "idea", -1), {"text": "Koor"}),
    (("case", 0, "action", -1), {"text": "Koor bellen", "who": "Hans en Marga"}),
    (("follow_up", -1), {"case": "Roodborst", "action": "Bellen"}),
)


@pytest.mark.parametrize(("path", "values"), LISTS, ids=str)
def test_a_line_that_lacks_is_added_and_one_too_many_taken_away(
    week: Minutes, among: Known, path: tuple[str | int, ...], values: dict[str, Any]
) -> None:
    entry = one(week, *path)
    more = put_right(week, entry, {**values_of(week, entry), **values}, among)
    (added,) = [
        e
        for e in entries(more)
        if e.part == entry.part and e.can_go and values_of(more, e).items() >= values.items()
    ]
    assert read_minutes(write_minutes(more), "a.toml") == more
    assert taken_away(more, added) == week


def test_turns_of_the_start_and_rounds_are_asked_of_where_there_are_such(
    week: Minutes, among: Known
) -> None:
    opening = replace(week.step[0], kind="round", turns=("Hans",))
    sketch = next(n for n, row in enumerate(week.step) if row.case == week.case[0].client)
    rows = list(week.step)
    rows[0], rows[sketch] = opening, replace(week.step[sketch], kind="round")
    several = replace(week, step=tuple(rows))
    turn = one(several, "step", 0, "turns", 0)
    assert put_right(several, turn, {"": "Ria"}, among).step[0].turns == ("Ria",)
    asked = one(several, "case", 0, "question", 0)
    values = {**values_of(several, asked), "step": week.step[sketch].id}
    after = put_right(several, asked, values, among)
    assert after.case[0].question[0].step == week.step[sketch].id
    once = one(week, "case", 0, "question", 0)
    assert "step" not in {field.name for field in once.fields}


def test_what_follows_follows(week: Minutes, among: Known) -> None:
    """An idea in its actions, a guest's name all through, an end that was early by its reason."""
    number = week.case[0].action[0].idea_number
    at = next(n for n, idea in enumerate(week.case[0].idea) if idea.number == number)
    entry = one(week, "case", 0, "idea", at)
    after = put_right(week, entry, {**values_of(week, entry), "text": "Anders"}, among)
    assert after.case[0].action[0].idea == "Anders"
    entry = one(week, "attendance", -1)
    guest = put_right(week, entry, {**values_of(week, entry), "name": "Gerda"}, among)
    assert guest.attendance[-1].guest
    asked = one(guest, "case", 0, "question", 0)
    said = put_right(
        guest,
        asked,
        {**values_of(guest, asked), "by": "Gerda"},
        known(guest, among.team, among.clients),
    )
    row = one(said, "attendance", len(said.attendance) - 1)
    renamed = put_right(said, row, {**values_of(said, row), "name": "Gerrie"}, among)
    assert renamed.case[0].question[0].by == "Gerrie"
    early = put_right(week, one(week, "meeting", field="reason"), {"reason": "brand"}, among)
    assert early.meeting.status == "ended_early"


def test_names_are_chosen_and_no_bsn_comes_in(week: Minutes, among: Known) -> None:
    presenter = one(week, "case", 0, field="presenter")
    assert put_right(week, presenter, {"presenter": "hans"}, among).case[0].presenter == "Hans"
    with pytest.raises(Refused, match="Gerda"):
        put_right(week, presenter, {"presenter": "Gerda"}, among)
    action = one(week, "case", 0, "action", 0)
    with pytest.raises(Refused, match="Gerda"):
        put_right(week, action, {**values_of(week, action), "who": "Hans en Gerda"}, among)
    for entry in (one for one in entries(week) if not one.is_new):
        for field in entry.fields:
            if field.kind in {Kind.TEXT, Kind.NAME, Kind.PERSON, Kind.PEOPLE}:
                values = {**values_of(week, entry), field.name: f"nr {BSN}"}
                with pytest.raises(Refused, match="BSN"):
                    put_right(week, entry, values, among)


def test_a_correction_does_not_make_minutes_contradict_themselves(
    week: Minutes, among: Known
) -> None:
    leader = next(
        n for n, row in enumerate(week.attendance) if row.name == week.meeting.facilitator
    )
    entry = one(week, "attendance", leader)
    with pytest.raises(Refused, match=week.meeting.facilitator):
        put_right(week, entry, {**values_of(week, entry), "present": False}, among)
    idea = one(week, "case", 0, "action", 0)
    with pytest.raises(Refused, match="999"):
        put_right(week, idea, {**values_of(week, idea), "idea_number": 999}, among)


def test_where_content_was_removed_only_the_process_is_put_right(
    week: Minutes, among: Known
) -> None:
    today = date(2027, 2, 1)
    bare = process_of(week, today)
    assert [
        field.name
        for entry in entries(bare)
        for field in entry.fields
        if field.kind is Kind.TEXT or field.name in {"next_contact", "place"}
    ] == []
    assert set(known(bare, among.team, ["Roodborst"]).clients) == set(bare.clients())
    entry = one(bare, "case", 0, "question", 0)
    after = put_right(bare, entry, {**values_of(bare, entry), "by": "Hans"}, among)
    at = week.meeting.end + timedelta(days=100)
    right = corrected(bare, after, at=at, what="wie vroeg", reason="vergist")
    assert right.meeting.content_removed is None
    assert right.meeting.content_since == at.date()
    assert [e.path for e in entries(right)] == [e.path for e in entries(bare)]
    again = process_of(right, today)
    assert (again.meeting.content_removed, again.meeting.content_since) == (today, None)


# The file of a case


@pytest.fixture
def case(week: Minutes) -> CaseFile:
    """A file that has taken in the meeting, and of which nothing was written since."""
    client = week.case[0].client
    return after_meeting(None, week, client)


def test_the_living_kompas_follows_where_it_says_the_same(
    week: Minutes, among: Known, case: CaseFile
) -> None:
    line = one(week, "case", 0, "kompas_line", 0)
    before = values_of(week, line)
    after = put_right(week, line, {**before, "text": "Zonder fout"}, among)
    right = case_put_right(case, week, after)
    entries_now = right.kompas.entries(before["place"])
    assert "Zonder fout" in entries_now
    assert before["text"] not in entries_now
    # Written at the desk since: it stays, and so does what the desk put in the place of the line.
    kompas = case.kompas.with_entries(before["place"], ("Van het bureau",))
    right = case_put_right(replace(case, kompas=kompas), week, after)
    assert "Van het bureau" in right.kompas.entries(before["place"])
    assert right.meetings == case.meetings


def test_actions_and_facts_of_the_case_follow(week: Minutes, among: Known, case: CaseFile) -> None:
    entry = one(week, "case", 0, "action", 0)
    values = {**values_of(week, entry), "text": "Anders gezegd", "who": "Hans"}
    after = put_right(week, entry, values, among)
    done = tuple(replace(row, status="done", notes=("lukte",)) for row in case.action)
    right = case_put_right(replace(case, action=done), week, after)
    first = next(row for row in right.action if row.text == "Anders gezegd")
    assert (first.who, first.status, first.notes) == ("Hans", "done", ("lukte",))
    assert len(right.action) == len(case.action)
    contact = one(week, "case", 0, field="next_contact")
    after = put_right(week, contact, {"next_contact": date(2027, 1, 5)}, among)
    assert case_put_right(case, week, after).next_contact == date(2027, 1, 5)
    elsewhere = replace(case, next_contact=date(2027, 3, 1))
    assert case_put_right(elsewhere, week, after).next_contact == date(2027, 3, 1)


def test_what_became_of_an_action_follows(week_after: Minutes, among: Known) -> None:
    week = week_after
    row = next(n for n, one in enumerate(week.follow_up) if one.result != "done")
    told = week.follow_up[row]
    file = CaseFile(
        client=told.case,
        team=week.meeting.team,
        meetings=(week.meeting.id,),
        action=(CaseAction(text=told.action, status="not_yet", told=week.meeting.start.date()),),
    )
    entry = one(week, "follow_up", row)
    after = put_right(week, entry, {**values_of(week, entry), "result": "done"}, among)
    assert not case_put_right(file, week, after).action[0].is_open
    later = replace(file, action=(replace(file.action[0], told=date(2027, 1, 1)),))
    assert case_put_right(later, week, after) == later
    mine = replace(file.action[0], who=told.who, when=told.when)
    both = replace(file, action=(replace(mine, who="Somebody else"), mine))
    right = case_put_right(both, week, after)
    assert [one.is_open for one in right.action] == [True, False], "of two alike, that of whoever"


def test_what_was_told_of_the_wrong_action_is_taken_back(week_after: Minutes, among: Known) -> None:
    week, day = week_after, week_after.meeting.start.date()
    row = next(n for n, one in enumerate(week.follow_up) if one.result == "done")
    told = replace(week.follow_up[row], new_date=date(2027, 1, 5))
    week = replace(week, follow_up=(*week.follow_up[:row], told, *week.follow_up[row + 1 :]))
    agreed = CaseAction(text=told.action, who=told.who, when=told.when)
    as_told = replace(
        agreed, status="done", told=day, client=told.client, when=told.new_date,
        notes=tuple(filter(None, (told.note,))),
    )  # fmt: skip
    file = CaseFile(
        client=told.case, team=week.meeting.team, meetings=(week.meeting.id,), action=(as_told,)
    )
    entry = one(week, "follow_up", row)
    assert case_put_right(file, week, taken_away(week, entry)).action == (agreed,)
    values = values_of(week, entry)
    other = next(one for one in week.clients() if one != told.case)
    moved = put_right(week, entry, {**values, "case": other}, among)
    assert case_put_right(file, week, moved).action == (agreed,)
    of_other = replace(file, client=other, action=())
    (new,) = case_put_right(of_other, week, moved).action
    assert (new.text, new.status, new.told) == (told.action, "done", day)
    on_its_day = put_right(week, entry, {**values, "new_date": None}, among)
    assert case_put_right(file, week, on_its_day).action[0].when == told.when
    said = put_right(week, entry, {**values, "action": "Anders gezegd"}, among)
    assert case_put_right(file, week, said).action == (replace(as_told, text="Anders gezegd"),)


def test_a_file_that_did_not_take_the_meeting_in_stays(
    week: Minutes, among: Known, case: CaseFile
) -> None:
    entry = one(week, "case", 0, field="goal")
    after = put_right(week, entry, {"goal": "Een ander doel"}, among)
    other = replace(case, meetings=())
    assert case_put_right(other, week, after) == other


def test_keeping_writes_the_version_and_the_case(home: Home, week: Minutes, among: Known) -> None:
    client = week.case[0].client
    entry = one(week, "case", 0, "kompas_line", -1)
    values = {**values_of(week, entry), "text": "Zingt graag", "place": Place("doelen")}
    at = week.meeting.end + timedelta(days=1)
    after = put_right(week, entry, values, among)
    fresh = corrected(week, after, at=at, what="een regel erbij", reason="vergeten")
    assert keep(home, week, fresh) == ()
    assert minutes.load(minutes.path_of(home, week)) == fresh
    file = cases.find(home, week.meeting.team, client)
    assert file is not None
    assert "Zingt graag" in file.kompas.doelen


def test_a_case_that_cannot_follow_is_told_and_the_minutes_are_right_all_the_same(
    home: Home, tmp_path: Path, among: Known
) -> None:
    own = Home(Path(shutil.copytree(home.root, tmp_path / "own")))
    week = minutes.load(minutes.listed(own).found[-1].path)
    path = cases.path_of(own, week.meeting.team, week.case[0].client)
    path.write_text("geen TOML [", encoding="utf-8")
    entry = one(week, "case", 0, field="goal")
    after = put_right(week, entry, {"goal": "Een ander doel"}, among)
    at = week.meeting.end + timedelta(days=1)
    fresh = corrected(week, after, at=at, what="het doel", reason="vergist")
    (told,) = keep(own, week, fresh)
    assert str(path) in told
    assert minutes.load(minutes.path_of(own, week)) == fresh
    assert path.read_text(encoding="utf-8") == "geen TOML ["
