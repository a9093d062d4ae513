"""The run chart: a row never says what is not so."""

from __future__ import annotations

import pytest

from teamkracht.tui.widgets.run_chart import Mark, RunPicture, drawn


def rows(picture: RunPicture, width: int = 60, height: int = 9) -> list[str]:
    return ["".join(piece.text for piece in line) for line in drawn(picture, width, height)]


def row_of(shape: str, lines: list[str]) -> int:
    return next(n for n, line in enumerate(lines) if shape in line)


@pytest.mark.parametrize("height", [9, 13])
def test_just_under_the_limit_stands_under_it(height: int) -> None:
    marks = (Mark(0, 3.99, "○"), Mark(1, 4.0, "□"), Mark(2, 4.01, "△"))
    lines = rows(RunPicture(3, marks), height=height)
    limit = row_of("4.0", lines)
    assert [row_of(shape, lines) - limit for shape in "○□△"] == [1, 0, 0]


def test_marks_of_one_meeting_stand_beside_each_other() -> None:
    marks = (Mark(0, 3, "○"), Mark(0, 3, "□"), Mark(0, 3, "●", strong=True))
    lines = rows(RunPicture(1, marks))
    assert "○●□" in lines[row_of("●", lines)]


def test_only_what_is_joined_has_a_line() -> None:
    one, two, three = (Mark(n, 4.5, "●", strong=True) for n in range(3))
    lines = rows(RunPicture(3, (one, two, three), strokes=((one, two),)))
    joined, _dot, apart = lines[row_of("●", lines)].partition("●")[2].partition("●")
    assert set(joined) == {"─"}
    assert "─" not in apart


def test_another_measure_has_an_upright_line_and_its_name() -> None:
    marks = (Mark(0, 4, "○"), Mark(1, 4, "○"))
    lines = rows(RunPicture(2, marks, breaks=((1, "v 2"),)))
    assert all("│" in line for line in lines[:9])
    assert "v 2" in lines[8]


def test_where_there_is_no_room_the_last_columns_are_shown() -> None:
    marks = (Mark(0, 5, "○"), Mark(51, 5, "□"))
    lines = rows(RunPicture(52, marks, rows=(("w", tuple("ab" * 26), ""),)), width=40)
    assert "□" in lines[0]
    assert "○" not in lines[0]
    assert all(len(line) <= 40 for line in lines)
