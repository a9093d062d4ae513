from __future__ import annotations

import tomllib

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from teamkracht.toml.places import Places

TEXT = '''# first [line]
format = "x"   # "a" = 1

[meeting]
"quoted key" = 1
a.b.c = 2
a.d = """
[not] = "a table"
\\""" ""x"" still text"""
after = 'C:\\path#'

[[case]]
client = "one"
ideas = [
  "first", # ] "
  [ 1,
    2 ],
  { text = "t", by.name = "Hans" },
]
[case.kompas]
doelen = []
[[case.idea]]
n = 1
[[case.idea]]
n = 2
[[case]]
[[case.idea]]
n = 3
'lit.key' = \'\'\'
multi\'\'\'
last = 1979-05-27 07:32:00
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("format",), 2),
        (("meeting",), 4),
        (("meeting", "quoted key"), 5),
        (("meeting", "a", "b", "c"), 6),
        (("meeting", "a", "d"), 7),
        (("meeting", "after"), 10),
        (("case",), 12),
        (("case", 0), 12),
        (("case", 0, "ideas", 0), 15),
        (("case", 0, "ideas", 1, 1), 17),
        (("case", 0, "ideas", 2, "by", "name"), 18),
        (("case", 0, "kompas", "doelen"), 21),
        (("case", 0, "idea", 1, "n"), 25),
        (("case", 1, "idea", 0, "n"), 28),
        (("case", 1, "idea", 0, "lit.key"), 29),
        (("case", 1, "idea", 0, "last"), 31),
        (("case", 1, "lacks"), 26),
        (("case", 0, "kompas", "lacks", 3), 20),
        (("lacks",), None),
    ],
)
def test_finds_the_line(path, line):
    tomllib.loads(TEXT)
    assert Places(TEXT).line(path) == line


# Each leaf is text with a mark of its own, so that its line can be found by looking for the mark.
KEYS = st.text(st.characters(exclude_categories=["Cs"]), min_size=0, max_size=6)
LEAVES = st.sampled_from(
    ['"', "]]", "'''", "# no", "{", "\\", "=", "🌷", "\u2028", "[x]\n", ",", '"""']
)


def documents():
    inner = st.recursive(
        LEAVES,
        lambda children: (
            st.lists(children, max_size=3) | st.dictionaries(KEYS, children, max_size=3)
        ),
        max_leaves=12,
    )
    return st.dictionaries(KEYS, inner, max_size=4)


def marked(value, path, leaves):
    if isinstance(value, dict):
        return {key: marked(one, (*path, key), leaves) for key, one in value.items()}
    if isinstance(value, list):
        return [marked(one, (*path, index), leaves) for index, one in enumerate(value)]
    leaves.append(path)
    return f"«{len(leaves) - 1}»{value}"


@given(documents(), st.booleans())
def test_every_leaf_is_found_on_the_line_on_which_it_was_written(document, multiline):
    leaves = []
    text = tomli_w.dumps(marked(document, (), leaves), multiline_strings=multiline)
    lines = text.split("\n")
    places = Places(text)
    for number, path in enumerate(leaves):
        line = places.line(path)
        # A multi-line string begins on the line of its key, its text on the next.
        assert f"«{number}»" in lines[line - 1] + lines[min(line, len(lines) - 1)] * multiline
