from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from teamkracht.store import files
from teamkracht.store.files import StoreError, files_in, make_folder, read_text, remove, write_text
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_written_can_be_read(tmp_path):
    path = tmp_path / "a" / "b.toml"
    write_text(path, "één\n🦊")
    write_text(path, "twee\n")
    assert read_text(path) == "twee\n"
    assert [one.name for one in path.parent.iterdir()] == ["b.toml"]


@posix
def test_files_and_folders_are_the_owners_alone(tmp_path):
    home = Home(tmp_path / "home").make()
    write_text(home.cases / "oost" / "merel.toml", "x")
    assert {mode(folder) for folder in home.folders()} == {0o700}
    assert mode(home.cases / "oost") == 0o700
    assert mode(home.cases / "oost" / "merel.toml") == 0o600


def test_a_home_can_be_made_twice(tmp_path):
    home = Home(tmp_path).make()
    write_text(home.settings_file, "x")
    assert read_text(home.make().settings_file) == "x"


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a.toml"
    write_text(path, "before")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(StoreError, match="The disk is full") as caught:
        write_text(path, "after")
    assert str(path) in str(caught.value)
    assert caught.value.path == path
    assert [one.name for one in tmp_path.iterdir()] == ["a.toml"]
    assert path.read_text() == "before"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "permissions"),
        (errno.EROFS, "only be read"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.EIO, "can't be used: broken"),
    ],
)
def test_what_the_system_says_becomes_a_sentence(tmp_path, monkeypatch, number, words):
    def refuse(*_args: object, **_kw: object) -> None:
        raise OSError(number, "broken")

    monkeypatch.setattr(files.tempfile, "mkstemp", refuse)
    with pytest.raises(StoreError, match=words):
        write_text(tmp_path / "a.toml", "x")


def test_a_file_that_is_not_there_a_folder_and_bytes(tmp_path):
    with pytest.raises(StoreError, match="is not there"):
        read_text(tmp_path / "none.toml")
    with pytest.raises(StoreError, match=r"folder|may not open"):
        read_text(tmp_path)
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(Unreadable, match="UTF-8"):
        read_text(tmp_path / "a.toml")


def test_a_file_where_a_folder_must_be(tmp_path):
    (tmp_path / "teams").write_text("x")
    with pytest.raises(StoreError, match="a folder must be"):
        make_folder(tmp_path / "teams")
    with pytest.raises(StoreError, match="teams"):
        make_folder(tmp_path / "teams" / "deeper")


@pytest.mark.parametrize("held", [5, 32, 33])
def test_windows_gets_some_patience(tmp_path, monkeypatch, held):
    real, tries = os.replace, []

    def held_twice(source: str, target: Path) -> None:
        tries.append(target)
        if len(tries) < 3:
            error = PermissionError(errno.EACCES, "held")
            error.winerror = held  # type: ignore[attr-defined]
            raise error
        real(source, target)

    monkeypatch.setattr(files.os, "replace", held_twice)
    monkeypatch.setattr(files.time, "sleep", lambda _seconds: None)
    write_text(tmp_path / "a.toml", "x")
    assert len(tries) == 3


def test_patience_ends(tmp_path, monkeypatch):
    clock = iter(range(100))

    def held(_source: str, _target: Path) -> None:
        error = PermissionError(errno.EACCES, "held")
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(files.os, "replace", held)
    monkeypatch.setattr(files.time, "sleep", lambda _seconds: None)
    monkeypatch.setattr(files.time, "monotonic", lambda: float(next(clock)))
    with pytest.raises(StoreError, match="Another program holds"):
        write_text(tmp_path / "a.toml", "x")
    assert next(clock) < 8


def test_elsewhere_a_refusal_is_told_at_once(tmp_path, monkeypatch):
    def refuse(_source: str, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(files.os, "replace", refuse)
    monkeypatch.setattr(files.time, "sleep", lambda _seconds: pytest.fail("it waited"))
    with pytest.raises(StoreError, match="permissions"):
        write_text(tmp_path / "a.toml", "x")


def test_lists_the_files_of_a_folder_without_hidden_ones(tmp_path):
    for name in ("b.toml", "a.toml", ".a.part.toml", "c.txt"):
        (tmp_path / name).write_text("")
    (tmp_path / "d.toml").mkdir()
    assert [one.name for one in files_in(tmp_path)] == ["a.toml", "b.toml"]
    assert files_in(tmp_path / "none") == []
    remove(tmp_path / "a.toml")
    remove(tmp_path / "a.toml")
    assert [one.name for one in files_in(tmp_path)] == ["b.toml"]
