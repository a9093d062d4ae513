"""The recovery key, shown once, and saved where somebody says."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Button, Static

from teamkracht.i18n import _, long_date, pgettext
from teamkracht.store.files import StoreError, typed_place, write_text
from teamkracht.store.keys import RECOVERY
from teamkracht.store.names import slug
from teamkracht.tui.program import program
from teamkracht.tui.widgets.answers import Answers
from teamkracht.tui.widgets.dialog import AskText, Dialog

GROUP = 6
A_LINE = 5
"""Groups on a line: as one reads it aloud, or types it over from paper."""


class Recovery(Dialog[bool]):
    """Shows the recovery key until somebody says that it was kept; Escape does not close it."""

    DEFAULT_CSS = """
    Recovery #recovery-key { height: auto; text-style: bold; margin: 0 0 1 2; }
    Recovery #said { height: auto; color: $quiet; }
    """

    def __init__(self, team: str, secret: str) -> None:
        super().__init__(
            _("The recovery key of {team}").format(team=team),
            _(
                "This opens everything when the passphrase is forgotten. It is shown now, and "
                "never again. Write it down or print it, and keep it on another place than this "
                "computer."
            ),
        )
        self._team = team
        self._secret = secret
        self._saved = False

    def body(self) -> ComposeResult:
        """Give the key, room for a sentence, and what one can do."""
        yield Static(in_groups(self._secret), id="recovery-key", markup=False)
        yield Static("", id="said", markup=False)
        with Answers(id="choices"):
            yield Button(Content(_("Save as a page")), id="save")
            yield Button(Content(_("I have kept it")), id="kept")

    def on_mount(self) -> None:
        """Let an Enter out of habit lead to a page, and not away."""
        self.query_one("#save", Button).focus()

    def action_close(self) -> None:
        """Say that it will not be shown again."""
        self._say(_('Choose "I have kept it" once it is on paper: it is not shown again.'))

    async def may_leave(self) -> bool:
        """Not while the key is in view: it would be gone."""
        self.action_close()
        return False

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "kept":
            self.dismiss(True)
            return
        ask = AskText(
            _("Where do you want the page?"),
            _("Give a folder, such as that of a stick. Not on this computer, if you can."),
            value=str(Path.home()),
            optional=False,
        )
        self.app.push_screen(ask, self._save)

    def _save(self, folder: str | None) -> None:
        if not folder:
            return
        name = pgettext("in the name of a file", "recovery-key")
        day = long_date(program(self).clock.read().wall.date())
        try:
            path = typed_place(folder) / f"{name}-{slug(self._team)}.txt"
            write_text(path, page(self._team, self._secret, day))
        except StoreError as fault:
            self._say(str(fault))
            return
        self._say(_("The page is {path}. Print it, and keep it safe.").format(path=path))
        self.query_one("#kept", Button).focus()

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(text)


def in_groups(secret: str) -> str:
    """The key as one can read it aloud and type it over; spaces and line ends do no harm."""
    groups = wrap(secret.removeprefix(RECOVERY), GROUP)
    rows = (groups[at : at + A_LINE] for at in range(0, len(groups), A_LINE))
    return "\n".join((RECOVERY, *(" ".join(row) for row in rows)))


def page(team: str, secret: str, day: str) -> str:
    """The page to print."""
    return (
        "\n\n".join(
            (
                _("The recovery key of {team}, {date}").format(team=team, date=day),
                in_groups(secret),
                _(
                    "Type this where teamkracht asks for the passphrase; spaces and line ends do "
                    "not matter. Whoever has this page and your files can read everything. Keep it "
                    "where the files are not, and don't photograph it."
                ),
            )
        )
        + "\n"
    )
