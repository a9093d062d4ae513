"""The themes: text can be read on every ground that it stands on."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from textual.color import Color

from teamkracht.tui.theme import CONTRAST, DARK, LIGHT, Palette, themes

GROUNDS = ("background", "raised", "cursor")
NO_TEXT = (*GROUNDS, "rule")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""

    def light(colour: str) -> float:
        parts = [c / 255 for c in Color.parse(colour).rgb]
        red, green, blue = (
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("palette", "least"), [(LIGHT, 4.5), (DARK, 4.5), (CONTRAST, 7.0)])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_stands_out(palette: Palette, least: float, ground: str) -> None:
    colours = asdict(palette)
    for name, colour in colours.items():
        if name not in NO_TEXT:
            assert contrast(colour, colours[ground]) >= least, (name, ground)


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST])
def test_what_lies_on_the_accent_stands_out_and_lines_can_be_seen(palette: Palette) -> None:
    assert contrast(palette.background, palette.here) >= 4.5
    assert contrast(palette.background, palette.rule) >= 1.6


def test_there_are_three_themes() -> None:
    assert [theme.name for theme in themes()] == [
        "teamkracht-light",
        "teamkracht-dark",
        "teamkracht-contrast",
    ]
