"""The settings of this user. Whatever is wrong with them stops nothing."""

from __future__ import annotations

from pathlib import Path

from teamkracht.i18n import _
from teamkracht.records.settings import Settings, peek, read_settings, write_settings
from teamkracht.store.files import StoreError, read_text, write_text
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable
from teamkracht.toml.syntax import parse


def load(home: Home) -> tuple[Settings, tuple[str, ...]]:
    """The settings as far as they can be used, and a sentence for what can't."""
    path = home.settings_file
    if not path.exists():
        return Settings(), ()
    try:
        settings, problems = read_settings(read_text(path), str(path))
    except (StoreError, Unreadable) as fault:
        used = _("{fault} The usual settings are used; the file is left alone.")
        return Settings(), (used.format(fault=fault),)
    return settings, tuple(map(str, problems))


def glance(home: Home) -> Settings:
    """The settings for the first screen, and for the language of the first word."""
    try:
        return peek(read_text(home.settings_file))
    except (StoreError, Unreadable):
        return Settings()


def save(home: Home, settings: Settings) -> Path:
    """Save the settings. Raises StoreError; Unreadable for a broken file, which then stays."""
    path = home.settings_file
    if path.exists():
        parse(read_text(path), str(path))
    write_text(home.settings_file, write_settings(settings))
    return home.settings_file
