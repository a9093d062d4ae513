# ruff: noqa: E501, ISC004
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

import pytest
from annotated_types import Ge, Le, MinLen

from teamkracht.i18n import current, use
from teamkracht.toml import Problem, Unreadable, decode, read


@pytest.fixture(autouse=True)
def english():
    before = current()
    use("en")
    yield
    use(before)


@dataclass(frozen=True, kw_only=True)
class Note:
    __pydantic_config__: ClassVar = {"extra": "forbid"}

    text: Annotated[str, MinLen(1)]
    minutes: Annotated[int, Ge(0), Le(480)] = 0
    from_: str | None = None
    how: Literal["walk", "bike"] = "walk"


@dataclass(frozen=True, kw_only=True)
class Diary:
    __pydantic_config__: ClassVar = {"extra": "forbid"}

    format: Literal["teamkracht/minutes/2"] = "teamkracht/minutes/2"
    day: date | None = None
    start: datetime | None = None
    share: float | None = None
    done: bool | None = None
    names: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    note: tuple[Note, ...] = ()
    main: Note | None = None
    three: Annotated[tuple[int, ...], MinLen(3)] = (1, 2, 3)


FORMAT = 'format = "teamkracht/minutes/2"\n'


def faults(text: str) -> list[str]:
    with pytest.raises(Unreadable) as caught:
        read(FORMAT + text, Diary, name="d.toml")
    return [str(problem) for problem in caught.value.problems]


def test_reads_a_document():
    diary = read(
        FORMAT + 'day = 2026-11-04\nstart = 2026-11-04T09:30:00+01:00\nshare = 4\nnames = ["a"]\n'
        '[counts]\nx = 1\n[[note]]\ntext = "t"\nfrom = "Hans"\n',
        Diary,
        name="d.toml",
    )
    assert diary.names == ("a",)
    assert diary.day == date(2026, 11, 4)
    assert diary.share == 4.0
    assert diary.counts == {"x": 1}
    assert diary.note == (Note(text="t", from_="Hans"),)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            'naams = ["a"]',
            'd.toml, line 2: "naams" is not a key here; did you mean "names"?',
        ),
        (
            '[[note]]\ntext = "t"\nminuts = 3',
            'd.toml, line 4: "minuts" is not a key here; did you mean "minutes"?',  # codespell:ignore
        ),
        (
            '[[note]]\ntext = "t"\nfrom_ = ""',
            'd.toml, line 4: "from_" is not a key here; did you mean "from"?',
        ),
        (
            '[[note]]\ntext = "t"\nzzz = 1',
            'd.toml, line 4: "zzz" is not a key here; it can be one of "text", "minutes", "from", "how".',
        ),
        ("[[note]]\n[[note]]\ntext='t'", 'd.toml, line 2: "text" is missing in note[0].'),
        ("[main]\nminutes = 1", 'd.toml, line 2: "text" is missing in main.'),
        ("[[note]]\ntext = ''", 'd.toml, line 3: "text" is empty; fill it in.'),
        (
            "[[note]]\ntext = 't'\nhow = 'bikes'",
            'd.toml, line 4: "how" can\'t be "bikes"; did you mean "bike"?',
        ),
        (
            "[[note]]\ntext = 't'\nminutes = '5'",
            'd.toml, line 4: "minutes" must be a whole number, such as 5; here it is "5".',
        ),
        (
            "[[note]]\ntext = 't'\nminutes = 5.0",
            'd.toml, line 4: "minutes" must be a whole number, such as 5; here it is 5.0.',
        ),
        (
            "[[note]]\ntext = 't'\nminutes = true",
            'd.toml, line 4: "minutes" must be a whole number, such as 5; here it is true.',
        ),
        (
            "[[note]]\ntext = 't'\nminutes = -1",
            'd.toml, line 4: "minutes" must be at least 0; here it is -1.',
        ),
        (
            "[[note]]\ntext = 't'\nminutes = 481",
            'd.toml, line 4: "minutes" must be at most 480; here it is 481.',
        ),
        (
            "names = ['a',\n  3]",
            'd.toml, line 3: "names[1]" must be text between quotes; here it is 3.',
        ),
        ("names = 'a'", 'd.toml, line 2: "names" must be a list: [ … ]; here it is "a".'),
        ("done = 1", 'd.toml, line 2: "done" must be true or false, without quotes; here it is 1.'),
        ("share = true", 'd.toml, line 2: "share" must be a number, such as 4.5; here it is true.'),
        (
            "day = '2026-11-04'",
            'd.toml, line 2: "day" must be a date, such as 2026-11-04, without quotes; here it is "2026-11-04".',
        ),
        (
            "day = 2026-11-04T00:00:00",
            'd.toml, line 2: "day" must be a date, such as 2026-11-04, without quotes; '
            "here it is 2026-11-04T00:00:00.",
        ),
        (
            "start = 2026-11-04",
            'd.toml, line 2: "start" must be a date with a time, such as 2026-11-04T09:30:00+01:00, '
            "without quotes; here it is 2026-11-04.",
        ),
        (
            "[counts]\n'a b' = 'x'",
            'd.toml, line 3: "a b" must be a whole number, such as 5; here it is "x".',
        ),
        ("three = [1]", 'd.toml, line 2: "three" needs at least 3 entries; here it has 1.'),
        ("note = 3", 'd.toml, line 2: "note" must be a list: [ … ]; here it is 3.'),
        (
            "main = []",
            'd.toml, line 2: "main" must be a table: keys with their values; here it is a list.',
        ),
    ],
)
def test_names_the_fault_its_line_and_what_would_be_right(text, fault):
    assert faults(text) == [fault]


def test_a_braced_or_bracketed_name_is_shown_as_it_is():
    assert faults("done = '{x} [b]'") == [
        'd.toml, line 2: "done" must be true or false, without quotes; here it is "{x} [b]".'
    ]


def test_what_stands_in_a_file_can_not_take_over_the_terminal():
    (fault,) = faults('"\\u001b[31m\\nx" = 1')
    assert fault.startswith('d.toml, line 2: "[31m x" is not a key here; ')


def test_all_faults_at_once_by_line():
    found = faults("[[note]]\nminutes = '1'\n[main]\ntext = 1\n")
    assert [fault.partition(":")[0] for fault in found] == [
        "d.toml, line 2",
        "d.toml, line 3",
        "d.toml, line 5",
    ]


def test_a_problem_names_the_dotted_key():
    with pytest.raises(Unreadable) as caught:
        read(
            FORMAT + "[[note]]\ntext='t'\n[[note]]\ntext = 't'\nminutes = ''", Diary, name="d.toml"
        )
    (problem,) = caught.value.problems
    assert (problem.key, problem.line) == ("note[1].minutes", 6)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "",
            'd.toml: "format" is missing: a file of this kind begins with format = "teamkracht/minutes/2".',
        ),
        (
            'format = "teamkracht/minutes/3"\nx = 1',
            "d.toml, line 1: a newer version of teamkracht made this file (teamkracht/minutes/3); "
            "this one reads teamkracht/minutes/2.",
        ),
        pytest.param(
            f'format = "teamkracht/minutes/{"9" * 5000}"',
            'd.toml, line 1: "format" must be "teamkracht/minutes/2"; here it is '
            f'"teamkracht/minutes/{"9" * 5000}".',
            id="a version without end",
        ),
        (
            '\nformat = "teamkracht/protocol/1"',
            "d.toml, line 2: this file holds a protocol, not minutes of a meeting.",
        ),
        ("format = 2", 'd.toml, line 1: "format" must be "teamkracht/minutes/2"; here it is "2".'),
        (
            'format = "teamkracht/minutes/two"',
            'd.toml, line 1: "format" must be "teamkracht/minutes/2"; here it is "teamkracht/minutes/two".',
        ),
    ],
)
def test_tells_other_files_apart(text, fault):
    with pytest.raises(Unreadable) as caught:
        read(text, Diary, name="d.toml")
    assert str(caught.value) == fault


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ('a = 1\nb = "x', "d.toml, line 2: a quote that is opened is not closed"),
        ("a = 1\nb = [1,\n", "d.toml, line 2: "),
        ("a\n", "d.toml, line 1: after a key comes =, and then its value"),
        ("a = 1\na = 2\n", "d.toml, line 2: this key is there twice"),
        ("[a]\n\n[a]\n", "d.toml, line 3: this table is there twice"),
        ('a = "C:\\qqq"\n', "d.toml, line 1: a backslash in text is written twice"),
        ("a = 1 b\n", "d.toml, line 1: there is something behind a value"),
        ("a = one\n", "d.toml, line 1: a value is missing or not understood"),
        ('a = "\x01"\n', "d.toml, line 1: there is a character here that TOML does not allow"),
        ("a = " + "[" * 9000, "d.toml: lists or tables lie too deep in each other."),
        ("a = " + "9" * 5000, "d.toml: a number has too many digits"),
    ],
)
def test_says_where_it_is_no_toml(text, start):
    with pytest.raises(Unreadable) as caught:
        read(text, Diary, name="d.toml")
    assert str(caught.value).startswith(start)
    assert len(caught.value.problems) == 1


def test_windows_line_ends_and_a_byte_order_mark_are_fine():
    text = decode(
        b"\xef\xbb\xbf" + FORMAT.encode().replace(b"\n", b"\r\n") + b"names = ['a']\r\n", "d.toml"
    )
    assert read(text, Diary, name="d.toml").names == ("a",)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"a = 1\nb = '\xff'", "d.toml, line 2: this is not UTF-8 text; save the file as UTF-8."),
        (b"a = 1\n\nb\0", "d.toml, line 3: this is no text: it has a zero byte."),
        (
            "a = 1".encode("utf-16"),
            "d.toml, line 1: this is not UTF-8 text; save the file as UTF-8.",
        ),
    ],
)
def test_bytes_that_are_no_text(data, fault):
    with pytest.raises(Unreadable) as caught:
        decode(data, "d.toml")
    assert str(caught.value) == fault


def test_problems_are_sorted_by_line():
    late, early = Problem("d", 9, "", "z"), Problem("d", 1, "", "a")
    assert Unreadable([late, early]).problems == (early, late)
