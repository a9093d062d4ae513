"""Switching encryption on and off: everything or nothing, wherever it breaks off."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from broken_off import DIED, can_fork, counted, killed, refuse
from sealed_home import SAID, SECRET, TEAM, all_said, bytes_of, marks_in, put_back

from teamkracht.records.case_file import CaseFile
from teamkracht.store import alone, cases, converting, encrypting
from teamkracht.store.converting import settle
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.store.sealing import Key, is_sealed

pytest.importorskip("pyrage")
pytest.importorskip("nacl")


def whole(home: Home, key: Key, before: dict[str, bytes]) -> str:
    """See that a home is all plain, as it was, or all sealed; says which."""
    fresh = Home(home.root)
    settle(fresh)
    assert not fresh.converting.exists()
    if fresh.keys.is_encrypted(TEAM):
        assert marks_in(fresh) == set()
        fresh.keys.open_team(TEAM, key.secret)
        assert list(all_said(fresh)) == SAID
        return "sealed"
    assert list(all_said(fresh)) == SAID
    assert not fresh.keys.path_of(TEAM).exists()
    assert not any(is_sealed(data) for data in bytes_of(fresh).values())
    if "handouts" in str(before):
        assert bytes_of(fresh) == before
    return "plain"


def in_between(home: Home, key: Key) -> None:
    """At any moment everything is there, in the one form or in the other."""
    fresh = Home(home.root)
    fresh.keys.take(TEAM, key)
    assert list(all_said(fresh)) == SAID


def switched(home: Home, key: Key, way: str) -> None:
    fresh = Home(home.root)
    if way == "on":
        encrypting.switch_on(fresh, TEAM, SECRET)
    else:
        fresh.keys.take(TEAM, key)
        encrypting.switch_off(fresh, TEAM)


@pytest.fixture(params=["on", "off"])
def way(request: pytest.FixtureRequest, plain: Home, key: Key) -> str:
    if request.param == "off":
        encrypting.switch_on(plain, TEAM, SECRET)
    return str(request.param)


@pytest.mark.skipif(not can_fork, reason="a process of its own that dies is made by fork")
def test_killed_at_any_call_all_is_converted_or_nothing(plain: Home, key: Key, way: str) -> None:
    before, at, found = bytes_of(plain), 1, []
    while killed(at, lambda: switched(plain, key, way)):
        in_between(plain, key)
        found.append(whole(plain, key, before))
        put_back(plain, before)
        at += 1
    assert at > 40
    first, last = ("plain", "sealed") if way == "on" else ("sealed", "plain")
    assert found[0] == first
    assert found[-1] == last
    assert found == sorted(found, key=lambda one: one == last), "once decided on, it stays so"


@pytest.mark.skipif(not can_fork, reason="a process of its own that dies is made by fork")
def test_killed_while_what_broke_off_is_brought_to_its_end(plain: Home, key: Key, way: str) -> None:
    before, at = bytes_of(plain), 1
    with counted(0, refuse) as calls:
        switched(plain, key, way)
    for first in range(1, calls[0], 7):
        at = 1
        while True:
            put_back(plain, before)
            assert killed(first, lambda: switched(plain, key, way))
            if not killed(at, lambda: settle(Home(plain.root))):
                break
            in_between(plain, key)
            whole(plain, key, before)
            at += 3


@pytest.mark.parametrize("ever_after", [False, True])
def test_a_disk_that_refuses_at_any_call_leaves_all_converted_or_nothing(
    plain: Home, key: Key, way: str, ever_after: bool
) -> None:
    before, at = bytes_of(plain), 1
    while True:
        with counted(at, refuse, ever_after=ever_after) as calls, suppress(StoreError):
            switched(plain, key, way)
        if calls[0] < at:
            break
        in_between(plain, key)
        whole(plain, key, before)
        put_back(plain, before)
        at += 1
    assert at > 40


def test_what_can_t_be_put_in_its_place_yet_costs_nobody_the_recovery_key(
    plain: Home, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(source: object, target: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patched:
        patched.setattr(converting, "replace", held)
        assert encrypting.switch_on(plain, TEAM, SECRET) == key.secret
        with pytest.raises(StoreError, match="may not"):
            settle(plain)
        with pytest.raises(StoreError, match="may not"):
            cases.save(plain, CaseFile(client="Zwaluw", team=TEAM))
        assert list(all_said(plain)) == SAID
    settle(plain)
    assert marks_in(plain) == set()
    assert list(all_said(plain)) == SAID


@pytest.mark.skipif(not can_fork, reason="a process of its own that dies is made by fork")
def test_what_is_taken_back_after_all_is_never_half_carried_out(
    plain: Home, key: Key, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan is written, its folder can't be synced, and the process dies while it cleans up."""
    before, write = bytes_of(plain), converting.write_bytes
    monkeypatch.setattr(os, "scandir", by_name(os.scandir))  # The plan would go last.

    def switched_until(calls: int) -> None:
        def refused(path: Path, data: bytes) -> None:
            write(path, data)
            dying.enter_context(counted(calls, lambda: os._exit(DIED)))
            raise StoreError(path, "not synced")

        with ExitStack() as dying, suppress(StoreError):
            monkeypatch.setattr(converting, "write_bytes", refused)
            switched(plain, key, way)

    for calls in range(1, 100):
        if not killed(0, lambda: switched_until(calls)):  # noqa: B023
            break
        whole(plain, key, before)
        put_back(plain, before)
    assert calls > 5


@pytest.mark.parametrize(
    "row",
    [
        {"path": "../buiten.toml", "new": "00001"},
        {"path": "{outside}", "new": None},
        {"path": "teams/oost.toml", "new": "../../buiten.toml"},
        {"path": 3, "new": None},
    ],
)
def test_a_plan_that_somebody_put_there_leads_out_of_no_home(
    plain: Home, tmp_path: Path, row: dict[str, object]
) -> None:
    outside = tmp_path / "buiten.toml"
    outside.write_text("van een ander")
    folder = plain.converting / "oost"
    folder.mkdir(parents=True)
    (folder / "00001").write_text("kwaad")
    rows = [{name: str(said).format(outside=outside) if name == "path" and said != 3 else said
             for name, said in row.items()}]  # fmt: skip
    (folder / converting.PLAN).write_text(json.dumps({"files": rows}))
    before = bytes_of(plain)
    with pytest.raises(StoreError, match="can't be read"):
        settle(plain)
    assert outside.read_text() == "van een ander"
    assert {**bytes_of(plain), "teams/.lock": b""} == {**before, "teams/.lock": b""}


def test_what_changes_while_it_is_converted_is_not_lost(
    plain: Home, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal = Key.seal
    path = plain.cases / "oost-en-west" / "merel.toml"

    def meanwhile(key: Key, data: bytes) -> bytes:
        path.write_bytes(path.read_bytes() + b"\n# erbij\n")
        return seal(key, data)

    monkeypatch.setattr(Key, "seal", meanwhile)
    with pytest.raises(StoreError, match="was changed"):
        encrypting.switch_on(plain, TEAM, SECRET)
    assert not plain.keys.is_encrypted(TEAM)
    assert b"# erbij" in path.read_bytes()
    assert not plain.converting.exists()


def test_whoever_saves_while_another_copy_converts_keeps_what_was_saved(
    plain: Home, key: Key, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alone, "PATIENCE", 0.01)
    before, at, refused = bytes_of(plain), 1, 0

    def saved() -> bool:
        other = Home(plain.root)
        if way == "off":
            other.keys.take(TEAM, key)
        with suppress(StoreError):
            cases.save(other, CaseFile(client="Zwaluw", team=TEAM, help_question="rest-m4rk"))
            return True
        return False

    while True:
        kept: list[bool] = []
        with counted(at, lambda: kept.append(in_another_thread(saved))) as calls:  # noqa: B023
            switched(plain, key, way)
        if calls[0] < at:
            break
        assert whole(plain, key, before) == ("sealed" if way == "on" else "plain")
        fresh = Home(plain.root)
        fresh.keys.take(TEAM, key)
        assert (cases.find(fresh, TEAM, "Zwaluw") is not None) == kept[0]
        refused += not kept[0]
        put_back(plain, before)
        at += 2
    assert refused > 10


def test_who_converts_waits_for_who_is_saving(
    plain: Home, key: Key, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alone, "PATIENCE", 0.01)
    before, at, refused = bytes_of(plain), 1, 0

    def converted() -> bool:
        with suppress(StoreError):
            switched(plain, key, way)
            return True
        return False

    while True:
        other, done = Home(plain.root), []
        if way == "off":
            other.keys.take(TEAM, key)
        case = CaseFile(client="Zwaluw", team=TEAM, help_question="rest-m4rk")
        with (
            suppress(StoreError),
            counted(at, lambda: done.append(in_another_thread(converted))) as calls,  # noqa: B023
        ):
            cases.save(other, case)
        if calls[0] < at:
            break
        changed = "sealed" if way == "on" else "plain"
        assert (whole(plain, key, {}) == changed) == done[0]
        refused += not done[0]
        put_back(plain, before)
        at += 1
    assert refused


def by_name(scandir: Callable[..., Any]) -> Callable[..., Any]:
    """A look into a folder that gives its files by name, whatever the disk makes of it."""

    @contextmanager
    def sorted_scandir(*given: Any) -> Iterator[list[os.DirEntry[str]]]:
        with scandir(*given) as found:
            yield sorted(found, key=lambda one: one.name)

    return sorted_scandir


def in_another_thread(work: Callable[[], bool]) -> bool:
    """What comes of some work, done where nobody has a turn yet: as by another copy."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()
