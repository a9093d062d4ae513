"""The settings of this user: language, colours, sound. What is chosen holds and is kept at once."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from teamkracht import i18n
from teamkracht.i18n import _, mark
from teamkracht.records.settings import Settings
from teamkracht.store import settings as stored
from teamkracht.store.files import StoreError
from teamkracht.toml import Unreadable
from teamkracht.tui.chosen_theme import theme_named
from teamkracht.tui.commands import Command, CommandScreen
from teamkracht.tui.program import program
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Pick, Picks

LANGUAGES = {"nl": "Nederlands", "en": "English"}
THEMES = {
    "auto": mark("as the terminal has it"),
    "light": mark("light"),
    "dark": mark("dark"),
    "contrast": mark("high contrast"),
}


class SettingsScreen(CommandScreen):
    """Three rows that are turned with left and right."""

    OWN_COMMANDS = (
        Command("back", mark("Back"), mark("Back to where you were."), ("escape",), footer=True),
    )
    CSS_PATH = "settings.tcss"
    HELP_TITLE = mark("Settings")
    HELP_TEXT = mark(
        "Left and right choose another value. It holds at once, and is kept for the next time."
    )

    def __init__(self) -> None:
        super().__init__()
        self._settings = Settings()

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        yield Static(_("Settings"), id="settings-title")
        with VerticalScroll(id="settings-scroll", can_focus=False):
            yield Picks(id="settings-rows", text_width=14)
            yield Static(
                _("All of it is kept on this computer, in {file}.").format(
                    file=program(self).home.settings_file
                ),
                id="settings-words",
                markup=False,
            )
        yield Notice()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Show what was chosen."""
        self._settings, problems = stored.load(program(self).home)
        for number, problem in enumerate(problems):
            self.query_one(Notice).problem(str(number), problem)
        self._show()
        self.query_one(Picks).focus()

    def _show(self) -> None:
        chosen = self._settings.theme
        theme = THEMES[chosen if chosen in THEMES else "auto"]
        sound = _("on") if self._settings.sound else _("off")
        rows = (
            Pick("language", _("Language"), value=LANGUAGES[i18n.current()]),
            Pick("theme", _("Colours"), value=_(theme)),
            Pick("sound", _("Sound"), value=sound, detail=_("at the end of a step")),
        )
        self.query_one(Picks).show(rows)

    @on(Picks.Switched)
    def _switched(self, event: Picks.Switched) -> None:
        self._turn(event.key, 1)

    @on(Picks.Turned)
    def _turned(self, event: Picks.Turned) -> None:
        self._turn(event.key, event.by)

    def _turn(self, key: str, by: int) -> None:
        if key == "language":
            self._settings = replace(self._settings, language=_after(LANGUAGES, i18n.current(), by))
            i18n.use(self._settings.language or i18n.current())
        elif key == "theme":
            theme = _after(THEMES, self._settings.theme or "auto", by)
            self._settings = replace(self._settings, theme=theme)
            self.app.theme = theme_named(theme)
        else:
            self._settings = replace(self._settings, sound=not self._settings.sound)
        if key == "language":
            self._say_again()
        else:
            self._show()
            self._save()

    def _save(self) -> None:
        notice = self.query_one(Notice)
        try:
            stored.save(program(self).home, self._settings)
        except (StoreError, Unreadable) as fault:
            notice.problem("saved", str(fault))
        else:
            notice.solved("saved")
            notice.say(_("Kept."))

    def _say_again(self) -> None:
        """Say everything in the other language, the home screen below this one too."""
        for screen in self.app.screen_stack:
            screen.refresh(recompose=True)
        self.call_after_refresh(self._after_recompose)

    def _after_recompose(self) -> None:
        self._show()
        self._save()
        self.query_one(Picks).focus()

    def action_back(self) -> None:
        """Back to where this was opened."""
        self.app.pop_screen()


def _after(values: dict[str, str], value: str, by: int) -> str:
    keys = list(values)
    at = keys.index(value) if value in keys else 0
    return keys[(at + by) % len(keys)]
