"""What stands around the scores of two observers: means, figures, and what the program logged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from teamkracht.exports import fidelity_words as words
from teamkracht.exports.fidelity_honest import who_may_see, whose_requirements
from teamkracht.exports.fidelity_page import proposal_lines, put_right_lines
from teamkracht.exports.page import GAP, Said
from teamkracht.exports.score_page import agreement_page
from teamkracht.fidelity.scores import Mean
from teamkracht.i18n import _, current
from teamkracht.records.comparing import Comparison
from teamkracht.records.pairing import Named, told_of_minutes, told_of_protocols
from teamkracht.records.steps_beside import StepBeside, steps_beside
from teamkracht.store import fidelity, protocols, teams
from teamkracht.store.fidelity import MeetingLooked
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable
from teamkracht.tui.screens.observe.proposals import minutes_of


@dataclass(frozen=True)
class Beside:
    """What this home knows beside the scores; `looked` only where it has the minutes."""

    looked: MeetingLooked | None
    who_may_see: str | None
    steps: tuple[StepBeside, ...]
    titles: Mapping[str, str]
    """Of the steps, by id."""


def beside(home: Home, found: Comparison) -> Beside:
    """Look up the minutes of the meeting, and who may see scores."""
    about = found.about
    who = who_may_see_scores(home, about.team)
    path = minutes_of(home, about)
    try:
        looked = fidelity.of_meeting(home, path) if path else None
    except (StoreError, Unreadable):
        looked = None
    seen = [one.observation for one in found.named]
    steps = steps_beside(seen, looked.adherence if looked else None)
    return Beside(looked, who, steps, _titles(home, about.protocol, looked))


def _titles(home: Home, protocol: str, looked: MeetingLooked | None) -> Mapping[str, str]:
    used = looked.protocol if looked else None
    if used is None:
        known = (one.protocol for one in protocols.listed(home).found)
        used = next((one for one in known if one.id == protocol), None)
    return {step.id: step.title.in_(current()) for step in used.steps()} if used else {}


def who_may_see_scores(home: Home, team: str | None) -> str | None:
    """What a team wrote down about it; None where that is not known here."""
    try:
        found = teams.find(home, team) if team else None
    except (StoreError, Unreadable):
        return None
    return found.who_may_see_scores if found else None


def mean_words(mean: Mean) -> str:
    """A mean, over how many of how many, and on which side of 4.0: 4,43 (7 van 7), 4,0 of meer."""
    said = words.mean(mean)
    if mean.mean is None:
        return said
    n = _("{n} of {of}").format(n=mean.n, of=mean.of)
    return f"{said} ({n}), {words.well_implemented(mean)}"


def under(found: Comparison) -> Iterator[Said]:
    """What stands under the scores: the means, and what was counted."""
    titles = {one.id: one.title.in_(current()) for one in found.instrument.indicator}
    yield GAP
    yield Said("heading", _("Mean"))
    for indicator, observer, mean in found.means():
        if mean.of:
            lead = f"{observer}, {titles.get(indicator, indicator)}:"
            yield Said("item", mean_words(mean), 1, lead)
    yield from _counted(found)


def apart(found: Comparison, more: Beside) -> Iterator[Said]:
    """What stands under the steps: by the minutes, who may see it, whose requirements."""
    yield from (Said("quiet", line) for line in _of_protocols(found, more.looked))
    yield from _logged(more.looked)
    yield GAP
    yield Said("quiet", who_may_see(more.who_may_see))
    yield Said("quiet", whose_requirements(found.instrument))


def _of_protocols(found: Comparison, looked: MeetingLooked | None) -> Iterator[str]:
    """Say which observers followed another version of the protocol."""
    if looked is not None:
        held_by = looked.adherence.meeting.protocol_version
        return told_of_minutes([one.observation for one in found.named], held_by)
    by_name = [Named(one.about.observer or "", one.observation) for one in found.named]
    return told_of_protocols(by_name)


def figures(found: Comparison) -> Iterator[Said]:
    """The coefficients, with intervals, labels and why."""
    names = {one.id: one.text.in_(current()) for one in found.instrument.requirement}
    return agreement_page(found.agreement, names)


def _counted(found: Comparison) -> Iterator[Said]:
    counts = [{one.id: one.count for one in named.observation.behaviour} for named in found.named]
    seen = [one for one in found.instrument.behaviour if any(one.id in each for each in counts)]
    if not seen:
        return
    yield GAP
    yield Said("heading", _("Counted"))
    for one in seen:
        by = [
            f"{name} {each.get(one.id, 0)}×"
            for name, each in zip(found.observers, counts, strict=True)
        ]
        yield Said("item", one.text.in_(current()), 1, "   ".join(by))


def _logged(looked: MeetingLooked | None) -> Iterator[Said]:
    """What the program logged and the facilitator put right: beside the scores, never in them."""
    yield GAP
    yield Said("heading", _("Apart from that, by the minutes"))
    if looked is None:
        yield Said("quiet", _("The minutes of this meeting are not on this computer."), 1)
        return
    share = words.share(looked.adherence.followed)
    yield Said("item", share, 1, _("steps followed, by the program:"))
    yield from put_right_lines(looked)
    yield from proposal_lines(looked)
