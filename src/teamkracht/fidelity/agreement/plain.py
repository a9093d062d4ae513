"""Agreement as plain values, for JSON; the names are those of the documented format."""

from __future__ import annotations

from dataclasses import asdict

from teamkracht.fidelity.agreement.draws import FEWEST, LEVEL
from teamkracht.fidelity.agreement.result import Agreement, why_no_interval

Plain = dict[str, object]


def plain(agreement: Agreement) -> Plain:
    """Give the agreement as `agreement --json` writes it: strings, numbers, lists, None."""
    return {
        "units": agreement.units,
        "pairs": agreement.pairs,
        "missing": agreement.missing,
        "meetings": agreement.meetings,
        "observers": list(agreement.observers),
        "seed": agreement.seed,
        "values": {name: asdict(value) for name, value in agreement.values.items()},
        "equal": agreement.equal,
        "within_one": agreement.within_one,
        "not_applicable": {
            "by_all": agreement.not_applicable_by_all,
            "by_some": agreement.not_applicable_by_some,
        },
        "most_common": agreement.most_common,
        "interval": {
            "level": LEVEL,
            "groups": agreement.groups,
            "draws": agreement.draws,
            "why": why_no_interval(agreement, FEWEST),
        },
        "differences": [
            {
                "row": difference.place + 1,
                "name": difference.name or None,
                "meeting": difference.meeting,
                "scores": list(difference.scores),
                "size": difference.size,
            }
            for difference in agreement.differences
            if difference.size
        ],
    }
