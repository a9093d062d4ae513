"""One copy of the program leads a meeting; a second finds out who has it open."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from teamkracht.i18n import _, clock_time
from teamkracht.live.disk import OURS_ALONE, sentence
from teamkracht.live.drafts import Draft, read_draft


class Held:
    """The meeting is this copy's alone, until it lets go or its process ends."""

    def __init__(self, lock: BaseFileLock) -> None:
        self._lock = lock

    def release(self) -> None:
        """Let another copy have the meeting; a second time does nothing."""
        self._lock.release()


@dataclass(frozen=True)
class HeldBy:
    """The meeting can't be had. `draft` tells who has it open, where somebody has."""

    sentence: str
    draft: Draft | None = None


def hold(path: Path, *, computer: str | None = None) -> Held | HeldBy:
    """Have a meeting to oneself, by its lock file, or learn at once why not.

    The lock is the operating system's and ends with the process that had it, so that a lock file
    left behind is no lock.
    """
    lock = FileLock(path, timeout=0, mode=OURS_ALONE, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        draft, _problem = read_draft(path.with_suffix(".draft"))
        return HeldBy(_who(draft, computer or platform.node()), draft)
    except NotImplementedError:
        said = _("The disk of {folder} can't keep two copies of the program apart. Use another.")
        return HeldBy(said.format(folder=path.parent))
    except OSError as error:
        return HeldBy(sentence(error, path))
    return Held(lock)


def _who(draft: Draft | None, here: str) -> str:
    if draft is None or draft.computer is None:
        return _("Another copy of the program has this meeting open.")
    if draft.computer == here:
        return _("This meeting is open already on this computer, in another window.")
    if draft.seen is None:
        return _("This meeting is open on {computer}.").format(computer=draft.computer)
    return _("This meeting is open on {computer}, which was last heard of at {time}.").format(
        computer=draft.computer, time=clock_time(draft.seen)
    )
