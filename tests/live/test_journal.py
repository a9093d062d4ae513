"""A journal after a power cut, a fault of the disk, and in the hands of another version."""

from __future__ import annotations

import dataclasses
import json
import os
import stat
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journals import EVENTS, HEADER, START, many, noted, written

from teamkracht.live.header import header_line
from teamkracht.live.journal import (
    event_line,
    follow,
    go_on,
    read_journal,
)
from teamkracht.live.lines import values_of
from teamkracht.live.refused import JournalRefused
from teamkracht.meeting import clockstops, forms, ideas
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.noted import Noted

ALL = noted()
LINES = [header_line(HEADER), *map(event_line, ALL)]
ENDS = [sum(map(len, LINES[: n + 1])) for n in range(len(LINES))]
"""Where each line ends; the first is the header's."""


def raw(values: object) -> bytes:
    """A line that is whole, whatever it says."""
    body = json.dumps(values).encode()
    return b"%08x %s\n" % (zlib.crc32(body), body)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "k7wq2m9xab.journal"


@pytest.fixture
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """For hundreds of rounds on one file: nobody waits for the disk."""
    monkeypatch.setattr(os, "fsync", lambda file: None)


def test_what_was_written_is_read(path: Path) -> None:
    path.write_bytes(written())
    recovered = read_journal(path)
    assert recovered.header == HEADER
    assert recovered.noted == ALL
    assert recovered.dropped is None
    assert recovered.good_bytes == path.stat().st_size == ENDS[-1]
    assert go_on(path, recovered) == written()
    assert not path.with_name(path.name + ".rest").exists()


def test_every_line_is_text_that_other_tools_read() -> None:
    for line in written().splitlines()[1:]:
        digits, body = line.split(b" ", 1)
        assert int(digits, 16) == zlib.crc32(body)
        assert {"n", "at", "elapsed", "event"} == json.loads(body).keys()


def test_a_gap_keeps_its_kind(path: Path) -> None:
    gap = Noted(Moment(2, START, 60.0), clockstops.GapNoted("sleep", 40.0, asked=True))
    path.write_bytes(written(noted(1)) + event_line(gap))
    assert read_journal(path).noted[1] == gap


@pytest.mark.parametrize("kind", forms.EVENTS.values())
def test_no_field_of_an_event_hides_its_kind(kind: type) -> None:
    assert "kind" not in {field.name for field in dataclasses.fields(kind)}


def test_half_a_surrogate_pair_stops_nothing(path: Path) -> None:
    odd = Noted(Moment(2, START, 1.0), ideas.IdeasAdded("Merel", ("brood\ud83d",)))
    path.write_bytes(written(noted(1)) + event_line(odd))
    assert read_journal(path).noted[1].event == ideas.IdeasAdded("Merel", ("brood?",))


@pytest.mark.usefixtures("unsynced")
def test_cut_off_at_every_byte(path: Path) -> None:
    """What was whole is kept, nothing else is, and it goes on from there."""
    whole = written()
    rest = path.with_name(path.name + ".rest")
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        rest.unlink(missing_ok=True)
        # A line that lacks no more than its end is whole.
        count = sum(end - 1 <= size for end in ENDS[1:])
        if count == 0:
            with pytest.raises(JournalRefused, match="k7wq2m9xab") as refused:
                read_journal(path)
            assert refused.value.empty
            continue
        recovered = read_journal(path)
        assert recovered.noted == ALL[:count]
        left = whole[ENDS[count] : size]
        assert (recovered.dropped is not None) == bool(left)
        good = go_on(path, recovered)
        assert good == path.read_bytes() == whole[: ENDS[count]]
        assert (rest.read_bytes() if left else b"") == left
        again = read_journal(path)
        assert (again.noted, again.dropped) == (ALL[:count], None)


@pytest.mark.usefixtures("unsynced")
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_garbled_anywhere(path: Path, data: st.DataObject) -> None:
    """All before the first garbled line is kept, and everything from there on put aside."""
    good = written()
    whole = bytearray(good)
    places = data.draw(st.lists(st.integers(ENDS[1], len(whole) - 1), min_size=1, max_size=5))
    for place in places:
        whole[place] ^= data.draw(st.integers(1, 255))
    if whole == good:
        return
    first = next(n for n, byte in enumerate(whole) if byte != good[n])
    path.write_bytes(whole)
    recovered = read_journal(path)
    kept = sum(end <= first for end in ENDS[1:])
    if len(recovered.noted) == len(ALL):
        # Only the end of the last line is garbled: what it says is whole.
        assert first == len(whole) - 1
        kept = len(ALL)
    assert recovered.noted == ALL[:kept]
    rest = path.with_name(path.name + ".rest")
    rest.unlink(missing_ok=True)
    go_on(path, recovered)
    put_aside = rest.read_bytes() if rest.exists() else b""
    assert path.read_bytes()[: recovered.good_bytes] + put_aside == bytes(whole)
    assert path.read_bytes() == written(ALL[:kept])


def test_garbled_in_the_middle_is_said_with_what_is_lost(path: Path) -> None:
    whole = bytearray(written())
    whole[ENDS[2] + 20] ^= 1
    path.write_bytes(whole)
    recovered = read_journal(path)
    assert recovered.noted == ALL[:2]
    assert recovered.dropped is not None
    for word in (str(path), " 2 ", " 3 ", ".rest"):
        assert word in recovered.dropped
    assert path.read_bytes() == whole


@pytest.mark.parametrize("number", [1, 3, "2", None])
def test_a_number_out_of_order_is_no_next_event(path: Path, number: object) -> None:
    line = raw({"n": number, "at": START.isoformat(), "elapsed": 1, "event": {"kind": "Resumed"}})
    path.write_bytes(written(noted(1)) + line)
    recovered = read_journal(path)
    assert recovered.noted == ALL[:1]
    assert recovered.dropped


def test_the_zeros_that_a_power_cut_leaves_are_no_event(path: Path) -> None:
    path.write_bytes(written() + bytes(4096))
    recovered = read_journal(path)
    assert recovered.noted == ALL
    assert recovered.dropped
    assert go_on(path, recovered) == written()


def test_what_was_put_aside_earlier_stays(path: Path) -> None:
    for tail in (b"een", b"twee"):
        path.write_bytes(written() + tail)
        go_on(path, read_journal(path))
    rest = path.with_name(path.name + ".rest")
    assert rest.read_bytes() == b"eentwee"
    assert os.name == "nt" or stat.S_IMODE(rest.stat().st_mode) == 0o600


WHOLE = {"n": 2, "at": START.isoformat(), "elapsed": 1.0, "event": {"kind": "Resumed"}}


@pytest.mark.parametrize(
    "values",
    [
        WHOLE | {"event": {"kind": "MoonLanded"}},
        WHOLE | {"event": {"kind": "Resumed", "gently": True}},
        WHOLE | {"event": {"kind": "Paused", "note": 12}},
        WHOLE | {"event": ["Resumed"]},
        WHOLE | {"at": "2026-11-04T09:30:00"},
        WHOLE | {"at": "gisteren"},
        WHOLE | {"elapsed": "1e999"},
        {"n": 2},
    ],
)
def test_a_whole_line_that_is_not_understood_is_another_versions(
    path: Path, values: dict[str, object]
) -> None:
    path.write_bytes(written(noted(1)) + raw(values))
    before = path.read_bytes()
    with pytest.raises(JournalRefused, match="versi") as refused:
        read_journal(path)
    assert not refused.value.empty
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "header",
    [
        {"format": "teamkracht/journal/2", "id": "x"},
        {"format": "teamkracht/journal/1", "id": "x"},
        {"format": "teamkracht/journal/1", **dataclasses.asdict(HEADER), "id": 3},
    ],
)
def test_another_form_of_journal_is_refused(path: Path, header: dict[str, object]) -> None:
    path.write_bytes(raw(header))
    with pytest.raises(JournalRefused, match="versi") as refused:
        read_journal(path)
    assert not refused.value.empty


@pytest.mark.parametrize(
    "data",
    [
        b"hallo",
        b"hallo\nwereld\n",
        b"\xff\xfe\x00t",
        b"\xe9\xe9\xe9\n" * 3,
        raw({"format": "iets anders"}),
        b"PK\x03\x04" + bytes(range(256)),
    ],
)
def test_what_is_no_journal_is_not_taken_for_an_empty_one(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(JournalRefused, match="journa") as refused:
        read_journal(path)
    assert not refused.value.empty


@pytest.mark.parametrize("place", [0, 5, 60])
def test_a_garbled_beginning_is_not_taken_for_an_empty_journal(path: Path, place: int) -> None:
    whole = bytearray(written())
    whole[place] ^= 1
    path.write_bytes(whole)
    with pytest.raises(JournalRefused) as refused:
        read_journal(path)
    assert not refused.value.empty
    whole = bytearray(written())
    whole[ENDS[0] + 3] ^= 1
    path.write_bytes(whole)
    with pytest.raises(JournalRefused) as refused:
        read_journal(path)
    assert not refused.value.empty


@pytest.mark.parametrize("size", [0, 4096])
def test_nothing_or_zeros_is_an_empty_journal(path: Path, size: int) -> None:
    path.write_bytes(bytes(size))
    with pytest.raises(JournalRefused) as refused:
        read_journal(path)
    assert refused.value.empty


def test_no_file_and_a_folder_are_said(path: Path) -> None:
    with pytest.raises(JournalRefused, match=path.name):
        read_journal(path)
    path.mkdir()
    with pytest.raises(JournalRefused, match=path.name):
        read_journal(path)


def test_what_can_not_be_put_aside_is_not_cut_off(path: Path) -> None:
    path.write_bytes(written() + b"half")
    path.with_name(path.name + ".rest").mkdir()
    with pytest.raises(JournalRefused):
        go_on(path, read_journal(path))
    assert path.read_bytes() == written() + b"half"


def test_a_second_copy_follows_byte_by_byte(path: Path) -> None:
    whole = written()
    path.write_bytes(whole[: ENDS[1]])
    seen = list(read_journal(path).noted)
    offset = read_journal(path).good_bytes
    for size in range(ENDS[1], len(whole) + 1):
        path.write_bytes(whole[:size])
        more = follow(path, offset)
        offset = more.offset
        seen += more.noted
        assert len(seen) == sum(end <= size for end in ENDS[1:])
        assert not more.gone
    assert tuple(seen) == ALL
    path.unlink()
    assert follow(path, offset) == type(more)((), offset, gone=True)


def test_following_begins_where_a_line_only_lacked_its_end(path: Path) -> None:
    path.write_bytes(written()[: ENDS[3] - 1])
    recovered = read_journal(path)
    path.write_bytes(written())
    assert recovered.noted + follow(path, recovered.good_bytes).noted == ALL


def test_a_follower_waits_for_what_is_written_again(path: Path) -> None:
    path.write_bytes(written()[: ENDS[3]])
    offset = follow(path, ENDS[1]).offset
    path.write_bytes(written()[: ENDS[2]])
    assert follow(path, offset).noted == ()
    path.write_bytes(written())
    assert follow(path, offset).noted == ALL[3:]


def test_a_follower_stops_at_what_it_does_not_know(path: Path) -> None:
    path.write_bytes(written() + raw({**WHOLE, "n": 7, "event": {"kind": "MoonLanded"}}))
    with pytest.raises(JournalRefused, match="versi"):
        follow(path, ENDS[1])


def test_a_long_journal_is_read_whole(path: Path) -> None:
    events = many(1500)
    path.write_bytes(written(events))
    assert read_journal(path).noted == events


def test_every_event_of_the_small_journal_differs() -> None:
    assert len({repr(event) for event in EVENTS}) == len(EVENTS)


def test_the_line_that_the_documentation_shows_is_a_line() -> None:
    page = Path(__file__).parents[2] / "docs" / "formats" / "journal.md"
    shown = [
        line.strip()
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith("    ") and '"n":' in line
    ]
    assert shown
    for line in shown:
        values = values_of(line.encode())
        assert values is not None
        assert forms.plain(forms.from_plain(values["event"])) == values["event"]
