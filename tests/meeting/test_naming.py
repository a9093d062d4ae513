"""Who is meant by a name, however it is spelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from meeting_by_hand import VRAGENRONDE, Table

from teamkracht.meeting import agenda, choosing, ideas, people, rounds
from teamkracht.meeting.agenda import Brought, Expected, MeetingStarted
from teamkracht.meeting.event import Refused
from teamkracht.meeting.naming import all_known_as, known_as

NAMES = ("Anneke", "Ömer", "Sanne", "Bé 'de' 🚲", "An & Co")


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Anneke", "Anneke"),
        ("anneke", "Anneke"),
        ("omer", "Ömer"),
        ("ÖMER", "Ömer"),
        ("be  'de' 🚲", "Bé 'de' 🚲"),
        ("Ann", "Ann"),
        ("Wil [v]", "Wil [v]"),
    ],
)
def test_one_name(typed: str, known: str) -> None:
    assert known_as(typed, NAMES) == known


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("omer, sanne", "Ömer, Sanne"),
        ("SANNE en iemand van de gemeente", "Sanne en iemand van de gemeente"),
        ("anneke & omer", "Anneke & Ömer"),
        ("an & co", "An & Co"),
        ("wie dan ook", "wie dan ook"),
    ],
)
def test_several_names(typed: str, known: str) -> None:
    assert all_known_as(typed, NAMES) == known


def test_a_name_that_may_be_of_two_people_stays_as_it_was_typed() -> None:
    assert known_as("rene", ("René", "Rène")) == "rene"
    assert known_as("rené", ("René", "Rene")) == "René"


@pytest.mark.parametrize(
    "said",
    [
        lambda meeting: agenda.set_presenter(meeting, "Merel", "RIA").presenter,
        lambda meeting: agenda.add_case(meeting, Brought("Mus", "ria")).case.presenter,
        lambda meeting: people.leave(meeting, "ria").name,
        lambda meeting: people.set_attendance(meeting, "ria", True, online=True).name,
        lambda meeting: people.hand_over(meeting, "ria").to,
        lambda meeting: people.set_typist(meeting, "ria").name,
        lambda meeting: ideas.add_ideas(meeting, "Reiger", ["a"], by="ria").by,
        lambda meeting: rounds.take_turn(meeting, VRAGENRONDE, "ria").by,
        lambda meeting: rounds.pass_turn(meeting, VRAGENRONDE, "ria").by,
        lambda meeting: choosing.make_action(meeting, "Reiger", "a", who="ria").who,
    ],
)
def test_every_command_knows_who_is_meant(said: Callable[..., str]) -> None:
    table = Table()
    table.on(VRAGENRONDE)
    assert said(table.meeting) == "Ria"


def test_who_is_here_does_not_come_in_again_in_other_letters() -> None:
    with pytest.raises(Refused, match="Ria"):
        people.arrive(Table().meeting, "ria")


def test_who_was_there_too_stays_a_member_and_comes_once() -> None:
    table = Table()
    name = next(one.name for one in table.meeting.people if not one.guest)
    table.do(people.set_attendance, table.meeting.people[-1].name, False)
    away = table.meeting.people[-1]
    table.do(people.was_there_too, away.name.lower())
    assert table.meeting.person(away.name) == replace(away, present=True)
    with pytest.raises(Refused, match=name):
        table.do(people.was_there_too, name.upper())
    table.do(people.was_there_too, "Iemand")
    assert table.meeting.person("Iemand").guest


def test_a_client_on_the_agenda_is_not_added_again_in_other_letters() -> None:
    with pytest.raises(Refused, match="Merel"):
        agenda.add_case(Table().meeting, Brought("merel "))


def test_a_start_gives_everybody_one_name() -> None:
    started = MeetingStarted(
        id="m", code="c", team="Oost", plan="120", language="nl", facilitator="ria",
        minutes_taker="OMER", people=(Expected("Ria"), Expected("Ömer")),
        cases=(Brought("Merel", "omer"), Brought("Mus", "Wil")),
    )  # fmt: skip
    ready = agenda.ready_to_start(started)
    assert (ready.facilitator, ready.minutes_taker) == ("Ria", "Ömer")
    assert [case.presenter for case in ready.cases] == ["Ömer", "Wil"]
    assert replace(ready, cases=()) == replace(agenda.ready_to_start(ready), cases=())
