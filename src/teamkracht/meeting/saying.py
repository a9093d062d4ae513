"""What people type, made fit to keep."""

from __future__ import annotations

from collections.abc import Iterable

from teamkracht.i18n import _
from teamkracht.meeting.event import Refused
from teamkracht.meeting.kompas import PLACES, Kompas
from teamkracht.privacy import bsn_sentence, has_bsn
from teamkracht.toml.text import clean


def said(text: str) -> str:
    """One text as it is kept. Raises Refused where nothing is left of it, and for a BSN."""
    kept = said_or_none(text)
    if not kept:
        raise Refused(_("There is no text yet. Type something first."))
    return kept


def said_or_none(text: str | None) -> str | None:
    """One text as it is kept, or None where nothing was said. Raises Refused for a BSN."""
    kept = (clean(text).strip() or None) if text else None
    if kept and has_bsn(kept):
        raise Refused(bsn_sentence())
    return kept


def said_lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Several texts, empty ones left out. Raises Refused where nothing is left of them."""
    kept = tuple(line for text in texts if (line := said_or_none(text)))
    if not kept:
        raise Refused(_("There is no text yet. Type something first."))
    return kept


def said_kompas(kompas: Kompas) -> Kompas:
    """A whole kompas as it is kept, empty entries left out."""
    for place in PLACES:
        entries = tuple(kept for text in kompas.entries(place) if (kept := said_or_none(text)))
        kompas = kompas.with_entries(place, entries)
    return kompas
