"""Typing in the panes of a meeting: one way for each kind of step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from teamkracht.i18n import _, ngettext
from teamkracht.meeting.kompas import CONDITIONS, SECTIONS, Kompas, Place
from teamkracht.protocol.model import Protocol
from teamkracht.protocol.steps import FieldName
from teamkracht.records.script import Script
from teamkracht.records.script_rows import (
    KOMPAS,
    Change,
    Happening,
    Question,
)
from teamkracht.tui.panes.compass_words import ORDER, SECTION_NAMES, place_name, question
from teamkracht.tui.panes.names import large
from teamkracht.tui.panes.talk import FIELDS
from tests.whole.terminal import Terminal
from tests.whole.typing_actions import ENOUGH, Actions

KOMPAS_KEYS = {"brought": ("b", "there is one"), "made_here": ("h", "made here"),
               "missing": ("x", "none")}  # fmt: skip


class Steps(Actions):
    """What is typed in a step: at once, and what is said one after another."""

    protocol: Protocol

    def __init__(self, terminal: Terminal, script: Script, home: Path) -> None:
        super().__init__(terminal, script, home)
        self.place: Place | None = None
        self.round = 1

    def kind(self, step: str) -> str:
        """The kind of a step."""
        return self.protocol.step(step).kind

    def wait_pane(self, ref: tuple[str, str | None]) -> None:
        """Wait until the pane of a step can be typed in."""
        self.place, self.round = None, 1
        kind = self.kind(ref[0])
        if kind == "talk":
            self.wait_typing_at((self.hints(ref) or [_("a note")])[0][:ENOUGH])
        elif kind == "collect":
            self.wait_typing_at(_("an idea"))
        else:
            known_by = {
                "follow_up": (_("New date"), _("There are no open actions. Feel free to go on.")),
                "compass": (_("there is one"),),
                "round": (_("the question"), _("Everyone has had a turn.")),
                "choose": (_("Make it an action"), _("Another action")),
            }[kind]
            self.terminal.wait_until(
                lambda shown: any(words in shown for words in known_by), f"the pane of {kind}"
            )

    def hints(self, ref: tuple[str, str | None]) -> list[str]:
        """The gentle words of the fields of a step."""
        fields = self.protocol.step(ref[0]).fields if ref[1] else ()
        return [_(FIELDS[name][1]).format(client=ref[1]) for name in fields]

    # At once

    def fill_in(self, happening: Happening) -> None:
        """Fill in the fields and the kompas."""
        ref = (happening.step, happening.case)
        if happening.case is None or happening.resumed or happening.back:
            return
        if self.kind(happening.step) == "compass":
            self._note_kompas(happening)
            if happening.kompas is not None:
                self._fill_kompas(happening.kompas)
        elif hints := self.hints(ref):
            fields = self.protocol.step(happening.step).fields
            whole = all(getattr(happening, name) for name in fields)
            for name, hint, after in zip(fields, hints, [*fields[1:], None], strict=True):
                said = getattr(happening, name)
                if said:
                    self._empty(hint)
                    self.terminal.type(said)
                self.terminal.press("enter" if whole else "tab")
                self._wait_field(after)

    def _wait_field(self, name: FieldName | None) -> None:
        """Wait until the cursor is in a field of the case, or in the line for a note."""
        if name is None:
            self.wait_typing_at(_("a note"))
            return
        label = _(FIELDS[name][0])
        self.terminal.wait_until(lambda _shown: self.typing_under(label), f"the cursor in {label}")

    def _empty(self, hint: str) -> None:
        """Take out what a field says already: a goal comes along from the week before."""
        while not self.typing_at(hint[:ENOUGH]):
            self.changes("backspace")

    def _note_kompas(self, happening: Happening) -> None:
        if happening.krachtkompas is None:
            return
        key, words = KOMPAS_KEYS[KOMPAS[happening.krachtkompas]]
        self.terminal.press(key)
        self.terminal.wait_for(f"● {_(words)}")
        if key == "h":
            self.place = ORDER[0]
            self._wait_place()

    def _fill_kompas(self, kompas: Kompas) -> None:
        for place in ORDER:
            entries = kompas.entries(place)
            if entries:
                self._to_place(place)
                self._put(entries)

    def _to_place(self, place: Place) -> None:
        """Go to a part of the kompas: by its number, and on with Tab."""
        if self.place is None:
            middle = place.condition is None
            key = "0" if middle else str(CONDITIONS.index(place.condition) + 1)  # type: ignore[arg-type]
            self.place = Place("belangrijkst") if middle else Place(SECTIONS[0], place.condition)
            self.terminal.press(key)
            self._wait_place()
        tabs = (ORDER.index(place) - ORDER.index(self.place)) % len(ORDER)
        self.terminal.press(*["tab"] * tabs)
        self.place = place
        self._wait_place()

    def _wait_place(self) -> None:
        assert self.place is not None
        self.wait_typing_at("", before=f"{place_name(self.place)} ›")

    def _put(self, entries: tuple[str, ...]) -> None:
        """Put entries on the kompas: one is typed, more are pasted."""
        assert self.place is not None
        asked = question(self.place, "\0").split("\0")[0][:8]
        before = self.terminal.text
        if len(entries) > 1:
            self.terminal.paste("\n".join(entries))
        else:
            self.terminal.type(entries[0])
            self.terminal.press("enter")
        # A long entry may only be counted: "2 more lines".
        self.terminal.wait_until(
            lambda shown: shown != before and self.typing_at(asked), f"on the kompas: {entries}"
        )

    # One after another

    def said(self, happening: Happening) -> Iterator[Callable[[], None]]:
        """What is said in a step, in the order in which it is spread over its time."""
        talk = self.kind(happening.step) == "talk"
        for line in [*([happening.what] if happening.what else []), *happening.notes]:
            yield partial(self._talk_note if talk else self._aside, line)
        yield from (partial(self.follow_up, one) for one in happening.followed_up)
        client = happening.case
        if client is None:
            return
        for one in happening.questions:
            yield partial(self._turn, happening, one)
        yield from (partial(self._idea, client, one.idea) for one in happening.ideas)
        yield from (partial(self._change, happening, one) for one in happening.changes)
        yield from (partial(self.choose, client, one) for one in happening.chosen)
        if happening.next_contact:
            yield partial(self.next_contact, happening.next_contact)

    def _aside(self, line: str) -> None:
        self.note([line])

    def _talk_note(self, line: str) -> None:
        self.wait_typing_at(_("a note"), before="›")
        self.terminal.type(line)
        self.terminal.press("enter")
        self.saved_row(line[:ENOUGH])

    def _turn(self, happening: Happening, turn: Question) -> None:
        wanted = happening.round_of(turn)
        if self.round < wanted:
            self.terminal.wait_for(_("Everyone has had a turn."))
            self.terminal.press("*")
            words = _("round {number} of {count}").split("{count}")[0]
            self.terminal.wait_for(words.format(number=wanted))
            self.round = wanted
        self._whose_turn(turn.by)
        if turn.pass_:
            self.terminal.press("-")
            self.terminal.wait_gone(large(turn.by))
            self.saved_row(turn.by[:10], _("passed"))
            return
        if turn.question:
            self.terminal.type(turn.question)
            self.terminal.press("enter")
            self.wait_typing_at(_("the answer"))
            self.terminal.type(turn.answer or "")
        self.terminal.press("enter")
        self.terminal.wait_gone(large(turn.by))
        self.saved_row(turn.by[:10], (turn.question or "")[:ENOUGH])

    def _whose_turn(self, name: str) -> None:
        """Go to the right until it is somebody's turn."""
        self.wait_typing_at(_("the question"))
        names = (*self.script.roster.present, *(one.name for one in self.script.roster.late))
        for _each in names:
            now = next(one for one in names if large(one) in self.terminal.text)
            if now == name:
                return
            self.terminal.press("right")
            self.terminal.wait_gone(large(now))
            self.terminal.wait_until(
                lambda shown: any(large(one) in shown for one in names), "whose turn it is"
            )
            self.wait_typing_at(_("the question"))
        self.terminal.wait_for(large(name))

    def _idea(self, client: str, text: str) -> None:
        said = self.ideas.setdefault(client, [])
        said.append(text)
        self.wait_typing_at(_("an idea"))
        self.terminal.type(text)
        self.terminal.press("enter")
        count = ngettext("{count} idea", "{count} ideas", len(said)).format(count=len(said))
        self.terminal.wait_for(count)
        self.saved_row(f"{len(said)}  {text[:ENOUGH]}")

    def _change(self, happening: Happening, change: Change) -> None:
        if self.kind(happening.step) == "compass":
            self._to_place(change.place)
            self._put((change.text,))
            return
        if change.condition is None:
            raise NotImplementedError("what matters most is not heard in a round")
        self.terminal.press("+")
        title = _("Heard of {client}: on the compass").format(client=happening.case)
        self.terminal.wait_for(title)
        self.wait_typing_at(_("two to five words"))
        self.terminal.type(change.text)
        self.terminal.wait_until(lambda _shown: self.typing_in(change.text), "what was heard")
        self.terminal.press("enter")
        self.terminal.wait_until(lambda _shown: not self.typing_in(change.text), "where it belongs")
        self.terminal.press(_(SECTION_NAMES[change.kind])[0])
        self.terminal.press(str(CONDITIONS.index(change.condition) + 1))
        self.terminal.wait_gone(title)
