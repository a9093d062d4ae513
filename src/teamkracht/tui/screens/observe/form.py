"""What is asked before one observes: which meeting, who observes, and how. Read and checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from teamkracht.fidelity.observing.events import Began
from teamkracht.fidelity.observing.noting import still_open
from teamkracht.fidelity.observing.seen import Way
from teamkracht.fidelity.observing.sheet import Sheet
from teamkracht.i18n import _, clock_time, current, listing, short_date, typed_date
from teamkracht.live.comparing import ids
from teamkracht.live.observing import Unfinished, unfinished
from teamkracht.meeting.days import dated
from teamkracht.meeting.event import Refused
from teamkracht.protocol.model import Protocol
from teamkracht.records.observing import about as about_of
from teamkracht.records.pairing import same_meeting
from teamkracht.store import instruments, minutes, observations, protocols, settings, teams
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.store.names import same
from teamkracht.store.protocols import Found
from teamkracht.toml import Unreadable
from teamkracht.toml.text import clean
from teamkracht.tui.agenda_draft import time_in
from teamkracht.tui.glance import just_left
from teamkracht.tui.widgets.groups import Item


@dataclass(frozen=True)
class Form:
    """The form as it stands. Texts are as they were typed."""

    team: str
    day: str
    start: str
    code: str
    observer: str
    way: Way
    method: Found


class Unclear(Refused):
    """A line of the form says too little, or what can't be."""

    def __init__(self, said: str, field: str) -> None:
        super().__init__(said)
        self.field = field


@dataclass(frozen=True)
class KnownHere:
    """What the home has to begin with."""

    form: Form
    methods: tuple[Found, ...]
    waiting: tuple[Unfinished, ...]
    broken: tuple[str, ...] = ()

    def just_left(self, now: datetime) -> bool:
        """One observation was left a short while ago, and no other waits."""
        left = [one.observing.latest.at for one in self.waiting]
        return len(left) == 1 and just_left(left[0], now)


def known_here(home: Home, now: datetime, path: Path | None) -> KnownHere:
    """What to begin with; of minutes where there is a path. Raises Refused with a sentence."""
    try:
        methods = protocols.listed(home)
        waiting = unfinished(home)
        ours = teams.names(home)
    except (StoreError, FileNotFoundError) as fault:
        raise Refused(str(fault)) from None
    if not methods.found:
        raise Refused("\n".join(methods.broken) or _("There is no protocol to observe by."))
    wished = settings.glance(home).team
    form = Form(
        team=next((one for one in ours if wished and same(one, wished)), next(iter(ours), "")),
        day=typed_date(now.date(), year=True),
        start=clock_time(_quarter(now)),
        code="",
        observer="",
        way="live",
        method=_usual(methods.found, "teamkrachtbespreking"),
    )
    known = methods.found
    if path is not None:
        form, known = _of_minutes(form, path, home, known)
    broken = tuple(dict.fromkeys((*methods.broken, *waiting.broken)))
    return KnownHere(form, known, waiting.found, broken)


def _of_minutes(
    form: Form, path: Path, home: Home, methods: tuple[Found, ...]
) -> tuple[Form, tuple[Found, ...]]:
    """The form, with what minutes say of the meeting; nothing of what was in it.

    Its method is in the version that the meeting used, where that text is here.
    """
    try:
        held = minutes.load(path, home.keys).meeting
    except (StoreError, Unreadable) as fault:
        raise Refused(str(fault)) from None
    used = protocols.as_used(home, held.protocol_hash)
    if used is not None:
        others = (one for one in methods if one.protocol.id != used.protocol.id)
        methods = (used, *others)
    of_meeting = replace(
        form,
        team=held.team,
        day=typed_date(held.start.date(), year=True),
        start=clock_time(held.start),
        code=held.id,
        way="afterwards",
        method=_usual(methods, held.protocol),
    )
    return of_meeting, methods


def began(form: Form, home: Home, now: datetime) -> tuple[Began, Sheet]:
    """What the form says. Raises Refused with what would be right."""
    team, observer = clean(form.team).strip(), clean(form.observer).strip()
    if not team:
        said = _("Which team is it? Type its name as the facilitator's screen has it.")
        raise Unclear(said, "team")
    if not observer:
        said = _("Type your name: it tells your scores from the other observer's.")
        raise Unclear(said, "observer")
    start = _start(form, now)
    instrument = _instrument(home, team, form.method.protocol)
    code = form.code.strip()
    told = Began(
        team=team,
        date=start.date(),
        start=start,
        observers=(observer,),
        way=form.way,
        code=(code.upper() if len(code) <= 6 else code) or None,
    )
    return told, instrument


def not_twice(home: Home, told: Began, sheet: Sheet) -> None:
    """Refuse where the same observer has observed this meeting already, here."""
    from teamkracht.fidelity.observing.history import Noted, observing_of

    about = about_of(observing_of(sheet, [Noted(1, told.start, told)]))
    known = ids(home)
    name = (told.observer or "").casefold()
    for one in observations.listed(home).found:
        theirs = one.observation
        if (theirs.observer or "").casefold() == name and same_meeting(theirs, about, known):
            message = _("{who} has locked an observation of this meeting already; it stays so.")
            raise Refused(message.format(who=told.observer))
    for waiting in unfinished(home).found:
        theirs = about_of(waiting.observing)
        if (theirs.observer or "").casefold() == name and same_meeting(theirs, about, known):
            raise Refused(_("You are observing this meeting already: go on with it, above."))


def _start(form: Form, now: datetime) -> datetime:
    today = now.date()
    day = dated(form.day, today, current()) if form.day.strip() else today
    at = time_in(form.start)
    if day is None:
        said = _("Write the day as {day} or {whole}.")
        raise Unclear(said.format(day=typed_date(today), whole=typed_date(today, year=True)), "day")
    if at is None:
        raise Unclear(_("Write when the meeting starts, for instance 9:30."), "start")
    if day > now.date() + timedelta(days=1):
        raise Unclear(_("That day is still to come. Look at the date."), "day")
    return now.replace(
        year=day.year,
        month=day.month,
        day=day.day,
        hour=at.hour,
        minute=at.minute,
        second=0,
        microsecond=0,
    )


def _instrument(home: Home, team: str, protocol: Protocol) -> Sheet:
    try:
        found = instruments.for_team(home, teams.find(home, team), protocol)
    except (StoreError, Unreadable) as fault:
        raise Refused(str(fault)) from None
    if found is None or not found.requirement:
        message = _(
            "{method} has no requirements yet, so it can't be scored. They can be added to its "
            "protocol, under [instrument]; docs/formats/protocol.md shows how."
        )
        raise Refused(message.format(method=protocol.title.in_(current())))
    return Sheet(protocol, found)


def _usual(methods: tuple[Found, ...], wanted: str) -> Found:
    return next((one for one in methods if one.protocol.id == wanted), methods[0])


def _quarter(now: datetime) -> datetime:
    """The quarter of an hour that is nearest: meetings begin on one."""
    half = timedelta(minutes=7, seconds=30)
    later = now + half
    return later.replace(minute=later.minute // 15 * 15, second=0, microsecond=0)


def waiting(one: Unfinished) -> Item:
    """An observation that was begun and not locked, as a row."""
    observing = one.observing
    told, open_ = observing.began, still_open(observing)
    of = len(observing.sheet.requirements())
    scored = _("{n} of {of} scored").format(n=of - len(open_), of=of)
    who = listing(told.observers)
    if told.way == "consensus":
        who = _("consensus of {names}").format(names=who)
    return Item(one.id, f"{told.team} · {short_date(told.date)} · {who}", scored)
