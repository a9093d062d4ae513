"""Whatever stands in a file, a reader takes it in or says in a sentence what is wrong."""

from __future__ import annotations

import re
import time
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import prepared
from teamkracht.fidelity.ratings_csv import ratings_from_csv
from teamkracht.live.clock import SystemClock
from teamkracht.live.closing import close
from teamkracht.live.drafts import read_draft
from teamkracht.live.journal import follow, read_journal
from teamkracht.live.lines import DIGITS
from teamkracht.live.opening import look_into, resume
from teamkracht.live.refused import JournalRefused
from teamkracht.meeting import steps
from teamkracht.protocol.instrument_file import read_instrument
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.case_file import read_case
from teamkracht.records.key_file import key_file, read_key_file, write_key_file
from teamkracht.records.minutes import read_minutes
from teamkracht.records.observation import read_observation
from teamkracht.records.script import read_script
from teamkracht.records.settings import Settings, read_settings, write_settings
from teamkracht.records.team import read_team
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.store.minutes import heading
from teamkracht.store.shipped import protocols_folder, samples_folder
from teamkracht.toml import Unreadable, decode
from teamkracht.toml.reading import MOST
from tests.live.journals import many, written

SENTENCES = (Unreadable, StoreError, JournalRefused)
BOUND = 2.0
"""Seconds that a file of some kilobytes may take, whatever stands in it."""
MUCH = 32 << 20
"""Bytes of memory that a file of some kilobytes may take."""

SMALL = 60
"""Values in a file of which all are tried."""
ENOUGH = 60
"""Values that are tried in a larger one."""

OBSERVATION = """\
format = "teamkracht/observation/1"

[observation]
meeting = "k7wq2m9xab"
team = "Oost"
date = 2026-11-04
start = 2026-11-04T09:30:00+01:00
observer = "Ellen"
protocol = "teamkrachtbespreking"
instrument = "teamkrachtbespreking"
instrument_version = "1"

[[score]]
requirement = "1"
score = 4
"""
RATINGS = "meeting,observer,item,score\n2026-W45,A,1,4\n2026-W45,B,1,5\n"

PIECES = (
    *(b"\0", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\\u0000", b"\\ud800", b"\n"),
    *(b'"""', b'""', b"[[", b"]", b"[]", b"{}", b"=", b"a.b.c", b"[" * 3000, b"{a=" * 3000),
    *(b"1e999", b"-inf", b"nan", b"-1", b"9" * 400, b"true"),
    *(b"0001-01-01T00:00:00-23:59", b"9999-12-31T23:59:59+00:00"),
)
JUNK = st.sampled_from(PIECES)


@st.composite
def mutated(draw: st.DrawFn, valid: bytes) -> bytes:
    """A valid file with a few places changed, doubled, moved or cut."""
    data = bytearray(valid)
    for _each in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 40)))
        kind = draw(st.integers(0, 4))
        if kind == 0:
            data[at:end] = draw(JUNK)
        elif kind == 1:
            data[at:end] = draw(st.binary(max_size=8))
        elif kind == 2:
            data[at:at] = data[at:end]
        elif kind == 3:
            del data[at:end]
        else:
            value = data.find(b"= ", at)
            stop = data.find(b"\n", value)
            data[value + 2 : stop] = draw(JUNK)
    return bytes(data)


def anything(valid: bytes) -> st.SearchStrategy[bytes]:
    return mutated(valid) | st.binary(max_size=300)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with minutes, a case and a team in it."""
    home = Home(tmp_path_factory.mktemp("fuzz") / "home")
    prepared.meeting_with_ideas(home.root, 3)
    conductor = resume(home, "bench", SystemClock()).conductor
    conductor.do(steps.end, None)
    close(conductor, home)
    return home


def valid_text(kind: str, home: Home) -> bytes:
    found = {
        "minutes": home.minutes,
        "case": home.cases,
        "team": home.teams,
        "protocol": protocols_folder(),
        "script": samples_folder(),
    }
    if kind in found:
        return min(found[kind].rglob("*.toml")).read_bytes()
    texts = {
        "observation": OBSERVATION,
        "settings": write_settings(Settings()),
        "csv": RATINGS,
        "key": KEY,
    }
    return texts.get(kind, OBSERVATION).encode()


KEY = write_key_file(key_file("Oost", "age1qqqq", "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n"))

READERS: dict[str, Callable[[str, str], Any]] = {
    "protocol": read_protocol,
    "script": read_script,
    "minutes": read_minutes,
    "case": read_case,
    "observation": read_observation,
    "settings": read_settings,
    "team": read_team,
    "instrument": read_instrument,
    "key": read_key_file,
    "csv": ratings_from_csv,
}

few = settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


@pytest.mark.parametrize("kind", READERS)
@given(data=st.data())
@few
def test_a_reader_says_a_sentence(kind: str, home: Home, data: st.DataObject) -> None:
    text = data.draw(anything(valid_text(kind, home)))
    _bounded(lambda: READERS[kind](decode(text, "bestand"), "bestand"))


@pytest.mark.parametrize("kind", READERS)
def test_every_odd_piece_in_the_place_of_a_value_gets_a_sentence(kind: str, home: Home) -> None:
    for data in with_odd_values(valid_text(kind, home)):
        _sentence(lambda: READERS[kind](decode(data, "bestand"), "bestand"))  # noqa: B023


@pytest.mark.slow
def test_every_odd_piece_in_a_journal_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "k.journal"
    for data in with_odd_values(written(many(2))):
        path.write_bytes(whole(data))
        _sentence(lambda: look_into(Home(tmp_path), path))
        _sentence(lambda: follow(path, 0))
        path.write_bytes(data.partition(b" ")[2].partition(b"\n")[0])
        _sentence(lambda: read_draft(path))


@pytest.mark.slow
def test_every_odd_piece_in_the_head_of_minutes_gets_a_sentence(tmp_path: Path, home: Home) -> None:
    path = tmp_path / "2026-01-01-oost-k.toml"
    for data in with_odd_values(valid_text("minutes", home).partition(b"[[")[0]):
        path.write_bytes(data)
        _sentence(lambda: heading(path).date)


def with_odd_values(valid: bytes) -> Iterator[bytes]:
    """A valid file with an odd piece in the place of a value.

    Of a small one every value by every piece; of a large one some of each.
    """
    values = list(re.finditer(rb"(?<== )[^\n]+|(?<=\":)[^\n,{}]+|(?<=,)[^\n,{}\":]+", valid))
    pairs = list(product(PIECES, values))
    some = 1 if len(values) < SMALL else len(pairs) // ENOUGH + 1
    for piece, value in pairs[::some]:
        yield valid[: value.start()] + piece + valid[value.end() :]


def whole(data: bytes) -> bytes:
    """Lines of a journal with the checksums that belong to them."""
    bodies = [line[DIGITS + 1 :] for line in data.split(b"\n")]
    return b"".join(b"%08x %s\n" % (crc32(body), body) for body in bodies)


@given(data=anything(written(many(6))))
@few
def test_a_journal_says_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "k.journal"
    path.write_bytes(data)
    _bounded(lambda: read_journal(path))
    _bounded(lambda: follow(path, 0))
    read_draft(path)


@given(data=mutated(written(many(6))))
@few
def test_a_journal_with_odd_lines_that_are_whole_says_a_sentence(
    tmp_path: Path, data: bytes
) -> None:
    """As another version, or somebody who knows the form, may write it: each checksum is right."""
    path = tmp_path / "k.journal"
    path.write_bytes(whole(data))
    _bounded(lambda: read_journal(path))
    _bounded(lambda: follow(path, 0))


@pytest.mark.parametrize("kind", READERS)
def test_a_file_without_end_says_a_sentence(kind: str) -> None:
    with pytest.raises(Unreadable, match="4 MB"):
        READERS[kind](decode(b"#" * (MOST + 1), "bestand"), "bestand")


@given(data=st.data())
@few
def test_the_head_of_minutes_says_a_sentence(
    tmp_path: Path, home: Home, data: st.DataObject
) -> None:
    path = tmp_path / "2026-01-01-oost-k.toml"
    path.write_bytes(data.draw(anything(valid_text("minutes", home))))
    _bounded(lambda: heading(path))


def _bounded(read: Callable[[], object]) -> None:
    began = time.process_time()
    tracemalloc.start()
    try:
        said = _sentence(read)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert said is None or (said and "Traceback" not in said)
    assert time.process_time() - began < BOUND
    assert peak < MUCH


def _sentence(read: Callable[[], object]) -> str | None:
    try:
        read()
    except SENTENCES as fault:
        return str(fault)
    return None
