"""Letters three rows high, to be read from the other side of a table."""

from __future__ import annotations

# Five dots high; every letter has the width it needs.
_DOTS = {
    "A": "### #.# ### #.# #.#",
    "B": "##. #.# ##. #.# ##.",
    "C": "### #.. #.. #.. ###",
    "D": "##. #.# #.# #.# ##.",
    "E": "### #.. ##. #.. ###",
    "F": "### #.. ##. #.. #..",
    "G": "#### #... #.## #..# ####",
    "H": "#.# #.# ### #.# #.#",
    "I": "# # # # #",
    "J": "..# ..# ..# #.# ###",
    "K": "#.# #.# ##. #.# #.#",
    "L": "#.. #.. #.. #.. ###",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": "### #.# #.# #.# ###",
    "P": "### #.# ### #.. #..",
    "Q": "### #.# #.# ### ..#",
    "R": "##. #.# ##. #.# #.#",
    "S": "### #.. ### ..# ###",
    "T": "### .#. .#. .#. .#.",
    "U": "#.# #.# #.# #.# ###",
    "V": "#.# #.# #.# #.# .#.",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#.# #.# .#. #.# #.#",
    "Y": "#.# #.# .#. .#. .#.",
    "Z": "### ..# .#. #.. ###",
    " ": ".. .. .. .. ..",
}
_CELLS = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}
ROWS = 3


def large(text: str, width: int) -> list[str]:
    """Give a text in large letters, as three lines; none where it is too wide or not plain."""
    letters = [_DOTS.get(letter) for letter in text.upper()]
    if any(letter is None for letter in letters):
        return []
    rows = [letter.split() for letter in letters if letter]
    dots = [".".join(letter[y] for letter in rows) for y in range(5)]
    dots.append("." * len(dots[0]))
    if len(dots[0]) > width:
        return []
    return [
        "".join(_CELLS[above + below] for above, below in zip(dots[y], dots[y + 1], strict=True))
        for y in range(0, 6, 2)
    ]
