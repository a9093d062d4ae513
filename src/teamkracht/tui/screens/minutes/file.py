"""The minutes of one meeting as a page to read, with putting right and handing out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from teamkracht.exports.handout import to_take_along
from teamkracht.exports.minutes_page import minutes_page
from teamkracht.i18n import _, current, mark
from teamkracht.meeting.event import Refused
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.minutes import Minutes
from teamkracht.records.putting_right import known
from teamkracht.store import cases, protocols, teams
from teamkracht.store import minutes as kept
from teamkracht.store.converting import ChangedMeanwhile
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.store.put_right import put_right
from teamkracht.toml import Unreadable
from teamkracht.tui.commands import Command, CommandScreen
from teamkracht.tui.program import program
from teamkracht.tui.screens.handing_out import hand_out
from teamkracht.tui.screens.minutes.edit_words import Words
from teamkracht.tui.screens.minutes.put_right import PuttingRight
from teamkracht.tui.screens.minutes.reading import Reading
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice

MINUTES = mark("Minutes")


def _command(action: str, label: str, explained: str, *keys: str) -> Command:
    return Command(action, label, explained, keys, footer=True, group=MINUTES)


class MinutesFileScreen(CommandScreen):
    """Minutes change only by a correction: a new version, with the old one beside it."""

    CSS_PATH = "minutes.tcss"
    HELP_TITLE = MINUTES
    HELP_TEXT = mark(
        "The minutes as a page. Something wrong? Put it right: choose the line, type how it should "
        "be, and say why. The version before stays, and you can look at it."
    )
    OWN_COMMANDS = (
        _command("correct", mark("Put right"), mark("Change a line, and say why."), "c"),
        _command(
            "hand_out",
            mark("Hand-outs"),
            mark("Make for each presenter the list of ideas to take along, to print and to mail."),
            "h",
        ),
        _command(
            "adherence",
            mark("How we did it"),
            mark("How did we follow the steps? For who may see it; it never shows by itself."),
            "s",
        ),
        _command("older", mark("Version before"), mark("Look at an older version."), "v"),
        _command("back", mark("Back"), mark("Back to where you were."), "escape"),
    )

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._shown = self._asked = path
        """The version on the screen, and the one that was asked for last."""
        self._minutes: Minutes | None = None
        self._titles: Mapping[str, str] = {}
        self._members: tuple[str, ...] = ()
        self._clients: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the page, and the lines to put right in its place."""
        with Horizontal(id="head"):
            yield Static(_("Minutes"), id="head-title", markup=False)
            yield Static("", id="head-state", markup=False)
            yield Notice()
        with VerticalScroll(id="page"):
            yield Reading()
            yield Static("", id="where", markup=False)
        yield PuttingRight(id="correct")
        yield CommandFooter()

    def on_mount(self) -> None:
        """Read the file."""
        self._load(self._path)

    def on_screen_resume(self) -> None:
        """Read the file again: how steps were followed may have been put right meanwhile."""
        if self._minutes is not None and not self.has_class("-correcting"):
            self._load(self._shown)

    def _load(self, path: Path) -> None:
        self._asked = path
        self._read(path)

    @work(thread=True, exclusive=True)
    def _read(self, path: Path) -> None:
        app = program(self)
        try:
            minutes = kept.load(path, app.home.keys)
        except (StoreError, Unreadable) as fault:
            tell(self, self._broken, str(fault))
            return
        tell(self, self._known, *_known(app.home, minutes.meeting.team))
        tell(self, self._loaded, path, minutes, titles_of(app.home, minutes))

    def _known(
        self, members: tuple[str, ...], clients: tuple[str, ...], broken: tuple[str, ...]
    ) -> None:
        self._members, self._clients = members, clients
        for fault in broken:
            self.query_one(Notice).problem(fault, fault)

    def _broken(self, fault: str) -> None:
        if self._minutes is None:
            self.query_one("#where", Static).update(fault)
        else:
            self.query_one(Notice).problem("read", fault)

    def _loaded(self, path: Path, minutes: Minutes, titles: Mapping[str, str]) -> None:
        self.query_one(Notice).solved("read")
        if (path, minutes) == (self._shown, self._minutes):
            return
        self._shown, self._minutes, self._titles = path, minutes, titles
        self.query_one(Reading).show(minutes_page(minutes, titles))
        version = _("version {version}").format(version=minutes.version)
        several = minutes.version > 1 or path != self._path
        self.query_one("#head-state", Static).update(version if several else "")
        older = [str(one) for one in kept.versions(self._path)]
        where = [_("This is in {path}").format(path=path)]
        if older:
            where += [_("Older versions:"), *older]
        self.query_one("#where", Static).update("\n".join(where))
        self.query_one("#page").scroll_home(animate=False)
        self.query_one("#page").focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is shown."""
        newest = self._minutes is not None and self._shown == self._path
        if self.has_class("-correcting") and action in {
            "correct",
            "adherence",
            "hand_out",
            "older",
        }:
            return False
        if action == "correct":
            return newest
        if action == "adherence":
            return newest
        if action == "hand_out":
            return self._minutes is not None and newest and bool(to_take_along(self._minutes))
        if action == "older":
            return bool(kept.versions(self._path)) if self._minutes else False
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Out of putting right, or back to where one was."""
        if self.has_class("-correcting"):
            self._stop_correcting()
        else:
            self.app.pop_screen()

    def action_older(self) -> None:
        """Go from version to version, and from the oldest to the newest again."""
        versions = [self._path, *reversed(kept.versions(self._path))]
        at = versions.index(self._asked) if self._asked in versions else 0
        self._stop_correcting()
        self._load(versions[(at + 1) % len(versions)])

    def action_hand_out(self) -> None:
        """Make the lists to take along."""
        if self._minutes is not None:
            notice = self.query_one(Notice)
            hand_out(self, self._minutes, notice.say, partial(notice.problem, "hand_out"))

    def action_adherence(self) -> None:
        """How the steps were followed, for who asks for it."""
        program(self).open_adherence(self._path)

    # Putting right

    def action_correct(self) -> None:
        """Show the lines that can be put right."""
        if self._minutes is not None:
            self.add_class("-correcting")
            self.query_one(PuttingRight).show(self._minutes, self._words(self._minutes))
            self.refresh_bindings()

    def _words(self, minutes: Minutes) -> Words:
        return Words(minutes, self._titles, known(minutes, self._members, self._clients))

    def _stop_correcting(self) -> None:
        self.remove_class("-correcting")
        self.query_one("#page").focus()
        self.refresh_bindings()

    @on(PuttingRight.Done)
    def _put_right(self, event: PuttingRight.Done) -> None:
        event.stop()
        self._keep(event.before, event.fresh, event.what)

    def _keep(self, before: Minutes, fresh: Callable[[], Minutes], what: str) -> None:
        notice = self.query_one(Notice)
        again = _("Not put right yet: {what}").format(what=what)
        try:
            behind = put_right(program(self).home, before, fresh())
        except ChangedMeanwhile as fault:
            program(self).notify(f"{fault} {again}", markup=False, timeout=30)
            self._stop_correcting()
            self._load(self._path)
            return
        except (Refused, StoreError, Unreadable) as fault:
            notice.problem("correct", str(fault))
            program(self).notify(again, markup=False, timeout=30)
            return
        notice.solved("correct")
        notice.say(_("Put right. The version before stays beside it."))
        for one in behind:
            notice.problem(one, one)
        self._stop_correcting()
        self._load(self._path)


def _known(home: Home, team: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Who is in a team, the pseudonyms of its cases, and what could not be read."""
    try:
        found, listed = teams.find(home, team), cases.listed(home, team)
    except (StoreError, Unreadable) as fault:
        return (), (), (str(fault),)
    clients = tuple(one.client for one in listed.found)
    return found.names() if found else (), clients, listed.broken


def titles_of(home: Home, minutes: Minutes) -> Mapping[str, str]:
    """The titles of the steps by the protocol that was used; none where it is not at hand."""
    try:
        protocol = read_protocol(*protocols.used(home, minutes.meeting.protocol_hash))
    except (StoreError, Unreadable):
        return {}
    return {step.id: step.title.in_(current()) for step in protocol.steps()}
