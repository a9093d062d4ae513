"""The words for what records keep as names: statuses, results, the parts of a kompas."""

from __future__ import annotations

from collections.abc import Mapping

from teamkracht.i18n import mark

STATUS: Mapping[str, str] = {
    "followed": mark("done"),
    "partly": mark("partly done"),
    "skipped": mark("skipped"),
    "not_reached": mark("not reached"),
    "not_applicable": mark("does not apply"),
}
RESULT: Mapping[str, str] = {
    "done": mark("done"),
    "running": mark("running"),
    "not_yet": mark("not yet"),
    "not_needed": mark("no longer needed"),
    "not_discussed": mark("put off to next time"),
    "open": mark("open"),
}
CLIENT_CHOICE: Mapping[str, str] = {
    "chose_this": mark("{client} chose this"),
    "chose_other": mark("{client} chose something else"),
    "not_now": mark("{client} does not want it now"),
}
KOMPAS_STATUS: Mapping[str, str] = {
    "brought": mark("brought along"),
    "made_here": mark("made during the meeting"),
    "missing": mark("not there"),
}
CONDITION: Mapping[str, str] = {
    "jezelf_zijn": mark("being yourself"),
    "ertoe_doen": mark("mattering"),
    "meedoen": mark("taking part"),
    "erbij_horen": mark("belonging"),
}
SECTION: Mapping[str, str] = {
    "krachten": mark("strengths"),
    "hulpbronnen": mark("resources"),
    "wensen": mark("wishes"),
    "belangrijkst": mark("what matters most"),
    "doelen": mark("goals"),
}
FIELD: Mapping[str, str] = {
    "help_question": mark("Question for the team"),
    "goal": mark("Goal"),
    "situation": mark("Situation"),
}


def step_title(step: str, titles: Mapping[str, str]) -> str:
    """Give the title of a step; its id in readable form where the protocol is not at hand."""
    return titles.get(step) or step.replace("_", " ").capitalize()
