"""A home with a meeting under way, made through the program's own door."""

from __future__ import annotations

from pathlib import Path

from teamkracht.live.clock import SystemClock
from teamkracht.live.opening import start
from teamkracht.meeting import agenda, ideas, notes, steps
from teamkracht.meeting.meeting import StepRef
from teamkracht.records.team import Member, Team
from teamkracht.store import protocols, teams
from teamkracht.store.home import Home

CLIENT = "Merel"
LAST_IDEA = "het laatste idee van de lijst"
IN_BRAINSTORM = "meer mag"
"""Said from twenty ideas on."""
IN_CHOOSING = "Yvonne kiest"
ON, BACK = ("f8", IN_CHOOSING), ("f7", "›  een idee")
"""A key, and what it brings: from the brainstorm to choosing, and back."""
NAMES = ("Marga", "Hans", "Yvonne", "Fatima", "Ria", "Anneke")


def meeting_with_ideas(folder: Path, count: int) -> None:
    """A home with a meeting that was left in the brainstorm of a case, with so many ideas."""
    home = Home(folder).make()
    teams.save(home, Team(name="Oost", member=tuple(Member(name=one) for one in NAMES)))
    text, name = protocols.text_of(home, "teamkrachtbespreking")
    started = agenda.MeetingStarted(
        id="bench",
        code="BNCH",
        team="Oost",
        plan="120",
        language="nl",
        facilitator="Marga",
        people=tuple(agenda.Expected(one) for one in NAMES),
        cases=(agenda.Brought(CLIENT, "Yvonne"),),
    )
    conductor = start(home, text, name, started, SystemClock())
    conductor.do(steps.jump, StepRef("vraag", CLIENT))
    conductor.do(notes.set_field, CLIENT, "help_question", "Hoe beginnen we klein?")
    conductor.do(steps.jump, StepRef("brainstorm", CLIENT))
    texts = [f"Idee nummer {number} om samen te bekijken" for number in range(1, count)]
    conductor.do(ideas.add_ideas, CLIENT, [*texts, LAST_IDEA])
    conductor.keeper.close()
