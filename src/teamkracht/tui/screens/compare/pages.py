"""What stands around the scores of two observers: means, figures, and what the program logged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from teamkracht.exports import fidelity_words as words
from teamkracht.exports.fidelity_honest import who_may_see, whose_requirements
from teamkracht.exports.page import GAP, Said
from teamkracht.exports.score_page import agreement_page
from teamkracht.fidelity.scores import Mean
from teamkracht.i18n import _, current
from teamkracht.protocol.model import Requirement
from teamkracht.records.comparing import Comparison
from teamkracht.store import fidelity, teams
from teamkracht.store.fidelity import MeetingLooked
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable
from teamkracht.tui.screens.observe.proposals import minutes_of

STATUS = {
    "followed": "followed",
    "partly": "partly",
    "skipped": "skipped",
    "not_reached": "not reached",
    "not_applicable": "does not apply",
}


@dataclass(frozen=True)
class Beside:
    """What this home knows beside the scores; `looked` only where it has the minutes."""

    looked: MeetingLooked | None
    who_may_see: str | None


def beside(home: Home, found: Comparison) -> Beside:
    """Look up the minutes of the meeting, and who may see scores."""
    about = found.about
    who = who_may_see_scores(home, about.team)
    path = minutes_of(home, about)
    try:
        return Beside(fidelity.of_meeting(home, path) if path else None, who)
    except (StoreError, Unreadable):
        return Beside(None, who)


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


def under(found: Comparison, more: Beside) -> Iterator[Said]:
    """What stands under the scores."""
    titles = {one.id: one.title.in_(current()) for one in found.instrument.indicator}
    yield GAP
    yield Said("heading", _("Mean"))
    for indicator, observer, mean in found.means():
        if mean.of:
            lead = f"{observer}, {titles.get(indicator, indicator)}:"
            yield Said("item", mean_words(mean), 1, lead)
    yield from _counted(found)
    yield from _logged(more.looked)
    yield GAP
    yield Said("quiet", who_may_see(more.who_may_see))
    yield Said("quiet", whose_requirements(found.instrument))


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
    adherence = looked.adherence
    yield Said("item", words.share(adherence.followed), 1, _("steps followed, by the program:"))
    changed = [step for step in adherence.steps if step.change]
    if changed:
        right = words.share(adherence.followed_put_right)
        yield Said("item", right, 1, _("as the facilitator put it right:"))
    for step in changed:
        if step.change is None:
            continue
        name = step.title.in_(current()) if step.title else step.facts.id
        before, after = _(STATUS[step.logged]), _(STATUS[step.change.to])
        text = _("{before}, put right to {after}: {reason}").format(
            before=before, after=after, reason=step.change.reason
        )
        yield Said("item", text, 2, f"{name}:")
    known = {one.id: one.text.in_(current()) for one in found_requirements(looked)}
    for one in looked.proposals:
        if one.requirement in known and one.score is not None:
            lead = _("the program would give {score}:").format(score=words.proposal(one))
            yield Said("item", known[one.requirement], 1, lead)


def found_requirements(looked: MeetingLooked) -> tuple[Requirement, ...]:
    """The requirements that the record was held against."""
    return looked.instrument.requirement if looked.instrument else ()
