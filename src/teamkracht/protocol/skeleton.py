"""A first file for who makes a protocol: short, with comments, and right as it stands."""

from __future__ import annotations

_COMMON = """\
{intro}

format = "teamkracht/protocol/1"
id = "{id}"
version = "1"            # {version}
licence = "CC-BY-4.0"    # {licence}
title = {{ {lang} = "{title}" }}
purpose = {{ {lang} = "{purpose}" }}

# {plan}
[[plan]]
name = "60"
minutes = 60
cases = 2

# {source}
[[source]]
text = "{team}"
own = true

# {start}
[[start]]
id = "opening"
kind = "talk"            # {kinds}
title = {{ {lang} = "Opening" }}
minutes = 5
sayings = [{{ {lang} = "{welcome}" }}]

# {case}
[[case]]
id = "{question_id}"
kind = "talk"
title = {{ {lang} = "{question}" }}
minutes = 5
fills = ["help_question", "situation"]
talk = [
  {{ role = "presenter", does = "speaks" }},
  {{ role = "team", does = "listens" }},
]

[[case]]
id = "brainstorm"
kind = "collect"
title = {{ {lang} = "Brainstorm" }}
minutes = 15
target = 20
rules = [{{ {lang} = "{rule}" }}]

# {check}
[[case.checks]]
id = "{check_id}"
measure = "ideas"
at_least = 20
text = {{ {lang} = "{check_text}" }}

[[case]]
id = "{choose_id}"
kind = "choose"
title = {{ {lang} = "{choose}" }}
minutes = 5

# {end}
[[end]]
id = "{end_id}"
kind = "talk"
title = {{ {lang} = "{closing}" }}
minutes = 5
"""

_WORDS = {
    "nl": {
        "intro": "# Een eigen protocol. Pas het aan; `teamkracht protocol check` kijkt het na.",
        "version": "maak er een ander nummer van als je iets verandert",
        "licence": "wat een ander met dit bestand mag",
        "title": "Ons overleg",
        "purpose": "Waar dit overleg voor is.",
        "plan": "Een plan: de minuten van de stappen samen, met dit aantal casussen.",
        "source": "Waar de werkwijze vandaan komt. own = true: die is van jezelf.",
        "team": "Ons team",
        "start": "Eén keer, aan het begin.",
        "kinds": "talk, follow_up, compass, round, collect of choose",
        "welcome": "Fijn dat je er bent.",
        "case": "Bij elke casus, in deze volgorde.",
        "question_id": "vraag",
        "question": "Vraag",
        "rule": "De inbrenger luistert.",
        "check": "Wat het programma achteraf zelf kan nagaan.",
        "check_id": "twintig_ideeen",
        "check_text": "Er kwamen twintig ideeën of meer.",
        "choose_id": "kiezen",
        "choose": "Kiezen",
        "end": "Eén keer, aan het eind.",
        "end_id": "afsluiting",
        "closing": "Afsluiting",
    },
    "en": {
        "intro": "# Your own protocol. Change it; `teamkracht protocol check` looks it over.",
        "version": "give it another number when you change something",
        "licence": "what others may do with this file",
        "title": "Our meeting",
        "purpose": "What this meeting is for.",
        "plan": "A plan: the minutes of the steps together, with this number of cases.",
        "source": "Where the way of working comes from. own = true: it is your own.",
        "team": "Our team",
        "start": "Once, at the start.",
        "kinds": "talk, follow_up, compass, round, collect or choose",
        "welcome": "Good to have you here.",
        "case": "For each case, in this order.",
        "question_id": "question",
        "question": "Question",
        "rule": "The presenter listens.",
        "check": "What the program can work out afterwards.",
        "check_id": "twenty_ideas",
        "check_text": "There were twenty ideas or more.",
        "choose_id": "choosing",
        "choose": "Choosing",
        "end": "Once, at the end.",
        "end_id": "closing",
        "closing": "Closing",
    },
}


def skeleton(protocol_id: str, language: str) -> str:
    """Give the text of a small protocol in `language` (nl or en) that can be used and changed.

    The id is put in as it is: small letters, digits and _ make a protocol that can be read.
    """
    return _COMMON.format(id=protocol_id, lang=language, **_WORDS[language])
