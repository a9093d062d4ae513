"""Three themes with few colours, and what each colour means.

Beside Textual's own names a theme has ours, to be used in styles as `$quiet`, `$rule` and so on.
A colour never says anything alone: a word or a sign stands beside it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from textual.theme import Theme


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, as #rrggbb."""

    background: str
    raised: str
    """Behind what lies over the rest: a dialog, the footer, the field one types in."""
    cursor: str
    """Behind the row that has the cursor."""
    foreground: str
    quiet: str
    """Words that may be read last: labels, hints, times."""
    rule: str
    """Lines and empty parts of a bar; never text."""
    here: str
    """Where we are, and what can be done now."""
    done: str
    attention: str
    """Look up for a moment: 80 % of the time, unsaved, a warning."""
    over: str
    """Over time, or something is wrong."""
    being: str
    """The kompas: being oneself."""
    mattering: str
    """The kompas: making a difference."""
    joining: str
    """The kompas: taking part."""
    belonging: str
    """The kompas: belonging."""


LIGHT = Palette(
    background="#fbf9f4",
    raised="#f1ede3",
    cursor="#e3eceb",
    foreground="#23272b",
    quiet="#5b6168",
    rule="#bdb6a6",
    here="#0b626c",
    done="#2c6a3a",
    attention="#845000",
    over="#b0321d",
    being="#6a3f9c",
    mattering="#845000",
    joining="#1d5a9e",
    belonging="#2c6a3a",
)
DARK = Palette(
    background="#15181b",
    raised="#1e2226",
    cursor="#24353a",
    foreground="#e6e3dc",
    quiet="#9ca2a8",
    rule="#4b545c",
    here="#72c7cd",
    done="#93c494",
    attention="#e6b664",
    over="#f29180",
    being="#c6a9e6",
    mattering="#e6b664",
    joining="#8bbdea",
    belonging="#93c494",
)
CONTRAST = Palette(
    background="#000000",
    raised="#202224",
    cursor="#0c3444",
    foreground="#ffffff",
    quiet="#dcdcdc",
    rule="#8c8c8c",
    here="#66e4ff",
    done="#8dff99",
    attention="#ffdc5e",
    over="#ffaa9c",
    being="#e4c2ff",
    mattering="#ffdc5e",
    joining="#a9d6ff",
    belonging="#8dff99",
)
PALETTES = {
    "teamkracht-light": LIGHT,
    "teamkracht-dark": DARK,
    "teamkracht-contrast": CONTRAST,
}
DEFAULT = "teamkracht-dark"


def variables(palette: Palette) -> dict[str, str]:
    """Give the colours of a palette as variables for styles."""
    names: dict[str, str] = asdict(palette)
    for taken in ("background", "foreground"):
        del names[taken]
    return names


def _theme(name: str, palette: Palette) -> Theme:
    """Make a Textual theme of a palette, so that Textual's own widgets are in tune with ours."""
    return Theme(
        name=name,
        dark=name != "teamkracht-light",
        primary=palette.here,
        secondary=palette.quiet,
        accent=palette.here,
        success=palette.done,
        warning=palette.attention,
        error=palette.over,
        foreground=palette.foreground,
        background=palette.background,
        surface=palette.raised,
        panel=palette.raised,
        variables={
            **variables(palette),
            "text": palette.foreground,
            "text-muted": palette.quiet,
            "text-disabled": palette.quiet,
            "foreground-muted": palette.quiet,
            "block-cursor-foreground": palette.foreground,
            "block-cursor-background": palette.cursor,
            "block-cursor-blurred-foreground": palette.foreground,
            "block-cursor-blurred-background": palette.cursor,
            "block-hover-background": palette.cursor,
            "border": palette.here,
            "border-blurred": palette.rule,
            "scrollbar": palette.rule,
            "scrollbar-hover": palette.quiet,
            "scrollbar-active": palette.here,
            "scrollbar-background": palette.background,
            "scrollbar-background-hover": palette.background,
            "scrollbar-background-active": palette.background,
            "input-cursor-background": palette.here,
            "input-cursor-foreground": palette.background,
            "input-selection-background": palette.cursor,
            "link-color": palette.here,
            "button-color-foreground": palette.background,
            "button-focus-text-style": "bold",
        },
    )


def themes() -> tuple[Theme, ...]:
    """Give the themes, for the app to register."""
    return tuple(_theme(name, palette) for name, palette in PALETTES.items())
