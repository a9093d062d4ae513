"""What the palette offers: every command that can be given at this moment."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.markup import escape

from teamkracht.tui.commands import Reachable, give, in_reach, shown_keys


class CommandProvider(Provider):
    """The commands of the pane in focus, the screen and the app, in the language in use."""

    def _offered(self) -> list[Reachable]:
        return [r for r in in_reach(self.screen) if r.command.palette and r.enabled]

    @staticmethod
    def _explained(reachable: Reachable) -> str:
        keys = shown_keys(reachable.command)
        return escape("   ".join(filter(None, (reachable.command.explanation(), keys))))

    async def discover(self) -> Hits:
        """Offer everything before a letter is typed."""
        for reachable in self._offered():
            name = reachable.command.name()
            yield DiscoveryHit(
                escape(name), partial(give, reachable), name, self._explained(reachable)
            )

    async def search(self, query: str) -> Hits:
        """Offer what is like the words, in the name, the explanation or other words for it."""
        matcher = self.matcher(query)
        for reachable in self._offered():
            name = reachable.command.name()
            score = matcher.match(name)
            command = reachable.command
            also = f"{command.explanation()} {command.other_words()}".casefold()
            if score <= 0 and all(word in also for word in query.casefold().split()):
                score = 0.1
            if score > 0:
                shown = matcher.highlight(name)
                yield Hit(score, shown, partial(give, reachable), name, self._explained(reachable))
