"""A number on the command line, and what is wrong with one, said as people say it."""

from __future__ import annotations

from math import inf
from typing import Any

import click

from teamkracht.i18n import _


class NotBelow(click.ParamType):  # type: ignore[type-arg]
    """A number that is not too small; whole where the least one is."""

    def __init__(self, least: float) -> None:
        self.least = least
        self.name = _("number")

    def convert(self, value: Any, param: Any, ctx: Any) -> float:
        """Give the number, or refuse what is none."""
        try:
            number = type(self.least)(value)
        except ValueError:
            number = None
        if number is None or not self.least <= number < inf:
            self.fail(self._right().format(value=value, least=self.least), param, ctx)
        return number

    def _right(self) -> str:
        if isinstance(self.least, int):
            return _("{value} is not a whole number of {least:g} or more.")
        return _("{value} is not a number of {least:g} or more.")
