"""TOML text to checked dataclasses, with the line of every fault, and back to text. Pure.

    minutes = read(text, Minutes, name="minutes/oost.toml")   # Unreadable names every fault
    text = write(minutes)

The TOML key of a field is its name; an underscore at the end is dropped, so that `from_` is the
key `from`.
"""

from teamkracht.toml.problem import Problem, Unreadable
from teamkracht.toml.reading import decode, read
from teamkracht.toml.text import clean
from teamkracht.toml.writing import write

__all__ = ["Problem", "Unreadable", "clean", "decode", "read", "write"]
