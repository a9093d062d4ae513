"""The room: who is here, leads and types, a note, a card for who comes late, a blank screen."""

from __future__ import annotations

from teamkracht.i18n import _
from teamkracht.meeting import notes, people
from teamkracht.tui.screens.meeting.dialogs.blank import Blank
from teamkracht.tui.screens.meeting.dialogs.card import briefing, here_we_are
from teamkracht.tui.screens.meeting.dialogs.note import NoteDialog
from teamkracht.tui.screens.meeting.dialogs.people import PeopleDialog
from teamkracht.tui.screens.meeting.dialogs.pick_one import PickOne
from teamkracht.tui.screens.meeting.timing import Timing
from teamkracht.tui.screens.meeting.told import title
from teamkracht.tui.widgets.picks import Pick


class Room(Timing):
    """The commands of the group The room."""

    def action_people(self) -> None:
        """Show who is here, to change it."""
        self.app.push_screen(PeopleDialog(lambda: self.meeting, self.ask))

    def action_handover(self) -> None:
        """Choose who leads from here on, and show them where we are."""
        rows = [
            Pick(one.name, one.name)
            for one in self.meeting.people
            if one.here and one.name != self.meeting.facilitator
        ]
        if not rows:
            self.say(_("There is nobody else here to hand over to."))
            return
        text = _("Who takes over sees at once where you are.")
        self.question(PickOne(_("Who leads from here on?"), text, rows), self._hand_over)

    def _hand_over(self, name: str) -> None:
        if self.ask(people.hand_over, name):
            now, wall = self.conductor.elapsed(), self.conductor.wall()
            self.app.push_screen(briefing(self.meeting, now, wall))

    def action_who_types(self) -> None:
        """Choose who types: for this case, or for the meeting."""
        case = self.case
        rows = [
            Pick(one.name, one.name, detail=_("presents") if presents else "")
            for one in self.meeting.people
            if one.here
            for presents in (case is not None and case.presenter == one.name,)
        ]
        text = _("For {client}.").format(client=case.client) if case else _("From here on.")
        self.question(
            PickOne(_("Who types?"), text, rows),
            lambda name: self._types(name, case.client if case else None),
        )

    def _types(self, name: str, client: str | None) -> None:
        if self.ask(people.set_typist, name, client):
            self.say(_("{name} types  ·  ^z = undo").format(name=name))

    def action_note(self) -> None:
        """Write down something that belongs to this step; in a pause, what it is for."""
        if self.meeting.paused:
            self.say_what_for()
            return
        ref = self.ref
        field = f"{ref.step}/{ref.case or ''}/aside"
        question = NoteDialog(
            title(self.meeting, ref),
            self.conductor.draft(field),
            lambda text: self.conductor.keep_draft(field, text),
        )

        def keep(text: str) -> None:
            if self.ask(notes.add_notes, text.splitlines(), ref):
                self.conductor.keep_draft(field, "")
                self.say(_("The note was kept  ·  ^z = undo"))

        self.question(question, keep)

    def action_here_we_are(self) -> None:
        """Show where we are to somebody who comes late."""
        self.app.push_screen(here_we_are(self.meeting))

    def action_blank(self) -> None:
        """Show nothing to the room."""
        self.app.push_screen(Blank())
