"""Before one observes: which meeting it is, who observes, and whether it is happening now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from teamkracht.fidelity.observing.seen import Way
from teamkracht.i18n import _, current, mark, typed_date
from teamkracht.live.observing import begin, resume
from teamkracht.live.opening import CannotOpen
from teamkracht.meeting.event import Refused
from teamkracht.store.files import StoreError
from teamkracht.tui.commands import Command, CommandScreen
from teamkracht.tui.program import program
from teamkracht.tui.screens.naming import ask_removal, remove_command
from teamkracht.tui.screens.observe.form import (
    Form,
    KnownHere,
    Unclear,
    began,
    known_here,
    not_twice,
    waiting,
)
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.groups import Group, Groups, Item
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Pick, Picks

FIELDS = ("team", "day", "start", "code", "observer")
WAYS: tuple[Way, ...] = ("live", "afterwards")


class ObserveBeginScreen(CommandScreen):
    """Asks little; `path` is that of minutes. `straight`: back into what was left a moment ago."""

    OWN_COMMANDS = (
        Command(
            "start",
            mark("Begin"),
            mark("Begin to observe this meeting."),
            ("f8", "ctrl+n"),
            footer=True,
            priority=True,
        ),
        Command(
            "compare",
            mark("Compare"),
            mark("Lay observations that are locked side by side."),
            ("f6", "ctrl+g"),
            footer=True,
            priority=True,
        ),
        remove_command(
            "throw_away",
            mark("Remove"),
            mark("Remove an observation that was begun by mistake; nothing of it is kept."),
        ),
        Command("back", mark("Back"), mark("Back to where you were."), ("escape",), footer=True),
    )
    CSS_PATH = "observe.tcss"
    HELP_TITLE = mark("Observe")
    HELP_TEXT = mark(
        "For who watches from the side, on a laptop of their own. The team, the day and the short "
        "code on the facilitator's screen are enough to bring two observers together later. "
        "Nothing about clients is asked or kept."
    )

    class Read(Message):
        """The home folder was read; or it could not be, in a sentence."""

        def __init__(self, known: KnownHere | None, said: str = "") -> None:
            super().__init__()
            self.known = known
            self.said = said

    def __init__(self, path: Path | None = None, *, straight: bool = False) -> None:
        super().__init__()
        self._path = path
        self._straight = straight
        self._known: KnownHere | None = None
        self._form: Form | None = None
        self._refused: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out what waits, and the form."""
        yield Static(_("Observe"), classes="title")
        with VerticalScroll(id="form", can_focus=False):
            yield Groups(id="waiting")
            yield Static(_("Which meeting"), classes="section")
            yield from _labelled("team", _("Team"), _("as the facilitator's screen has it"))
            yield from _labelled(
                "day", _("Day"), typed_date(program(self).clock.read().wall.date())
            )
            yield from _labelled("start", _("Starts at"), "9:30")
            hint = _("from the facilitator's screen; may stay empty")
            yield from _labelled("code", _("Code"), hint)
            yield Static(_("Who observes"), classes="section")
            yield from _labelled(
                "observer", _("Your name"), _("as it may stand beside your scores")
            )
            yield Static(_("How"), classes="section")
            yield Picks(id="ways", text_width=14)
            promise = _(
                "Nothing about clients is asked: cases have numbers. "
                "You score alone; what another gave is seen only after you have locked yours."
            )
            yield Static(promise, classes="quiet", id="promise")
        yield Notice()
        yield CommandFooter()

    def on_mount(self) -> None:
        """One can type at once."""
        self._field("team").focus()

    def on_screen_resume(self) -> None:
        """Read what is known."""
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        app = program(self)
        try:
            known = known_here(app.home, app.clock.read().wall, self._path)
        except Refused as refused:
            self.post_message(self.Read(None, str(refused)))
        else:
            self.post_message(self.Read(known))

    @on(Read)
    def _show_known(self, event: Read) -> None:
        known = event.known
        if known is None:
            self.query_one(Notice).problem("read", event.said)
            return
        first, self._known = self._known is None, known
        for broken in known.broken:
            self.query_one(Notice).problem(broken, broken)
        self._show_waiting(known)
        typing = first and any(self._field(name).value for name in FIELDS)
        if first:
            self._fill(known.form)
            now = program(self).clock.read().wall
            if self._straight and self._path is None and known.just_left(now):
                self._go_on(known.waiting[0].id)
                return
        if (first and not typing) or self.focused is None:
            groups = self.query_one("#waiting", Groups)
            empty = next((name for name in FIELDS if not self._field(name).value), "code")
            (groups if known.waiting else self._field(empty)).focus()

    def _show_waiting(self, known: KnownHere) -> None:
        groups = self.query_one("#waiting", Groups)
        groups.display = bool(known.waiting)
        groups.show([Group(_("Not locked yet"), tuple(map(waiting, known.waiting)))])

    def _fill(self, form: Form) -> None:
        self._form = form
        for name in FIELDS:
            # Who was quicker than the disk keeps what was typed.
            self._field(name).value = self._field(name).value or getattr(form, name)
        self._show_ways()

    def _show_ways(self) -> None:
        if self._form is None or self._known is None:
            return
        live = self._form.way == "live"
        method = self._form.method.protocol.title.in_(current())
        rows = [
            Pick("way", _("When"), value=_("while it happens") if live else _("afterwards")),
            Pick("method", _("Method"), value=method),
        ]
        self.query_one("#ways", Picks).show(rows[: 2 if len(self._known.methods) > 1 else 1])

    def _field(self, name: str) -> LineField:
        return self.query_one(f"#{name}", LineField)

    def _typed(self) -> tuple[str, ...]:
        return tuple(self._field(name).value for name in FIELDS)

    @on(Picks.Turned)
    @on(Picks.Switched)
    def _turned(self, event: Picks.Turned | Picks.Switched) -> None:
        if self._form is None or self._known is None:
            return
        by = event.by if isinstance(event, Picks.Turned) else 1
        if event.key == "way":
            at = (WAYS.index(self._form.way) + by) % len(WAYS)
            self._form = replace(self._form, way=WAYS[at])
        else:
            methods = self._known.methods
            at = (methods.index(self._form.method) + by) % len(methods)
            self._form = replace(self._form, method=methods[at])
        self._show_ways()

    @on(LineField.Changed)
    def _said_anew(self) -> None:
        # The word of the last key may come after F8: then it is of what was refused.
        if self._typed() != self._refused:
            self.query_one(Notice).solved("start")

    @on(LineField.Submitted)
    def _on_to_next(self) -> None:
        self.focus_next()

    @on(Groups.Chosen)
    def _chosen(self, event: Groups.Chosen) -> None:
        event.stop()
        self._go_on(event.key)

    def _go_on(self, name: str) -> None:
        app = program(self)
        self.query_one(Notice).solved("start")
        one = next(one for one in self._known.waiting if one.id == name) if self._known else None
        if one is not None and one.observing.began.way == "consensus":
            app.open_consensus(one.observing)
            return
        try:
            desk = resume(app.home, name, app.clock)
        except (CannotOpen, StoreError) as fault:
            self.query_one(Notice).problem("open", str(fault))
        else:
            app.open_observing(desk)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Removing is there where one stands on an observation."""
        if action == "throw_away":
            return self._marked() is not None
        return super().check_action(action, parameters)

    def _marked(self) -> Item | None:
        groups = self.query_one("#waiting", Groups)
        here = groups.cursor_key if groups.has_focus else None
        return next((one for one in groups.items if one.key == here), None)

    @on(Groups.Moved)
    def on_descendant_focus(self) -> None:
        """Offer what can be done here."""
        self.refresh_bindings()

    def action_throw_away(self) -> None:
        """Ask, and remove an observation that was not locked."""
        if (item := self._marked()) is not None:
            title = _("Remove this observation?")
            said = _("{observation}. What was marked and scored goes with it.")
            said = said.format(observation=item.text)
            ask_removal(self.app, title, said, lambda: self._throw_away(item.key))

    def _throw_away(self, name: str) -> None:
        app = program(self)
        try:
            resume(app.home, name, app.clock).throw_away()
        except (CannotOpen, StoreError) as fault:
            self.query_one(Notice).problem("open", str(fault))
        self._read()

    def action_start(self) -> None:
        """Begin to observe."""
        app, notice = program(self), self.query_one(Notice)
        if self._form is None:
            return
        notice.solved("start")
        team, day, start, code, observer = self._refused = self._typed()
        form = replace(self._form, team=team, day=day, start=start, code=code, observer=observer)
        try:
            told, sheet = began(form, app.home, app.clock.read().wall)
            not_twice(app.home, told, sheet)
            text = form.method.text
            desk = begin(app.home, app.clock, app.random, told, sheet=sheet, protocol_text=text)
        except (Refused, CannotOpen, StoreError) as fault:
            notice.problem("start", str(fault))
            if isinstance(fault, Unclear):
                self._field(fault.field).focus()
        else:
            app.open_observing(desk)

    def action_compare(self) -> None:
        """Lay locked observations side by side."""
        program(self).open_compare(())

    def action_back(self) -> None:
        """Back to where this was opened."""
        self.app.pop_screen()


def _labelled(name: str, label: str, hint: str) -> Iterator[Horizontal]:
    yield Horizontal(
        Static(label, classes="label"), LineField(placeholder=hint, id=name), classes="labelled"
    )
