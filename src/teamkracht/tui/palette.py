"""What the palette offers: every command that can be given at this moment."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.markup import escape

from teamkracht.tui.commands import Command, Reachable, give, in_reach, shown_keys
from teamkracht.tui.textual_strings import Palette

BESIDE = 5
"""Cells of the palette that are no text: the space at both sides and the bar to scroll by."""


def _is_about(command: Command, query: str) -> bool:
    """Tell whether all words begin a word of the explanation, or of what people call it too."""
    also = f" {command.explanation()} {command.other_words()}".casefold()
    return all(f" {word}" in also for word in query.casefold().split())


class CommandProvider(Provider):
    """The commands of the pane in focus, the screen and the app, in the language in use."""

    def _offered(self) -> list[Reachable]:
        return [r for r in in_reach(self.screen) if r.command.palette and r.enabled]

    def _named(self, name: Content, reachable: Reachable) -> Content:
        """The name with its keys at the right, where they are found at a glance."""
        keys = Content.styled(shown_keys(reachable.command), "$here")
        room = Palette.width_in(self.app.size.width) - BESIDE
        between = max(2, room - name.cell_length - keys.cell_length)
        return Content.assemble(name, " " * between, keys) if keys else name

    async def discover(self) -> Hits:
        """Offer everything before a letter is typed."""
        for reachable in self._offered():
            name = reachable.command.name()
            help_ = escape(reachable.command.explanation())
            shown = self._named(Content(name), reachable)
            yield DiscoveryHit(shown, partial(give, reachable), name, help_)

    async def search(self, query: str) -> Hits:
        """Offer what is like the words, in the name, the explanation or other words for it."""
        matcher = self.matcher(query)
        for reachable in self._offered():
            command = reachable.command
            name = command.name()
            score = matcher.match(name)
            if score <= 0 and _is_about(command, query):
                score = 0.1
            if score > 0:
                shown = self._named(matcher.highlight(name), reachable)
                help_ = escape(command.explanation())
                yield Hit(score, shown, partial(give, reachable), name, help_)
