"""Switching a team's encryption on and off: everything is converted, or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from teamkracht.i18n import _
from teamkracht.records.team import Team, write_team
from teamkracht.store import kept, minutes, teams
from teamkracht.store.alone import alone
from teamkracht.store.converting import Change, NotFinished, convert, settle
from teamkracht.store.files import StoreError, files_in, read_bytes, sentences, write_bytes
from teamkracht.store.home import Home
from teamkracht.store.keys import damaged, passphrase_of, wrapped
from teamkracht.store.light import told
from teamkracht.store.names import same, slug
from teamkracht.store.sealing import Key, is_sealed, new_key
from teamkracht.toml import Unreadable

SHORTEST = 10
"""Letters that a passphrase has at least."""

LEFT = {".draft", ".new", ".rest"}
"""Endings of what a meeting may leave behind that was closed."""


class NotNow(StoreError):
    """Something is in the way of switching; the sentence says what."""


def chosen(home: Home, team: str, typed: Sequence[str]) -> str:
    """A new passphrase that was typed twice. Raises NotNow with a sentence where it is no good."""
    why = refused(*typed)
    if why is not None:
        raise NotNow(home.keys.path_of(team), why)
    return typed[0]


def refused(passphrase: str, again: str) -> str | None:
    """Why a new passphrase can't be taken, in a sentence; None where it can."""
    if len(passphrase_of(passphrase)) < SHORTEST:
        return _(
            "Take at least {count} letters: four words that only you put together, say."
        ).format(count=SHORTEST)
    if passphrase_of(passphrase) != passphrase_of(again):
        return _("The two are not the same. Type them once more.")
    return None


def see_that_it_can(home: Home, team: str) -> None:
    """Raise StoreError, with a sentence, where something is in the way of switching."""
    new_key(home.keys.path_of(team))
    _ready(home, team)


def switch_on(home: Home, team: str, passphrase: str) -> str:
    """Encrypt all that a team keeps about clients, and give its recovery key, kept nowhere.

    Raises StoreError (NotNow, NotInstalled) and Unreadable; then all is as it was. Where not all
    could be put in its place, `settle` tells why, and goes on with it.
    """
    path, found = _ready(home, team)
    if home.keys.is_encrypted(team):
        raise NotNow(path, _("{team} is encrypted already.").format(team=team))
    place = home.keys.path_of(team)
    key = new_key(place)
    text = wrapped(team, key, passphrase_of(passphrase), place)
    home.keys.take(team, key)
    try:
        with suppress(NotFinished):  # It is decided on, and the key has to be shown.
            convert(home, slug(team), _sealing(home, found, path, key, text))
    except BaseException:
        home.keys.let_go(team)
        raise
    return key.secret


def switch_off(home: Home, team: str) -> None:
    """Keep all of a team plain again.

    Raises StoreError (Closed, Damaged, NotNow) and Unreadable; then all is as it was, but for
    NotFinished: `settle` goes on with it.
    """
    path, found = _ready(home, team)
    key = home.keys.of(team)
    convert(home, slug(team), _opening(home, found, path, key))
    home.keys.let_go(team)


def change_passphrase(home: Home, team: str, passphrase: str) -> None:
    """Wrap the key of an opened team in another passphrase. The recovery key stays as it is.

    Raises StoreError.
    """
    key, path = home.keys.of(team), home.keys.path_of(team)
    text = wrapped(team, key, passphrase_of(passphrase), path)
    with alone(home):
        if home.keys.for_writing(team) is None:
            raise NotNow(path, _("{team} is not encrypted any more.").format(team=team))
        write_bytes(path, text.encode())


def under_way(home: Home, team: str) -> tuple[Path, ...]:
    """The journals of meetings of a team that were not closed, and those that can't be read."""
    return tuple(path for path in files_in(home.live, ".journal") if _may_be_of(path, team))


def _ready(home: Home, team: str) -> tuple[Path, Team]:
    """The team's file and what it says, where nothing is in the way of converting."""
    settle(home)
    if under_way(home, team):
        message = _("A meeting of {team} is not closed yet. Close it first, and come back here.")
        raise NotNow(home.live, message.format(team=team))
    path = teams.path_of(home, team)
    return path, teams.load(path)


def _sealing(home: Home, team: Team, path: Path, key: Key, text: str) -> Iterator[Change]:
    """First what says that the team is encrypted, so that nothing plain is added to it."""
    place = home.keys.path_of(team.name)
    yield Change(place, None, text.encode())
    yield _team_file(path, replace(team, encrypted=True))
    for one in _content(home, team.name):
        data = read_bytes(one)
        if not is_sealed(data):
            sealed = key.seal(data)
            if key.open(sealed) != data:
                raise damaged(one)
            yield Change(one, data, sealed)
    for one in (*_handed_out(home, team.name), *leftovers(home)):
        yield Change(one, read_bytes(one), None)
    _see_that_none_began(home, team.name)


def _see_that_none_began(home: Home, team: str) -> None:
    if under_way(home, team):
        raise NotNow(home.live, _("A meeting of this team was just begun. Close it first."))


def _opening(home: Home, team: Team, path: Path, key: Key) -> Iterator[Change]:
    """Last what says that the team is encrypted: until then nothing plain is added to it."""
    for one in _content(home, team.name):
        data = read_bytes(one)
        if is_sealed(data):
            try:
                plain = key.open(data)
            except ValueError:
                plain = None
            if plain is None:
                raise damaged(one)
            yield Change(one, data, plain)
    _see_that_none_began(home, team.name)
    yield _team_file(path, replace(team, encrypted=False))
    place = home.keys.path_of(team.name)
    yield Change(place, read_bytes(place) if place.exists() else None, None)


def _team_file(path: Path, team: Team) -> Change:
    return Change(path, read_bytes(path), write_team(team).encode())


def _content(home: Home, team: str) -> Iterator[Path]:
    """Every file of a team with something about clients in it. Observations are the observer's."""
    lines = kept.path_of(home, team)
    if lines.exists():
        yield lines
    for path in files_in(home.cases / slug(team)):
        (by_team,) = told(path, "team")
        if by_team is None or same(by_team, team):
            yield path
    for path in files_in(home.minutes):
        if _is_of(home, path, team):
            yield path


def _is_of(home: Home, path: Path, team: str) -> bool:
    """Minutes are of a team: as they say, or by their name where they can't be read."""
    try:
        return same(minutes.heading(path, home.keys).team, team)
    except (StoreError, Unreadable):
        return f"-{slug(team)}-" in path.name


def _handed_out(home: Home, team: str) -> Iterator[Path]:
    """The lists to take along: they can be made again where somebody says."""
    with sentences(home.handouts):
        folders = sorted(one for one in home.handouts.glob("*") if one.is_dir())
    for folder in folders:
        if _is_of(home, home.minutes / f"{folder.name}.toml", team):
            with sentences(folder):
                yield from sorted(one for one in folder.rglob("*") if one.is_file())


def leftovers(home: Home) -> Iterator[Path]:
    """What a broken-off saving left, and what is left of meetings that were closed."""
    with sentences(home.root):
        yield from sorted(home.root.rglob(".*.part"))
        live = sorted(one for one in home.live.glob("*") if one.is_file())
    for path in live:
        name = path.name.partition(".")[0]
        going_on = any((home.live / f"{name}{end}").exists() for end in (".journal", ".observing"))
        if not going_on and path.suffix in LEFT:
            yield path


def _may_be_of(journal: Path, team: str) -> bool:
    """A journal is of a team, or does not say of which; its first line names the team."""
    line = read_bytes(journal).partition(b"\n")[0]
    try:
        values = json.loads(line.partition(b" ")[2])
        return same(values["team"], team)
    except (ValueError, KeyError, TypeError, RecursionError):
        return True
