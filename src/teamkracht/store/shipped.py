"""What comes with the program: where its own protocols are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def protocols_folder() -> Path:
    """Give the folder of the protocols that come with the program.

    In a wheel they lie inside the package; a checkout, also one that is installed editable, keeps
    them at its top. FileNotFoundError where there are neither.
    """
    inside, checkout = _PACKAGE / "protocols", _PACKAGE.parent.parent / "protocols"
    for folder in (inside, checkout):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"The protocols of the program are missing: no folder {inside}.")


def samples_folder() -> Path:
    """Give the folder of the sample meetings: inside the package, however it is installed."""
    return _PACKAGE / "samples"
