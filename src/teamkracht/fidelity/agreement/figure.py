"""A figure, or why there is none."""

from __future__ import annotations

from enum import StrEnum

from teamkracht.i18n import _


class Undefined(StrEnum):
    """Why a figure can't be computed. The value is a code that stays, for scripts."""

    NO_PAIRS = "no_pairs"
    NO_VARIATION = "no_variation"
    NO_DIFFERENCE_BETWEEN_UNITS = "no_difference_between_units"
    TOO_FEW_COMPLETE = "too_few_complete_units"
    TWO_OBSERVERS_ONLY = "two_observers_only"

    @property
    def sentence(self) -> str:
        """The reason as a sentence, in the language in use."""
        return _SENTENCES[self]()


Figure = float | Undefined
"""A number, or the reason why the formula gives none. Never 0, 1 or NaN in its place."""


def _no_pairs() -> str:
    return _("Not computable: no unit was scored by two observers.")


def _no_variation() -> str:
    return _(
        "Not computable: all scores are the same, "
        "so agreement can't be told from chance. Look at the percentages."
    )


def _no_difference_between_units() -> str:
    return _(
        "Not computable: the scores do not differ from unit to unit, "
        "so there is no order to agree on. Look at the percentages."
    )


def _too_few_complete() -> str:
    return _("Not computable: fewer than two units were scored by every observer.")


def _two_observers_only() -> str:
    return _("Not computable: this figure is for two observers, no more.")


_SENTENCES = {
    Undefined.NO_PAIRS: _no_pairs,
    Undefined.NO_VARIATION: _no_variation,
    Undefined.NO_DIFFERENCE_BETWEEN_UNITS: _no_difference_between_units,
    Undefined.TOO_FEW_COMPLETE: _too_few_complete,
    Undefined.TWO_OBSERVERS_ONLY: _two_observers_only,
}
