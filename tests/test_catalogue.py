"""The catalogue holds every message of the source, and the tool that keeps it so."""

from __future__ import annotations

import gettext
import importlib.util
import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


def load_tool(root: Path) -> ModuleType:
    """Load the tool as it works on the project in `root`."""
    spec = importlib.util.spec_from_file_location("catalogue", root / "tools" / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogue"] = module
    spec.loader.exec_module(module)
    return module


catalogue = load_tool(ROOT)


@pytest.fixture
def tool(tmp_path: Path) -> ModuleType:
    """The tool in a project of one file, with an empty Dutch catalogue."""
    package = tmp_path / "src" / "teamkracht"
    folder = package / "locales" / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "catalogue.py", tmp_path / "tools")
    (package / "words.py").write_text(
        "_('Next')\nngettext('{n} idea', '{n} ideas', 2)\npgettext('verb', 'Open')\nmark('Back')\n",
        encoding="utf-8",
    )
    path = folder / "teamkracht.po"
    path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n')
    return load_tool(tmp_path)


@pytest.fixture
def po(tool: ModuleType) -> Path:
    """The Dutch catalogue of that project."""
    (path,) = tool.catalogues()
    return Path(path)


def add(tool: ModuleType, words: dict[str, object]) -> None:
    file = tool.ROOT / "words.json"
    file.write_text(json.dumps(words), encoding="utf-8")
    assert tool.main(["add", str(file)]) == 0


ALL = {
    "Next": "Volgende",
    "Back": "Terug",
    "{n} idea": ["{n} ideas", "{n} idee", "{n} ideeën"],
    "verb\4Open": "Openen",
}


@pytest.mark.parametrize("path", catalogue.catalogues(), ids=catalogue.language_of)
def test_every_message_is_translated_with_the_same_placeholders_and_compiled(path: Path) -> None:
    faults = [*catalogue.faults_within(path), *catalogue.faults_beside(path)]
    assert [str(fault) for fault in faults] == []


def test_there_is_a_catalogue_for_dutch() -> None:
    assert [catalogue.language_of(path) for path in catalogue.catalogues()] == ["nl"]


def test_what_is_added_is_what_the_program_says(tool: ModuleType, po: Path) -> None:
    add(tool, ALL)
    with po.with_suffix(".mo").open("rb") as file:
        dutch = gettext.GNUTranslations(file)
    assert dutch.gettext("Next") == "Volgende"
    assert dutch.ngettext("{n} idea", "{n} ideas", 1) == "{n} idee"
    assert dutch.ngettext("{n} idea", "{n} ideas", 2) == "{n} ideeën"
    assert dutch.pgettext("verb", "Open") == "Openen"
    assert tool.main(["check"]) == 0


def test_adding_keeps_what_others_added_and_names_what_no_source_says(
    tool: ModuleType, po: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(tool, {"Nxt": "Volgende"})
    assert "Nxt" in capsys.readouterr().err
    add(tool, ALL)
    text = po.read_text(encoding="utf-8")
    assert 'msgid "Nxt"' in text
    tool.main(["update"])
    text = po.read_text(encoding="utf-8")
    assert 'msgid "Nxt"' not in text
    assert 'msgstr "Terug"' in text


def test_the_file_does_not_change_where_the_words_do_not(tool: ModuleType, po: Path) -> None:
    add(tool, ALL)
    before = po.read_bytes()
    source = tool.SOURCE / "teamkracht" / "words.py"
    source.write_text("\n\n# moved\n" + source.read_text(encoding="utf-8"), encoding="utf-8")
    tool.main(["update"])
    assert po.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ({**ALL, "{n} idea": ["{n} ideas", "{n} idee", "{k} ideeën"]}, "placeholders"),
        ({**ALL, "{n} idea": ["{n} ideas", "{k} idee", "{n} ideeën"]}, "placeholder"),
        ({**ALL, "Next": ""}, "not translated"),
        ({**ALL, "{n} idea": ["{n} ideas", "{n} idee", ""]}, "not translated"),
        ({**ALL, "Gone": "Weg"}, "left over"),
        ({name: value for name, value in ALL.items() if name != "Back"}, "missing"),
    ],
)
def test_check_names_what_is_wrong(
    words: dict[str, object],
    named: str,
    tool: ModuleType,
    capsys: pytest.CaptureFixture[str],
) -> None:
    add(tool, words)
    capsys.readouterr()
    assert tool.main(["check"]) == 1
    assert named in capsys.readouterr().err


def test_check_names_a_doubtful_translation(
    tool: ModuleType, po: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(tool, ALL)
    text = po.read_text(encoding="utf-8")
    po.write_text(text.replace('msgid "Next"', '#, fuzzy\nmsgid "Next"'), encoding="utf-8")
    assert tool.main(["check"]) == 1
    assert "fuzzy" in capsys.readouterr().err


def test_check_names_a_compiled_catalogue_that_says_something_else(
    tool: ModuleType, po: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(tool, ALL)
    text = po.read_text(encoding="utf-8")
    po.write_text(text.replace("Terug", "Vorige"), encoding="utf-8")
    assert tool.main(["check"]) == 1
    assert "run compile" in capsys.readouterr().err
    tool.main(["compile"])
    assert tool.main(["check"]) == 0


def test_parallel_writers_lose_nothing(tool: ModuleType, po: Path) -> None:
    writers = []
    for number in range(4):
        file = tool.ROOT / f"{number}.json"
        file.write_text(json.dumps({f"Word {number}": f"Woord {number}"}), encoding="utf-8")
        command = [sys.executable, tool.__file__, "add", str(file)]
        writers.append(subprocess.Popen(command, stderr=subprocess.PIPE))
    for writer in writers:
        _out, errors = writer.communicate(timeout=60)
        assert writer.returncode == 0, errors
    text = po.read_text(encoding="utf-8")
    assert [number for number in range(4) if f'msgstr "Woord {number}"' not in text] == []


def test_builds_at_the_same_moment_do_not_meet(tool: ModuleType, po: Path) -> None:
    add(tool, ALL)
    whole = po.with_suffix(".mo").read_bytes()
    with ThreadPoolExecutor(8) as at_once:
        list(at_once.map(tool.compile_catalogue, [po] * 64))
    assert po.with_suffix(".mo").read_bytes() == whole
    assert sorted(one.suffix for one in po.parent.iterdir()) == [".mo", ".po"]


@pytest.mark.parametrize("complete", [True, False])
def test_a_build_stops_on_a_catalogue_that_is_not_complete(
    complete: bool, tool: ModuleType, po: Path
) -> None:
    add(tool, ALL if complete else {**ALL, "Next": ""})
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tool.ROOT)
    (tool.ROOT / "protocols").mkdir()
    po.with_suffix(".mo").unlink()
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", str(tool.ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == complete, done.stdout + done.stderr
    assert po.with_suffix(".mo").exists() == complete
    if not complete:
        assert "not translated: 'Next'" in done.stdout + done.stderr
        assert "Traceback" not in done.stdout + done.stderr
