"""The scenes of the pictures in which somebody observes, or looks how the steps were followed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from teamkracht.live.clock import SetClock
from teamkracht.live.playing import begin, days_later
from teamkracht.records.correcting import status_corrected
from teamkracht.records.observation import About, Seen, SeenStep, observed, sealed
from teamkracht.records.script import read_script
from teamkracht.store import minutes, observations
from teamkracht.store.home import Home
from teamkracht.store.shipped import samples_folder

FIRST, SECOND = "2026-W45.toml", "2026-W46.toml"
WEEKS = (FIRST, FIRST, SECOND, FIRST, None, FIRST, SECOND, FIRST, FIRST, SECOND)
"""Ten weeks to the second sample week; None is one without a meeting."""
THEIRS = {
    "frequentie_en_duur": 4,
    "krachtkompas_als_start": 4,
    "stappen_gevolgd": 5,
    "vragen_zonder_advies": 2,
    "brainstorm_zonder_oordeel": 4,
    "ideeen_kiezen_en_afspraken": 5,
    "krachtgerichte_taal": 4,
}
"""What the other observer gave."""


def play(home: Home, name: str, days: int = 0) -> None:
    """Play a sample week, so many days later than it was."""
    script = read_script((samples_folder() / name).read_text(encoding="utf-8"), name)
    played = begin(home, days_later(script, days), name, Random(f"{name} {days}"))
    played.to_end()
    played.close()


async def observe_begin(stage: Any) -> None:
    """Which meeting, and who observes."""
    stage.app.open_observe()
    await stage.rest()
    await stage.press(*"K7QP", "enter", *"Ans")


async def observe_live(stage: Any) -> None:
    """What happens now, and what was seen."""
    clock: SetClock = stage.app.clock
    await observe_begin(stage)
    clock.advance(300)
    await stage.press("f8")
    for minutes_on, keys in (
        (0, "1"), (4, "2"), (6, "3"), (3, "4"), (2, "5"), (5, "6"), (3, "a"), (2, "j"),
        (3, "7"), (2, "h"), (1, "k"), (1, "h"), (1, "s"),
    ):  # fmt: skip
        clock.advance(60 * minutes_on)
        await stage.press(keys)
    await stage.press("enter", *"De gespreksleider hield vriendelijk de tijd bij.", "enter")
    clock.advance(94)
    await stage.rest()


async def observe_score(stage: Any) -> None:
    """A score from 1 to 5, with what each of them looks like."""
    await observe_live(stage)
    await stage.press("8", "9", "f8", *"4", "right", *"3", "right", *"5", "right", *"4")


async def observe_compare(stage: Any) -> None:
    """Two observers side by side."""
    await observe_score(stage)
    await stage.press("right", *"5", "right", *"5", "right", *"4")
    other_observer(stage.app.home, stage.app.clock.read().wall)
    await stage.press("f8", "l", "c")


async def observe_consensus(stage: Any) -> None:
    """What they agree on, with the reason."""
    await observe_compare(stage)
    await stage.press("c", "g", *"3")
    await stage.press(*"Vooral vragen; twee keer een tip, daarna weer vragen.", "enter")


def other_observer(home: Home, now: datetime) -> None:
    """Somebody else locked an observation of the same meeting."""
    seen: dict[tuple[str, str | None], Seen] = {
        ("opening", None): "followed",
        ("terugblik", None): "followed",
        ("krachtkompas", "1"): "followed",
        ("vraag", "1"): "partly",
        ("schets", "1"): "followed",
        ("vragenronde", "1"): "followed",
        ("brainstorm", "1"): "followed",
        ("kiezen", "1"): "followed",
        ("afsluiting", None): "followed",
    }
    about = About(
        meeting="K7QP",
        team="Participatiecoaches Oost",
        date=now.date(),
        observer="Bram",
        protocol="teamkrachtbespreking",
        protocol_version="1",
        instrument="teamkrachtbespreking",
        instrument_version="1",
    )
    steps = [SeenStep(id=step, case=case, seen=how) for (step, case), how in seen.items()]
    counted = {"doorbouwen_op_idee": 3, "advies_in_vragenronde": 2, "kracht_benoemd": 1}
    given = observed(about, THEIRS, behaviour=counted, steps=steps)
    observations.save(home, sealed(given, now + timedelta(minutes=2)))


def second_week(home: Home) -> Path:
    """The minutes of the second sample week, with a step that was put right."""
    play(home, SECOND)
    found = minutes.listed(home).found[0].path
    held = minutes.load(found)
    reason = "Twee vragen kwamen al bij de schets."
    changed = status_corrected(
        held, "vragenronde", "Reiger", "partly", reason=reason, at=held.meeting.end
    )
    return minutes.save(home, changed)


async def adherence(stage: Any) -> None:
    """How the steps of one meeting were followed."""
    stage.app.open_adherence(second_week(stage.app.home))
    await stage.rest()
    await stage.press("enter")


def ten_weeks(home: Home) -> None:
    """A team that meets most weeks."""
    for path in (*home.minutes.iterdir(), *home.observations.iterdir()):
        path.unlink()
    for at, name in enumerate(WEEKS):
        if name is not None:
            ago = 7 * (len(WEEKS) - 1 - at)
            play(home, name, -ago if name == SECOND else 7 - ago)


async def trend(stage: Any) -> None:
    """A team over time."""
    ten_weeks(stage.app.home)
    stage.app.open_trend()
    await stage.rest()
    await stage.press("enter")


OBSERVER_SCENES: dict[str, tuple[Callable[[Any], Awaitable[None]], None, str]] = {
    "observe-begin": (observe_begin, None, "nl"),
    "observe-live": (observe_live, None, "nl"),
    "observe-score": (observe_score, None, "nl"),
    "observe-compare": (observe_compare, None, "nl"),
    "observe-consensus": (observe_consensus, None, "nl"),
    "adherence": (adherence, None, "nl"),
    "trend": (trend, None, "nl"),
}
