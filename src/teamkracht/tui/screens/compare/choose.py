"""Choosing which observations to compare: those of a meeting here, and files from others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from teamkracht.i18n import _, clock_time, listing, mark, short_date
from teamkracht.live.comparing import Meeting, brought_together, meetings_in, of_same_meeting
from teamkracht.meeting.event import Refused
from teamkracht.records.comparing import Comparison, TooFew
from teamkracht.store import observations
from teamkracht.store.files import StoreError, typed_place
from teamkracht.toml import Unreadable
from teamkracht.tui.commands import Command, CommandScreen, is_typing
from teamkracht.tui.program import program
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.groups import Group, Groups, Item


class CompareChooseScreen(CommandScreen):
    """With `paths` it compares at once, together with what this home has of the same meeting."""

    OWN_COMMANDS = (
        Command("back", mark("Back"), mark("Back to where you were."), ("escape",), footer=True),
    )
    CSS_PATH = "../observe/observe.tcss"
    HELP_TITLE = mark("Compare")
    HELP_TEXT = mark(
        "Choose a meeting, or type where the other observer's file is: most terminals type it for "
        "you when you drag the file into the window. Only locked observations are compared."
    )

    class Found(Message):
        """What there is to choose from, or what was compared, or why it could not be."""

        def __init__(
            self,
            meetings: tuple[Meeting, ...],
            compared: Comparison | None = None,
            said: str = "",
            *,
            only_lacks: bool = False,
        ) -> None:
            super().__init__()
            self.meetings = meetings
            self.compared = compared
            self.said = said
            self.only_lacks = only_lacks
            """Nothing is wrong with the files, but another one lacks."""

    def __init__(self, paths: Sequence[Path] = ()) -> None:
        super().__init__()
        self._paths = tuple(paths)
        self._meetings: tuple[Meeting, ...] = ()
        self._added_last: Path | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list and the line for a file."""
        yield Static(_("Compare"), classes="title")
        with VerticalScroll(id="choose", can_focus=False):
            yield Static("", id="said", markup=False)
            yield Groups()
            yield Static(
                _(
                    "Nothing was locked here yet. Observe a meeting and lock your scores; or give "
                    "the file of another observer."
                ),
                id="empty",
                markup=False,
            )
            yield Static(_("The file of the other observer"), classes="label")
            yield LineField(placeholder=_("where it is; Enter adds it"), id="path")
        yield CommandFooter()

    def on_mount(self) -> None:
        """Look what there is."""
        self.query_one("#empty").display = False
        self.query_one(Groups).focus()
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        app, paths = program(self), self._paths
        try:
            meetings = meetings_in(app.home)
        except StoreError as fault:
            self.post_message(self.Found((), said=str(fault)))
            return
        if not paths:
            self.post_message(self.Found(meetings))
            return
        try:
            about = observations.load(paths[0]).observation
            whole = dict.fromkeys((*paths, *of_same_meeting(app.home, about)))
            compared = brought_together(app.home, _once(whole))
        except TooFew as lacks:
            self.post_message(self.Found(meetings, said=str(lacks), only_lacks=True))
        except (Refused, StoreError, Unreadable) as fault:
            self.post_message(self.Found(meetings, said=str(fault)))
        else:
            self.post_message(self.Found(meetings, compared))

    @on(Found)
    def _show(self, event: Found) -> None:
        if event.compared is not None:
            program(self).open_comparison(event.compared)
            return
        self._meetings = event.meetings
        if not event.only_lacks and self._paths[-1:] == (self._added_last,):
            # What can't be used, or not with the others, is not in the way of the next file.
            self._paths = self._paths[:-1]
        self._say(event.said)
        items = tuple(_item(n, one) for n, one in enumerate(event.meetings))
        groups = self.query_one(Groups)
        groups.display = bool(items)
        groups.show([Group(_("Locked here"), items)])
        self.query_one("#empty").display = not items
        typing = self._paths or self._added_last or not items
        (self.query_one("#path") if typing else groups).focus()

    def _say(self, text: str) -> None:
        said = self.query_one("#said", Static)
        said.update(text)
        said.display = bool(text)

    @on(Groups.Chosen)
    def _chosen(self, event: Groups.Chosen) -> None:
        event.stop()
        self._paths = self._meetings[int(event.key)].paths
        self._look()

    @on(LineField.Submitted, "#path")
    def _added(self, event: LineField.Submitted) -> None:
        typed = event.value.strip().strip("'\"").replace("\\ ", " ")
        if not typed:
            return
        try:
            path = typed_place(typed)
        except StoreError as fault:
            self._say(str(fault))
            return
        if path not in self._paths:
            self._paths = (*self._paths, path)
            self._added_last = path
        self.query_one("#path", LineField).clear()
        self._look()

    def action_back(self) -> None:
        """Out of the line, or back."""
        if is_typing(self) and self._meetings and not self._paths:
            self.query_one(Groups).focus()
        else:
            self.app.pop_screen()


def _once(paths: dict[Path, None]) -> list[Path]:
    """Each file once, by what stands in it: a copy here of one from elsewhere is the same one."""
    found: dict[str, Path] = {}
    for path in paths:
        one = observations.load(path)
        found.setdefault(one.observation.seal or str(path), path)
    return list(found.values())


def _item(n: int, one: Meeting) -> Item:
    about = one.about
    names = listing(one.observers) or _("nobody alone")
    right = _("consensus locked") if one.agreed else ""
    when = short_date(about.date) + (f" {clock_time(about.start)}" if about.start else "")
    return Item(str(n), f"{about.team or ''} · {when} · {names}", right)
