"""What a door of the program brings in, looked at from a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"textual", "rich", "pydantic", "click", "jinja2", "babel"}


def imported_by(code: str) -> set[str]:
    """Give the top modules that are loaded after running `code`."""
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('\\n' + ' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in run.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize(
    "module", ["i18n", "toml", "protocol", "meeting", "fidelity", "records", "store.shipped"]
)
def test_the_core_brings_neither_screen_nor_pydantic(module: str) -> None:
    assert not imported_by(f"import teamkracht.{module}") & HEAVY


def test_i18n_reads_no_catalogue_before_it_is_asked() -> None:
    assert "gettext" not in imported_by("import teamkracht.i18n")


def test_the_version_is_told_before_anything_heavy_is_imported() -> None:
    loaded = imported_by("from teamkracht.__main__ import main; main(['--version'])")
    assert not loaded & (HEAVY | {"importlib_metadata", "gettext"})


def test_a_home_without_encryption_brings_in_no_cipher(tmp_path: Path) -> None:
    loaded = imported_by(
        "from pathlib import Path\n"
        "from teamkracht.live.clock import SystemClock\n"
        "from teamkracht.records.team import Team\n"
        "from teamkracht.store import cases, teams\n"
        "from teamkracht.store.home import Home\n"
        "from teamkracht.records.case_file import CaseFile\n"
        "from teamkracht.tui.locked import locked_team\n"
        "from teamkracht.tui.looking import glances\n"
        f"home = Home(Path({str(tmp_path)!r})).make()\n"
        "teams.save(home, Team(name='Oost'))\n"
        "cases.save(home, CaseFile(client='Merel', team='Oost'))\n"
        "assert locked_team(home) is None\n"
        "assert [one.teams for one in glances(home, SystemClock())]"
    )
    assert not loaded & {"pyrage", "nacl"}


def test_the_command_line_is_read_without_the_screen() -> None:
    loaded = imported_by("from teamkracht.__main__ import main; main(['--help'])")
    assert "click" in loaded
    assert not loaded & {"textual", "pydantic"}
