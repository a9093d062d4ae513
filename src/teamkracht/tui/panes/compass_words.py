"""The words of the krachtkompas: what its parts are called, and a question for each place."""

from __future__ import annotations

from teamkracht.i18n import _, mark
from teamkracht.meeting.case import Case
from teamkracht.meeting.kompas import CONDITIONS, MIDDLE, SECTIONS, Place
from teamkracht.tui.widgets.compass_picture import CompassField, CompassPicture, Entry, Section

CONDITION_NAMES = {
    "jezelf_zijn": mark("Being yourself"),
    "ertoe_doen": mark("Mattering"),
    "meedoen": mark("Taking part"),
    "erbij_horen": mark("Belonging"),
}
SECTION_NAMES = {
    "krachten": mark("strengths"),
    "hulpbronnen": mark("resources"),
    "wensen": mark("wishes"),
    "belangrijkst": mark("what matters most"),
    "doelen": mark("goals"),
}
QUESTIONS = {
    Place("belangrijkst"): mark("What matters most to {client}?"),
    Place("doelen"): mark("Where does {client} want to be a year from today?"),
    Place("krachten", "jezelf_zijn"): mark("How is {client} on a good day?"),
    Place("hulpbronnen", "jezelf_zijn"): mark("What or who gives {client} rest?"),
    Place("wensen", "jezelf_zijn"): mark("What would {client} like to have time for?"),
    Place("krachten", "ertoe_doen"): mark("What is {client} proud of?"),
    Place("hulpbronnen", "ertoe_doen"): mark("Who sees what {client} can do?"),
    Place("wensen", "ertoe_doen"): mark("For whom does {client} want to mean something?"),
    Place("krachten", "meedoen"): mark("What does {client} do gladly and well?"),
    Place("hulpbronnen", "meedoen"): mark("Which place nearby has an open door?"),
    Place("wensen", "meedoen"): mark("What would {client} like to join in with?"),
    Place("krachten", "erbij_horen"): mark("What does {client} give to others?"),
    Place("hulpbronnen", "erbij_horen"): mark("Who is close to {client}?"),
    Place("wensen", "erbij_horen"): mark("Whom would {client} like to see more of?"),
}
"""Our own questions, for who fills the kompas in at the table."""

ORDER = (
    *(Place(section, condition) for condition in CONDITIONS for section in SECTIONS),  # type: ignore[arg-type]
    *(Place(section) for section in MIDDLE),  # type: ignore[arg-type]
)
"""The places in the order in which Tab goes along them: what is strong first, the middle last."""


def place_name(place: Place) -> str:
    """Name a place: Meedoen · krachten."""
    section = _(SECTION_NAMES[place.section])
    return f"{_(CONDITION_NAMES[place.condition])} · {section}" if place.condition else section


def question(place: Place, client: str) -> str:
    """The gentle question of a place."""
    return _(QUESTIONS[place]).format(client=client)


def picture(case: Case, saved: int) -> CompassPicture:
    """The kompas of a case to draw. What was heard in this meeting is marked, if it was brought."""
    heard = {(one.place, one.text): one.number for one in case.heard}
    marked = case.kompas_status == "brought"

    def entries(place: Place) -> tuple[Entry, ...]:
        return tuple(
            Entry(text, added=marked and (place, text) in heard,
                  saved=heard.get((place, text), 0) <= saved)
            for text in case.kompas.entries(place)
        )  # fmt: skip

    fields = tuple(
        CompassField(
            condition,
            _(CONDITION_NAMES[condition]),
            tuple(
                Section(_(SECTION_NAMES[section]), entries(Place(section, condition)))  # type: ignore[arg-type]
                for section in SECTIONS
            ),
            question(Place("krachten", condition), case.client),  # type: ignore[arg-type]
        )
        for condition in CONDITIONS
    )
    return CompassPicture(
        case.kompas.belangrijkst,
        case.kompas.doelen,
        fields,
        _("What matters most"),
        _("Goals"),
        _("+ heard in this meeting"),
    )
