"""The home: the folder that holds everything a user keeps, with the keys of its teams."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from teamkracht.store.folders import Folders

if TYPE_CHECKING:
    # Only for its name: what has to do with keys comes in where a file may be sealed.
    from teamkracht.store.keys import Keys


def default_folder() -> Path:
    """The home folder where nobody named another: the user's folder for data of programs."""
    import platformdirs

    return Path(platformdirs.user_data_dir("teamkracht", appauthor=False))


class Home(Folders):
    """A home: its folders, and the keys that were opened in it."""

    @cached_property
    def keys(self) -> Keys:
        """The keys of the teams that were opened in this home."""
        from teamkracht.store.keys import Keys

        return Keys(self)
