from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import ClassVar, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamkracht.toml import clean, read, write


@dataclass(frozen=True, kw_only=True)
class Idea:
    __pydantic_config__: ClassVar = {"extra": "forbid"}

    number: int
    text: str
    by: str | None = None
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class Kompas:
    __pydantic_config__: ClassVar = {"extra": "forbid"}

    doelen: tuple[str, ...] = ()
    confirmed: bool = field(default=False, metadata={"keep": True})
    inner: Idea | None = None


@dataclass(frozen=True, kw_only=True)
class Case:
    __pydantic_config__: ClassVar = {"extra": "forbid"}

    client: str
    kompas: Kompas | None = None
    idea: tuple[Idea, ...] = ()
    from_: datetime | None = None
    when: date | None = None
    notes: tuple[str, ...] = field(default=(), metadata={"keep": True})
    seconds: int = 0


@dataclass(frozen=True, kw_only=True)
class Minutes:
    __pydantic_config__: ClassVar = {"extra": "forbid"}

    format: Literal["teamkracht/minutes/1"] = "teamkracht/minutes/1"
    plan: dict[str, int] = field(default_factory=dict)
    reason: str = ""
    case: tuple[Case, ...] = ()
    share: float | None = None


def test_writes_for_people():
    idea = Idea(number=1, text='Zeg "hoi" 🌷')
    case = Case(
        client="Reiger",
        from_=datetime(2026, 11, 4, 9, 30, tzinfo=timezone(timedelta(hours=1))),
        when=date(2026, 11, 11),
        notes=("a", "b"),
        kompas=Kompas(doelen=("x",)),
        idea=(idea, Idea(number=2, text="b", by="Ria", chosen=True)),
    )
    assert write(Minutes(plan={"a": 1}, case=(case, Case(client="[Uil]")), share=4.0)) == (
        """\
format = "teamkracht/minutes/1"
share = 4.0

[plan]
a = 1

[[case]]
client = "Reiger"
from = 2026-11-04T09:30:00+01:00
when = 2026-11-11
notes = [
    "a",
    "b",
]
seconds = 0

[case.kompas]
doelen = [
    "x",
]
confirmed = false

[[case.idea]]
number = 1
text = "Zeg \\"hoi\\" 🌷"

[[case.idea]]
number = 2
text = "b"
by = "Ria"
chosen = true

[[case]]
client = "[Uil]"
notes = []
seconds = 0
"""
    )


def test_what_cannot_be_seen_is_written_as_an_escape():
    text = write(Idea(number=1, text="a\u2028b\u202ec\x7fd\x85e\rf"))
    assert 'text = "a\\u2028b\\u202Ec\\u007fd\\u0085e\\rf"' in text.split("\n")
    assert len(text.splitlines()) == 2


def test_half_a_pair_does_not_stop_a_file_from_being_saved():
    text = write(Idea(number=1, text="a\ud83cb"))
    assert text.encode()
    assert tomllib.loads(text)["text"] == "a\ufffdb"


def test_only_records_are_written():
    with pytest.raises(TypeError, match="A record is a dataclass or a dict, not list"):
        write([1])


TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ['"', "[x]", "\\", "\u2028", "👩‍👩‍👧", "a\nb\r\n", "'''", '"""', "# x", "\ufeff"]
)
OFFSETS = st.integers(-720, 720).map(lambda minutes: timezone(timedelta(minutes=minutes)))
INSTANTS = st.datetimes(timezones=OFFSETS | st.just(UTC)).map(lambda at: at.replace(microsecond=0))
IDEAS = st.builds(
    Idea, number=st.integers(), text=TEXTS, by=st.none() | TEXTS, chosen=st.booleans()
)
CASES = st.builds(
    Case,
    client=TEXTS,
    kompas=st.none()
    | st.builds(
        Kompas,
        doelen=st.lists(TEXTS, max_size=3).map(tuple),
        inner=st.none() | IDEAS,
        confirmed=st.booleans(),
    ),
    idea=st.lists(IDEAS, max_size=3).map(tuple),
    from_=st.none() | INSTANTS,
    when=st.none() | st.dates(),
    notes=st.lists(TEXTS, max_size=2).map(tuple),
    seconds=st.integers(),
)
MINUTES = st.builds(
    Minutes,
    plan=st.dictionaries(TEXTS, st.integers(), max_size=3),
    reason=TEXTS,
    case=st.lists(CASES, max_size=3).map(tuple),
    share=st.none() | st.floats(allow_nan=False),
)


@given(MINUTES)
def test_what_is_written_reads_back_the_same(minutes):
    text = write(minutes)
    assert read(text, Minutes, name="m.toml") == minutes
    assert "\r" not in text
    assert len(text.splitlines()) == text.count("\n")


def test_clean_takes_out_what_deceives():
    assert clean("a\u202eb\x07\x9f\x7f\ud800c\td") == "abc d"
    assert clean("e\u0301") == "é"
    assert clean("a\r\nb\u2028c") == "a b c"
    assert clean("a\r\nb\u2028c\n", lines=True) == "a\nb\nc\n"
    assert clean("👩‍👩‍👧 [b] {x}") == "👩‍👩‍👧 [b] {x}"


@given(st.text(), st.booleans())
def test_clean_is_clean_at_once(text, lines):
    cleaned = clean(text, lines=lines)
    assert clean(cleaned, lines=lines) == cleaned
    cleaned.encode()
    assert len(cleaned.splitlines()) <= 1 + cleaned.count("\n")
