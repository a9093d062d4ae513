"""Reading and writing text files: none is ever half written, and what fails gets a sentence."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from teamkracht.i18n import Said, _, mark
from teamkracht.toml import decode

FOLDER_MODE = 0o700
FILE_MODE = 0o600

_PATIENCE = 2.5
"""Seconds that Windows gets to let go of a file that another program looks at."""

_BETWEEN = 0.05
_HELD_BY_ANOTHER = {5, 32, 33}
"""Errors of Windows: access denied, sharing violation, lock violation."""

_CAUSES = {
    errno.ENOENT: mark("{path} is not there. Check the name and the folder."),
    errno.EACCES: mark("You may not open {path}. Check whose file it is and its permissions."),
    errno.EPERM: mark("You may not open {path}. Check whose file it is and its permissions."),
    errno.ENOSPC: mark("The disk is full: {path} can't be saved. Make room and try again."),
    errno.EDQUOT: mark("The disk is full: {path} can't be saved. Make room and try again."),
    errno.EISDIR: mark("{path} is a folder, not a file."),
    errno.ENOTDIR: mark("A part of {path} is a file, not a folder. Choose another folder."),
    errno.EEXIST: mark(
        "{path} is a file where a folder must be. Move it or choose another folder."
    ),
    errno.EROFS: mark("{path} is on a disk that can only be read. Choose another folder."),
    errno.ENAMETOOLONG: mark("The name {path} is too long for this disk. Choose a shorter one."),
}


class StoreError(Said):
    """A file can't be read or saved. The text says which and what to do, in the user's language."""

    def __init__(self, path: Path, message: str) -> None:
        self.path = path
        super().__init__(message)


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn what the system says of a file into a StoreError."""
    try:
        yield
    except OSError as error:
        raise StoreError(path, sentence(path, error)) from error


def read_text(path: Path) -> str:
    """The text of a file.

    Raises StoreError where it can't be opened, Unreadable where it is no UTF-8 text.
    """
    return decode(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """What stands in a file. Raises StoreError where it can't be opened."""
    with sentences(path):
        return path.read_bytes()


def write_text(path: Path, text: str) -> None:
    """Save a text so that the file is either as it was or wholly new, also after a power cut.

    The file is the owner's alone. Raises StoreError where it can't be saved.
    """
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Save data as `write_text` does. Raises StoreError where it can't be saved."""
    make_folder(path.parent)
    with sentences(path):
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            replace(beside, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(beside)  # noqa: PTH108 - the twin of mkstemp
            raise
        sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder for the owner alone, with those it stands in. One that is there stays."""
    with sentences(folder):
        for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
            missing.mkdir(mode=FOLDER_MODE, exist_ok=True)
        if not folder.is_dir():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))


def remove(path: Path) -> None:
    """Take a file away; one that is gone already is no fault. Raises StoreError."""
    with sentences(path):
        path.unlink(missing_ok=True)


def typed_place(text: str) -> Path:
    """A place as somebody typed it. Raises StoreError for the ~ of somebody who is not there."""
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:
        raise StoreError(path, _(_CAUSES[errno.ENOENT]).format(path=path)) from None


def files_in(folder: Path, ending: str = ".toml") -> list[Path]:
    """The files of a folder by name, hidden ones left out; none where there is no folder."""
    with sentences(folder):
        if not folder.exists():
            return []
        with os.scandir(folder) as entries:
            found = (one for one in entries if one.name.endswith(ending) and one.name[0] != ".")
            names = sorted(one.name for one in found if one.is_file())
        return [folder / name for name in names]


def sync_folder(folder: Path) -> None:
    """See to it that the names in a folder are on the disk, where the system can do that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)


def replace(source: str | Path, target: Path) -> None:
    """Give a file its name; on Windows with patience for a scanner that holds the old one."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            os.replace(source, target)  # noqa: PTH105 - the twin of mkstemp
        except OSError as error:
            held = getattr(error, "winerror", None) in _HELD_BY_ANOTHER
            if not held or time.monotonic() >= until:
                raise
            time.sleep(_BETWEEN)
        else:
            return


def sentence(path: Path, error: OSError) -> str:
    """What the system says of a file, and what to do, in the user's language."""
    if getattr(error, "winerror", None) in (32, 33):
        message = _("Another program holds {path}. Close it there and try again.")
        return message.format(path=path)
    cause = _CAUSES.get(error.errno or 0)
    if cause is None:
        what = error.strerror or type(error).__name__
        return _("{path} can't be used: {what}.").format(path=path, what=what)
    return _(cause).format(path=path)
