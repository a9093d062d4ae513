"""The wheel carries the program, its protocols and its catalogues, away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from teamkracht import __version__
from teamkracht.store.shipped import protocols_folder

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command without this process's own paths and give what it printed."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a source archive, and the wheel that was built from that archive."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def environment(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of its own that holds the wheel; the libraries are those of this one."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(folder, with_pip=False)
    (wheel,) = built.glob("*.whl")
    python = program(folder, "python")
    run(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-compile"),
        *("--no-deps", "--no-index", wheel),
        cwd=folder,
    )
    packages = Path(ask(folder, "import sysconfig; print(sysconfig.get_path('purelib'))"))
    libraries = sysconfig.get_path("purelib")
    (packages / "libraries.pth").write_text(f"{libraries}\n", encoding="utf-8")
    return folder


def program(environment: Path, name: str) -> Path:
    """Give the path of a program in an environment."""
    windows = sys.platform == "win32"
    return environment / ("Scripts" if windows else "bin") / (f"{name}.exe" if windows else name)


def ask(environment: Path, code: str) -> str:
    """Run code in an environment and give what it printed."""
    return run(program(environment, "python"), "-c", code, cwd=environment).strip()


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == __version__


def test_the_installed_program_tells_its_version_and_its_help(environment: Path) -> None:
    teamkracht = program(environment, "teamkracht")
    assert run(teamkracht, "--version", cwd=environment) == f"teamkracht {__version__}\n"
    assert "--home" in run(teamkracht, "--help", cwd=environment)


def test_the_installed_program_has_the_protocols_of_the_checkout(environment: Path) -> None:
    code = "from teamkracht.store.shipped import protocols_folder; print(protocols_folder())"
    folder = Path(ask(environment, code))
    assert folder.is_relative_to(environment)
    names = sorted(path.name for path in (ROOT / "protocols").glob("*.toml"))
    assert names
    assert sorted(path.name for path in folder.glob("*.toml")) == names


def test_the_installed_program_speaks_dutch(environment: Path) -> None:
    code = "from teamkracht import i18n; i18n.use('nl'); print(i18n._('The language to use.'))"
    assert ask(environment, code) == "De taal van het programma."


def test_the_checkout_finds_its_own_protocols() -> None:
    assert protocols_folder() == ROOT / "protocols"


def test_the_wheel_holds_only_the_package(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {
        "teamkracht",
        f"teamkracht-{__version__}.dist-info",
    }
    assert "teamkracht/py.typed" in names


def test_the_source_archive_is_complete(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    wanted = {"LICENSE", "README.md", "hatch_build.py", "tools/catalogue.py", "tests/test_wheel.py"}
    assert wanted <= names
    assert {name for name in names if name.startswith("protocols/")}
    assert not [name for name in names if name.endswith(".mo") or name.startswith(".venv")]
