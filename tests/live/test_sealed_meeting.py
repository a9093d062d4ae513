"""A meeting of an encrypted team: nothing of it can be read on the disk, all else is as ever."""

from __future__ import annotations

import errno
import os
import random
import sys
import threading
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from journals import HEADER, noted

from teamkracht.live.clock import SetClock
from teamkracht.live.closing import close
from teamkracht.live.conductor import Conductor
from teamkracht.live.deeds import deeds
from teamkracht.live.disk import Disk
from teamkracht.live.drafts import read_draft
from teamkracht.live.journal import (
    follow,
    go_on,
    journal_of,
    read_journal,
)
from teamkracht.live.opening import look_along, resume
from teamkracht.live.playing import Play, begin
from teamkracht.live.refused import JournalRefused
from teamkracht.meeting import notes
from teamkracht.records.minutes import Minutes
from teamkracht.records.script import Script, read_script
from teamkracht.records.team import Team
from teamkracht.store import cases, encrypting, minutes, teams
from teamkracht.store.files import StoreError, read_text
from teamkracht.store.home import Home
from teamkracht.store.sealing import Key, LineKey, new_key
from teamkracht.store.shipped import protocols_folder, samples_folder

pytest.importorskip("pyrage")
pytest.importorskip("nacl")

NAME = "2026-W45.toml"
DRAFT = "half-getypt-zevenslaper"


@pytest.fixture(scope="module")
def script() -> Script:
    """A whole meeting, without what its observers wrote: that stays readable."""
    return replace(read_script(read_text(samples_folder() / NAME), NAME), observation=())


@pytest.fixture(scope="module")
def plain(script: Script, tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("plain") / "home").make()
    teams.save(home, Team(name=script.team))
    play = begin(home, script, NAME, random.Random(7))
    play.to_end()
    play.close()
    return home


@pytest.fixture(scope="module")
def taken(plain: Home) -> Minutes:
    (heading,) = minutes.listed(plain).found
    return minutes.load(heading.path)


@pytest.fixture(scope="module")
def words(plain: Home, taken: Minutes, script: Script) -> tuple[bytes, ...]:
    """All that was typed and all who were there, as far as it does not come from the method."""
    public = "".join(
        [
            script.team,
            taken.meeting.id,
            *(one.read_text("utf-8") for one in protocols_folder().iterdir()),
        ]
    )
    said = {*texts(taken), *texts(cases.listed(plain, script.team).found)}
    found = tuple(searched_for(one) for one in said if len(one) > 3 and one not in public)
    assert len(found) > 100
    return found


def searched_for(text: str) -> bytes:
    """A text as a plain file has it. Four letters also come up in base64, now and then."""
    short = len(text) < 9 and text.isascii() and text.isalnum()
    return f'"{text}"'.encode() if short else text.encode()


@pytest.fixture(scope="module")
def made() -> Key:
    return new_key(Path("sleutel"))


@pytest.fixture
def home(
    tmp_path: Path,
    script: Script,
    made: Key,
    monkeypatch: pytest.MonkeyPatch,
    light_passphrases: None,
) -> Home:
    home = Home(tmp_path / "home").make()
    teams.save(home, Team(name=script.team))
    monkeypatch.setattr(encrypting, "new_key", lambda path: made)
    encrypting.switch_on(home, script.team, "een lange wachtzin")
    return home


def texts(record: Any) -> Iterator[str]:
    """Every text in a record."""
    if isinstance(record, str):
        yield from (line for line in record.split("\n") if line)
    elif isinstance(record, tuple):
        for one in record:
            yield from texts(one)
    elif is_dataclass(record):
        for field in fields(record):
            if field.name not in {"format", "id", "code", "protocol_hash", "language", "status"}:
                yield from texts(getattr(record, field.name))


def readable(home: Home, words: tuple[bytes, ...]) -> set[bytes]:
    """What of it anybody can read in any file of a home, but in the method's own text."""
    files = [one for one in home.root.rglob("*") if one.is_file() and home.used not in one.parents]
    data = b"".join(one.read_bytes() for one in files)
    return {word for word in (*words, DRAFT.encode()) if word in data}


def on_disk(conductor: Conductor) -> None:
    keeper: Any = conductor.keeper
    assert keeper.writer.wait(conductor.history.latest.number, 30)


def test_a_plain_home_would_show_it(plain: Home, words: tuple[bytes, ...]) -> None:
    assert len(readable(plain, words)) > 0.9 * len(words)


def test_at_no_moment_of_a_meeting_can_anything_be_read(
    home: Home, script: Script, words: tuple[bytes, ...], taken: Minutes, tmp_path: Path
) -> None:
    play = begin(home, script, NAME, random.Random(7))
    keeper: Any = play.conductor.keeper
    while play.to_do:
        play.forward(play.to_do[0].second - play.conductor.elapsed() + 240)
        play.conductor.keep_draft("idea", f"{DRAFT} {len(play.to_do)}")
        assert readable(home, words) == set()
    on_disk(play.conductor)
    path, fault = keeper.write_elsewhere(tmp_path)
    assert fault is None
    assert not [word for word in words if word in path.read_bytes()]
    assert read_journal(path, home.keys).noted == play.conductor.history.noted
    kept = play.close()
    assert minutes.load(kept, home.keys) == taken
    assert readable(home, words) == set()
    assert not list(home.live.iterdir()) or {one.suffix for one in home.live.iterdir()} == {".lock"}


@pytest.mark.skipif(sys.platform == "win32", reason="a process that dies is made by fork")
def test_killed_it_goes_on_and_nothing_can_be_read(
    home: Home, script: Script, words: tuple[bytes, ...], taken: Minutes
) -> None:
    done = 60
    child = os.fork()
    if child == 0:
        try:
            play = begin(home, script, NAME, random.Random(7))
            while len(list(deeds(script))) - len(play.to_do) < done:
                play.forward(play.to_do[0].second - play.conductor.elapsed())
            keeper: Any = play.conductor.keeper
            play.conductor.keep_draft("idea", DRAFT)
            keeper.drafts.close()
            on_disk(play.conductor)
        finally:
            os._exit(9)
    os.waitpid(child, 0)
    assert readable(home, words) == set()
    (journal,) = home.live.glob("*.journal")
    closed = Home(home.root)
    with pytest.raises(JournalRefused, match="Open it with the passphrase first"):
        resume(closed, journal.stem, SetClock(script.begins()))
    draft, problem = read_draft(journal.with_suffix(".draft"))
    assert draft is not None
    assert (draft.texts, problem) == ({}, None)
    assert draft.seen is not None

    latest = read_journal(journal, home.keys).noted[-1].moment
    clock = SetClock(latest.at)
    opened = resume(home, journal.stem, clock)
    assert opened.said is None
    assert opened.conductor.draft("idea") == DRAFT
    to_do = [one for one in deeds(script) if one.second > latest.elapsed]
    play = Play(home, script, NAME, opened.conductor, clock, to_do)
    play.to_end()
    kept = minutes.load(close(play.conductor, home), home.keys)
    assert [case.idea for case in kept.case] == [case.idea for case in taken.case]
    assert readable(home, words) == set()


def test_a_second_copy_looks_along_with_the_key_alone(home: Home, script: Script) -> None:
    play = begin(home, script, NAME, random.Random(7))
    play.forward(300)
    on_disk(play.conductor)
    (journal,) = home.live.glob("*.journal")
    with pytest.raises(JournalRefused, match="passphrase"):
        look_along(Home(home.root), journal.stem, SetClock(script.begins()))
    onlooker = look_along(home, journal.stem, SetClock(script.begins()))
    play.forward(900)
    on_disk(play.conductor)
    onlooker.tick()
    assert onlooker.meeting == play.conductor.meeting
    play.conductor.keeper.close()


def test_an_event_waits_for_no_sealing(
    home: Home, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    may, seal = threading.Event(), LineKey.seal

    def slow(key: LineKey, data: bytes) -> bytes:
        assert may.wait(30)
        return seal(key, data)

    monkeypatch.setattr(LineKey, "seal", slow)
    conductor = begin(home, script, NAME, random.Random(7)).conductor
    keeper: Any = conductor.keeper
    conductor.do(notes.add_notes, ["zevenslaper"])
    assert conductor.meeting.notes[-1].text == "zevenslaper"
    assert keeper.saved == 0, "no mark before it is on the disk"
    may.set()
    on_disk(conductor)
    keeper.close()
    assert read_journal(keeper.places.journal, home.keys).noted == conductor.history.noted


def test_what_can_t_be_saved_is_sealed_where_it_is_written_elsewhere(
    home: Home, script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    conductor = begin(home, script, NAME, random.Random(7)).conductor
    keeper: Any = conductor.keeper
    on_disk(conductor)
    sync = Disk.sync

    def full(disk: Disk, file: int) -> None:
        if threading.current_thread().name == "journal":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(disk, file)

    with monkeypatch.context() as patched:
        patched.setattr(Disk, "sync", full)
        conductor.do(notes.add_notes, ["zevenslaper"])
        path, fault = keeper.write_elsewhere(tmp_path)
        assert fault is None
        assert not keeper.close(0.1)
    assert b"zevenslaper" not in path.read_bytes()
    assert read_journal(path, home.keys).noted == conductor.history.noted


def test_a_plain_journal_of_an_encrypted_team_is_sealed_before_it_goes_on(
    home: Home, plain: Home, script: Script
) -> None:
    team = Home(plain.root)
    keeper: Any = begin(team, script, NAME, random.Random(7)).conductor.keeper
    assert keeper.writer.wait(1, 30)
    keeper.close()
    found = keeper.places.journal
    assert b"Anneke" in found.read_bytes()
    journal = home.live / found.name
    journal.write_bytes(found.read_bytes())
    found.unlink()
    conductor = resume(home, journal.stem, SetClock(script.begins())).conductor
    conductor.do(notes.add_notes, ["zevenslaper"])
    on_disk(conductor)
    conductor.keeper.close()
    assert not [one for one in (b"Anneke", b"zevenslaper") if one in journal.read_bytes()]
    assert read_journal(journal, home.keys).noted == conductor.history.noted


def test_no_meeting_is_begun_while_the_team_is_closed(home: Home, script: Script) -> None:
    closed = Home(home.root)
    with pytest.raises(StoreError, match="passphrase"):
        begin(closed, script, NAME, random.Random(7))
    assert not list(home.live.iterdir())


# The journal


@pytest.fixture
def journal(tmp_path: Path, made: Key) -> Path:
    path = tmp_path / "k7wq2m9xab.journal"
    data, _key = journal_of(HEADER, noted(), made, path)
    path.write_bytes(data)
    return path


@pytest.fixture
def keys(tmp_path: Path, made: Key) -> Any:
    keys = Home(tmp_path).keys
    keys.take(HEADER.team, made)
    return keys


def test_a_sealed_journal_says_what_was_written(journal: Path, keys: Any) -> None:
    found = read_journal(journal, keys)
    assert (found.header, found.noted, found.dropped) == (HEADER, noted(), None)
    assert b"koffie" not in journal.read_bytes()
    assert b"Yvonne" not in journal.read_bytes()


def test_however_long_a_journal_age_opens_one_line_of_it(
    journal: Path, keys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, open_ = [], Key.open
    monkeypatch.setattr(Key, "open", lambda key, data: opened.append(1) or open_(key, data))
    assert len(read_journal(journal, keys).noted) > 3
    assert opened == [1]


def test_a_line_of_another_journal_is_refused(journal: Path, keys: Any, made: Key) -> None:
    other, _key = journal_of(HEADER, noted(), made, journal)
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:2], *other.splitlines(keepends=True)[2:]]))
    with pytest.raises(JournalRefused, match="damaged"):
        read_journal(journal, keys)


def test_cut_off_at_any_byte_of_its_last_line_the_others_are_kept(journal: Path, keys: Any) -> None:
    data = journal.read_bytes()
    start = data.rstrip(b"\n").rfind(b"\n") + 1
    for end in range(start + 1, len(data) - 1, 3):
        journal.write_bytes(data[:end])
        found = read_journal(journal, keys)
        assert found.noted == noted()[:-1]
        assert "not written whole" in str(found.dropped)
    go_on(journal, found)
    assert journal.read_bytes() == data[:start]
    assert journal.with_name(journal.name + ".rest").exists()


def test_a_garbled_line_is_found_without_the_key(journal: Path, keys: Any) -> None:
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b"sealed", b"sEaled")
    journal.write_bytes(b"".join(lines))
    found = read_journal(journal, keys)
    assert len(found.noted) == 2
    assert "3 later lines" in str(found.dropped)


def test_a_line_in_the_place_of_another_is_refused(journal: Path, keys: Any, made: Key) -> None:
    import zlib

    lines = journal.read_bytes().splitlines()
    body = lines[2][9:].replace(b'"n":2', b'"n":3', 1)
    lines[3] = b"%08x %s" % (zlib.crc32(body), body)
    journal.write_bytes(b"\n".join(lines) + b"\n")
    with pytest.raises(JournalRefused):
        read_journal(journal, keys)


def test_a_journal_is_followed_from_where_it_was(journal: Path, keys: Any) -> None:
    data = journal.read_bytes()
    lines = data.splitlines(keepends=True)
    offset = sum(map(len, lines[:3]))
    followed = follow(journal, offset, read_journal(journal, keys).key)
    assert followed.noted == noted()[2:]
    assert followed.offset == len(data)
