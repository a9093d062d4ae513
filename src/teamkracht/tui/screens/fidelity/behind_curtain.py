"""A page of fidelity that shows nothing before who may see it has asked for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from teamkracht.tui.commands import CommandScreen
from teamkracht.tui.screens.curtain import Curtain
from teamkracht.tui.widgets.drawn import Drawn
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice


class BehindCurtain(CommandScreen):
    """Base: a head, a curtain, and a picture behind it. `look` reads, beside the screen.

    What was read is told by `ready`, or by `nothing`.
    """

    CSS_PATH = "fidelity.tcss"
    OF_THE_PAGE: ClassVar[frozenset[str]] = frozenset()
    """The actions that are there once the page is."""

    def __init__(self, title: str, state: str, picture: Drawn) -> None:
        super().__init__()
        self._head = title, state
        self._picture = picture
        self._is_ready = False

    def read(self) -> None:
        """Read what is to be shown; in a thread of its own."""
        raise NotImplementedError

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Read it, or read it again."""
        self.read()

    def compose(self) -> ComposeResult:
        """Lay out the curtain, and the page behind it."""
        title, state = self._head
        with Horizontal(id="head"):
            yield Static(title, id="head-title", markup=False)
            yield Static(state, id="head-state", markup=False)
        yield Curtain()
        with VerticalScroll(id="page"):
            yield self._picture
        yield Notice()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Hide the page, and look."""
        self.query_one("#page").display = False
        self.look()

    def nothing(self, words: str) -> None:
        """Say that there is nothing to show, and why."""
        self.query_one(Curtain).nothing(words)

    def ready(self, state: str, who_may_see: str | None, broken: Iterable[str]) -> None:
        """Let the page be opened; where it is open already, it stays so."""
        self._is_ready = True
        self.query_one("#head-state", Static).update(state)
        for number, fault in enumerate(broken):
            self.query_one(Notice).problem(str(number), fault)
        if self.query_one(Curtain).display:
            if self._was_asked():
                self._open()
            else:
                self.query_one(Curtain).say(who_may_see)
        self.refresh_bindings()

    @on(Button.Pressed, "#show")
    def _show(self, event: Button.Pressed) -> None:
        event.stop()
        self._open()

    def _was_asked(self) -> bool:
        """Tell whether a page of the same kind lies open under this one."""
        under = (one for one in self.app.screen_stack if isinstance(one, BehindCurtain))
        return any(one.is_open for one in under if one is not self)

    @property
    def is_open(self) -> bool:
        """Whether the page is in view."""
        return self._is_ready and not self.query_one(Curtain).display

    def _open(self) -> None:
        self.query_one(Curtain).display = False
        page = self.query_one("#page")
        page.display = True
        page.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with the page is there once the page is."""
        if action in self.OF_THE_PAGE:
            return self.is_open
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()
