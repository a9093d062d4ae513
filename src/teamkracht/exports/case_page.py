"""One case of the minutes as a page: question, kompas, questions, ideas, actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teamkracht.exports.page import Said
from teamkracht.exports.words import CONDITION, FIELD, KOMPAS_STATUS, SECTION
from teamkracht.i18n import _, ngettext, short_date
from teamkracht.meeting.kompas import CONDITIONS, MIDDLE, SECTIONS, Kompas
from teamkracht.records.content import ActionRow, CaseRow, QuestionRow
from teamkracht.records.process import StepRow


def case_page(case: CaseRow, steps: Iterable[StepRow] = ()) -> Iterator[Said]:
    """Give what was said of one case; `steps` are its own, for what was done on a flip chart."""
    title = case.client
    if case.presenter:
        title = _("{client}, brought in by {presenter}").format(
            client=case.client, presenter=case.presenter
        )
    yield Said("heading", title)
    if case.urgent:
        yield Said("text", _("It could not wait: set aside for your own route."), 1)
    if case.stopped:
        yield Said("text", _("The presenter stopped."), 1)
    for name, label in FIELD.items():
        if text := getattr(case, name):
            yield Said("label", _(label), 1)
            yield Said("text", text, 2)
    yield from _kompas(case)
    yield from _questions(case.question)
    yield from _ideas(case)
    yield from (Said("label", words, 1) for row in steps if (words := elsewhere(row)))
    yield from _actions(case.action)
    yield from _client(case)


def elsewhere(row: StepRow) -> str:
    """Say how much was written down on the flip chart or aloud; "" where nobody said so."""
    count = row.stated_amount
    if not count:
        return ""
    words = {
        "collect": ngettext("{count} idea", "{count} ideas", count),
        "round": ngettext("{count} question", "{count} questions", count),
        "choose": ngettext("{count} idea chosen", "{count} ideas chosen", count),
    }.get(row.kind)
    # The first note of such a step says how it was done.
    return ", ".join((words.format(count=count), *row.notes[:1])) if words else ""


def _kompas(case: CaseRow) -> Iterator[Said]:
    status = _(KOMPAS_STATUS[case.kompas_status]) if case.kompas_status else ""
    if not status and case.kompas is None:
        return
    yield Said("label", _("Strengths compass") + (f" ({status})" if status else ""), 1)
    if case.kompas is not None:
        yield from kompas_page(case.kompas, case.client, 2)


def kompas_page(kompas: Kompas, client: str, level: int) -> Iterator[Said]:
    """Give what stands in the kompas of a client."""
    for section in MIDDLE:
        if entries := getattr(kompas, section):
            yield Said("item", "; ".join(entries), level, f"{_(SECTION[section])}:")
    for name in CONDITIONS:
        condition = getattr(kompas, name)
        filled = [section for section in SECTIONS if getattr(condition, section)]
        if filled:
            yield Said("text", _(CONDITION[name]), level)
        for section in filled:
            entries = "; ".join(getattr(condition, section))
            yield Said("item", entries, level + 1, f"{_(SECTION[section])}:")
    if not kompas.is_empty and not kompas.confirmed:
        yield Said(
            "quiet", _("A sketch: {client} has not confirmed it yet.").format(client=client), level
        )


def _questions(rows: tuple[QuestionRow, ...]) -> Iterator[Said]:
    if not rows:
        return
    yield Said("label", _("Questions"), 1)
    for row in rows:
        if row.passed:
            text = _("passes")
        elif row.question is None and row.answer is None:
            text = _("had a turn")
        else:
            text = " – ".join(filter(None, (row.question, row.answer)))
        yield Said("item", text, 2, f"{row.by}:")


def _ideas(case: CaseRow) -> Iterator[Said]:
    if not case.idea:
        return
    count = len(case.idea)
    yield Said("label", ngettext("{count} idea", "{count} ideas", count).format(count=count), 1)
    width = max(len(str(row.number)) for row in case.idea)
    for row in case.idea:
        by = f" ({row.by})" if row.by else ""
        chosen = " – " + _("taken along") if row.chosen else ""
        yield Said("item", row.text + by + chosen, 2, str(row.number).rjust(width) + " ")


def _actions(rows: tuple[ActionRow, ...]) -> Iterator[Said]:
    if rows:
        yield Said("label", _("Agreed"), 1)
    for row in rows:
        when = short_date(row.when) if row.when else ""
        behind = ", ".join(filter(None, (row.who, when)))
        yield Said("item", row.text + (f" – {behind}" if behind else ""), 2, "-")


def _client(case: CaseRow) -> Iterator[Said]:
    if case.client_knows is not None:
        knows = _("knows that the case was discussed")
        not_yet = _("does not know yet that the case was discussed")
        text = knows if case.client_knows else not_yet
        yield Said("quiet", f"{case.client} {text}.", 1)
    if case.next_contact:
        when = short_date(case.next_contact)
        yield Said("quiet", _("Next contact: {date}").format(date=when), 1)
