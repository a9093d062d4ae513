"""After locking: where the file is, and how two observers bring theirs together."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from teamkracht.exports.fidelity_honest import who_may_see, whose_requirements
from teamkracht.fidelity.scores import mean_of
from teamkracht.i18n import _, clock_time, current, listing, mark
from teamkracht.protocol.model import Instrument
from teamkracht.records.observation import Observation
from teamkracht.records.scoring import given
from teamkracht.tui.commands import Command, CommandScreen
from teamkracht.tui.program import program
from teamkracht.tui.screens.compare.pages import mean_words
from teamkracht.tui.widgets.footer import CommandFooter


class LockedScreen(CommandScreen):
    """Says that it is done."""

    OWN_COMMANDS = (
        Command(
            "compare",
            mark("Compare"),
            mark("Lay it beside the observation of the other."),
            ("c", "f8"),
            footer=True,
        ),
        Command(
            "back", mark("To the home screen"), mark("Done."), ("escape", "enter"), footer=True
        ),
    )
    CSS_PATH = "observe.tcss"
    HELP_TITLE = mark("Locked")
    HELP_TEXT = mark("Your scores are locked. Bring the files together to compare them.")

    def __init__(
        self,
        path: Path,
        locked: Observation,
        instrument: Instrument | None,
        who_may_see: str | None = None,
    ) -> None:
        super().__init__()
        self._who_may_see = who_may_see
        self.path = path
        self._locked = locked
        self._instrument = instrument

    def compose(self) -> ComposeResult:
        """Say it."""
        about = self._locked.observation
        with Vertical(id="page"):
            yield Static(_("Locked"), classes="title", markup=False)
            at = clock_time(about.locked) if about.locked else ""
            said = _("Your observation is locked since {time}. It does not change any more.")
            if self._locked.is_consensus:
                said = _("The consensus is locked since {time}. It does not change any more.")
            yield Static(said.format(time=at), markup=False)
            yield Static("\n".join(self._means()), markup=False)
            yield Static("\n".join(self._honest()), markup=False, classes="quiet")
            yield Static(_("The file:") + f"\n{self.path}", markup=False)
            if not self._locked.is_consensus:
                together = _(
                    "To compare: put the other observer's file on this computer, for instance with "
                    "a stick, and press c. The code or the team, day and start bring them together."
                )
                yield Static(together, markup=False, classes="quiet")
            else:
                kept = _("The observations of {names} stay as they are, beside it.")
                names = listing(about.observers)
                yield Static(kept.format(names=names), markup=False, classes="quiet")
        yield CommandFooter()

    def _means(self) -> list[str]:
        if self._instrument is None:
            return []
        said = given(self._locked)
        lines = []
        for indicator in self._instrument.indicator:
            wanted = [
                one.id for one in self._instrument.requirement if one.indicator == indicator.id
            ]
            if wanted:
                mean = mean_words(mean_of(wanted, said))
                lines.append(f"{indicator.title.in_(current())}: {mean}")
        return lines

    def _honest(self) -> list[str]:
        """What stands beside every score: who may see it, and whose requirements they are."""
        if self._instrument is None:
            return [who_may_see(self._who_may_see)]
        return [who_may_see(self._who_may_see), whose_requirements(self._instrument)]

    def action_compare(self) -> None:
        """Lay it beside the other's."""
        program(self).open_compare((self.path,))

    def action_back(self) -> None:
        """Home."""
        program(self).go_home()
