"""Words for the size of a coefficient, by published scales that contradict each other.

So a label is never shown without the name of its scale, nor before the number itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from teamkracht.i18n import mark


@dataclass(frozen=True)
class LabelScale:
    """A named scale: the label of the first step whose limit is not passed.

    `steps` are (limit, label) from low to high, the last without a limit. A limit belongs to its
    own step where `inclusive`, to the next one where not. Labels are English and stay as they are
    for scripts; show them with `_()`.
    """

    name: str
    steps: tuple[tuple[float | None, str], ...]
    inclusive: bool = False

    def label(self, value: float) -> str:
        """Give the label of a value."""
        # What the arithmetic of floats adds or takes is no step.
        value = round(value, 12)
        for limit, label in self.steps:
            if limit is None or value < limit or (self.inclusive and value == limit):
                return label
        raise ValueError(f"The scale {self.name} has no last step.")


def krippendorff(tentative: float = 0.667, reliable: float = 0.8) -> LabelScale:
    """Krippendorff's limits for alpha (2004), or an organisation's own in their place."""
    steps = (
        (tentative, mark("do not draw conclusions")),
        (reliable, mark("tentative")),
        (None, mark("reliable")),
    )
    return LabelScale("Krippendorff 2004", steps)


LANDIS_KOCH = LabelScale(
    "Landis & Koch 1977",
    (
        # Zero itself is slight already.
        (-1e-12, mark("poor")),
        (0.2, mark("slight")),
        (0.4, mark("fair")),
        (0.6, mark("moderate")),
        (0.8, mark("substantial")),
        (None, mark("almost perfect")),
    ),
    inclusive=True,
)
"""For kappas, 0-.20 slight, .21-.40 fair and so on; used for Gwet's AC as well."""

KOO_LI = LabelScale(
    "Koo & Li 2016",
    ((0.5, mark("poor")), (0.75, mark("moderate")), (0.9, mark("good")), (None, mark("excellent"))),
)
"""For intraclass correlations."""

LABELS: Mapping[str, LabelScale] = {
    "kappa": LANDIS_KOCH,
    "kappa_linear": LANDIS_KOCH,
    "kappa_quadratic": LANDIS_KOCH,
    "alpha_nominal": krippendorff(),
    "alpha_ordinal": krippendorff(),
    "alpha_interval": krippendorff(),
    "ac1": LANDIS_KOCH,
    "ac2_quadratic": LANDIS_KOCH,
    "icc_2_1": KOO_LI,
    "icc_3_1": KOO_LI,
}
"""The scale of each coefficient; percentages and the mean difference have none."""
