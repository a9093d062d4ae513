"""Agreement between observers: percentages, kappas, alphas, AC1 and AC2, ICCs. Pure.

    agreement(ratings, seed=1).values["alpha_ordinal"]   # value, interval, label, or why none
    plain(…)                                             # as `agreement --json` writes it

Definitions and sources stand with each formula; nothing is computed by a library.
"""

from teamkracht.fidelity.agreement.computing import FORMULAS, agreement
from teamkracht.fidelity.agreement.draws import FEWEST, LEVEL
from teamkracht.fidelity.agreement.figure import Undefined
from teamkracht.fidelity.agreement.labels import LABELS, LabelScale, krippendorff
from teamkracht.fidelity.agreement.plain import plain
from teamkracht.fidelity.agreement.result import (
    FEWEST_UNITS,
    Agreement,
    Difference,
    Value,
    in_words,
    why_no_interval,
)

__all__ = [
    "FEWEST",
    "FEWEST_UNITS",
    "FORMULAS",
    "LABELS",
    "LEVEL",
    "Agreement",
    "Difference",
    "LabelScale",
    "Undefined",
    "Value",
    "agreement",
    "in_words",
    "krippendorff",
    "plain",
    "why_no_interval",
]
