"""Making the lists to take along; of an encrypted team where somebody says, for they are plain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from teamkracht.exports.handout_files import write_handouts
from teamkracht.i18n import _
from teamkracht.records.minutes import Minutes
from teamkracht.store import minutes as kept
from teamkracht.store.files import StoreError, typed_place
from teamkracht.store.home import Home
from teamkracht.tui.program import program
from teamkracht.tui.widgets.dialog import AskText


def hand_out(
    screen: Screen[Any], minutes: Minutes, say: Callable[[str], Any], fault: Callable[[str], Any]
) -> None:
    """Write what there is to take along, to print and to mail; say where, or what is wrong."""

    def write(where: Callable[[], Path]) -> None:
        try:
            folder = where()
            write_handouts(minutes, folder, minutes.meeting.language)
        except StoreError as wrong:
            fault(str(wrong))
        else:
            say(_("The hand-outs are in {folder}").format(folder=folder))

    home = program(screen).home
    if not home.keys.is_encrypted(minutes.meeting.team):
        write(lambda: _folder(home, minutes))
        return
    ask = AskText(
        _("Where do you want the hand-outs?"),
        _(
            "This team is encrypted, and a list to take along is not: whoever finds it can read "
            "it. Give a folder, print the lists, and throw the files away."
        ),
        value=str(Path.home()),
        optional=False,
    )
    screen.app.push_screen(ask, lambda typed: write(lambda: typed_place(typed)) if typed else None)


def _folder(home: Home, minutes: Minutes) -> Path:
    return home.handouts / kept.path_of(home, minutes).stem
