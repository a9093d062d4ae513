from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from teamkracht.exports.handout import handout_html, handout_text, to_take_along
from teamkracht.exports.handout_files import write_handouts
from teamkracht.i18n import current, use
from teamkracht.meeting.event import Refused
from teamkracht.records.content import ActionRow, CaseRow, IdeaRow
from teamkracht.records.minutes import Minutes
from teamkracht.records.process import Held, StepRow

START = datetime(2026, 11, 4, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english():
    before = current()
    use("en")
    yield
    use(before)


def a_case(client: str = "Merel", **changes: object) -> CaseRow:
    told = {
        "client": client,
        "presenter": "Yvonne",
        "help_question": f"Hoe help ik {client} om klein te beginnen?",
        "idea": (
            IdeaRow(number=1, text="Hond mee <b>", by="Anneke"),
            IdeaRow(number=2, text="Bloementuin & koffie", by="Ria", chosen=True),
        ),
        "action": (ActionRow(text="Bellen", who="Fatima"),),
        "next_contact": date(2026, 11, 6),
    }
    return CaseRow(**(told | changes))  # type: ignore[arg-type]


def minutes(*cases: CaseRow) -> Minutes:
    held = Held(
        id="m", team="Oost", protocol="p", protocol_version="1", protocol_hash="h", plan="90",
        language="nl", start=START, end=START, duration_s=0, facilitator="Marga",
        minutes_taker="Hans",
    )  # fmt: skip
    return Minutes(meeting=held, case=cases)


class Seen(HTMLParser):
    """What a reader of a page sees, and which tags there are."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def both(*args: object, **kw: object) -> list[str]:
    page = handout_html(*args, **kw)  # type: ignore[arg-type]
    return [page, handout_text(*args, **kw)]  # type: ignore[arg-type]


def test_no_colleague_is_named():
    for told in both(minutes(a_case()), "Merel", "nl"):
        for name in ("Yvonne", "Anneke", "Ria", "Fatima", "Marga", "Hans", "Oost"):
            assert name not in told


def test_the_pseudonym_stands_there_only_where_it_is_wanted():
    for told in both(minutes(a_case()), "Merel", "nl"):
        assert "Merel" not in told
        assert "Hoe help ik … om klein te beginnen?" in told
    for told in both(minutes(a_case()), "Merel", "nl", with_pseudonym=True):
        assert "Hoe help ik Merel om klein te beginnen?" in told


def test_only_the_pseudonym_itself_becomes_dots_also_whose_something_is():
    case = a_case("Uil", help_question="uil, Uils hond, Uil's tuin en Uilen", idea=())
    assert "…, …s hond, …'s tuin en Uilen" in handout_text(minutes(case), "Uil", "nl")


def test_the_question_comes_first_then_what_was_chosen():
    for told in both(minutes(a_case()), "Merel", "nl"):
        places = [told.index(word) for word in ("Hoe help ik", "Bloementuin", "Hond mee")]
        assert places == sorted(places)


def test_what_people_typed_is_no_html():
    page = Seen(handout_html(minutes(a_case()), "Merel", "nl"))
    assert "b" not in [tag for tag, _attrs in page.tags]
    assert "Hond mee <b>" in page.text
    assert "Bloementuin & koffie" in page.text


def test_a_page_needs_nothing_from_elsewhere():
    page = handout_html(minutes(a_case()), "Merel", "nl")
    tags = {tag for tag, _attrs in Seen(page).tags}
    assert not tags & {"script", "link", "img", "iframe"}
    assert "http" not in page
    assert "url(" not in page


def test_speaks_the_language_that_was_asked_for_and_leaves_the_screen_alone():
    page = handout_html(minutes(a_case()), "Merel", "nl")
    assert ("html", {"lang": "nl"}) in Seen(page).tags
    assert "vrijdag 6 november 2026" in page
    assert "Friday 6 November 2026" in handout_text(minutes(a_case()), "Merel", "en")
    assert current() == "en"


def test_without_a_choice_all_ideas_stay_together():
    case = a_case(idea=(IdeaRow(number=1, text="Hond mee"),), next_contact=None)
    told = handout_text(minutes(case), "Merel", "en")
    assert "Nothing has been picked yet" in told
    assert "[ ] Hond mee" in told


def test_without_ideas_nothing_is_said_of_choosing():
    for told in both(minutes(a_case(idea=())), "Merel", "en"):
        assert "picked yet" not in told
        assert "look at these" not in told.lower()
        assert "Bellen" in told


def test_what_is_to_be_laid_before_the_client_stands_there_once():
    idea = "Bloementuin & koffie"
    laid = ActionRow(text=f"Aan Merel voorleggen: {idea}", idea=idea, idea_number=2)
    asked = ActionRow(text="Tijden opvragen", idea=idea, idea_number=2)
    for told in both(minutes(a_case(action=(laid, asked))), "Merel", "nl"):
        assert "voorleggen" not in told
        assert "Tijden opvragen" in told


def test_a_case_that_was_not_there():
    with pytest.raises(Refused, match="Uil"):
        handout_html(minutes(a_case()), "Uil", "nl")


def test_two_files_a_case_named_by_presenter(tmp_path):
    cases = (
        a_case(),
        a_case("Kievit"),
        a_case("Uil", idea=(), action=(), next_contact=None),
        a_case("Reiger", presenter="Zoë"),
    )
    written = write_handouts(minutes(*cases), tmp_path / "uit", "nl")
    assert [path.name for path in written] == [
        "2026-11-04-ideas-yvonne.html",
        "2026-11-04-ideas-yvonne.txt",
        "2026-11-04-ideas-yvonne-2.html",
        "2026-11-04-ideas-yvonne-2.txt",
        "2026-11-04-ideas-zoe.html",
        "2026-11-04-ideas-zoe.txt",
    ]
    assert "Bloementuin" in written[1].read_text("utf-8")


def test_ideas_on_a_flip_chart_are_told_of_with_what_was_agreed():
    case = a_case(idea=(), action=(ActionRow(text="Bellen", when=date(2026, 11, 5)),))
    row = StepRow(
        id="brainstorm", case="Merel", kind="collect", status="followed", evidence="stated",
        planned_s=0, actual_s=0, stated_amount=12,
    )  # fmt: skip
    flipped = replace(minutes(case), step=(row,))
    for told in both(flipped, "Merel", "en"):
        assert "12 ideas are on the flip chart." in told
        assert "Bellen (Thursday 5 November 2026)" in told
    assert to_take_along(flipped) == (case,)
