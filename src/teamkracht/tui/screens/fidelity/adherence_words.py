"""The checks of a meeting in words: one line for each check, over all cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from teamkracht.exports import fidelity_words as words
from teamkracht.fidelity.checks import CheckResult
from teamkracht.i18n import _, current, ngettext

How = Literal["not_met", "not_known", "met"]


@dataclass(frozen=True)
class CheckLine:
    """One check, with the figure of each case."""

    how: How
    text: str
    figures: str


def check_lines(checks: Sequence[CheckResult]) -> tuple[CheckLine, ...]:
    """What was not met, what can't be told, what was met. What does not apply is left out."""
    told = [one for one in checks if one.why != "not_applicable"]
    order: dict[tuple[str, str], int] = {}
    for one in told:
        order.setdefault((one.step, one.id), len(order))
    told.sort(key=lambda one: order[one.step, one.id])
    return tuple(
        CheckLine(how, group[0].text.in_(current()), _figures(group))
        for how in _HOWS
        for _key, some in groupby(
            (one for one in told if _how(one) == how), key=lambda one: (one.step, one.id)
        )
        for group in ([*some],)
    )


_HOWS: tuple[How, ...] = ("not_met", "not_known", "met")


def _how(one: CheckResult) -> How:
    if one.met is None:
        return "not_known"
    return "met" if one.met else "not_met"


def _figures(group: Sequence[CheckResult]) -> str:
    """The figure of each case; one alone where all have the same."""
    said = [(one.case, figure(one)) for one in group]
    if len({figure for _case, figure in said}) == 1 and len(said) > 1:
        cases = ", ".join(case or "" for case, _figure in said)
        return f"{cases}: {said[0][1]}" if said[0][1] else cases
    return ", ".join(
        ": ".join(filter(None, (case, figure))) if case else figure for case, figure in said
    )


def figure(one: CheckResult) -> str:
    """A figure that says what it counts; or why there is none."""
    if one.met is None:
        why = words.WHY_NOT[one.why or "not_known"]
        return _(why)
    count = one.figure
    if count is None or one.measure not in _COUNTED:
        return words.figure(one)
    return _COUNTED[one.measure](count).format(count=count)


_COUNTED: dict[str, Callable[[int], str]] = {
    "ideas": lambda n: ngettext("{count} idea", "{count} ideas", n),
    "turns": lambda n: ngettext("{count} turn", "{count} turns", n),
    "chosen": lambda n: ngettext("{count} chosen", "{count} chosen", n),
    "chosen_with_who_and_when": lambda n: ngettext(
        "{count} with who and when", "{count} with who and when", n
    ),
    "field_filled": lambda _n: "",
    "followed_up": lambda n: ngettext("{count} discussed", "{count} discussed", n),
    "presenter_gave_no_ideas": lambda n: ngettext("{count} idea", "{count} ideas", n) if n else "",
}
