"""Texts of a protocol in each of its languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from teamkracht.i18n import _


@dataclass(frozen=True, kw_only=True)
class Words:
    """One text in Dutch and in English. At least one of the two is there."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    nl: str = ""
    en: str = ""

    def __post_init__(self) -> None:
        if not (self.nl.strip() or self.en.strip()):
            raise ValueError(_("give the text in at least one language: nl or en."))

    def in_(self, language: str) -> str:
        """The text in `language`, or in the other one where it lacks."""
        first, second = (self.en, self.nl) if language == "en" else (self.nl, self.en)
        return first or second
