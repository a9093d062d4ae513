"""Where the rows of a list stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from teamkracht.tui.widgets.heights import Heights

ROWS = st.lists(st.integers(1, 6), max_size=12)


@given(ROWS, ROWS)
def test_rows_stand_under_each_other_and_are_found_at_their_lines(first, more) -> None:
    heights = Heights(first)
    heights.extend(more)
    assert heights.height == sum([*first, *more])
    of_each_line = [n for n, height in enumerate([*first, *more]) for _line in range(height)]
    assert [heights.at(line) for line in range(heights.height)] == of_each_line
    assert [heights.top(n) for n in range(len(heights))] == [
        of_each_line.index(n) for n in range(len(heights))
    ]


@given(ROWS.filter(bool), st.data())
def test_a_row_of_another_height_moves_those_under_it(rows, data) -> None:
    n, height = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(1, 6))
    heights = Heights(rows)
    assert heights.change(n, height) == (height != rows[n])
    assert [heights.top(at) for at in range(len(rows))] == [
        sum([*rows[:n], height, *rows[n + 1 :]][:at]) for at in range(len(rows))
    ]


@given(ROWS, st.integers(0, 20))
def test_the_last_view_begins_with_a_row_and_shows_all_to_the_end(rows, view) -> None:
    heights = Heights(rows)
    top = heights.scrolled(view) - view
    if view >= heights.height:
        assert heights.scrolled(view) == heights.height
    elif view < rows[-1]:
        assert top == heights.height - view
    else:
        tops = [heights.top(n) for n in range(len(rows))]
        assert top == min(one for one in tops if one >= heights.height - view)
