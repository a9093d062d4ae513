"""The steps of the two sample weeks as worked out by hand from their scripts."""

from __future__ import annotations

from teamkracht.records.minutes import Minutes

# id, case, status, sequence, seconds
FIRST_WEEK = [
    ("opening", None, "followed", 1, 390),
    ("terugblik", None, "not_applicable", 2, 90),
    ("krachtkompas", "Merel", "followed", 3, 180),
    ("vraag", "Merel", "followed", 4, 60),
    ("schets", "Merel", "followed", 5, 120),
    ("vragenronde", "Merel", "followed", 6, 600),
    ("brainstorm", "Merel", "followed", 7, 600),
    ("kiezen", "Merel", "followed", 8, 240),
    ("krachtkompas", "Kievit", "followed", 9, 420),
    ("vraag", "Kievit", "followed", 10, 60),
    ("schets", "Kievit", "followed", 11, 90),
    ("vragenronde", "Kievit", "followed", 12, 390),
    ("brainstorm", "Kievit", "followed", 13, 570),
    ("kiezen", "Kievit", "followed", 14, 210),
    ("krachtkompas", "Zwaluw", "followed", 15, 180),
    ("vraag", "Zwaluw", "followed", 16, 60),
    ("schets", "Zwaluw", "followed", 17, 60),
    ("vragenronde", "Zwaluw", "followed", 18, 360),
    ("brainstorm", "Zwaluw", "followed", 19, 660),
    ("kiezen", "Zwaluw", "followed", 20, 300),
    ("afsluiting", None, "followed", 21, 600),
]
SECOND_WEEK = [
    ("opening", None, "followed", 1, 120),
    ("terugblik", None, "followed", 2, 420),
    ("krachtkompas", "Reiger", "partly", 3, 30),
    ("vraag", "Reiger", "followed", 4, 60),
    ("schets", "Reiger", "followed", 5, 90),
    ("vragenronde", "Reiger", "skipped", None, 0),
    ("brainstorm", "Reiger", "followed", 6, 540),
    ("kiezen", "Reiger", "followed", 7, 180),
    ("krachtkompas", "Merel", "followed", 8, 120),
    ("vraag", "Merel", "followed", 9, 60),
    ("schets", "Merel", "followed", 10, 60),
    ("vragenronde", "Merel", "followed", 11, 480),
    ("brainstorm", "Merel", "followed", 12, 600),
    ("kiezen", "Merel", "followed", 13, 390),
    ("afsluiting", None, "followed", 14, 270),
]


def rows(taken: Minutes) -> list[tuple[str, str | None, str, int | None, int]]:
    """What the minutes say of each step, as the tables above."""
    return [(one.id, one.case, one.status, one.sequence, one.actual_s) for one in taken.step]
