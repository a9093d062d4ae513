"""The minutes of one meeting as a page to read, with putting right and handing out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import groupby
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
from teamkracht.records.correcting import status_corrected
from teamkracht.records.minutes import Minutes, corrected
from teamkracht.store import minutes as kept
from teamkracht.store import protocols
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable
from teamkracht.tui.commands import Command, CommandScreen
from teamkracht.tui.routes import program
from teamkracht.tui.screens.fidelity.status_right import StepLine, Told, ask_what, step_lines
from teamkracht.tui.screens.handing_out import hand_out
from teamkracht.tui.screens.minutes import edits
from teamkracht.tui.screens.minutes.reading import Reading
from teamkracht.tui.screens.who_when import AskWhoWhen, WhoWhen
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.dialog import AskText
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.groups import Group, Groups, Item
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
        self._shown = path
        self._minutes: Minutes | None = None
        self._titles: Mapping[str, str] = {}
        self._lines: tuple[edits.Line, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the page, and the lines to put right in its place."""
        with Horizontal(id="head"):
            yield Static(_("Minutes"), id="head-title", markup=False)
            yield Static("", id="head-state", markup=False)
            yield Notice()
        with VerticalScroll(id="page"):
            yield Reading()
            yield Static("", id="where", markup=False)
        with VerticalScroll(id="correct", can_focus=False):
            words = _("Which line do you want to put right?")
            yield Static(words, id="which", markup=False)
            yield Groups()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Read the file."""
        self._load(self._path)

    @work(thread=True, exclusive=True)
    def _load(self, path: Path) -> None:
        app = program(self)
        try:
            minutes = kept.load(path, app.home.keys)
        except (StoreError, Unreadable) as fault:
            tell(self, self._broken, str(fault))
            return
        tell(self, self._loaded, path, minutes, titles_of(app.home, minutes))

    def _broken(self, fault: str) -> None:
        self.query_one("#where", Static).update(fault)

    def _loaded(self, path: Path, minutes: Minutes, titles: Mapping[str, str]) -> None:
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
        if action == "correct":
            return newest and not self.has_class("-correcting")
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
        at = versions.index(self._shown) if self._shown in versions else 0
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
        if self._minutes is None:
            return
        self._lines = edits.lines(self._minutes, self._titles)
        groups = self.query_one(Groups)
        groups.show(
            Group(title, tuple(_item(line) for line in some))
            for title, some in groupby(self._lines, key=lambda line: line.group)
        )
        self.add_class("-correcting")
        groups.focus()
        self.refresh_bindings()

    def _stop_correcting(self) -> None:
        self.remove_class("-correcting")
        self.query_one("#page").focus()
        self.refresh_bindings()

    @on(Groups.Chosen)
    def _chosen(self, event: Groups.Chosen) -> None:
        event.stop()
        minutes = self._minutes
        line = next((one for one in self._lines if one.key == event.key), None)
        if minutes is None or line is None:
            return
        if line.kind == edits.PRESENT:
            self._ask_why(line, edits.with_line(minutes, line.key, ""))
        elif line.kind == edits.WHO_WHEN:
            self._ask_who_when(minutes, line)
        elif line.kind == edits.STATUS:
            row = step_lines(minutes, self._titles)[int(line.key.partition("/")[2])]
            ask_what(self, row, self._status_told)
        else:
            self._ask_text(minutes, line)

    def _status_told(self, line: StepLine, answer: Told) -> None:
        minutes, at = self._minutes, program(self).clock.read().wall
        assert minutes is not None
        self._keep(
            minutes,
            lambda: status_corrected(
                minutes, line.step, line.case, answer.to, reason=answer.reason, at=at
            ),
            line.named,
        )

    def _ask_text(self, minutes: Minutes, line: edits.Line) -> None:
        def answered(text: str | None) -> None:
            if text is not None:
                self._put_right(line, lambda: edits.with_line(minutes, line.key, text))

        title = f"{line.group}, {line.label}"
        self.app.push_screen(AskText(title, value=line.value), answered)

    def _ask_who_when(self, minutes: Minutes, line: edits.Line) -> None:
        row = edits.action_of(minutes, line.key)
        names = [one.name for one in minutes.attendance]

        def answered(answer: WhoWhen | None) -> None:
            if answer is not None:
                self._put_right(line, lambda: edits.with_who_when(minutes, line.key, answer))

        said, day = WhoWhen(row.who, row.when), minutes.meeting.start.date()
        self.app.push_screen(AskWhoWhen(row.text, names, said, day), answered)

    def _put_right(self, line: edits.Line, change: Callable[[], Minutes]) -> None:
        try:
            self._ask_why(line, change())
        except Refused as refused:
            self.query_one(Notice).say(str(refused))

    def _ask_why(self, line: edits.Line, changed: Minutes) -> None:
        after = next(one.value for one in edits.lines(changed, self._titles) if one.key == line.key)
        what = edits.what_changed(line, after)
        if line.value == after:
            self.query_one(Notice).say(_("Nothing has been put right yet."))
            return

        def answered(reason: str | None) -> None:
            if reason:
                self._correct(changed, what, reason)

        self.app.push_screen(AskText(_("Why?"), what, optional=False), answered)

    def _correct(self, changed: Minutes, what: str, reason: str) -> None:
        minutes, at = self._minutes, program(self).clock.read().wall
        assert minutes is not None
        fresh = partial(corrected, minutes, changed, at=at, what=what, reason=reason)
        self._keep(minutes, fresh, what)

    def _keep(self, before: Minutes, fresh: Callable[[], Minutes], what: str) -> None:
        notice = self.query_one(Notice)
        try:
            kept.put_right(program(self).home, before, fresh())
        except kept.ChangedMeanwhile as fault:
            again = _("Not put right yet: {what}").format(what=what)
            program(self).notify(f"{fault} {again}", markup=False, timeout=30)
            self._stop_correcting()
            self._load(self._path)
            return
        except (Refused, StoreError, Unreadable) as fault:
            notice.problem("correct", str(fault))
            return
        notice.solved("correct")
        notice.say(_("Put right. The version before stays beside it."))
        self._stop_correcting()
        self._load(self._path)


def titles_of(home: Home, minutes: Minutes) -> Mapping[str, str]:
    """The titles of the steps by the protocol that was used; none where it is not at hand."""
    try:
        protocol = read_protocol(*protocols.used(home, minutes.meeting.protocol_hash))
    except (StoreError, Unreadable):
        return {}
    return {step.id: step.title.in_(current()) for step in protocol.steps()}


def _item(line: edits.Line) -> Item:
    return Item(line.key, f"{line.label}: {line.value or '…'}", quiet=not line.value)
