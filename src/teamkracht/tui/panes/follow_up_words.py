"""The words and the keys of the terugblik."""

from __future__ import annotations

from datetime import date

from teamkracht.i18n import _, mark, near_date
from teamkracht.meeting.case import ClientChoice, FollowUp, Result
from teamkracht.tui.commands import Command
from teamkracht.tui.panes.pane import HERE

RESULTS: tuple[tuple[Result, str, str], ...] = (
    ("done", "1", mark("done")),
    ("running", "2", mark("running")),
    ("not_yet", "3", mark("not yet")),
    ("not_needed", "4", mark("no longer needed")),
)
CHOICES: tuple[tuple[ClientChoice, str, str], ...] = (
    ("chose_this", "5", mark("chose this")),
    ("chose_other", "6", mark("chose something else")),
    ("not_now", "7", mark("not now")),
)
RESULT_WORDS = {name: words for name, _key, words in RESULTS} | {"not_discussed": mark("put off")}
CHOICE_WORDS = {name: words for name, _key, words in CHOICES}


def _command(action: str, label: str, explained: str, *keys: str, palette: bool = True) -> Command:
    return Command(action, label, explained, keys, group=HERE, palette=palette)


FOLLOW_UP_COMMANDS = (
    *(_command(f"result('{name}')", words, mark("What became of this action."), key,
               palette=False)
      for name, key, words in RESULTS),
    *(_command(f"client('{name}')", words, mark("What the client chose."), key, palette=False)
      for name, key, words in CHOICES),
    _command("new_date", mark("New date"), mark("When we look at this action again."), "d"),
    _command("remark", mark("Note"), mark("Write a note with this action."), "n"),
    _command("put_off", mark("Put off the rest"), mark(
        "Everything that was not discussed waits for the next meeting."), "r"),
    _command("later", mark("Later ones too"), mark(
        "Show or hide the actions that are not due yet."), "l"),
    _command("cancel", mark("Back"), mark("Leave it as it was."), "escape"),
)  # fmt: skip


def in_words(said: FollowUp, today: date) -> str:
    """What was said of an action, in words."""
    parts = [_(RESULT_WORDS[said.result])]
    if said.client:
        parts.append(_(CHOICE_WORDS[said.client]))
    if said.new_date:
        parts.append(near_date(said.new_date, today))
    if said.note:
        parts.append(said.note)
    return " · ".join(parts)
