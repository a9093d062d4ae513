"""What a purge will do, in sentences: how much, not about whom."""

from __future__ import annotations

from collections.abc import Iterator

from teamkracht.i18n import _, ngettext
from teamkracht.store.purge import Plan


def told(plan: Plan) -> tuple[str, ...]:
    """Say what goes and what stays, before it is done."""
    return tuple(_sentences(plan))


def _sentences(plan: Plan) -> Iterator[str]:
    if plan.is_empty:
        yield _("There is nothing to remove: nothing here is past its time.")
        return
    if count := len(plan.minutes):
        yield ngettext(
            "From the minutes of {count} meeting goes what is about clients: questions, ideas, "
            "actions, notes, compass and pseudonyms; older versions and lists to hand out go "
            "whole.",
            "From the minutes of {count} meetings goes what is about clients: questions, ideas, "
            "actions, notes, compass and pseudonyms; older versions and lists to hand out go "
            "whole.",
            count,
        ).format(count=count)
    if count := len(plan.cases):
        yield ngettext(
            "{count} case goes, with its compass.", "{count} cases go, with their compass.", count
        ).format(count=count)
    if count := len(plan.kept_cases):
        yield ngettext(
            "{count} case that is kept on purpose goes on with its compass and open actions.",
            "{count} cases that are kept on purpose go on with their compass and open actions.",
            count,
        ).format(count=count)
    if count := len(plan.observations):
        yield ngettext(
            "From {count} observation go notes and pseudonyms; the scores stay.",
            "From {count} observations go notes and pseudonyms; the scores stay.",
            count,
        ).format(count=count)
    if count := len(plan.alone):
        yield ngettext(
            "{count} older version or list to hand out goes, of minutes that are gone or empty.",
            "{count} older versions or lists to hand out go, of minutes that are gone or empty.",
            count,
        ).format(count=count)
    if count := len(plan.leftovers):
        yield ngettext(
            "{count} file goes that was left of a meeting long over or of saving that broke off.",
            "{count} files go that were left of meetings long over or of saving that broke off.",
            count,
        ).format(count=count)
    yield _("Steps, times, counts and who of the team was there stay.")
