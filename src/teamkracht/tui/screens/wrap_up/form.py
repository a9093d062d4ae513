"""Filling in what a meeting that has ended still lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Concatenate, ParamSpec

from textual import on
from textual.widgets import Static

from teamkracht.i18n import _
from teamkracht.live.conductor import Conductor
from teamkracht.meeting import agenda, choosing, clockstops, people, steps
from teamkracht.meeting.agenda import CasePostponed
from teamkracht.meeting.case import Action
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.meeting import Meeting
from teamkracht.meeting.noted import Noted
from teamkracht.meeting.people import AttendanceSet
from teamkracht.meeting.steps import EndTold, MeetingEnded
from teamkracht.tui.commands import CommandScreen
from teamkracht.tui.panes.names import beginning
from teamkracht.tui.screens.fidelity.status_right import StepLine, Told, ask_status
from teamkracht.tui.screens.who_when import AskWhoWhen, WhoWhen
from teamkracht.tui.screens.wrap_up import not_again, rows, statuses
from teamkracht.tui.widgets.dialog import Ask, AskText, lettered
from teamkracht.tui.widgets.groups import Groups
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Picks

Asked = ParamSpec("Asked")


class WrapUpForm(CommandScreen):
    """The part of the screen that fills in; `show` draws the meeting again."""

    conductor: Conductor

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.conductor.meeting

    def show(self) -> None:
        """Show the meeting as it stands."""
        raise NotImplementedError

    @property
    def is_open(self) -> bool:
        """Something can still be filled in: nothing was saved yet, nor is at this moment."""
        raise NotImplementedError

    def ask(
        self,
        command: Callable[Concatenate[Meeting, Asked], Event],
        *args: Asked.args,
        **kwargs: Asked.kwargs,
    ) -> Noted | None:
        """Ask the meeting for something; where it can't be done the notice says why."""
        try:
            noted = self.conductor.do(command, *args, **kwargs)
        except Refused as refused:
            self.query_one(Notice).say(str(refused))
            return None
        self.query_one(Notice).say("")
        self.show()
        return noted

    @on(Picks.Switched, "#people")
    def _came_or_not(self, event: Picks.Switched) -> None:
        event.stop()
        if not self.is_open:
            return
        if event.key == rows.SOMEBODY:
            too = _("One name, as it will stand in the minutes.")
            asked = AskText(_("Who was there too?"), too, optional=False)
            self.app.push_screen(asked, self._somebody)
            return
        person = self.meeting.person(event.key)
        if person is None or self._took_back(person.name):
            return
        self.ask(
            people.set_attendance,
            person.name,
            not person.present,
            online=person.online,
            guest=person.guest,
        )

    def _took_back(self, name: str) -> bool:
        """Undo what was just said of somebody, so that when they came and left comes back too."""
        done = self.conductor.history.done
        latest = self.conductor.history.event(done[-1]) if done else None
        if not isinstance(latest, AttendanceSet) or latest.name != name:
            return False
        self.conductor.undo()
        self.show()
        return True

    def _somebody(self, name: str | None) -> None:
        if name:
            self.ask(people.was_there_too, name)

    @on(Picks.Switched, "#ending")
    def _ended(self, event: Picks.Switched) -> None:
        event.stop()
        if not self.is_open:
            return
        reason = self.meeting.ending.reason if self.meeting.ending else None
        if event.key != rows.ENDING:
            if reason is not None or not self.end_told():
                self.ask(steps.tell_end, None)
            return
        why = AskText(
            _("Why was the meeting broken off?"),
            _("The minutes say so, with the step at which you stopped."),
            value=reason or "",
            hint=_("a few words"),
            optional=False,
        )
        self.app.push_screen(why, self._broken_off)

    def _broken_off(self, reason: str | None) -> None:
        if reason:
            self.ask(steps.tell_end, reason)

    @on(Groups.Chosen, "#agreed")
    def _fill_in(self, event: Groups.Chosen) -> None:
        event.stop()
        if not self.is_open:
            return
        kind, _slash, rest = event.key.partition("/")
        if kind == rows.ACTION:
            self._fill_in_action(event.key)
        elif kind == rows.PRESENTER:
            self._fill_in_presenter(rest)
        elif kind == rows.AGAIN:
            self._comes_back(rest)
        else:
            self._answer_gap(int(rest))

    def _fill_in_action(self, key: str) -> None:
        found = rows.action_of(self.meeting, key)
        if found is None:
            return
        client, action = found
        said = WhoWhen(action.who, action.when)
        names = [one.name for one in self.meeting.people]
        day = self.conductor.wall().date()

        def answered(answer: WhoWhen | None) -> None:
            if answer is not None and answer != said:
                self._change(client, action, answer)

        self.app.push_screen(AskWhoWhen(action.text, client, names, said, day), answered)

    def _change(self, client: str, action: Action, said: WhoWhen) -> None:
        self.ask(choosing.change_action, client, action.number, action.text, said.who, said.when)

    def _fill_in_presenter(self, client: str) -> None:
        names = [one.name for one in self.meeting.people]

        def answered(name: str | None) -> None:
            if name:
                self.ask(agenda.set_presenter, client, beginning(name, names) or name)

        hint = _("the beginning of a name is enough")
        title = _("Who brought in {client}?").format(client=client)
        self.app.push_screen(AskText(title, ", ".join(names), hint=hint, optional=False), answered)

    def _comes_back(self, client: str) -> None:
        def answered(answer: str | None) -> None:
            if answer == "again":
                not_again.take_back(self.conductor, client)
                self.ask(agenda.postpone, client)
            elif answer == "done":
                not_again.say(self.conductor, client)
                self.show()

        self.app.push_screen(
            Ask(
                _("Does {client} come back next time?").format(client=client),
                _("You did not get to choosing. What was said stays in the minutes."),
                [
                    lettered("again", _("Yes, next time"), strong=True),
                    lettered("done", _("No")),
                ],
            ),
            answered,
        )

    def _answer_gap(self, place: int) -> None:
        def answered(answer: str | None) -> None:
            if answer is not None:
                self.ask(clockstops.answer_gap, place, answer == "went_on")

        self.app.push_screen(
            Ask(
                _("Did the meeting go on?"),
                _("The program stood still for a while. People mostly go on talking."),
                [
                    lettered("went_on", _("Yes, it went on"), strong=True),
                    lettered("stood", _("No, it stood still")),
                ],
            ),
            answered,
        )

    def action_status(self) -> None:
        """Say what became of a step; it goes into the minutes, beside what the program noted."""
        ask_status(self, statuses.lines(self.conductor), self._status_told, saved=False)

    def show_told(self) -> None:
        """Show what was said of steps so far."""
        said = statuses.in_words(self.conductor)
        line = self.query_one("#told", Static)
        line.update(said)
        line.display = bool(said)

    def _status_told(self, line: StepLine, answer: Told) -> None:
        statuses.tell(self.conductor, line, answer)
        self.show()

    def action_undo(self) -> None:
        """Take back what was filled in last; the end itself is taken back by going on."""
        last = max(self._to_take_back(), default=None, key=lambda one: one[0])
        if last is None:
            self.query_one(Notice).say(_("There is nothing to undo."))
            return
        _at, take_back = last
        take_back()
        self.show()

    def has_filled_in(self) -> bool:
        """Tell whether there is something to take back."""
        return next(self._to_take_back(), None) is not None

    def _to_take_back(self) -> Iterator[tuple[datetime, Callable[[], object]]]:
        """What was filled in last of each kind, when, and what takes it back."""
        conductor = self.conductor
        for client, at in not_again.said(conductor).items():
            yield at, partial(not_again.take_back, conductor, client)
        for one in statuses.told(conductor):
            yield one.at, partial(statuses.take_back, conductor, one)
        if done := self.filled_in():
            yield conductor.history.noted[done[-1] - 1].moment.at, conductor.undo

    def filled_in(self) -> tuple[int, ...]:
        """Give the numbers of what was done after the end."""
        history = self.conductor.history
        ends = [n for n in history.done if isinstance(history.event(n), MeetingEnded)]
        return tuple(n for n in history.done if ends and n > ends[-1])

    def end_told(self) -> bool:
        """Tell whether somebody said after the end how it ended."""
        history = self.conductor.history
        return any(isinstance(history.event(n), EndTold) for n in self.filled_in())

    def take_back_the_end(self) -> None:
        """Take back the end, and do again what was filled in after it.

        A case that would come back next time can go on now.
        """
        history = self.conductor.history
        again = [history.event(n) for n in self.filled_in()]
        while self.meeting.ending is not None:
            self.conductor.undo()
        for event in again:
            if not isinstance(event, EndTold | CasePostponed):
                self.conductor.do(_same, event)


def _same(meeting: Meeting, event: Event) -> Event:  # noqa: ARG001 - as every command
    """What was done already, once more."""
    return event
