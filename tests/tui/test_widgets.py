"""The widgets that draw their own lines, each alone."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import gallery
import pytest
from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.panes.table_order import TableOrder
from teamkracht.tui.widgets.clock import ATTENTION, OVER, PAUSED, ClockFace, StepClock
from teamkracht.tui.widgets.compass import Compass
from teamkracht.tui.widgets.compass_picture import CompassField, CompassPicture, Entry, Section
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.fitting import bar, fit, wrap
from teamkracht.tui.widgets.letters import large
from teamkracht.tui.widgets.lines import Lines
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Pick, Picks
from teamkracht.tui.widgets.plan_bar import PlanBar, PlanPart
from teamkracht.tui.widgets.rail import Rail
from teamkracht.tui.widgets.row import Row

LONG = "naam [b]met[/b] \"haken\" en 'tekens' 🦜🏽 " * 5


class Alone(Screen[None]):
    """One widget, and the messages that it posted."""

    def __init__(self, widget: Widget, css: str, heard: list[tuple[str, Any]]) -> None:
        super().__init__()
        self.widget = widget
        self.heard = heard
        for name, value in css_pairs(css):
            setattr(widget.styles, name, value)

    def compose(self) -> ComposeResult:
        yield self.widget

    def hear(self, message: Any, what: Any) -> None:
        self.heard.append((type(message).__name__, what))

    def on_lines_picked(self, message: Lines.Picked) -> None:
        self.hear(message, message.key)

    on_lines_edit = on_lines_remove = on_lines_toggle = on_lines_picked
    on_compass_selected = on_compass_opened = on_lines_picked

    def on_rail_step_chosen(self, message: Rail.StepChosen) -> None:
        self.hear(message, message.ref)

    def on_line_field_pasted(self, message: LineField.Pasted) -> None:
        message.stop()
        self.hear(message, message.lines)


def css_pairs(css: str) -> list[tuple[str, str]]:
    return [(n.strip(), v.strip()) for n, v in (p.split(":") for p in css.split(";") if p.strip())]


def alone(
    widget: Widget, css: str = "", heard: list[tuple[str, Any]] | None = None
) -> TeamkrachtApp:
    return TeamkrachtApp(
        home=Path(gettempdir()),
        language="en",
        first_screen=lambda: Alone(widget, css, [] if heard is None else heard),
    )


# Fitting


def test_wrapping_keeps_every_word_and_every_width() -> None:
    lines = wrap(LONG, 11)
    assert all(cell_len(line) <= 11 for line in lines)
    assert "".join(lines).replace(" ", "") == LONG.replace(" ", "")


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_wrapping_to_a_most_shows_that_there_was_more() -> None:
    assert wrap("een twee drie vier", 8, most=1) == ["een twe…"]


def test_steering_characters_do_not_reach_the_terminal() -> None:
    assert fit("a\x1b[31mb\tc", 20) == "a [31mb c"


@pytest.mark.parametrize(("share", "drawn"), [(0, "▱▱▱▱"), (0.5, "▰▰▱▱"), (3, "▰▰▰▰")])
def test_a_bar_stays_in_its_cells(share: float, drawn: str) -> None:
    assert bar(share, 4) == drawn


# Clock


@pytest.mark.parametrize(
    ("face", "said"),
    [
        (ClockFace(462, 720), "7:42 left"),
        (ClockFace(90, 720, ATTENTION), "1:30 left"),
        (ClockFace(-65, 720, OVER), "+1:05 over time"),
        (ClockFace(100, 720, PAUSED), "1:40 paused"),
        (ClockFace(-65, 0), "1:05 no time planned"),
        (ClockFace(-690881, 600, OVER), "over 191 hours too long  "),
        (ClockFace(-690881, 0), "more than 191 hours  "),
    ],
)
async def test_the_clock_says_in_words_what_its_colour_says(face: ClockFace, said: str) -> None:
    clock = StepClock()
    async with alone(clock, "height: 1; width: 60").run_test():
        clock.show(face)
        assert clock.text().startswith(said)
        assert clock.has_class(f"-{face.state}")


async def test_the_clock_is_large_where_there_is_room() -> None:
    clock = StepClock()
    async with alone(clock).run_test():
        clock.show(ClockFace(60, 60, ends_at="11:26", schedule="on time"))
        assert "▀█" in clock.text()
        assert "until 11:26\non time" in clock.text()


# Rail


async def test_the_rail_shows_signs_words_and_times_and_a_click_chooses() -> None:
    rail = Rail()
    heard: list[tuple[str, Any]] = []
    app = alone(rail, heard=heard)
    async with app.run_test(size=(80, 40)) as pilot:
        rail.show(gallery.rail_picture())
        text = rail.text()
        assert re.search(r"✓ Opening +6:30", text)
        assert re.search(r"– Schets +skipped", text)
        assert "▸ Brainstorm" in text
        row = text.split("\n").index(next(s for s in text.split("\n") if "Kiezen" in s))
        await pilot.click(Rail, offset=(5, row))
    assert heard == [("StepChosen", "m6")]


async def test_the_rail_folds_what_we_are_not_in_and_keeps_now_in_view() -> None:
    rail = Rail()
    async with alone(rail).run_test(size=(80, 24)) as pilot:
        rail.show(gallery.rail_picture())
        assert rail.text().count("Brainstorm") == 1
        assert "Kievit" in rail.text()
        await pilot.resize_terminal(80, 20)
        rail.styles.height = 4
        await pilot.pause()
        assert "▸ Brainstorm" in rail.text()
        rail.styles.height = 1
        await pilot.pause()
        assert rail.text() == "Brainstorm 5/6 · Merel 1/3"


# Lines


async def test_rows_are_drawn_saved_and_marked_in_place() -> None:
    lines = Lines([Row("1", LONG, "1", "Ria", chosen=False), Row("2", "kort", "2", saved=False)])
    async with alone(lines).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "○ 1  naam [b]met[/b]" in drawn(lines)[0]
        last = drawn(lines)[lines.virtual_size.height - 1]
        assert last.rstrip().endswith("·")
        lines.update_row("2", saved=True, chosen=True)
        last = drawn(lines)[lines.virtual_size.height - 1]
        assert last.rstrip().endswith("✓")
        assert "kort" in last


async def test_keys_and_clicks_tell_which_row() -> None:
    lines = Lines(Row(str(n), f"idee {n}", str(n), chosen=False) for n in range(1, 9))
    heard: list[tuple[str, Any]] = []
    app = alone(lines, heard=heard)
    async with app.run_test() as pilot:
        lines.focus()
        await pilot.press("down", "enter", "space", "e", "end", "delete")
        await pilot.click(Lines, offset=(10, 2))
        await pilot.click(Lines, offset=(1, 4))
    assert heard == [
        ("Picked", "2"),
        ("Toggle", "2"),
        ("Edit", "2"),
        ("Remove", "8"),
        ("Picked", "3"),
        ("Toggle", "5"),
    ]


async def test_the_list_follows_what_is_added_unless_someone_reads_further_up() -> None:
    lines = Lines(Row(str(n), f"idee {n}", str(n)) for n in range(100))
    async with alone(lines).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines.screen.set_focus(None)
        await pilot.pause()
        lines.append([Row("new", "nieuw")])
        await pilot.pause()
        assert "nieuw" in drawn(lines)[23]
        lines.focus()
        await pilot.press("home")
        lines.append([Row("newer", "nieuwer")])
        await pilot.pause()
        assert "idee 0" in drawn(lines)[0]
        assert lines.cursor_key == "0"


async def test_at_its_end_a_list_begins_with_a_whole_row() -> None:
    lines = Lines(Row(str(n), "een woord " * n, str(n)) for n in (20, 4, 9, 13))
    async with alone(lines).run_test(size=(60, 20)) as pilot:
        lines.focus()
        await pilot.press("end")
        for height, first in ((4, "13"), (5, "9"), (6, "4"), (9, "4"), (10, "20")):
            lines.styles.height = height
            await pilot.pause()
            shown = [line.strip("▎ ") for line in drawn(lines)]
            assert shown[0].startswith(first)
            assert "\n".join(shown).split("13 ")[1].count("woord") == 13


async def test_the_mark_stays_in_view_where_a_scrollbar_comes_and_where_it_goes() -> None:
    few = [Row(str(n), "een woord " * 5, right="Ria · vr 6 nov") for n in range(2)]
    many = [*few, *(Row(str(n), "een woord " * 5) for n in range(2, 9))]
    lines = Lines(few)
    async with alone(lines).run_test(size=(60, 6)) as pilot:
        for rows, width in ((few, 60), (many, 59), (few, 60)):
            lines.set_rows(rows)
            await pilot.pause()
            assert [line[:width].rstrip()[-1:] for line in drawn(lines)[:4:2]] == ["✓", "✓"]
            assert not lines.show_horizontal_scrollbar
            assert lines.show_vertical_scrollbar == (rows is many)


async def test_other_rows_keep_the_cursor_on_its_row() -> None:
    lines = Lines(Row(str(n), f"idee {n}") for n in range(5))
    async with alone(lines).run_test():
        lines.cursor = 3
        lines.set_rows([Row("3", "drie"), Row("9", "negen")])
        assert lines.cursor_key == "3"
        lines.remove_row("3")
        assert lines.cursor_key == "9"
        lines.remove_row("9")
        assert lines.cursor_key is None


def drawn(lines: Lines) -> list[str]:
    return [lines.render_line(y).text for y in range(lines.size.height)]


# Kompas


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_the_kompas_shows_every_word_at_every_size(size: tuple[int, int]) -> None:
    compass = Compass()
    async with alone(compass).run_test(size=size):
        compass.show(gallery.kompas())
        text = compass.text()
        for word in ("JEZELF ZIJN", "ERTOE DOEN", "koor [vroeger]", "+ fiets", "een vriendin"):
            assert word in text
        assert "Rust in huis" in text
        assert all(cell_len(line) <= size[0] for line in text.split("\n"))


async def test_arrows_choose_a_field_and_enter_opens_it() -> None:
    compass = Compass()
    heard: list[tuple[str, Any]] = []
    app = alone(compass, heard=heard)
    async with app.run_test(size=(120, 36)) as pilot:
        compass.show(gallery.kompas())
        compass.focus()
        await pilot.press("right", "down", "enter", "left")
        await pilot.click(Compass, offset=(8, 2))
    assert heard == [
        ("Selected", "matter"),
        ("Selected", "belong"),
        ("Opened", "belong"),
        ("Selected", "take"),
        ("Selected", "self"),
    ]


async def test_a_field_can_be_shown_large_and_a_full_one_says_what_is_left_out() -> None:
    many = tuple(Entry(f"kracht nummer {n}") for n in range(60))
    picture = CompassPicture(fields=(CompassField("k", "veld", (Section("Krachten", many),)),))
    compass = Compass()
    async with alone(compass).run_test(size=(80, 24)):
        compass.show(picture)
        assert "more lines" in compass.text()
        compass.large("k")
        assert large("veld", 70)[0] in compass.text()
        compass.large(None)
        assert large("veld", 70)[0] not in compass.text()


def test_large_letters_are_drawn_where_they_fit_and_are_known() -> None:
    assert large("Li", 20) == ["█   █", "█   █", "▀▀▀ ▀"]
    assert large("Li", 4) == []
    assert large("Lié", 20) == []


@pytest.mark.parametrize(
    ("size", "is_round"), [((120, 34), True), ((94, 22), True), ((80, 24), False)]
)
async def test_the_kompas_has_a_middle_where_there_is_room(
    size: tuple[int, int], is_round: bool
) -> None:
    fields = tuple(
        CompassField(name, name, (Section("Krachten", (Entry(f"kracht van {name}"),)),))
        for name in ("a", "b", "c", "d")
    )
    compass = Compass()
    async with alone(compass).run_test(size=size):
        compass.show(CompassPicture(("rust",), (), fields, "Het belangrijkst"))
        assert ("╭" in compass.text()) is is_round
        assert "rust" in compass.text()
        for name in ("a", "b", "c", "d"):
            assert f"kracht van {name}" in compass.text()


async def test_a_sign_says_of_each_entry_whether_it_is_saved_and_new() -> None:
    entries = (Entry("lacht"), Entry("zingt", added=True), Entry("fietst", True, saved=False))
    fields = (CompassField("a", "a", (Section("Krachten", entries),)),) * 4
    for size in ((120, 34), (60, 12)):
        async with alone(compass := Compass()).run_test(size=size):
            compass.show(CompassPicture(("rust",), (), fields, "Het belangrijkst"))
            for said in ("• lacht", "+ zingt", "· fietst"):
                assert said in compass.text()


async def test_a_field_with_much_in_it_leaves_nothing_out_as_long_as_it_can() -> None:
    entries = tuple(Entry(f"een kracht met een paar woorden {n}") for n in range(5))
    fields = (CompassField("a", "a", (Section("Krachten", entries),)),) * 4
    compass = Compass()
    async with alone(compass).run_test(size=(114, 22)):
        compass.show(CompassPicture(("rust",), (), fields, "Het belangrijkst"))
        assert "more line" not in compass.text()
        assert compass.text().count("woorden") == 20


# Plan, notice, fields


@pytest.mark.parametrize(
    ("available", "words", "css_class"),
    [
        (80, "75 of 80 minutes filled, 5 to spare", "-fits"),
        (75, "75 of 75 minutes filled: fits exactly", "-fits"),
        (63, "75 of 63 minutes filled, 12 too much", "-too-much"),
    ],
)
async def test_the_plan_says_in_words_whether_it_fits(
    available: int, words: str, css_class: str
) -> None:
    plan = PlanBar()
    async with alone(plan).run_test():
        plan.show(
            (PlanPart("Opening", 5), PlanPart("Merel", 35), PlanPart("Kievit", 35)), available
        )
        assert words in plan.text()
        assert plan.has_class(css_class)


async def test_a_problem_stays_until_it_is_gone() -> None:
    notice = Notice()
    async with alone(notice).run_test():
        notice.problem("disk", "De schijf is vol.")
        notice.say("opgeslagen 09:58")
        assert notice.text() == "! De schijf is vol."
        notice.solved("disk")
        assert notice.text() == "opgeslagen 09:58"


async def test_a_long_word_is_cut_on_one_line_and_whole_where_there_is_room() -> None:
    path = "Het rapport staat in /home/iemand/teamkracht/reports/participatiecoaches-oost.html"
    for css, whole in (("width: 40; height: 1", False), ("width: 40; height: auto", True)):
        notice = Notice()
        async with alone(notice, css=css).run_test() as pilot:
            notice.say(path)
            await pilot.pause()
            assert ("".join(notice.text().split()) == "".join(path.split())) is whole
            assert notice.size.height == (3 if whole else 1)


async def test_a_pasted_list_is_handed_on_whole_and_one_line_is_typed_in() -> None:
    field = LineField()
    heard: list[tuple[str, Any]] = []
    app = alone(field, heard=heard)
    async with app.run_test() as pilot:
        field.focus()
        app.post_message(events.Paste("een\r\n\n twee \ndrie"))
        app.post_message(events.Paste("los woord\n"))
        await pilot.pause()
        assert field.value == "los woord"
        assert not field.cursor_blink
    assert heard == [("Pasted", ("een", "twee", "drie"))]


async def test_a_line_longer_than_its_field_follows_the_cursor_to_both_ends() -> None:
    field = LineField()
    app = alone(field, css="width: 30")
    async with app.run_test() as pilot:
        field.focus()
        await pilot.press(*"een_lange_regel_die_niet_in_zijn_veld_past")
        await pilot.pause()
        assert field.render_line(0).text.strip().endswith("in_zijn_veld_past")
        await pilot.press("home")
        await pilot.pause()
        assert field.render_line(0).text.strip().startswith("een_lange_regel")


async def test_rows_go_to_the_first_and_the_last_and_say_all_behind_a_long_name() -> None:
    details = ("kwam om 19:38", "gast")
    rows = [
        Pick("a", "Yvonne van der Heijden-Bouwmeester tot Rosmalen", True, detail=details[0]),
        *(Pick(name, name * 11, True, detail=details[1]) for name in "bcd"),
    ]
    picks = Picks(rows)
    async with alone(picks).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "end")
        assert picks.cursor_key == "d"
        await pilot.press("home")
        assert picks.cursor_key == "a"
        for width in range(40, 72):
            lines = ["".join(piece.text for piece in line) for line in picks.paint(width, 9)]
            assert details[0] in lines[0], width
            assert all(details[1] in line for line in lines[1:]), width
            assert all(cell_len(line) <= width for line in lines)


def test_names_beside_a_round_are_whole_at_every_width() -> None:
    names = ("marga de wit", "hans", "yvonne van der", "fatima el idris", "Loes")
    order = TableOrder(lambda _name: None)
    order.show(names, (), names[0], "round 1 of 2")
    for width in range(40, 100):
        lines = ["".join(piece.text for piece in line) for line in order.paint(width, 3)]
        said = "\n".join(lines)
        assert "round 1 of 2" in lines[0], width
        assert all(name in said for name in names), width
        assert all(cell_len(line) <= width for line in lines), width
