"""Cases that are typed, pasted or clicked where a meeting is put together."""

from __future__ import annotations

from textual import on

from teamkracht.i18n import _
from teamkracht.meeting.event import Refused
from teamkracht.tui.agenda_draft import AgendaDraft, names_in
from teamkracht.tui.birds import offer
from teamkracht.tui.program import program
from teamkracht.tui.screens.new_meeting import parts
from teamkracht.tui.screens.new_meeting.asking import Asked
from teamkracht.tui.screens.new_meeting.closed import ClosedTeams
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Picks


class AddingCases(ClosedTeams):
    """The part of the screen that adds cases; one that looks like a real name is asked about."""

    draft: AgendaDraft | None = None

    def __init__(self) -> None:
        super().__init__()
        self.asked = Asked()
        self._birds: tuple[str, ...] = ()
        self._doubtful: list[str] = []
        """Of what was pasted: the lines that are still to be asked about."""

    def show(self, draft: AgendaDraft) -> None:
        """Show a draft."""
        raise NotImplementedError

    def offer_birds(self) -> None:
        """Offer names for another case."""
        if self.draft is None:
            return
        self._birds = offer(program(self).random, self.draft.taken())
        self.query_one(parts.BirdRow).show(self._birds[1:])
        hint = _("Another case? Type a pseudonym")
        if self._birds:
            hint = _("Another case? Type, or Enter for {bird}").format(bird=self._birds[0])
        self.query_one("#client", LineField).placeholder = hint

    @on(LineField.Submitted, "#client")
    def _submit_client(self, event: LineField.Submitted) -> None:
        self.add_case(event.value.strip() or next(iter(self._birds), ""))

    @on(parts.BirdRow.Chosen)
    def _click_bird(self, event: parts.BirdRow.Chosen) -> None:
        self.add_case(event.bird)

    @on(LineField.Pasted, "#client")
    def _paste_cases(self, event: LineField.Pasted) -> None:
        event.stop()
        if (draft := self.draft) is None:
            return
        half_typed = event.field.value
        doubtful = [one for one in event.lines if self.asked.about(_client_in(one), draft)]
        for line in event.lines:
            if line not in doubtful:
                self.add_case(line)
        self._doubtful += doubtful
        if half_typed:
            event.field.value = half_typed
            event.field.focus()
        self._ask_about_the_next()

    def _ask_about_the_next(self) -> None:
        field = self.query_one("#client", LineField)
        if self._doubtful and not field.value:
            line = self._doubtful.pop(0)
            with field.prevent(LineField.Changed):
                field.value = line
            self.add_case(line)
            field.focus()

    def add_case(self, text: str) -> None:
        """Add a case as it was typed: a pseudonym, and after a comma who brings it in."""
        client, *presenter = names_in(text) or ("",)
        if self.draft is None or not client:
            return
        try:
            self.asked.pseudonym(client, self.draft)
        except Refused as asked:
            self.query_one(Notice).problem("start", str(asked))
            return
        draft = self.draft.with_case(client)
        key = next(one.client for one in draft.cases if one.client.casefold() == client.casefold())
        if presenter:
            draft = draft.brought_in_by(key, presenter[0])
        self.show(draft)
        self.query_one("#client", LineField).clear()
        self.offer_birds()
        if not presenter:
            self.query_one("#cases", Picks).go_to(key)
            self.query_one("#cases").focus()
        self._ask_about_the_next()


def _client_in(text: str) -> str:
    return next(iter(names_in(text)), "")
