"""The handouts of a meeting, written to a folder."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from teamkracht.exports.handout import handout_html, handout_text, to_take_along
from teamkracht.i18n import pgettext
from teamkracht.records.minutes import Minutes
from teamkracht.store.files import write_text
from teamkracht.store.names import slug


def write_handouts(
    minutes: Minutes, folder: Path, language: str, *, with_pseudonym: bool = False
) -> tuple[Path, ...]:
    """Write a page and a text for each case with something to take along, and give their places.

    They are named by day and presenter, not by client. Raises StoreError.
    """
    written: list[Path] = []
    seen: Counter[str] = Counter()
    for case in to_take_along(minutes):
        presenter = slug(case.presenter or pgettext("in the name of a file", "case"))
        seen[presenter] += 1
        again = f"-{seen[presenter]}" if seen[presenter] > 1 else ""
        words = pgettext("in the name of a file", "ideas")
        stem = f"{minutes.meeting.start:%Y-%m-%d}-{words}-{presenter}{again}"
        for ending, make in (("html", handout_html), ("txt", handout_text)):
            path = folder / f"{stem}.{ending}"
            write_text(path, make(minutes, case.client, language, with_pseudonym=with_pseudonym))
            written.append(path)
    return tuple(written)
