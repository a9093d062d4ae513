"""Fields that let no BSN through, and warn of what else may tell who somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

from teamkracht.i18n import _, mark
from teamkracht.privacy import Found, Kind, bsn_sentence, finished_bsn, found, replaced
from teamkracht.tui.commands import Command, WithCommands, shown
from teamkracht.tui.textual_private import OneToast
from teamkracht.tui.widgets.notice import Notice

if TYPE_CHECKING:
    from textual.widget import Widget

    _Base = Widget
else:
    _Base = object

REPLACE = Command(
    "replace_personal",
    mark("Leave it out"),
    mark("Put a word in the place of what may tell who somebody is: [telephone number]."),
    ("ctrl+x",),
    footer=True,
)


class Guards(WithCommands, _Base):
    """Mix in before a field of Textual; the field hands over its text as it changes."""

    OWN_COMMANDS = (REPLACE,)
    guarded = True
    """False for a field in which no word is about a person, such as the place of a file."""

    belongs: frozenset[Kind] = frozenset()
    """What belongs in this field, such as the telephone number of whom to call. Never a BSN."""

    _warned = ""
    """The warning that was given of this text."""
    _personal: tuple[Found, ...] = ()

    async def _on_key(self, event: Key) -> None:
        """Carry out a key of the field's own at once.

        Textual would let it go up to the app and back first, and what is typed quickly after it
        would come before it: a letter before the backspace that made room for it.
        """
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            own = not binding.priority and not event.is_printable
            if own and await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return

    def holds_bsn(self, text: str, typed_at: int | None = None) -> bool:
        """Whether a BSN stands in the text that has to go at once."""
        return self.guarded and finished_bsn(text, typed_at)

    def tell_bsn(self) -> None:
        """Say kindly why a number is gone."""
        if self.is_attached:
            self.app.notify(bsn_sentence(), markup=False, timeout=8)

    def warn(self, text: str) -> None:
        """Say once of a text that it may tell who somebody is, to who is typing there."""
        if not self.guarded:
            return
        before = self._personal
        self._personal = self._may_tell(text)
        if not self.is_attached:
            return
        if self._personal and not self._warned and self.has_focus:
            said = _("This may tell who somebody is: {what}. {key} puts [{what}] in its place.")
            key, what = shown(REPLACE.keys[0]), self._personal[0].word
            self._warned = said.format(what=what, key=key)
            self._say(self._warned)
        elif not self._personal and self._warned:
            self._unsay(self._warned)
            self._warned = ""
        if before != self._personal:
            self.screen.refresh_bindings()

    def quieten(self) -> None:
        """Let the warning go, and not come again: whoever typed there has gone on."""
        if self._warned and self.is_attached:
            self._unsay(self._warned)

    def _say(self, warning: str) -> None:
        """Warn on the notice line, where the screen has one with room for it."""
        line = next((one for one in self.screen.query(Notice) if one.has_room(warning)), None)
        if line is not None:
            line.warn(warning)
        else:
            OneToast.show(self, warning)

    def _unsay(self, warning: str) -> None:
        for line in self.screen.query(Notice):
            line.unwarn(warning)
        OneToast.hide(self.app)

    def _may_tell(self, text: str) -> tuple[Found, ...]:
        return tuple(
            one for one in found(text) if one.kind != "bsn" and one.kind not in self.belongs
        )

    def without_personal(self, text: str) -> str:
        """The text with a word for each thing that may tell who somebody is."""
        return replaced(text, self._may_tell(text))

    @property
    def can_leave_out(self) -> bool:
        """There is something to leave out, and nothing is selected that could be cut."""
        selection = getattr(self, "selection", None)
        return bool(self._personal) and bool(getattr(selection, "is_empty", True))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaving out is offered where there is something to leave out."""
        if action == REPLACE.id:
            return self.can_leave_out
        return super().check_action(action, parameters)


def place_after(before: str, at: int, after: str) -> int:
    """Where a cursor at a place in a text stands once stretches went from before it."""
    tail = before[at:]
    same = 0
    while same < min(len(tail), len(after)) and tail[-1 - same] == after[-1 - same]:
        same += 1
    return len(after) - same
