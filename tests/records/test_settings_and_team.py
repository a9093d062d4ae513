from __future__ import annotations

import subprocess
import sys

import pytest

from teamkracht.records.settings import Settings, peek, read_settings, write_settings
from teamkracht.records.team import Member, Team, read_team, write_team
from teamkracht.toml import Unreadable


def test_settings_say_what_they_said():
    settings = Settings(language="en", theme="dark", sound=True, team='Zoë "90" [x]')
    assert read_settings(write_settings(settings), "s.toml") == (settings, ())


@pytest.mark.parametrize(
    ("text", "wanted", "words"),
    [
        ('language = "de"', Settings(), 'can be "nl" or "en"'),
        ("language = 5\nsound = true", Settings(sound=True), 'can be "nl" or "en"'),
        ("sound = 'yes'\ntheme = 'x'", Settings(theme="x"), "true or false"),
        ("them = 'x'", Settings(), 'did you mean "theme"'),
        ("zzz = 1\nteam = 'Oost'", Settings(team="Oost"), "left out"),
        ("[theme]\nx = 1", Settings(), "name of a theme"),
        ('format = "teamkracht/team/1"', Settings(), "teamkracht/settings/1"),
        ("language = [", Settings(), "line 1"),
    ],
)
def test_what_is_wrong_is_told_and_left_out(text, wanted, words):
    settings, problems = read_settings(text, "s.toml")
    assert settings == peek(text) == wanted
    assert len(problems) == 1
    assert words in str(problems[0])
    assert str(problems[0]).startswith("s.toml, line 1")


def test_the_first_screen_needs_no_pydantic():
    code = (
        "from teamkracht.records.settings import peek; import sys;"
        "peek('language = 5\\nteam = 3'); print('pydantic' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_a_team_says_what_it_said():
    team = Team(
        name="Oost [1]", plan="90", client_word="inwoner", ask_who_said=True,
        urgent_route="Bel de achterwacht", retention_weeks=8,
        member=(Member(name="Zoë", online=True, roles=("coach",)), Member(name="Hans")),
    )  # fmt: skip
    assert read_team(write_team(team), "t.toml") == team
    assert team.names() == ("Zoë", "Hans")


def test_a_team_with_a_word_nobody_uses_is_refused():
    text = write_team(Team(name="Oost")).replace('client_word = "cliënt"', 'client_word = "klant"')
    with pytest.raises(Unreadable, match="kandidaat"):
        read_team(text, "t.toml")
