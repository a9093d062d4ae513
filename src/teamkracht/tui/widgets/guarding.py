"""Fields that let no BSN through, and warn of what else may tell who somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamkracht.i18n import _, mark
from teamkracht.privacy import Found, bsn_sentence, finished_bsn, found, replaced
from teamkracht.tui.commands import Command, WithCommands, shown

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

    _warned: frozenset[tuple[str, int]] = frozenset()
    _personal: tuple[Found, ...] = ()

    def holds_bsn(self, text: str, typed_at: int | None = None) -> bool:
        """Whether a BSN stands in the text that has to go at once."""
        return self.guarded and finished_bsn(text, typed_at)

    def tell_bsn(self) -> None:
        """Say kindly why a number is gone."""
        if self.is_attached:
            self.app.notify(bsn_sentence(), markup=False, timeout=8)

    def warn(self, text: str) -> None:
        """Say once of each thing in a text that it may tell who somebody is."""
        if not self.guarded:
            return
        before = self._personal
        self._personal = tuple(one for one in found(text) if one.kind != "bsn")
        if not text:
            self._warned = frozenset()
        fresh = [one for one in self._personal if (one.kind, one.start) not in self._warned]
        self._warned |= {(one.kind, one.start) for one in self._personal}
        if fresh and self.is_attached:
            said = _("This may tell who somebody is: {what}. {key} puts [{what}] in its place.")
            self.app.notify(
                said.format(what=fresh[0].word, key=shown(REPLACE.keys[0])), markup=False, timeout=8
            )
        if before != self._personal and self.is_attached:
            self.screen.refresh_bindings()

    def without_personal(self, text: str) -> str:
        """The text with a word for each thing that may tell who somebody is."""
        return replaced(text, (one for one in found(text) if one.kind != "bsn"))

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
