"""Ratings from CSV text, as people and spreadsheets write it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamkracht import i18n
from teamkracht.fidelity.ratings import Scale, Unit, scale_from_text
from teamkracht.fidelity.ratings_csv import ratings_from_csv
from teamkracht.toml import Unreadable


@pytest.fixture(autouse=True, scope="module")
def english() -> Iterator[None]:
    before = i18n.current()
    i18n.use("en")
    yield
    i18n.use(before)


def faults(text: str, scale: Scale | None = None) -> list[str]:
    with pytest.raises(Unreadable) as raised:
        ratings_from_csv(text, "scores.csv", scale)
    return str(raised.value).splitlines()


@pytest.mark.parametrize(
    "text",
    [
        "meeting,Ria,Hans\nw1,4,5\nw1,,3\nw2,2,\n",
        "meeting;Ria;Hans\r\nw1;4;5\r\nw1;;3\r\nw2;2;\r\n",
        "meeting\tRia\tHans\nw1\t4\t5\nw1\t\t3\nw2\t2\t",
        "\ufeffMeeting;Ria;Hans;\nw1;4;5;\nw1;;3;\nw2;2;;\n;;;\n",
        '"meeting","Ria","Hans"\n"w1","4","5"\n\n"w1",,"3"\n"w2","2",""\n',
        "Ria, meeting ,Hans\n 4 ,w1,5.0\n,w1,3\n2.00,w2,\n",
        "Ria;Hans;meeting\n4,0;5;w1\n;3;w1\n2;;w2\n",
    ],
)
def test_the_ways_in_which_one_table_is_written(text: str) -> None:
    ratings = ratings_from_csv(text, "scores.csv")
    assert ratings.observers == ("Ria", "Hans")
    assert ratings.units == (
        Unit((4, 5), "w1"),
        Unit((None, 3), "w1"),
        Unit((2, None), "w2"),
    )


def test_names_may_hold_anything() -> None:
    long = "z" * 200
    ratings = ratings_from_csv(f'"Jansen, [b]Piet[/]";"de ""Vries"" 🎈";{long}\n4;5;1\n', "s.csv")
    assert ratings.observers == ("Jansen, [b]Piet[/]", 'de "Vries" 🎈', long)
    assert ratings.units == (Unit((4, 5, 1)),)


@pytest.mark.parametrize(("cell", "shown"), [("0", "0"), ("6", "6"), ("4.5", '"4.5"')])
def test_a_score_that_is_none_is_told_with_its_place(cell: str, shown: str) -> None:
    assert faults(f"Ria,Hans\n4,5\n3,{cell}\n") == [
        (
            f"scores.csv, line 3: column 2 (Hans): {shown} is no score: "
            "give a whole number from 1 to 5, or leave it empty."
        )
    ]


@pytest.mark.parametrize("cell", ["vier", "4,5", "-1", "n.v.t.", "NA", "1e3", "٤", "nan", "4 5"])
def test_words_and_parts_are_no_scores(cell: str) -> None:
    assert faults(f"Ria;Hans\n{cell};5\n") == [
        (
            f'scores.csv, line 2: column 1 (Ria): "{cell}" is no score: '
            "give a whole number from 1 to 5, or leave it empty."
        )
    ]


def test_every_fault_is_told_at_once() -> None:
    found = faults("Ria,Hans\n9,5\n3,vier,5\n0,1\n")
    assert [line.partition(":")[0] for line in found] == [
        "scores.csv, line 2",
        "scores.csv, line 3",
        "scores.csv, line 4",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "scores.csv: there is nothing in it; give a first row with the observers' names."),
        (
            "\ufeff\n \n",
            "scores.csv: there is nothing in it; give a first row with the observers' names.",
        ),
        (
            "Ria,Hans\n",
            (
                "scores.csv, line 1: there are no scores under the observers' names; "
                "give one row for each unit."
            ),
        ),
        (
            "Ria\n4\n5\n",
            (
                "scores.csv, line 1: agreement needs two observers or more; "
                "give each a column, with a comma, semicolon or tab between columns."
            ),
        ),
        (
            "meeting,Ria\nw1,4\n",
            (
                "scores.csv, line 1: agreement needs two observers or more; "
                "give each a column, with a comma, semicolon or tab between columns."
            ),
        ),
        (
            "Ria,Hans,ria\n4,5,5\n",
            (
                'scores.csv, line 1: columns 1 and 3 are both named "ria"; '
                "give each observer one column."
            ),
        ),
        (
            "Ria,,Hans\n4,5,5\n",
            "scores.csv, line 1: column 2 has no name; write the observer's name in the first row.",
        ),
        (
            "\n\nRia,Hans\n4,5\n\n4\n",
            "scores.csv, line 6: this row has 1 column, the first row 2; give it as many.",
        ),
        (
            "Ria,Hans\n4,5,3\n",
            "scores.csv, line 2: this row has 3 columns, the first row 2; give it as many.",
        ),
        (
            "Ria,Hans,meeting\n4,5,w1\n4,5,\n",
            (
                "scores.csv, line 3: column 3 (meeting): the meeting is not named; "
                "name it in every row, or leave the column out."
            ),
        ),
    ],
)
def test_a_table_that_is_none_is_told_with_its_place(text: str, expected: str) -> None:
    assert faults(text) == [expected]


def test_scores_without_names_above_them() -> None:
    assert faults("4,5\n3,3\n") == [
        f'scores.csv, line 1: column {at} is named "{name}"; '
        "write the observers' names in the first row."
        for at, name in ((1, 4), (2, 5))
    ]


def test_an_open_quotation_mark() -> None:
    found = faults('"Ria,Hans\n4,5\n')
    assert len(found) == 1
    assert "check the quotation marks" in found[0]


def test_another_scale() -> None:
    assert ratings_from_csv("A,B\n0,10\n", "s.csv", Scale(0, 10)).units == (Unit((0, 10)),)
    assert "from 1 to 3" in faults("A,B\n4,1\n", Scale(1, 3))[0]


@pytest.mark.parametrize(
    ("text", "scale"), [("1-5", Scale(1, 5)), (" 0 - 4 ", Scale(0, 4)), ("1–7", Scale(1, 7))]
)
def test_a_scale_as_people_write_it(text: str, scale: Scale) -> None:
    assert scale_from_text(text) == scale


@pytest.mark.parametrize("text", ["", "5", "5-1", "1-1", "een-vijf", "1-5-7", "-1-5", "1-1000"])
def test_a_scale_that_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="is not a scale: give the lowest and the highest"):
        scale_from_text(text)


def told(text: str) -> str:
    """What the reader says, or the name alone where it has nothing to say."""
    try:
        ratings_from_csv(text, "s.csv")
    except Unreadable as error:
        return str(error)
    return "s.csv"


@given(st.text())
def test_any_text_gives_ratings_or_sentences(text: str) -> None:
    assert told(text).startswith("s.csv")


CELLS = st.one_of(st.sampled_from(["", "4", "6", "vier", "w1", '"', "\0"]), st.text(max_size=3))


@given(st.lists(st.lists(CELLS, max_size=4), max_size=5), st.sampled_from(",;\t"))
def test_any_table_under_names_gives_ratings_or_sentences(
    rows: list[list[str]], delimiter: str
) -> None:
    lines = [delimiter.join(row) for row in [["A", "B", "meeting"], *rows]]
    assert told("\n".join(lines)).startswith("s.csv")
