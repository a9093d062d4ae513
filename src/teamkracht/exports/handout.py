"""The ideas of a meeting on paper, for a presenter to take along and look at with the client.

No name of a colleague stands on it: not who said an idea, not who does what. The pseudonym is there
only where that was asked for. Ideas that stand on a flip chart are not known here, but told of.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from teamkracht.exports.speaking import speaking
from teamkracht.i18n import _, long_date, ngettext
from teamkracht.meeting.event import Refused
from teamkracht.records.content import ActionRow, CaseRow
from teamkracht.records.minutes import Minutes
from teamkracht.records.renaming import as_word

if TYPE_CHECKING:
    from jinja2 import Template

WIDTH = 72
"""Characters on a line of the text."""

LINES = 5
"""Lines to write on."""


@dataclass(frozen=True)
class Handout:
    """What stands on the paper, in the language of the reader."""

    day: date
    client: str | None
    question: str | None
    goal: str | None
    chosen: tuple[str, ...]
    others: tuple[str, ...]
    steps: tuple[tuple[str, date | None], ...]
    """What was agreed to do besides the ideas that were chosen, and when."""
    elsewhere: int | None
    """How many ideas stand on the flip chart; 0 where nobody counted, None where there are none."""
    next_contact: date | None

    @property
    def has_ideas(self) -> bool:
        """There is something to choose from."""
        return bool(self.chosen or self.others) or self.elsewhere is not None


def handout_html(
    minutes: Minutes, client: str, language: str, *, with_pseudonym: bool = False
) -> str:
    """The handout as one HTML file for A4. Raises Refused for a case that was not there."""
    handout = handout_of(minutes, client, with_pseudonym=with_pseudonym)
    with speaking(language):
        return _template().render(
            handout=handout,
            language=language,
            lines=LINES,
            long_date=long_date,
            step_words=step_words,
            words_of_elsewhere=words_of_elsewhere,
            **_words(),
        )


def handout_text(
    minutes: Minutes, client: str, language: str, *, with_pseudonym: bool = False
) -> str:
    """The handout as text. Raises Refused for a case that was not there."""
    handout = handout_of(minutes, client, with_pseudonym=with_pseudonym)
    with speaking(language):
        return "\n".join(_text(handout, _words())) + "\n"


def handout_of(minutes: Minutes, client: str, *, with_pseudonym: bool = False) -> Handout:
    """What stands on the handout of one case. Raises Refused for a case that was not there."""
    case = minutes.case_of(client)
    if case is None:
        raise Refused(_("{client} was not on the table in this meeting.").format(client=client))

    chosen = tuple(_ideas(case, chosen=True))

    def told(text: str | None) -> str | None:
        return text if with_pseudonym or text is None else as_word(client).sub("…", text)

    return Handout(
        day=minutes.meeting.start.date(),
        client=client if with_pseudonym else None,
        question=told(case.help_question),
        goal=told(case.goal),
        chosen=tuple(filter(None, map(told, chosen))),
        others=tuple(filter(None, map(told, _ideas(case, chosen=False)))),
        steps=tuple(
            (told(one.text) or one.text, one.when)
            for one in case.action
            if not _lays_before(one, chosen)
        ),
        elsewhere=ideas_elsewhere(minutes, client),
        next_contact=case.next_contact,
    )


def to_take_along(minutes: Minutes) -> tuple[CaseRow, ...]:
    """The cases of which there is something to take along: ideas, actions, the next contact."""
    return tuple(
        case
        for case in minutes.case
        if case.idea
        or case.action
        or case.next_contact
        or ideas_elsewhere(minutes, case.client) is not None
    )


def ideas_elsewhere(minutes: Minutes, client: str) -> int | None:
    """How many ideas for a case stand on a flip chart, 0 where nobody counted; None without one."""
    amounts = [
        row.stated_amount or 0
        for row in minutes.step
        if row.case == client and row.kind == "collect" and row.evidence == "stated"
    ]
    return max(amounts, default=None)


def _ideas(case: CaseRow, *, chosen: bool) -> Iterator[str]:
    return (idea.text for idea in case.idea if idea.chosen is chosen)


def _lays_before(action: ActionRow, chosen: tuple[str, ...]) -> bool:
    """All that was agreed is to look at a chosen idea together, as this paper does."""
    return action.text in chosen or (
        action.idea in chosen and action.text.endswith(action.idea or "")
    )


def _words() -> dict[str, str]:
    return {
        "title": _("Ideas for you"),
        "intro": _("People who know you a little through me thought along. You choose."),
        "question_title": _("What I asked my team"),
        "goal_title": _("What you want"),
        "chosen_title": _("I would like to look at these with you"),
        "others_title": _("There are more ideas"),
        "steps_title": _("What we agreed to do"),
        "own_title": _("What do you think of? Write or draw it here"),
        "next_title": _("We see each other again on"),
        "nothing_chosen": _("Nothing has been picked yet. We look at all of them together."),
    }


def step_words(text: str, when: date | None) -> str:
    """Give a step that was agreed on, with its day."""
    return f"{text} ({long_date(when)})" if when else text


def words_of_elsewhere(count: int) -> str:
    """Say that there are ideas on the flip chart, and how many where somebody counted."""
    if not count:
        return _("There are ideas on the flip chart too.")
    words = ngettext(
        "{count} idea is on the flip chart.", "{count} ideas are on the flip chart.", count
    )
    return words.format(count=count)


def _text(handout: Handout, words: dict[str, str]) -> Iterator[str]:
    yield from _wrapped(words["title"].upper() + (f" – {handout.client}" if handout.client else ""))
    yield long_date(handout.day)
    yield ""
    yield from _wrapped(words["intro"])
    for title, text in (
        (words["question_title"], handout.question),
        (words["goal_title"], handout.goal),
    ):
        if text:
            yield from ("", title)
            yield from _wrapped(text, "  ")
    yield from _to_choose(handout, words)
    yield from _agreed(handout, words)
    yield from ("", words["own_title"])
    yield from ["", "  " + "_" * (WIDTH - 2)] * LINES
    next_day = long_date(handout.next_contact) if handout.next_contact else "_" * 24
    yield from ("", f"{words['next_title']}: {next_day}")


def _to_choose(handout: Handout, words: dict[str, str]) -> Iterator[str]:
    if not handout.has_ideas:
        return
    yield from ("", words["chosen_title"].upper())
    if not handout.chosen:
        yield from _wrapped(words["nothing_chosen"], "  ")
    for idea in handout.chosen:
        yield ""
        yield from _wrapped(idea, "  [ ] ")
    if handout.others:
        yield from ("", words["others_title"])
        for idea in handout.others:
            yield from _wrapped(idea, "  [ ] ")


def _agreed(handout: Handout, words: dict[str, str]) -> Iterator[str]:
    if handout.elsewhere is not None:
        yield ""
        yield from _wrapped(words_of_elsewhere(handout.elsewhere))
    if handout.steps:
        yield from ("", words["steps_title"])
        for text, when in handout.steps:
            yield from _wrapped(step_words(text, when), "  [ ] ")


def _wrapped(text: str, before: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=before, subsequent_indent=" " * len(before)
    ) or [before]


@cache
def _template() -> Template:
    from jinja2 import Environment

    from teamkracht.exports.handout_page import PAGE

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(PAGE)
