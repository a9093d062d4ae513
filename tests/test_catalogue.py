"""The catalogue holds every message of the source, and the tool that keeps it so."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "tools" / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogue"] = module
    spec.loader.exec_module(module)
    return module


catalogue = load_tool()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one file, with an empty Dutch catalogue; gives the path of the catalogue."""
    folder = tmp_path / "teamkracht" / "locales" / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (tmp_path / "teamkracht" / "words.py").write_text(
        "_('Next')\nngettext('{n} idea', '{n} ideas', 2)\npgettext('verb', 'Open')\nmark('Back')\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    monkeypatch.setattr(catalogue, "SOURCE", tmp_path)
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path / "teamkracht" / "locales")
    monkeypatch.setattr(catalogue.extract, "__defaults__", (tmp_path,))
    monkeypatch.setattr(catalogue.catalogues, "__defaults__", (catalogue.LOCALES,))
    path = folder / "teamkracht.po"
    path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n')
    return path


def add(tmp_path: Path, words: dict[str, object]) -> int:
    file = tmp_path / "words.json"
    file.write_text(json.dumps(words), encoding="utf-8")
    return int(catalogue.main(["add", str(file)]))


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


def test_what_is_added_is_what_the_program_says(small: Path, tmp_path: Path) -> None:
    import gettext

    assert add(tmp_path, ALL) == 0
    with small.with_suffix(".mo").open("rb") as file:
        dutch = gettext.GNUTranslations(file)
    assert dutch.gettext("Next") == "Volgende"
    assert dutch.ngettext("{n} idea", "{n} ideas", 1) == "{n} idee"
    assert dutch.ngettext("{n} idea", "{n} ideas", 2) == "{n} ideeën"
    assert dutch.pgettext("verb", "Open") == "Openen"
    assert catalogue.main(["check"]) == 0


def test_adding_keeps_what_others_added_and_names_what_no_source_says(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(tmp_path, {"Nxt": "Volgende"})
    assert "Nxt" in capsys.readouterr().err
    add(tmp_path, ALL)
    text = small.read_text(encoding="utf-8")
    assert 'msgid "Nxt"' in text
    catalogue.main(["update"])
    text = small.read_text(encoding="utf-8")
    assert 'msgid "Nxt"' not in text
    assert 'msgstr "Terug"' in text


def test_the_file_does_not_change_where_the_words_do_not(small: Path, tmp_path: Path) -> None:
    add(tmp_path, ALL)
    before = small.read_bytes()
    source = tmp_path / "teamkracht" / "words.py"
    source.write_text("\n\n# moved\n" + source.read_text(encoding="utf-8"), encoding="utf-8")
    catalogue.main(["update"])
    assert small.read_bytes() == before


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
    small: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    add(tmp_path, words)
    capsys.readouterr()
    assert catalogue.main(["check"]) == 1
    assert named in capsys.readouterr().err


def test_check_names_a_doubtful_translation(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(tmp_path, ALL)
    text = small.read_text(encoding="utf-8")
    small.write_text(text.replace('msgid "Next"', '#, fuzzy\nmsgid "Next"'), encoding="utf-8")
    assert catalogue.main(["check"]) == 1
    assert "fuzzy" in capsys.readouterr().err


def test_check_names_a_compiled_catalogue_that_says_something_else(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(tmp_path, ALL)
    text = small.read_text(encoding="utf-8")
    small.write_text(text.replace("Terug", "Vorige"), encoding="utf-8")
    assert catalogue.main(["check"]) == 1
    assert "run compile" in capsys.readouterr().err
    catalogue.main(["compile"])
    assert catalogue.main(["check"]) == 0
