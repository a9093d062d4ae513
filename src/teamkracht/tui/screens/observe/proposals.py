"""What the record of a meeting proposes for each requirement, in words."""

from __future__ import annotations

from pathlib import Path

from teamkracht.exports import fidelity_words as words
from teamkracht.fidelity.observing.history import Observing
from teamkracht.fidelity.proposals import Proposal
from teamkracht.i18n import _
from teamkracht.records.observation import About
from teamkracht.records.observing import about as about_of
from teamkracht.store import fidelity, minutes
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.store.names import same
from teamkracht.toml import Unreadable


def minutes_of(home: Home, about: About) -> Path | None:
    """The minutes of a meeting that was observed, where they are in this home."""
    try:
        found = minutes.listed(home).found
    except StoreError:
        return None
    for one in found:
        if about.meeting and about.meeting in {one.id, one.code}:
            return one.path
    near = [
        one for one in found if one.date == about.date and about.team and same(one.team, about.team)
    ]
    return near[0].path if len(near) == 1 else None


def proposals_for(home: Home, observing: Observing) -> dict[str, str]:
    """A sentence by requirement; nothing where the minutes are elsewhere or can't be read."""
    path = minutes_of(home, about_of(observing))
    if path is None:
        return {}
    try:
        looked = fidelity.of_meeting(home, path)
    except (StoreError, Unreadable):
        return {}
    return {one.requirement: proposal_words(one) for one in looked.proposals if one.score}


def proposal_words(proposal: Proposal) -> str:
    """What the program makes of it, with the figure that it rests on."""
    said = _("By the minutes the program would give {score}. Yours counts.")
    return said.format(score=words.proposal(proposal))
