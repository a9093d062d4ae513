"""The door to a meeting under way: screens and scripts ask here, and hear here what happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Concatenate, ParamSpec, Protocol

from teamkracht.i18n import _
from teamkracht.live.clock import Clock
from teamkracht.live.ears import Ears
from teamkracht.live.onlooking import JournalKeeper
from teamkracht.meeting.clockwork import Passed, passed
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.meeting import Meeting
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.noted import History, Noted
from teamkracht.privacy import without_bsn
from teamkracht.records.no_bsn import refuse_bsn

Asked = ParamSpec("Asked")


class Keeper(Protocol):
    """Keeps what was noted, without holding anybody up."""

    @property
    def saved(self) -> int:
        """The highest number of an event that is on the disk."""

    @property
    def trouble(self) -> str | None:
        """Why something can't be kept, in a sentence."""

    @property
    def protocol_text(self) -> str:
        """The protocol in use, word for word."""

    def keep(self, noted: Noted) -> None:
        """Keep one event, after all that came before it."""

    def draft(self, field: str) -> str:
        """Half-typed text of a field."""

    def drafted(self) -> tuple[str, ...]:
        """The fields that hold half-typed text."""

    def keep_draft(self, field: str, text: str) -> None:
        """Keep half-typed text of a field."""

    def close(self, timeout: float = 5.0) -> bool:
        """Stop, leaving the meeting as it is for another time. True where all is on the disk."""

    def let_go(self) -> None:
        """Remove what was kept: the minutes stand. Raises StoreError where it can't be removed."""


class Conductor:
    """Leads one meeting: compares the clocks, asks the meeting, notes the event, has it kept.

    All of it happens in the thread of whoever calls; keeping is the keeper's own thread's work.
    """

    read_only = False

    def __init__(
        self, history: History, clock: Clock, keeper: Keeper, ears: Ears | None = None
    ) -> None:
        """Go on with a meeting from its last event, which is taken to be of this moment.

        `ears` hears from the keeper's thread what was saved and what can't be.
        """
        self.history = history
        self.keeper = keeper
        self.ears = ears or Ears()
        self._clock = clock
        self._reading = clock.read()
        self._elapsed = history.latest.elapsed
        self._listeners: list[Callable[[Noted], None]] = []

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.history.meeting

    @property
    def saved(self) -> int:
        """The highest number of an event that is on the disk: what carries the mark."""
        return self.keeper.saved

    @property
    def trouble(self) -> str | None:
        """Why something can't be saved, in a sentence; None where all is well."""
        return self.keeper.trouble

    def on_saved(self, hear: Callable[[int], None] | None) -> None:
        """Hear, in the keeper's thread, the number up to which all is on the disk."""
        self.ears.on_saved = hear

    def on_trouble(self, hear: Callable[[str | None], None] | None) -> None:
        """Hear, in the keeper's thread, why something can't be saved, and None once it can."""
        self.ears.on_trouble = hear

    def elapsed(self) -> float:
        """The meeting's own time at this moment, in seconds since its start."""
        return self._elapsed + passed(self._reading, self._clock.read()).seconds

    def wall(self) -> datetime:
        """The wall clock at this moment."""
        return self._clock.read().wall

    def do(
        self,
        command: Callable[Concatenate[Meeting, Asked], Event],
        *args: Asked.args,
        **kwargs: Asked.kwargs,
    ) -> Noted:
        """Ask the meeting for something. Raises Refused with a sentence where it can't be done."""
        self.tick()
        event = command(self.meeting, *args, **kwargs)
        refuse_bsn(event)
        return self._note(event)

    def undo(self) -> Noted:
        """Take back the last thing that a person did. Raises Refused where there is none."""
        self.tick()
        return self._note(self.history.undo())

    def redo(self) -> Noted:
        """Bring back what was just taken back. Raises Refused where there is none."""
        self.tick()
        return self._note(self.history.redo())

    def tick(self) -> Passed:
        """Look at the clocks, and note what was strange: each second, and before any command."""
        reading = self._clock.read()
        since = passed(self._reading, reading)
        self._reading = reading
        self._pass(since.seconds)
        # After the end too: it can be taken back, and then what was not seen has to be asked about.
        for gap in since.gaps:
            self._note(gap)
        return since

    def listen(self, listener: Callable[[Noted], None]) -> Callable[[], None]:
        """Hear every event from here on. The answer is what stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def draft(self, field: str) -> str:
        """Half-typed text of a field, from before where the program was killed."""
        return self.keeper.draft(field)

    def drafted(self) -> tuple[str, ...]:
        """The fields that hold half-typed text."""
        return self.keeper.drafted()

    def keep_draft(self, field: str, text: str) -> None:
        """Keep half-typed text; on the disk half a second later at most."""
        self.keeper.keep_draft(field, without_bsn(text))

    def note_alive(self, seconds: float) -> None:
        """Let time pass that an earlier run of the program saw, after its last event."""
        self._pass(max(0.0, seconds))

    def note_gap(self, since: Passed) -> None:
        """Let time pass that no clock of this run saw, as between two runs of the program."""
        self._pass(since.seconds)
        for gap in since.gaps:
            self._note(gap)

    def _pass(self, seconds: float) -> None:
        """Let time pass, in whole microseconds as the journal has it: read back it is the same."""
        self._elapsed = round(self._elapsed + seconds, 6)

    def _note(self, event: Event) -> Noted:
        moment = Moment(self.history.latest.number + 1, self._reading.wall, self._elapsed)
        noted = Noted(moment, event)
        self.history = self.history.add(noted)
        self.keeper.keep(noted)
        for listener in tuple(self._listeners):
            listener(noted)
        return noted


class Onlooker(Conductor):
    """Looks along with a meeting that somebody else has open: shows all, changes nothing."""

    read_only = True

    def __init__(
        self, history: History, clock: Clock, keeper: JournalKeeper, computer: str
    ) -> None:
        """`computer` is the one on which the meeting is led."""
        super().__init__(history, clock, keeper)
        self._journal = keeper
        self._journal.keep(history.noted[-1])
        self._computer = computer
        self._anchor()

    @property
    def holder(self) -> str:
        """Who leads the meeting by now, and where."""
        return _("{name} leads this meeting, on {computer}.").format(
            name=self.meeting.facilitator, computer=self._computer
        )

    @property
    def closed(self) -> bool:
        """The other one has closed the meeting: its journal is gone."""
        return self._journal.gone

    def tick(self) -> Passed:
        """Take in what the other one noted; nothing is noted by somebody who only looks."""
        for noted in self._journal.news():
            self.history = self.history.add(noted)
            self._journal.keep(noted)
            self._anchor()
            for listener in tuple(self._listeners):
                listener(noted)
        return Passed(0.0)

    def _anchor(self) -> None:
        """Where the meeting's time stands, by the wall clock of its last event."""
        self._reading = self._clock.read()
        latest = self.history.latest
        since = (self._reading.wall - latest.at).total_seconds()
        self._elapsed = latest.elapsed + max(0.0, since)

    def _note(self, event: Event) -> Noted:
        raise Refused(_("You are looking along. {holder}").format(holder=self.holder))
