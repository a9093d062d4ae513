"""Textual's own English strings, in the language in use."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.command import CommandInput, CommandList
from textual.containers import Horizontal, Vertical
from textual.validation import Failure, Integer, Length, Number
from textual.widgets import LoadingIndicator, Select, Static

from teamkracht.i18n import _
from teamkracht.tui.textual_private import QuietPalette


class Palette(QuietPalette):
    """The palette: all that can be done here, by name."""

    WIDEST = 72
    SHARE = 92
    """Of the width of the terminal, in percent, as the styles have it."""
    DEFAULT_CSS = """
    Palette { background: $background 70%; }
    Palette > Vertical { width: 72; max-width: 92%; margin-top: 2; background: $raised; }
    Palette #--input { border: none; padding: 1 1 0 1; background: $raised; }
    Palette #--search { width: 3; color: $here; padding: 0 1; }
    Palette CommandInput, Palette CommandInput:focus {
        border: none; height: 1; padding: 0; background: $raised;
    }
    Palette CommandList {
        border: none; padding: 1 0; background: $raised; scrollbar-size-vertical: 1;
    }
    Palette CommandList > .option-list--option { text-style: none; padding: 0 2; }
    Palette CommandList > .option-list--option-highlighted { background: $cursor; }
    Palette > .command-palette--help-text { color: $quiet; text-style: none; }
    Palette > .command-palette--highlight { color: $here; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__(placeholder=_("What do you want to do?"))
        self.nothing_found = _("Nothing found. Try another word.")

    @classmethod
    def width_in(cls, terminal: int) -> int:
        """How wide it is in a terminal of this width."""
        return min(cls.WIDEST, terminal * cls.SHARE // 100)

    def compose(self) -> ComposeResult:
        """Put a sign in front that is one cell wide on every terminal."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield Static("›", id="--search")
                field = CommandInput(placeholder=self._placeholder, select_on_focus=False)
                field.cursor_blink = False
                yield field
            with Vertical(id="--results"):
                yield CommandList()
                yield LoadingIndicator()


class ChoiceList(Select[Any]):
    """A `Select` that asks in the language in use."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("prompt", _("Choose"))
        super().__init__(*args, **options)


def _range(minimum: float | None, maximum: float | None) -> str:
    """Say which numbers are right."""
    if minimum is None:
        return _("Give {most} at most.").format(most=maximum)
    if maximum is None:
        return _("Give {least} at least.").format(least=minimum)
    return _("Give a number from {least} to {most}.").format(least=minimum, most=maximum)


class WholeNumber(Integer):
    """A whole number, with its fault in the language in use."""

    def describe_failure(self, failure: Failure) -> str:
        """Say what would be right."""
        if isinstance(failure, Number.NotInRange):
            return _range(self.minimum, self.maximum)
        return _("Give a whole number.")


class TextLength(Length):
    """A length in characters, with its fault in the language in use."""

    def describe_failure(self, failure: Failure) -> str:
        """Say what would be right."""
        del failure
        if self.maximum is None:
            return _("Give at least {least} characters.").format(least=self.minimum)
        return _("Give at most {most} characters.").format(most=self.maximum)
