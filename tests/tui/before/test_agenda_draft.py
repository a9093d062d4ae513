"""A meeting that is being put together, without a screen."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from random import Random

import pytest

from teamkracht import i18n
from teamkracht.meeting.event import Refused
from teamkracht.meeting.kompas import Kompas
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.case_file import CaseAction, CaseFile
from teamkracht.records.team import Member, Team
from teamkracht.store.shipped import protocols_folder
from teamkracht.tui import birds
from teamkracht.tui.agenda_draft import (
    AgendaDraft,
    Method,
    draft_for,
    names_in,
    team_of,
    time_in,
)

TEAM = Team(
    name="Oost",
    facilitator="Anneke",
    minutes_taker="Loes",
    plan="90",
    member=(Member(name="Anneke"), Member(name="Hans"), Member(name="Loes", online=True)),
)
KOMPAS = Kompas(belangrijkst=("rust",))
CASES = (
    CaseFile(
        client="Merel",
        team="Oost",
        presenter="Hans",
        prepared=True,
        help_question="Hoe nu?",
        kompas=KOMPAS,
        action=(CaseAction(text="Bellen", who="Hans", when=date(2026, 11, 1)),),
    ),
    CaseFile(client="Kievit", team="Oost", postponed=True),
    CaseFile(client="Zwaluw", team="Oost", action=(CaseAction(text="Fietsen"),)),
)


@pytest.fixture(scope="module")
def method() -> Method:
    path = Path(protocols_folder()) / "teamkrachtbespreking.toml"
    text = path.read_text(encoding="utf-8")
    return Method(str(path), text, read_protocol(text, str(path)))


@pytest.fixture
def draft(method: Method) -> AgendaDraft:
    i18n.use("en")
    ready = draft_for(TEAM, (method,), CASES)
    return ready.switch_case("Kievit").switch_case("Merel")


def test_as_many_ready_cases_are_chosen_as_the_plan_has(method: Method) -> None:
    more = (*CASES, CaseFile(client="Uil", team="Oost", prepared=True))
    chosen = draft_for(TEAM, (method,), more).agenda
    assert [one.client for one in chosen] == ["Kievit", "Merel"], "postponed ones first"


def test_what_is_usual_is_filled_in(draft: AgendaDraft) -> None:
    assert draft.here == ("Anneke", "Hans", "Loes")
    assert (draft.facilitator, draft.minutes_taker, draft.plan) == ("Anneke", "Loes", "90")
    assert [one.client for one in draft.cases] == ["Kievit", "Merel"], "postponed ones first"
    assert draft.agenda == ()


def test_who_is_not_here_does_not_lead_or_type(draft: AgendaDraft) -> None:
    draft = draft.change_person("Anneke", present=False)
    assert draft.facilitator == "Hans", "the one who types keeps typing"
    assert draft.change_person("Loes", present=False).minutes_taker is None
    assert draft.change_person("Anneke", present=True).facilitator == "Anneke"


def test_roles_are_turned_among_who_is_here(draft: AgendaDraft) -> None:
    draft = draft.change_person("Hans", present=False).turn_facilitator(1)
    assert draft.facilitator == "Loes"
    assert draft.turn_minutes_taker(1).minutes_taker is None, "nobody types"
    assert draft.turn_minutes_taker(-1).minutes_taker == "Anneke"


def test_a_plan_that_is_gone_gives_way_to_the_first(method: Method) -> None:
    odd = Team(name="Oost", plan="45", protocol="gone")
    assert draft_for(odd, (method,), ()).plan == "120"


def test_a_new_team_begins_with_the_usual_method(method: Method) -> None:
    text = (Path(protocols_folder()) / "groepssupervisie.toml").read_text(encoding="utf-8")
    other = Method("other", text, read_protocol(text, "other"))
    assert draft_for(None, (other, method), ()).method is method


def test_the_parts_follow_the_cases(draft: AgendaDraft) -> None:
    assert draft.parts() == (("Opening", 4), ("Looking back", 6), ("Closing", 10))
    grown = draft.switch_case("Merel").with_case("Reiger").with_case("Reiger")
    assert [name for name, _minutes in grown.parts()] == [
        "Opening",
        "Looking back",
        "Merel",
        "Reiger",
        "Closing",
    ]
    assert sum(minutes for _name, minutes in grown.parts()) == grown.timing.minutes == 90


def test_a_case_that_the_team_knows_comes_with_all_that_is_known(draft: AgendaDraft) -> None:
    started = (
        draft.switch_case("Merel")
        .with_case("zwaluw")
        .brought_in_by("Zwaluw", "an")
        .started("id1", "CODE", "en", None)
    )
    merel, zwaluw = started.cases
    assert (merel.client, merel.presenter, merel.kompas) == ("Merel", "Hans", KOMPAS)
    assert merel.fields == {"help_question": "Hoe nu?"}
    assert (zwaluw.client, zwaluw.presenter) == ("Zwaluw", "Anneke")
    assert [one.action for one in started.open_actions] == ["Bellen", "Fietsen"]


def test_a_case_added_by_mistake_goes_and_a_prepared_one_stays(draft: AgendaDraft) -> None:
    draft = draft.with_case("Reiger").switch_case("Merel")
    draft = draft.without_case("Reiger").without_case("Merel")
    assert [(one.client, one.chosen) for one in draft.cases] == [
        ("Kievit", False),
        ("Merel", False),
    ]


def test_presenters_are_turned_among_who_is_here(draft: AgendaDraft) -> None:
    turned = draft.turn_presenter("Merel", 1)
    assert [(one.client, one.presenter) for one in turned.agenda] == [("Merel", "Loes")]
    assert turned.turn_presenter("Merel", 1).agenda[0].presenter is None


def test_a_meeting_needs_a_team_and_somebody_here(method: Method, draft: AgendaDraft) -> None:
    with pytest.raises(Refused, match="Which team"):
        draft_for(None, (method,), ()).with_people(["Jo"], guests=False).started(
            "i", "C", "en", None
        )
    for name in ("Anneke", "Hans", "Loes"):
        draft = draft.change_person(name, present=False)
    with pytest.raises(Refused, match="Who is here"):
        draft.started("i", "C", "en", None)


def test_a_new_team_is_kept_without_its_guests(method: Method) -> None:
    draft = draft_for(None, (method,), ()).with_people(["Jo", "Al"], guests=False)
    draft = draft.with_people(["Coach"], guests=True)
    draft = AgendaDraft(**{**vars(draft), "team": " West "})
    assert team_of(draft) == Team(
        name="West", facilitator="Jo", plan="120", member=(Member(name="Jo"), Member(name="Al"))
    )


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Hans, Ria en Jo,, Hans", ("Hans", "Ria en Jo")),
        ("Hans\nRia\r\n\nJo;Al", ("Hans", "Ria", "Jo", "Al")),
        ("  [Ria]  'de  Vries' 🚲 ", ("[Ria] 'de Vries' 🚲",)),
        (" , ", ()),
    ],
)
def test_names_are_read_as_people_type_them(typed: str, names: tuple[str, ...]) -> None:
    assert names_in(typed) == names


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("9:30", time(9, 30)),
        ("09.30", time(9, 30)),
        ("930", time(9, 30)),
        ("1330", time(13, 30)),
        ("9", time(9, 0)),
        ("9u30", time(9, 30)),
        ("24:00", None),
        ("9:75", None),
        ("straks", None),
        ("1:2:3", None),
        ("", None),
        ("9.30 uur", time(9, 30)),
        ("9²", None),
    ],
)
def test_a_time_is_read_as_people_type_it(typed: str, at: time | None) -> None:
    assert time_in(typed) == at


def test_birds_are_offered_that_nobody_has() -> None:
    taken = list(birds.BIRDS)[:-2]
    assert set(birds.offer(Random(1), [name.upper() for name in taken])) == set(birds.BIRDS) - set(
        taken
    )
    assert birds.offer(Random(1), birds.BIRDS) == ()
    i18n.use("en")
    assert birds.with_english("Merel") == "Merel (blackbird)"
    assert birds.with_english("Reus") == "Reus"
    i18n.use("nl")
    assert birds.with_english("Merel") == "Merel"
