"""The words of click itself, such as those around the help, in the language in use."""

from __future__ import annotations

from importlib import import_module

from teamkracht.i18n import _, mark, ngettext

WORDS = (
    mark("Usage:"),
    mark("Options"),
    mark("Commands"),
    mark("Positional arguments"),
    mark("Show this message and exit."),
    mark("Show the version and exit."),
    mark("default: {default}"),
    mark("required"),
    mark("Missing command."),
    mark("Missing argument"),
    mark("Missing option"),
    mark("Missing parameter"),
    mark("No such command {name!r}."),
    mark("No such option: {name}"),
    mark("Option {name!r} requires an argument."),
    mark("Option {name!r} does not take a value."),
    mark("Invalid value: {message}"),
    mark("Invalid value for {param_hint}: {message}"),
    mark("{name} {filename!r} does not exist."),
    mark("{value!r} is not a valid {number_type}."),
    mark("{value} is not in the range {range}."),
)
"""What click may say here; it asks for each by its English text."""
MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")


def translate_click() -> None:
    """Let click look its words up in our catalogue: it takes them through `gettext`."""
    for name in MODULES:
        module = import_module(f"click.{name}")
        for word, ours in (("_", _), ("ngettext", ngettext)):
            if hasattr(module, word):
                setattr(module, word, ours)
