"""A question in two lines: who does it, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from teamkracht.i18n import _, current, near_date
from teamkracht.meeting.choosing import see_that_it_is_a_worker
from teamkracht.meeting.days import day, example
from teamkracht.meeting.event import Refused
from teamkracht.tui.panes.names import beginning
from teamkracht.tui.widgets.dialog import Form
from teamkracht.tui.widgets.fields import LineField


class WhoWhen(NamedTuple):
    """What was answered."""

    who: str | None
    when: date | None


class AskWhoWhen(Form[WhoWhen]):
    """Gives who and when; either may stay open. None where it was closed.

    A name may be begun, a day said as people say it: fri, 6-11, in a week.
    """

    DEFAULT_CSS = """
    AskWhoWhen .line { height: auto; margin-bottom: 1; }
    AskWhoWhen .label { width: 10; color: $quiet; }
    AskWhoWhen LineField { width: 28; }
    AskWhoWhen .meant { width: 1fr; height: auto; padding: 0 1; color: $here; }
    AskWhoWhen #fault { height: auto; color: $attention; }
    """

    def __init__(
        self, action: str, client: str, names: Sequence[str], said: WhoWhen, today: date
    ) -> None:
        """`client` is whom it is about, and who does not do it; `names` are of who may."""
        super().__init__(_("Who does it, and when?"), action)
        self._client = client
        self._names = names
        self._said = said
        self._today = today

    def lines(self) -> ComposeResult:
        """Give the two lines, each with how it is understood."""
        when = near_date(self._said.when, self._today) if self._said.when else ""
        for name, label, value in (
            ("who", _("Who"), self._said.who or ""),
            ("when", _("When"), when),
        ):
            with Horizontal(classes="line"):
                yield Static(label, classes="label", markup=False)
                yield LineField(value, id=name, select_on_focus=True)
                yield Static("", id=f"{name}-meant", classes="meant", markup=False)
        yield Static("", id="fault", markup=False)

    def on_mount(self) -> None:
        """Begin with what lacks."""
        self.query_one("#who", LineField).placeholder = _("a name, or nobody yet")
        self.query_one("#when", LineField).placeholder = _("fri, {day}, in a week").format(
            day=example(self._today)
        )
        self.query_one("#when" if self._said.who else "#who", LineField).focus()

    @on(LineField.Changed)
    def _typed(self, event: LineField.Changed) -> None:
        event.stop()
        who = self._field("who")
        meant = self._who()
        self.query_one("#who-meant", Static).update(meant if meant and meant != who else "")
        when = self._when()
        said = near_date(when, self._today) if isinstance(when, date) else ""
        same = said == self._field("when")
        self.query_one("#when-meant", Static).update("" if same else said)
        self.query_one("#fault", Static).update("")

    @on(LineField.Submitted)
    def _entered(self, event: LineField.Submitted) -> None:
        event.stop()
        if event.input.id == "who":
            event.input.value = self._who() or ""
            self.query_one("#when", LineField).focus()
        else:
            self.finish()

    def finish(self) -> None:
        """Give who and when."""
        who, when = self._who(), self._when()
        try:
            see_that_it_is_a_worker(who, self._client, self._names)
        except Refused as refused:
            self._lacks(str(refused), "who")
            return
        if isinstance(when, str):
            self._lacks(when, "when")
        else:
            self.dismiss(WhoWhen(who or None, when))

    def _lacks(self, fault: str, name: str) -> None:
        self.query_one("#fault", Static).update(fault)
        self.query_one(f"#{name}", LineField).focus()

    def _field(self, name: str) -> str:
        return self.query_one(f"#{name}", LineField).value.strip()

    def _who(self) -> str:
        typed = self._field("who")
        return beginning(typed, self._names) or typed

    def _when(self) -> date | str | None:
        """The day, None where nothing was said, or the sentence that says what is wrong."""
        typed = self._field("when")
        if not typed:
            return None
        if self._said.when and typed == near_date(self._said.when, self._today):
            return self._said.when
        try:
            return day(typed, self._today, current())
        except ValueError as wrong:
            return str(wrong)
