"""Where something went wrong in the program itself is kept, without a word that was typed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from teamkracht.store import faults

AT = datetime(2026, 11, 4, 9, 30, tzinfo=UTC)


class CarriesError(Exception):
    """As Textual's own for a worker that failed."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error


TYPED = "Merel van de Berg"


def failed() -> CarriesError:
    known: dict[str, str] = {}
    try:
        return CarriesError(ValueError(known[TYPED]))
    except KeyError as error:
        return CarriesError(error)


def test_it_tells_what_was_behind_an_error_and_no_values(tmp_path: Path) -> None:
    text = faults.keep(tmp_path, failed(), AT).read_text(encoding="utf-8")
    assert "CarriesError\nKeyError\n" in text
    assert "in failed" in text
    assert TYPED not in text
