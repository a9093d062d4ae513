"""The entries of the home screen: what one can do, and what there is to say of each."""

from __future__ import annotations

from dataclasses import dataclass

from teamkracht.i18n import _, clock_time, current, listing, mark, ngettext, short_date
from teamkracht.tui.commands import Command
from teamkracht.tui.glance import Glance, Unfinished

START = mark("What there is to do")


def _entry(action: str, label: str, explanation: str, *keys: str) -> Command:
    return Command(action, label, explanation, keys, group=START)


GO_ON = _entry(
    "go_on",
    mark("Go on with the meeting"),
    mark("Open the meeting that was not finished, where it was left."),
    "g",
)
BEGIN = _entry(
    "begin",
    mark("Start a meeting"),
    mark("Say who is here and which cases there are, and begin."),
    "b",
)
CASE = _entry(
    "case",
    mark("Prepare a case"),
    mark("Write down the question and the strengths compass at your desk, before the meeting."),
    "c",
)
ACTIONS = _entry("actions", mark("Open actions"), mark("See what was agreed, and by when."), "a")
MINUTES = _entry("minutes", mark("Earlier minutes"), mark("Read back a meeting."), "m", "v")
TREND = _entry(
    "trend",
    mark("Over time"),
    mark("How your team does from meeting to meeting."),
    "d",
)
OBSERVE = _entry(
    "observe",
    mark("Observe"),
    mark("Watch a meeting from the side, score it, and compare with another observer."),
    "w",
)
PRACTISE = _entry(
    "practise",
    mark("Practise"),
    mark("Look around on a sample team. Nothing of it is kept."),
    "p",
    "o",
)
TEAM = _entry("team", mark("Team"), mark("Who is in the team, and how you work."), "t")
SETTINGS = _entry("settings", mark("Settings"), mark("Language, colours and sound."), "s", "i")

CLEAR = _entry(
    "clear",
    mark("Something can go"),
    mark("Remove what is about clients and has had its time. It says first what goes."),
    "e",
)

UNLOCK = _entry(
    "unlock",
    mark("Open with the passphrase"),
    mark("Type the passphrase of an encrypted team, or its recovery key."),
    "u",
)

ENTRIES = (GO_ON, BEGIN, CASE, ACTIONS, MINUTES, OBSERVE, PRACTISE, TEAM, SETTINGS)
"""What stands on the page, in its order."""

ALL = (*ENTRIES, TREND, CLEAR, UNLOCK)
"""With what is known by its key and the palette alone, for the page has to stay calm."""

_DUTCH_LETTER = {"minutes": "v", "practise": "o", "settings": "i"}


@dataclass(frozen=True)
class Shown:
    """An entry as it stands on the screen."""

    command: Command
    detail: str
    meeting: Unfinished | None = None

    @property
    def names(self) -> tuple[str, str]:
        """What tells it from the others: what it does, and with which meeting."""
        return self.command.id, self.meeting.id if self.meeting else ""

    @property
    def letter(self) -> str:
        """The letter that opens it, the first of its word in the language in use."""
        first = self.command.keys[0]
        return _DUTCH_LETTER.get(self.command.id, first) if current() == "nl" else first


def entries(glance: Glance | None, *, practice: bool = False) -> list[Shown]:
    """Give the entries in their order, in practice or not; the first is the one to do."""
    if glance is None:
        return [Shown(command, "") for command in ENTRIES if command is not GO_ON]
    first = [Shown(GO_ON, where(one, glance), one) for one in glance.unfinished]
    again, once = _("once more, on a fresh sample team"), _("on a sample team; nothing is kept")
    practise = Shown(PRACTISE, again if practice else once)
    rest = [
        Shown(BEGIN, _waiting(glance)),
        Shown(CASE, _("quietly, before the meeting")),
        Shown(ACTIONS, _actions(glance)),
        Shown(MINUTES, _minutes(glance)),
        Shown(OBSERVE, _("from the side: watch, score, compare")),
        practise,
        Shown(TEAM, _teams(len(glance.teams))),
        Shown(SETTINGS, _("language, colours, sound")),
    ]
    if glance.closed:
        unlock = Shown(UNLOCK, _("{team} is encrypted").format(team=glance.closed[0]))
        rest.insert(0 if glance.locked else len(rest) - 2, unlock)
    if glance.removable:
        rest.insert(4, Shown(CLEAR, _("of clients, its time has passed")))
    if glance.empty:
        rest.remove(practise)
        return [practise, *rest]
    return [*first, *rest]


def where(one: Unfinished, glance: Glance) -> str:
    """Say which meeting it is, at which step, and since when."""
    at = " – ".join(filter(None, (one.step or _("to be saved"), one.client)))
    started = clock_time(one.started)
    if one.started.date() != glance.now.date():
        started = f"{short_date(one.started)} {started}"
    said = _("{step} · since {time}").format(step=at, time=started)
    return said if one.team in glance.teams[:1] else f"{one.team} · {said}"


def _waiting(glance: Glance) -> str:
    if glance.locked:
        return _("encrypted")
    if not glance.waiting:
        return "" if glance.empty else _("no case is waiting yet")
    count = len(glance.waiting)
    said = ngettext("{count} case is ready", "{count} cases are ready", count).format(count=count)
    return f"{said}: {listing([one.client for one in glance.waiting[:3]])}" if count < 4 else said


def _actions(glance: Glance) -> str:
    if glance.locked:
        return _("encrypted")
    if not glance.open_actions:
        return _("none")
    due = glance.due_actions
    said = ngettext("{count} open", "{count} open", glance.open_actions)
    said = said.format(count=glance.open_actions)
    if not due:
        return said
    return said + ", " + ngettext("{count} is due", "{count} are due", due).format(count=due)


def _teams(count: int) -> str:
    if count == 0:
        return _("no team yet")
    if count == 1:
        return _("who is in it, and what is usual")
    return ngettext("{count} team", "{count} teams", count).format(count=count)


def _minutes(glance: Glance) -> str:
    if not glance.minutes:
        return _("encrypted") if glance.locked else _("none yet")
    said = str(glance.minutes)
    if glance.latest_minutes is None:
        return said
    return said + " · " + _("the latest of {date}").format(date=short_date(glance.latest_minutes))
