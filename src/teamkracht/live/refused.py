"""Why a journal can't be gone on with, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from teamkracht.i18n import Said, _
from teamkracht.store.files import StoreError


class JournalRefused(Said):
    """A journal that can't be gone on with, left as it is; the text says why, for the user.

    `empty` tells that nothing was ever kept in it: the program stopped while it was being made.
    """

    def __init__(self, text: str, *, empty: bool = False) -> None:
        super().__init__(text)
        self.empty = empty


def never_begun(path: Path) -> JournalRefused:
    """Nothing was kept in it."""
    said = _("{path} was cut off before anything was kept in it.")
    return JournalRefused(said.format(path=path), empty=True)


def newer(path: Path) -> JournalRefused:
    """It is whole, and says what this version does not know."""
    said = _("{path} was written by another version of teamkracht. Open it with that version.")
    return JournalRefused(said.format(path=path))


def not_ours(path: Path) -> JournalRefused:
    """It is something else."""
    said = _("{path} is not a journal of teamkracht. Move it to another folder.")
    return JournalRefused(said.format(path=path))


def damaged(path: Path) -> JournalRefused:
    """Its beginning was changed."""
    said = _("The beginning of {path} is damaged, so that the meeting can't be read from it.")
    return JournalRefused(said.format(path=path))


def missing(path: Path) -> JournalRefused:
    """There is none."""
    return JournalRefused(_("There is no journal at {path}.").format(path=path))


def unreadable(error: OSError, path: Path) -> JournalRefused:
    """The system does not let it be read."""
    said = _("{path} can't be read ({reason}).")
    reason = error.strerror or type(error).__name__
    return JournalRefused(said.format(path=path, reason=reason))


@contextmanager
def unless_opened(path: Path) -> Iterator[None]:
    """Refuse a journal of which a sealed line can't be opened, or is not what it should be."""
    try:
        yield
    except StoreError as fault:
        raise JournalRefused(str(fault)) from None
    except (ValueError, RecursionError):
        from teamkracht.store.keys import damaged as no_key_opens

        raise JournalRefused(str(no_key_opens(path))) from None
