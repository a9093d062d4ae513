"""The part of a team's screen where it is encrypted, and where that is switched off again."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from teamkracht.i18n import _
from teamkracht.store.converting import settle
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable
from teamkracht.tui.program import program
from teamkracht.tui.screens.kept_lines import KeptLinesPart
from teamkracht.tui.screens.secrets import AskSecret, Question, open_team
from teamkracht.tui.screens.team.recovery import Recovery
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Pick, Picks


class Encryption(Vertical):
    """Says whether the team is encrypted, with what can be done about it."""

    DEFAULT_CSS = """
    Encryption { height: auto; }
    Encryption #encryption-state { height: auto; max-width: 100; margin: 0 2; color: $quiet; }
    Encryption #encryption-state.-fault { color: $over; }
    """

    def __init__(self, team: str) -> None:
        super().__init__(id="encryption")
        self._team = team

    def compose(self) -> ComposeResult:
        """Lay out the state and the rows."""
        yield Static(_("Encryption"), classes="section")
        yield Static("", id="encryption-state", markup=False)
        yield Picks(id="encryption-rows", text_width=40)

    def on_mount(self) -> None:
        """Look how it stands."""
        self.show()

    def show(self) -> None:
        """Show how it stands now."""
        keys = program(self).home.keys
        if not keys.is_encrypted(self._team):
            said = _("Off. Whoever has this computer in hand may read what is about clients.")
            rows = [Pick("on", _("Encrypt with a passphrase"))]
        elif not keys.is_open(self._team):
            said = _("On, and not opened.")
            rows = [Pick("open", _("Open with the passphrase"))]
        else:
            said = _("On. Without the passphrase nobody reads what is about clients.")
            rows = [
                Pick("change", _("Another passphrase")),
                Pick("off", _("Switch encryption off")),
            ]
        self._say(said)
        self.query_one(Picks).show(rows)

    def _say(self, text: str, *, fault: bool = False) -> None:
        line = self.query_one("#encryption-state", Static)
        line.set_class(fault, "-fault")
        line.update(text)

    @on(Picks.Switched, "#encryption-rows")
    def _chosen(self, event: Picks.Switched) -> None:
        event.stop()
        home = program(self).home
        if event.key == "open":
            self.app.push_screen(open_team(home, self._team), self._opened)
        elif self._may_begin(home, event.key):
            ask = {"on": switching_on, "change": changing, "off": switching_off}[event.key]
            self.app.push_screen(
                AskSecret(ask(home, self._team)), lambda answer: self._done(event.key, answer)
            )

    def _opened(self, _answer: str | None) -> None:
        self.show()
        for part in self.screen.query(KeptLinesPart):
            part.look()

    def _may_begin(self, home: Home, key: str) -> bool:
        """Nothing is in the way; else it is said before anything is asked."""
        from teamkracht.store.encrypting import see_that_it_can

        if key == "change":
            return True
        try:
            see_that_it_can(home, self._team)
        except (StoreError, Unreadable) as fault:
            self._say(str(fault), fault=True)
            return False
        return True

    def _done(self, key: str, answer: str | None) -> None:
        self.show()
        if answer is None:
            return
        if key == "on":
            self.app.push_screen(Recovery(self._team, answer))
        said = {
            "on": _("All of it is encrypted now."),
            "off": _("All of it can be read again without a passphrase."),
            "change": _("The new passphrase holds. The recovery key stays the same."),
        }
        try:
            settle(program(self).home)
        except StoreError as fault:
            self._say(str(fault), fault=True)
        else:
            self.screen.query_one(Notice).say(said[key])


def switching_on(home: Home, team: str) -> Question:
    """The question before a team is encrypted."""
    from teamkracht.store import encrypting

    def do(typed: Sequence[str]) -> str:
        return encrypting.switch_on(home, team, encrypting.chosen(home, team, typed))

    return Question(
        title=_("Encrypt {team}").format(team=team),
        text=_(
            "Minutes, cases, kept lines and the meeting under way can then only be read with your "
            "passphrase. You type it each time the program starts.\n\n"
            "A forgotten passphrase is final: nobody can open it any more, not even we. So "
            "you get a recovery key after this, once, to print and keep somewhere else.\n\n"
            "What stands on this screen and what observers write stays readable, and so do the "
            "names of files, with the pseudonyms. Hand-outs go; you can make them again."
        ),
        fields=(_("a passphrase, such as four words"), _("the same once more")),
        do=do,
        ok=_("Encrypt"),
        cancel=_("Not now"),
        busy=_("One moment: everything is encrypted, or nothing …"),
    )


def changing(home: Home, team: str) -> Question:
    """The question before another passphrase."""
    from teamkracht.store import encrypting

    def do(typed: Sequence[str]) -> str:
        passphrase = encrypting.chosen(home, team, typed[1:])
        home.keys.open_team(team, typed[0])
        encrypting.change_passphrase(home, team, passphrase)
        return team

    return Question(
        title=_("Another passphrase for {team}").format(team=team),
        text=_("From then on the old one opens nothing. The recovery key stays the same."),
        fields=(
            _("the passphrase of now, or the recovery key"),
            _("the new passphrase"),
            _("the same once more"),
        ),
        do=do,
        ok=_("Change"),
        cancel=_("Not now"),
        busy=_("One moment: this takes a few seconds on purpose."),
    )


def switching_off(home: Home, team: str) -> Question:
    """The question before all of it can be read again."""
    from teamkracht.store import encrypting

    def do(typed: Sequence[str]) -> str:
        home.keys.open_team(team, typed[0])
        encrypting.switch_off(home, team)
        return team

    return Question(
        title=_("Switch encryption off for {team}").format(team=team),
        text=_(
            "All that is about clients is then plain text again, for whoever has this computer in "
            "hand. The passphrase and the recovery key are not needed after that."
        ),
        fields=(_("the passphrase, or the recovery key"),),
        do=do,
        ok=_("Switch off"),
        cancel=_("Leave it on"),
        busy=_("One moment: everything becomes readable, or nothing …"),
    )
