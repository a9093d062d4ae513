"""Minutes as a page: who and when, what was said of each case, how the steps went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from teamkracht.exports.case_page import case_page, elsewhere
from teamkracht.exports.page import GAP, Said
from teamkracht.exports.words import CLIENT_CHOICE, RESULT, STATUS, step_title
from teamkracht.i18n import _, clock_time, duration, listing, long_date, ngettext, short_date
from teamkracht.records.content import FollowUpRow
from teamkracht.records.minutes import Minutes
from teamkracht.records.process import Attendance, StepRow

MINUTE = 60


def minutes_page(minutes: Minutes, titles: Mapping[str, str]) -> Iterator[Said]:
    """Give the page of minutes. `titles` are those of the steps, by id."""
    held = minutes.meeting
    day = long_date(held.start.date())
    times = f"{clock_time(held.start)} – {clock_time(held.end)}"
    yield Said("title", f"{held.team}, {day}")
    yield Said("quiet", f"{times} · {_lasted(held.duration_s)}")
    if held.reason:
        yield Said("text", _("Broken off: {reason}").format(reason=held.reason))
    yield GAP
    yield from _people(minutes)
    yield from _parts(minutes, titles, before_cases=True)
    for case in minutes.case:
        yield GAP
        yield from case_page(case, [row for row in minutes.step if row.case == case.client])
        yield from _notes(minutes, titles, case.client)
    yield from _parts(minutes, titles, before_cases=False)
    yield from _lines(_("Notes of the meeting"), held.notes)
    yield from _steps(minutes, titles)
    yield from _corrections(minutes)


def _lasted(seconds: int) -> str:
    hours, rest = divmod(seconds // MINUTE, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def _people(minutes: Minutes) -> Iterator[Said]:
    held = minutes.meeting
    here = [one for one in minutes.attendance if one.present]
    away = [one.name for one in minutes.attendance if not one.present]
    rows = (
        (_("Facilitator"), held.facilitator),
        (_("Minutes taker"), held.minutes_taker or ""),
        (_("Who was there"), ", ".join(_present(one) for one in here)),
        (_("Who was not there"), listing(away)),
        (_("Observers"), listing(held.observers)),
        (_("Postponed"), listing(held.postponed)),
        (
            _("Handed over"),
            ", ".join(f"{clock_time(one.at)} {one.from_} → {one.to}" for one in minutes.handover),
        ),
    )
    width = max(len(label) for label, _text in rows) + 1
    for label, text in rows:
        if text:
            yield Said("item", text, lead=label.ljust(width))


def _present(one: Attendance) -> str:
    said = [
        _("online") if one.online else "",
        _("guest") if one.guest else "",
        _("came at {time}").format(time=clock_time(one.from_)) if one.from_ else "",
        _("left at {time}").format(time=clock_time(one.until)) if one.until else "",
    ]
    behind = ", ".join(filter(None, said))
    return f"{one.name} ({behind})" if behind else one.name


def _parts(minutes: Minutes, titles: Mapping[str, str], *, before_cases: bool) -> Iterator[Said]:
    """The steps of the start, or of the end, of which something was written down."""
    for place, row in enumerate(minutes.step):
        of_start = not any(one.case for one in minutes.step[:place])
        if row.case is not None or of_start != before_cases:
            continue
        told = minutes.follow_up if row.kind == "follow_up" else ()
        if row.notes or row.turns or told:
            yield GAP
            yield Said("heading", step_title(row.id, titles))
            yield from (Said("item", note, 1, "-") for note in row.notes)
            yield from (_told(one) for one in told)
    if before_cases and not any(row.kind == "follow_up" for row in minutes.step):
        yield from _told_anywhere(minutes.follow_up)


def _told_anywhere(rows: tuple[FollowUpRow, ...]) -> Iterator[Said]:
    if rows:
        yield GAP
        yield Said("heading", _("Earlier actions"))
        yield from (_told(one) for one in rows)


def _told(row: FollowUpRow) -> Said:
    said = [_(RESULT[row.result])]
    if row.client:
        said.append(_(CLIENT_CHOICE[row.client]).format(client=row.case))
    if row.new_date:
        said.append(_("new date {date}").format(date=short_date(row.new_date)))
    who = f" ({row.who})" if row.who else ""
    note = f". {row.note}" if row.note else ""
    return Said("item", f"{row.case}: {row.action}{who} – {', '.join(said)}{note}", 1, "-")


def _notes(minutes: Minutes, titles: Mapping[str, str], client: str) -> Iterator[Said]:
    """What was written down with the steps of a case."""
    for row in minutes.step:
        notes = row.notes[1:] if elsewhere(row) else row.notes
        if row.case == client and notes:
            yield Said("label", step_title(row.id, titles), 1)
            yield from (Said("item", note, 2, "-") for note in notes)


def _lines(title: str, texts: Iterable[str]) -> Iterator[Said]:
    texts = tuple(texts)
    if texts:
        yield GAP
        yield Said("heading", title)
        yield from (Said("item", text, 1, "-") for text in texts)


def _steps(minutes: Minutes, titles: Mapping[str, str]) -> Iterator[Said]:
    if not minutes.step:
        return
    yield GAP
    yield Said("heading", _("How the steps went"))
    width = max(len(step_title(row.id, titles)) for row in minutes.step) + 1
    client: str | None = None
    for row in minutes.step:
        if row.case != client:
            client = row.case
            yield Said("label", client, 1) if client else GAP
        level = 2 if row.case else 1
        lead = step_title(row.id, titles).ljust(width + (0 if row.case else 2))
        yield Said("item", _went(row), level, lead)
        for told in _put_right(minutes, row):
            yield Said("item", told, level, " " * len(lead))


def _put_right(minutes: Minutes, row: StepRow) -> Iterator[str]:
    """What the facilitator made of a step afterwards; what was logged stands above it."""
    for change in minutes.status_correction:
        if (change.step, change.case) == (row.id, row.case):
            words = _("put right to {status}: {reason}")
            yield words.format(status=_(STATUS[change.to]), reason=change.reason)


def _went(row: StepRow) -> str:
    said = [_(STATUS[row.status])]
    if row.actual_s:
        said.append(
            _("{time} of {planned} min").format(
                time=duration(row.actual_s),
                planned=round((row.planned_s + row.extended_s) / MINUTE),
            )
        )
    if row.stated_amount is not None:
        said.append(
            ngettext("{count} written down", "{count} written down", row.stated_amount).format(
                count=row.stated_amount
            )
        )
    if row.in_order is False:
        said.append(_("not in order"))
    if row.reason:
        said.append(row.reason)
    return ", ".join(said)


def _corrections(minutes: Minutes) -> Iterator[Said]:
    if not minutes.correction:
        return
    yield GAP
    yield Said("heading", _("Put right afterwards"))
    for version, row in enumerate(minutes.correction, start=2):
        when = f"{short_date(row.at.date())} {clock_time(row.at)}"
        words = _("Version {version}, {when}: {what}. Because: {reason}")
        text = words.format(version=version, when=when, what=row.what, reason=row.reason)
        yield Said("item", text, 1, "-")
