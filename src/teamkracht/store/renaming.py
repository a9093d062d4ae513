"""Giving a team or a client another name, in every file that has the old one: all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from teamkracht.i18n import _
from teamkracht.records.case_file import CaseFile, write_case
from teamkracht.records.kept_lines import write_kept
from teamkracht.records.minutes import Minutes, write_minutes
from teamkracht.records.observation import Observation, write_observation
from teamkracht.records.renaming import (
    called,
    may_be_one_of,
    minutes_called,
    observation_called,
    observation_of_team,
    older_called,
    renamer,
)
from teamkracht.records.team import write_team
from teamkracht.store import cases, content, kept, minutes, observations, teams
from teamkracht.store.alone import alone
from teamkracht.store.converting import Change, convert, settle
from teamkracht.store.encrypting import NotNow, leftovers, under_way
from teamkracht.store.files import StoreError, files_in, read_bytes, remove, sentences
from teamkracht.store.home import Home
from teamkracht.store.keys import key_called
from teamkracht.store.light import each
from teamkracht.store.names import same, slug
from teamkracht.store.sealing import Key


def rename_team(home: Home, team: str, name: str) -> None:
    """Give a team another name, in all that is kept of it.

    Raises StoreError (NotNow with a sentence on what is in the way) and Unreadable; then all is as
    it was, or it is brought to its end the next time the home is opened.
    """
    with alone(home):
        _may(home, team)
        taken = next((one for one in teams.names(home) if same(one, name)), None)
        if taken is not None and not same(taken, team):
            raise NotNow(home.teams, _("There is a team {team} already.").format(team=taken))
        before, key = cases.folder_of(home, team), home.keys.for_writing(team)
        if key:
            home.keys.take(name, key)
        convert(home, slug(team), _team_changes(home, team, name, _kept_with(key)))
        if key and not same(team, name):
            home.keys.let_go(team)
    for folder in (before, *(one for one in home.handouts.glob("*") if one.is_dir())):
        with suppress(OSError):
            folder.rmdir()


def remove_team(home: Home, team: str) -> None:
    """Remove a team of which nothing is kept. Raises StoreError."""
    with alone(home):
        path = teams.path_of(home, team)
        if not is_bare(home, team):
            message = _("There are minutes or cases of {team}, so that it stays.")
            raise NotNow(path, message.format(team=team))
        remove(path)


def is_bare(home: Home, team: str) -> bool:
    """Nothing is kept of a team but its own file."""
    return not (
        home.keys.is_encrypted(team)
        or kept.path_of(home, team).exists()
        or any(_case_files(home, team))
        or minutes.latest(home, team)
        or under_way(home, team)
    )


def rename_client(home: Home, case: CaseFile, name: str, at: datetime) -> None:
    """Give a client another pseudonym, and leave the old one nowhere in what the team keeps.

    Raises StoreError (NotNow) and Unreadable; then all is as it was.
    """
    with alone(home):
        _may(home, case.team)
        known = cases.listed(home, case.team).found
        taken = next((one for one in known if same(one.client, name)), None)
        if taken is not None and not same(taken.client, case.client):
            message = _("{client} is the name of another case already.").format(client=taken.client)
            raise NotNow(cases.path_of(home, case.team, name), message)
        other = _Other(case.client, name, at, _kept_with(home.keys.for_writing(case.team)))
        convert(home, slug(case.team), _client_changes(home, case.team, other))


def remove_case(home: Home, case: CaseFile) -> None:
    """Remove the file of a case; what minutes tell of it stays. Raises StoreError."""
    with alone(home):
        _may(home, case.team)
        remove(cases.path_of(home, case.team, case.client))


def _may(home: Home, team: str) -> None:
    """See, alone, that no meeting is under way: none begins before this turn is over."""
    settle(home)
    if under_way(home, team):
        message = _("A meeting of {team} is not closed yet. Close it first, and come back here.")
        raise NotNow(home.live, message.format(team=team))


def _kept_with(key: Key | None) -> Callable[[str], bytes]:
    """What makes of a text of a team the data of its file: sealed, or plain."""
    return lambda text: key.seal(text.encode()) if key else text.encode()


def _team_changes(
    home: Home, team: str, name: str, data: Callable[[str], bytes]
) -> Iterator[Change]:
    locked = home.keys.path_of(team)
    if locked.exists():
        yield from _moved(locked, home.keys.path_of(name), key_called(locked, name).encode())
    path, found = teams.path_of(home, team), teams.find(home, team)
    if found is not None:
        after = write_team(replace(found, name=name)).encode()
        yield from _moved(path, teams.path_of(home, name), after)
    lines = kept.path_of(home, team)
    if lines.exists():
        text = write_kept(replace(kept.find(home, team), team=name))
        yield from _moved(lines, kept.path_of(home, name), data(text))
    for path in _case_files(home, team):
        case = replace(cases.load(path, home.keys), team=name)
        # Under the name it has: of two whose names come to one, neither takes the other's place.
        place = cases.folder_of(home, name) / path.name
        if place != path and place.exists():
            place = cases.path_of(home, name, case.client)
        yield from _moved(path, place, data(write_case(case)))
    for path in _newest(home, team):
        yield from _minutes_of_team(home, path, name, data)
    for path, observation in _observed(home, team):
        changed = observation_of_team(observation, name)
        place = observations.path_of(home, changed)
        yield from _moved(path, place, write_observation(changed).encode())


def _minutes_of_team(
    home: Home, path: Path, name: str, data: Callable[[str], bytes]
) -> Iterator[Change]:
    """Minutes, their older versions and their lists to take along, under the other name."""

    def told(one: Path) -> Minutes:
        found = minutes.load(one, home.keys)
        return replace(found, meeting=replace(found.meeting, team=name))

    place = minutes.path_of(home, told(path))
    for one in (path, *minutes.versions(path)):
        to = place.with_name(place.stem + one.name.removeprefix(path.stem))
        yield from _moved(one, to, data(write_minutes(told(one))))
    for one in _handed_out(home, path):
        yield from _moved(one, home.handouts / place.stem / one.name, read_bytes(one))


@dataclass(frozen=True)
class _Other:
    """The other name of a client, and how a text of the team is kept: sealed or plain."""

    client: str
    name: str
    at: datetime
    data: Callable[[str], bytes]


def _client_changes(home: Home, team: str, other: _Other) -> Iterator[Change]:
    client, name = other.client, other.name
    yield from _told_between_meetings(home, team, other)
    for one in _newest(home, team):
        yield from _minutes_of_client(home, one, other)
    for one, observation in _observed(home, team):
        changed = observation_called(observation, client, name)
        if changed != observation:
            yield from _moved(one, one, write_observation(changed).encode())
    for one in leftovers(home):
        yield Change(one, read_bytes(one), None)


def _told_between_meetings(home: Home, team: str, other: _Other) -> Iterator[Change]:
    """The case itself, and where else the client is spoken of: in other cases, in kept lines."""
    client, name, found = other.client, other.name, teams.find(home, team)
    colleague = may_be_one_of(client, found.names() if found else ())
    for path in _case_files(home, team):
        case = cases.load(path, home.keys)
        own = same(case.client, client)
        place = path if same(client, name) or not own else cases.path_of(home, team, name)
        changed = called(case, client, name, in_texts=own or not colleague)
        if changed != case:
            yield from _moved(path, place, other.data(write_case(changed)))
    lines = kept.find(home, team)
    changed_lines = called(lines, client, name, in_texts=not colleague)
    if changed_lines != lines:
        path = kept.path_of(home, team)
        yield from _moved(path, path, other.data(write_kept(changed_lines)))


def _minutes_of_client(home: Home, path: Path, other: _Other) -> Iterator[Change]:
    """A new version of minutes in which the client comes; the older ones say the other name too."""
    for one in minutes.versions(path):
        older = minutes.load(one, home.keys)
        changed = older_called(older, other.client, other.name)
        if changed != older:
            yield from _moved(one, one, other.data(write_minutes(changed)))
    before = minutes.load(path, home.keys)
    after = minutes_called(before, other.client, other.name, other.at)
    if after == before:
        return
    text = write_minutes(older_called(before, other.client, other.name))
    yield Change(minutes.beside(path, before.version), None, other.data(text))
    yield from _moved(path, path, other.data(write_minutes(after)))
    yield from _handed_out_called(home, path, other.client, other.name)


def _handed_out_called(home: Home, path: Path, client: str, name: str) -> Iterator[Change]:
    rename = renamer(client, name)
    for one in _handed_out(home, path):
        text = read_bytes(one).decode("utf-8", "surrogateescape")
        if rename(text) != text:
            yield from _moved(one, one, rename(text).encode("utf-8", "surrogateescape"))


def _moved(path: Path, to: Path, data: bytes) -> Iterator[Change]:
    """A file gets another text, another place, or both."""
    before = read_bytes(path)
    if path == to:
        yield Change(path, before, data)
        return
    if to.exists():
        raise NotNow(to, _("{path} is in the way. See what it is, and move it.").format(path=to))
    yield Change(to, None, data)
    yield Change(path, before, None)


def _case_files(home: Home, team: str) -> Iterator[Path]:
    for path in files_in(cases.folder_of(home, team)):
        (by_team,) = content.told(path, home.keys, "team")
        if by_team is None or same(by_team, team):
            yield path


def _newest(home: Home, team: str) -> Iterator[Path]:
    """The minutes of a team. Raises where one can't be read: its team can't be told."""
    found = minutes.listed(home, team)
    if found.broken:
        raise StoreError(home.minutes, found.broken[0])
    yield from (one.path for one in found.found)


def _observed(home: Home, team: str) -> Iterator[tuple[Path, Observation]]:
    read = each(files_in(home.observations), lambda path: (path, observations.load(path)))
    for path, observation in read.found:
        if same(observation.observation.team, team):
            yield path, observation


def _handed_out(home: Home, path: Path) -> Iterator[Path]:
    folder = home.handouts / path.stem
    with sentences(folder):
        yield from sorted(one for one in folder.glob("*") if one.is_file())
