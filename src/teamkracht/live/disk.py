"""The file system as the live part uses it, and why a file can't be written, in a sentence."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from teamkracht.i18n import _, mark

OURS_ALONE = 0o600
"""Nobody but the owner reads what was said about a client."""


class Disk:
    """The calls by which a file is written; a test hands in one on which they fail."""

    def open(self, path: Path, *, fresh: bool = False) -> int:
        """Open a file for writing, made where it is missing; `fresh`: it may not be there."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        return os.open(path, flags | (os.O_EXCL if fresh else 0), OURS_ALONE)

    def write(self, file: int, data: bytes, at: int) -> int:
        """Write at a place, and give how many bytes were taken: it can be fewer."""
        os.lseek(file, at, os.SEEK_SET)
        return os.write(file, data)

    def sync(self, file: int) -> None:
        """Wait until what was written is on the disk itself, not in its cache alone."""
        if sys.platform == "darwin":
            import fcntl

            try:
                fcntl.fcntl(file, fcntl.F_FULLFSYNC)
            except OSError:
                os.fsync(file)
        else:
            os.fsync(file)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the name of a file that was made is on the disk; Windows does so by itself."""
        if sys.platform != "win32":
            file = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(file)
            except OSError as error:
                # Some file systems of a network or a stick have no such thing for a folder.
                if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                    raise
            finally:
                os.close(file)

    def size(self, file: int) -> int:
        """How many bytes an open file has."""
        return os.fstat(file).st_size

    def cut(self, file: int, size: int) -> None:
        """Cut an open file to so many bytes."""
        os.ftruncate(file, size)

    def replace(self, source: Path, target: Path) -> None:
        """Put one file in the place of another, in one go."""
        source.replace(target)

    def is_at(self, file: int, path: Path) -> bool:
        """The path still leads to the open file: nobody removed it or put another in its place."""
        if sys.platform == "win32":
            return path.exists()  # there an open file can't be removed or replaced
        try:
            return os.path.samestat(os.fstat(file), path.stat())
        except FileNotFoundError:
            return False

    def close(self, file: int) -> None:
        """Close an open file."""
        os.close(file)


def write_all(disk: Disk, file: int, data: bytes, at: int) -> None:
    """Write all of it, however little is taken at a time. Raises OSError."""
    left = memoryview(data)
    while left:
        taken = disk.write(file, bytes(left), at)
        if taken <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        left = left[taken:]
        at += taken


def sentence(error: OSError, path: Path) -> str:
    """Why a file can't be written and what to do about it."""
    said = _WHY.get(errno.errorcode.get(error.errno or 0, ""), _OTHERWISE)
    reason = error.strerror or type(error).__name__
    return _(said).format(path=path, folder=path.parent, reason=reason)


_FULL = mark("The disk is full: {path} can't be written. Make some room.")
_FORBIDDEN = mark("You may not write {path}. Ask for the right to write in {folder}.")
_GONE = mark("The folder {folder} is gone. Put it back, or plug its disk in again.")
_WHY = {
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "EROFS": mark("The disk of {folder} can only be read. Make it one that can be written."),
    "EACCES": _FORBIDDEN,
    "EPERM": _FORBIDDEN,
    "ENOENT": _GONE,
    "ENOTDIR": _GONE,
    "EBUSY": mark("Another program changed {path}. Close that program."),
    "EEXIST": mark("There is something at {path} already. Choose another name."),
    "EISDIR": mark("{path} is a folder, not a file. Choose another name."),
}
"""What to say by the name of the fault; Windows knows no EDQUOT."""
_OTHERWISE = mark("{path} can't be written ({reason}). Check the disk that it is on.")
