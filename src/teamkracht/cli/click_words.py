"""The words of click itself, such as those around the help, in the language in use."""

from __future__ import annotations

from importlib import import_module

import click

from teamkracht.i18n import _, mark

WORDS = (
    mark("Usage:"),
    mark("Options"),
    mark("Commands"),
    mark("Positional arguments"),
    mark("Show this message and exit."),
    mark("Show the version and exit."),
    mark("default: {default}"),
    mark("required"),
    mark("file"),
    mark("directory"),
    mark("path"),
    mark("Missing command."),
    mark("Missing argument"),
    mark("Missing option"),
    mark("Missing parameter"),
    mark("No such command {name!r}."),
    mark("No such option {name!r}."),
    mark("No such option: {name}"),
    mark("Did you mean {possibility}?"),
    mark("(Did you mean one of: {possibilities}?)"),
    mark("Got unexpected extra argument ({args})"),
    mark("Got unexpected extra arguments ({args})"),
    mark("Option {name!r} requires an argument."),
    mark("Option {name!r} requires {nargs} arguments."),
    mark("Option {name!r} does not take a value."),
    mark("Invalid value: {message}"),
    mark("Invalid value for {param_hint}: {message}"),
    mark("{value!r} is not {choice}."),
    mark("{value!r} is not one of {choices}."),
    mark("{name} {filename!r} does not exist."),
    mark("{name} {filename!r} is a directory."),
    mark("{name} {filename!r} is a file."),
    mark("{name} {filename!r} is not readable."),
)
"""What click may say here; it asks for each by its English text."""
MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")


def translate_click() -> None:
    """Let click look its words up in our catalogue: it takes them through `gettext`."""
    for name in MODULES:
        module = import_module(f"click.{name}")
        for word, ours in (("_", _), ("ngettext", _one_or_more)):
            if hasattr(module, word):
                setattr(module, word, ours)


def translate_usage(command: click.Command) -> None:
    """Let the line of usage of a command, and of those under it, speak the language in use."""
    command.options_metavar = _("[OPTIONS]")
    if isinstance(command, click.Group):
        command.subcommand_metavar = (
            _("[COMMAND] [ARGS]...") if command.invoke_without_command else _("COMMAND [ARGS]...")
        )
        for under in command.commands.values():
            translate_usage(under)


def _one_or_more(one: str, more: str, count: int) -> str:
    """Choose as English and Dutch both do; each of the two stands in `WORDS` by itself."""
    return _(one if count == 1 else more)
