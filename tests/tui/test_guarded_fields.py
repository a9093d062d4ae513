"""Fields let no BSN through, and warn of what else may tell who somebody is."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from teamkracht import tui
from teamkracht.privacy import has_bsn
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.commands import CommandScreen
from teamkracht.tui.panes.entry import Entry
from teamkracht.tui.widgets.fields import LineField, MemoField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.guarding import Guards
from teamkracht.tui.widgets.notice import Notice

BSN = "123456782"
FIELDS = ("line", "memo", "entry")


class Desk(CommandScreen):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.entered: list[str] = []
        self.pasted: list[tuple[str, ...]] = []

    def compose(self) -> ComposeResult:
        yield LineField(id="line")
        yield MemoField(id="memo")
        yield Entry("entry", self.entered.append)
        yield CommandFooter()

    def on_input_changed(self, event: Input.Changed) -> None:
        self.heard.append(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.entered.append(event.value)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self.heard.append(event.text_area.text)

    def on_line_field_pasted(self, event: LineField.Pasted) -> None:
        event.stop()
        self.pasted.append(event.lines)


class Sitting:
    """A screen with fields, and somebody who types."""

    def __init__(self, pilot: Pilot[Any], desk: Desk) -> None:
        self.pilot, self.desk = pilot, desk

    def text(self, name: str) -> str:
        field = self.desk.query_one(f"#{name}")
        return field.text if isinstance(field, TextArea) else field.value  # type: ignore[attr-defined]

    async def type(self, name: str, text: str) -> str:
        self.desk.query_one(f"#{name}").focus()
        await self.pilot.press(*(("space" if sign == " " else sign) for sign in text))
        await self.pilot.pause()
        return self.text(name)

    async def paste(self, name: str, text: str) -> str:
        field = self.desk.query_one(f"#{name}")
        field.focus()
        await self.pilot.pause()
        self.pilot.app.post_message(events.Paste(text))
        await self.pilot.pause()
        return self.text(name)

    def told(self) -> str:
        return " ".join(one.message for one in self.pilot.app._notifications)


@pytest.fixture
async def sitting(tmp_path: Path):
    desk = Desk()
    app = TeamkrachtApp(home=tmp_path, language="en", first_screen=lambda: desk)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        yield Sitting(pilot, desk)


@pytest.mark.parametrize("name", FIELDS)
async def test_a_typed_bsn_is_gone_at_its_last_digit(sitting: Sitting, name: str) -> None:
    assert (await sitting.type(name, f"nr {BSN}")).strip() == "nr"
    assert "BSN" in sitting.told()
    assert not any(map(has_bsn, sitting.desk.heard))
    assert (await sitting.type(name, " en door")).split() == ["nr", "en", "door"]


@pytest.mark.parametrize("name", FIELDS)
async def test_a_pasted_bsn_never_stands_there(sitting: Sitting, name: str) -> None:
    assert await sitting.paste(name, "Merel 1234.56.782 komt") == "Merel komt"
    assert "BSN" in sitting.told()
    assert not any(map(has_bsn, sitting.desk.heard))


@pytest.mark.parametrize("name", ["line", "entry"])
async def test_of_several_pasted_lines_only_the_number_goes(sitting: Sitting, name: str) -> None:
    await sitting.paste(name, f"een\n{BSN}\ntwee {BSN} drie")
    assert sitting.desk.pasted == [("een", "twee drie")]


async def test_several_lines_pasted_into_a_memo(sitting: Sitting) -> None:
    assert await sitting.paste("memo", f"een\ntwee {BSN} drie") == "een\ntwee drie"


@pytest.mark.parametrize("number", ["0612345678", "06 12345678", "0101234560", "+31612345678"])
@pytest.mark.parametrize("name", FIELDS)
async def test_a_telephone_number_can_be_typed_to_its_end(
    sitting: Sitting, name: str, number: str
) -> None:
    assert await sitting.type(name, number) == number
    assert "telephone number" in sitting.told()


async def test_every_beginning_of_a_telephone_number_can_be_typed(sitting: Sitting) -> None:
    """Numbers of which eight or nine digits pass the test by chance."""
    for number in ("0612345602", "0612345610", "0123456721", "06 1234 5602", "0101 234567"):
        sitting.desk.query_one("#line", LineField).value = ""
        assert await sitting.type("line", number) == number


@pytest.mark.parametrize("name", FIELDS)
async def test_one_key_leaves_out_what_tells_who_it_is(sitting: Sitting, name: str) -> None:
    await sitting.type(name, "bel 0612345678 of 0201234567")
    await sitting.pilot.press("ctrl+x")
    await sitting.pilot.pause()
    assert sitting.text(name) == "bel [telephone number] of [telephone number]"


@pytest.mark.parametrize("name", FIELDS)
async def test_the_warning_comes_once(sitting: Sitting, name: str) -> None:
    await sitting.type(name, "bel 0612345678 morgen om tien uur")
    assert len(sitting.pilot.app._notifications) == 1


async def test_without_anything_to_leave_out_the_key_cuts_as_ever(sitting: Sitting) -> None:
    await sitting.type("line", "gewoon")
    field = sitting.desk.query_one("#line", LineField)
    field.select_all()
    await sitting.pilot.press("ctrl+x")
    assert (field.value, sitting.pilot.app.clipboard) == ("", "gewoon")


@pytest.mark.parametrize("name", ["line", "entry"])
async def test_eight_digits_wait_for_a_ninth_and_go_at_enter(sitting: Sitting, name: str) -> None:
    eight = "10000008"
    assert has_bsn(eight)
    assert await sitting.type(name, f"a {eight}") == f"a {eight}"
    await sitting.pilot.press("enter")
    await sitting.pilot.pause()
    assert (sitting.text(name), sitting.desk.entered) == ("a", [])


def test_every_field_of_the_program_is_guarded() -> None:
    """But that of the palette, where one looks for a command and nothing is kept."""
    for module in pkgutil.walk_packages(tui.__path__, "teamkracht.tui."):
        importlib.import_module(module.name)
    kinds = [*_ours(Input), *_ours(TextArea)]
    assert LineField in kinds
    assert {kind.__name__ for kind in kinds if not issubclass(kind, Guards)} == set()
    source = Path(tui.__path__[0])
    bare = re.compile(r"(?<!\w)(?:Input|TextArea|MaskedInput)\(")
    found = [path.name for path in source.rglob("*.py") if bare.search(path.read_text("utf-8"))]
    assert found == []


def _ours(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("teamkracht."):
            yield one
        yield from _ours(one)


async def test_undo_brings_no_bsn_back(sitting: Sitting) -> None:
    await sitting.paste("memo", f"een {BSN}")
    await sitting.pilot.press("ctrl+z")
    await sitting.pilot.pause()
    assert not has_bsn(sitting.text("memo"))


@pytest.mark.parametrize("name", FIELDS)
async def test_what_is_put_there_is_looked_at_too(sitting: Sitting, name: str) -> None:
    field: Any = sitting.desk.query_one(f"#{name}")
    if isinstance(field, MemoField):
        field.load_text(f"uit {BSN}")
    else:
        field.value = f"uit {BSN}"
    await sitting.pilot.pause()
    assert not has_bsn(sitting.text(name))
    assert not any(map(has_bsn, sitting.desk.heard))


@pytest.mark.parametrize("name", FIELDS)
async def test_the_cursor_stays_where_the_number_was(sitting: Sitting, name: str) -> None:
    await sitting.type(name, "Merel komt")
    await sitting.pilot.press(*["left"] * 5)
    assert await sitting.type(name, f" {BSN}") == "Merel komt"
    assert await sitting.type(name, " vaak") == "Merel vaak komt"


class SavingDesk(Desk):
    """A screen that says of every change that it was saved."""

    def compose(self) -> ComposeResult:
        yield Notice()
        yield from super().compose()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        super().on_text_area_changed(event)
        self.query_one(Notice).say("saved")


@pytest.mark.parametrize(("width", "on_the_line"), [(120, True), (80, False)])
async def test_the_warning_is_seen_whatever_else_is_said(
    tmp_path: Path, width: int, on_the_line: bool
) -> None:
    desk = SavingDesk()
    app = TeamkrachtApp(home=tmp_path, language="en", first_screen=lambda: desk)
    async with app.run_test(size=(width, 30), notifications=True) as pilot:
        desk.query_one(Notice).styles.width = width - 20
        sitting = Sitting(pilot, desk)
        await sitting.type("memo", "bel 0612345678 op ")
        line = desk.query_one(Notice)
        assert ("telephone number" in line.text()) == on_the_line
        assert ("telephone number" in sitting.told()) != on_the_line
        desk.query_one("#line").focus()
        await pilot.pause()
        assert "saved" in line.text(), "whoever goes on has read it"
        await sitting.type("memo", "en nog iets")
        assert "saved" in line.text(), "and it is said once"
        assert not sitting.told()


async def test_what_stood_there_already_is_no_reason_to_warn(sitting: Sitting) -> None:
    sitting.desk.query_one("#memo", MemoField).load_text("bel 0612345678")
    sitting.desk.query_one("#line").focus()
    await sitting.pilot.pause()
    assert not sitting.told()


async def test_one_warning_stands_and_goes_with_its_screen(sitting: Sitting) -> None:
    for name in FIELDS:
        await sitting.type(name, "bel 0612345678 of jo@voorbeeld.nl")
    notifications = sitting.pilot.app._notifications
    assert len(notifications) == 1
    await sitting.pilot.app.push_screen(Desk())
    await sitting.pilot.pause()
    assert not len(notifications)


async def test_the_warning_goes_once_its_reason_is_gone(sitting: Sitting) -> None:
    await sitting.type("line", "bel 0612345678")
    await sitting.pilot.press("ctrl+x")
    await sitting.pilot.pause()
    assert not len(sitting.pilot.app._notifications)
