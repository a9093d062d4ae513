"""All help and what is said to a slip of the fingers stand in one language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from teamkracht import i18n
from teamkracht.__main__ import main
from teamkracht.cli import program

ENGLISH = re.compile(
    r"\b(OPTIONS|COMMAND|ARGS|FILE|FOLDER|TEXT|NAME|NUMBER|INTEGER|FLOAT|RANGE|PATH|SCRIPT|"
    r"MINUTES|OBSERVATION|Usage|Options|Commands|default|required|got|unexpected|extra|did|mean|"
    r"is not|does not|missing|the|and|with|such|invalid|choose)\b",
    re.IGNORECASE,
)
DUTCH = re.compile(
    r"\b(een|de|het|van|niet|geen|wordt|bestand|map|getal|optie|opdracht)\b", re.IGNORECASE
)
NAMES = r"--[a-z-]+|'[^']*'|teamkracht( [a-z]+)*( --help)?|^  (minutes|score|demo|process)  "
"""What is typed is the same in every language."""

SLIPS = (
    "minutes list one",
    "minutes list one two",
    "--nothing",
    "minutes lsit",
    "minutes lsit --json",
    "play --headles x",
    "play x --speed abc",
    "play x --speed 0",
    "play x --speed",
    "play",
    "minutes check",
    "fidelity trend --weeks 2",
    "fidelity trend --weeks abc",
    "score",
    "agreement",
    "agreement --seed -1 x",
    "minutes list --json=3",
    "export process /",
    "nothing",
)


def paths(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command of the program, by what one types."""
    yield path
    for name, under in getattr(command, "commands", {}).items():
        yield from paths(under, (*path, name))


def foreign(said: str, language: str) -> list[str]:
    """The words that belong to the other language."""
    ours = re.sub(NAMES, " ", said, flags=re.MULTILINE)
    return [found[0] for found in (ENGLISH if language == "nl" else DUTCH).finditer(ours)]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_help_of_every_command_stands_whole_in_one_language(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in paths(program()):
        assert main(["--lang", language, *path, "--help"]) == 0
        said = capsys.readouterr().out
        assert not foreign(said, language), (path, said)
        assert "..." not in re.sub(r"\]\.\.\.|[A-Z]\.\.\.", "", said), (path, said)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_the_fingers_is_told_in_one_language(
    language: str, slip: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", language, *slip.split()]) == 2
    said = capsys.readouterr().err
    assert "--help" in said
    assert not foreign(said, language), said
