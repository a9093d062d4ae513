"""Commands: one record each, from which binding, footer, tooltip, palette and help follow.

A screen, a pane or the app lists its own in `OWN_COMMANDS` and has an `action_<id>` for each. Words
are translated where they are shown, for the language is chosen when the program starts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from teamkracht.i18n import _, mark
from teamkracht.tui.everyday_words import EVERYDAY
from teamkracht.tui.textual_private import OneToast
from teamkracht.tui.widgets.frame import Frame

if TYPE_CHECKING:
    from textual.dom import DOMNode


@dataclass(frozen=True)
class Command:
    """Something one can do: by key, by mouse and from the palette."""

    id: str
    """The name of the action, without `action_`."""
    label: str
    """One to three words, marked for translation with `mark`."""
    help: str = ""
    """One sentence, marked for translation: in the tooltip, the palette and the help."""
    keys: tuple[str, ...] = ()
    """As Textual names them. The first that works at the moment is shown."""
    footer: bool = False
    group: str = ""
    """The heading in the help, marked for translation."""
    priority: bool = False
    """The key is ours even where a field to type in has its own use for it."""
    leads_on: bool = False
    """What one is here for: before what belongs to a list in the footer."""
    palette: bool = True
    """Offered in the palette; False for moving a cursor and the like."""

    def name(self) -> str:
        """Give the label in the language in use."""
        return _(self.label)

    def explanation(self) -> str:
        """Give the help in the language in use."""
        return _(self.help)

    def other_words(self) -> str:
        """Give what people call it too, in the language in use."""
        return _(EVERYDAY.get(self.label, ""))

    def key(self, *, typing: bool = False) -> str:
        """Give the first key that works, in Textual's name; "" where there is none.

        While someone is typing, a printable key is a letter and no command.
        """
        usable = (key for key in self.keys if not (typing and printable(key)))
        return next(usable, "")


@dataclass(frozen=True)
class Reachable:
    """A command that can be given at this moment, and the node that would carry it out."""

    command: Command
    node: DOMNode
    enabled: bool


_NAMED_PRINTABLE = frozenset(
    {"question_mark", "slash", "plus", "asterisk", "minus", "space", "full_stop"}
)
_KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "asterisk": "*",
    "minus": "-",
    "delete": mark("Del"),
    "space": mark("Space"),
    "backspace": mark("Backspace"),
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def printable(key: str) -> bool:
    """Tell whether a key types a character."""
    return len(key) == 1 or key in _NAMED_PRINTABLE


def shown(key: str) -> str:
    """Give a key as people know it: ^n, F8, Esc."""
    if key.startswith("ctrl+"):
        return "^" + shown(key.removeprefix("ctrl+"))
    if name := _KEY_NAMES.get(key):
        return _(name)
    return key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else key


def shown_keys(command: Command, *, typing: bool = False) -> str:
    """Give all keys of a command that work, as people know them: F8 · ^n."""
    return " · ".join(shown(key) for key in command.keys if not (typing and printable(key)))


def bindings(commands: Sequence[Command]) -> list[BindingType]:
    """Give Textual's bindings of commands. They carry no words: ours come from the commands."""
    return [
        Binding(key, _action(command, key), show=False, priority=_overtakes(command, key))
        for command in commands
        for key in command.keys
    ]


def _overtakes(command: Command, key: str) -> bool:
    """Tell whether a key reaches its command before the field that is being typed in."""
    return command.priority and not printable(key)


def _action(command: Command, key: str) -> str:
    return f"in_turn('{command.id}')" if _overtakes(command, key) else command.id


class WithCommands:
    """Mix in before a Screen, a Widget or the App: binds the keys of `OWN_COMMANDS`."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = ()
    HELP_TITLE: ClassVar[str] = ""
    """What this place is called, marked for translation."""
    HELP_TEXT: ClassVar[str] = ""
    """What one does here, in a few plain sentences, marked for translation."""
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init_subclass__(cls, **options: Any) -> None:
        own = cls.__dict__.get("OWN_COMMANDS", ())
        cls.BINDINGS = [*cls.__dict__.get("BINDINGS", []), *bindings(own)]
        super().__init_subclass__(**options)

    async def action_in_turn(self, command_id: str) -> None:
        """Carry out a command once what was typed before its key stands in its field."""
        node: Any = self
        focused = node.screen.focused
        if isinstance(focused, Input | TextArea) and focused.message_queue_size:
            focused.call_later(self._carry_out, command_id)
        else:
            await self._carry_out(command_id)

    async def _carry_out(self, command_id: str) -> None:
        node: Any = self
        if node.check_action(command_id, ()):
            await node.app.run_action(command_id, node)

    def own_commands(self) -> tuple[Command, ...]:
        """Give the commands of this place; override where they depend on what is shown."""
        return self.OWN_COMMANDS


class CommandScreen(WithCommands, Frame, Screen[Any]):
    """A screen with commands of its own."""

    focused: var[Widget | None] = var(None)
    """The widget with the focus. Where it moves, two widgets look otherwise and not all."""

    def on_screen_suspend(self) -> None:
        """Let no warning about this screen stay on another."""
        OneToast.hide(self.app, self)


def places(screen: Screen[Any]) -> Iterator[WithCommands]:
    """Give the places whose commands work at this moment: from the focus outward to the app."""
    start: DOMNode = screen.focused or screen
    for node in start.ancestors_with_self:
        if isinstance(node, WithCommands):
            yield node
    if not screen.is_modal and isinstance(screen.app, WithCommands):
        yield screen.app


def in_reach(screen: Screen[Any]) -> list[Reachable]:
    """Give the commands that can be given at this moment; the nearest of a name counts."""
    found: dict[str, Reachable] = {}
    for place in places(screen):
        node: Any = place
        for command in place.own_commands():
            state = node.check_action(command.id, ())
            if state is not False and command.id not in found:
                found[command.id] = Reachable(command, node, bool(state))
    return list(found.values())


def is_typing(screen: Screen[Any]) -> bool:
    """Tell whether the focus is in a field that takes letters."""
    return isinstance(screen.focused, Input | TextArea)


async def give(reachable: Reachable) -> None:
    """Carry out a command, as its key would."""
    if reachable.enabled:
        await reachable.node.app.run_action(reachable.command.id, reachable.node)
