r"""Keep the catalogues of translations in step with the source.

    python tools/catalogue.py update         take in what the source says, drop what it does not
    python tools/catalogue.py add FILE.json  merge translations; safe beside others who do the same
    python tools/catalogue.py compile        write the .mo files that the program reads
    python tools/catalogue.py check          exit 1, naming what is missing, fuzzy, left or stale

FILE.json is one object. A plain message: `"English": "Dutch"`. A message with a plural:
`"{count} idea": ["{count} ideas", "{count} idee", "{count} ideeën"]` (English plural, then Dutch
singular and plural). A message with a context: the key is `"context\u0004English"`.
"""

from __future__ import annotations

import argparse
import json
import string
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from uuid import uuid4

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
LOCALES = SOURCE / "teamkracht" / "locales"
KEYWORDS = {"_": None, "mark": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
HEADER = """\
# {language}: the words of teamkracht.
# Written by tools/catalogue.py, without dates and line numbers, so that a change shows only words.
msgid ""
msgstr ""
"Project-Id-Version: teamkracht\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

Text = str | tuple[str, ...]
"""One text, or one for each plural form."""
Key = tuple[str | None, Text]
"""What a message is known by: its context and its English text, singular and plural."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with one message or one catalogue, as a sentence."""

    path: Path
    what: str
    message: str = ""

    def __str__(self) -> str:
        """Give the place first, as a compiler does."""
        place = self.path.relative_to(ROOT) if self.path.is_relative_to(ROOT) else self.path
        return f"{place}: {self.what}" + (f": {self.message!r}" if self.message else ".")


def catalogues(locales: Path = LOCALES) -> list[Path]:
    """Give every catalogue, sorted by language."""
    return sorted(locales.glob("*/LC_MESSAGES/teamkracht.po"))


def language_of(path: Path) -> str:
    """Give the language that a catalogue translates to."""
    return path.parent.parent.name


def read(path: Path) -> dict[Key, Message]:
    """Read the messages of a catalogue, its header left out."""
    with path.open("rb") as file:
        messages = read_po(file, locale=language_of(path), abort_invalid=True)
    return {key_of(message): message for message in messages if message.id}


def key_of(message: Message) -> Key:
    """Give what a message is known by."""
    return (message.context, tuple(message.id) if message.pluralizable else str(message.id))


def extract(source: Path = SOURCE) -> dict[Key, list[str]]:
    """Give every message of the source with the files that say it, in the order of the source."""
    found: dict[Key, list[str]] = {}
    for file, _line, ids, _comments, context in extract_from_dir(
        source, method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        places = found.setdefault((context, tuple(ids) if isinstance(ids, tuple) else ids), [])
        name = Path(file).as_posix()
        if name not in places:
            places.append(name)
    return dict(sorted(found.items(), key=lambda item: item[1][0]))


def write(path: Path, entries: Iterable[Message]) -> None:
    """Write a catalogue whole, under our own calm header."""
    bound = Catalog(locale=language_of(path))
    for entry in entries:
        context, text = key_of(entry)
        bound.add(text, entry.string, locations=entry.locations, context=context)
        if message := bound.get(text, context):
            message.flags = (
                {"python-brace-format"} if any(map(placeholders, texts(text))) else set()
            )
    buffer = BytesIO()
    write_po(buffer, bound, omit_header=True, include_lineno=False, width=98)
    body = buffer.getvalue().decode()
    replace(path, (HEADER.format(language=language_of(path)) + body.strip() + "\n").encode())


def replace(path: Path, content: bytes) -> None:
    """Put a file in place in one go, for others may be reading it, or writing it just now."""
    beside = path.with_name(f"{path.name}.{uuid4().hex}.partial")
    beside.write_bytes(content)
    beside.replace(path)


def rebuild(path: Path, additions: dict[Key, Text], *, drop: bool) -> set[Key]:
    """Write a catalogue anew from the source, what stood in it, and additions.

    With `drop`, what the source no longer says goes and what it says appears, translated or not;
    without it, everything that has a translation stays. Gives the additions that no source says.
    """
    said, known = extract(), read(path)
    words = {key: message.string for key, message in known.items()} | additions
    keys = list(said) if drop else [key for key in said if key in words]
    left_over = [key for key in words if key not in said]
    entries = []
    for context, text in keys + ([] if drop else left_over):
        places = [(name, 1) for name in sorted(said.get((context, text), []))]
        string = words.get((context, text), "")
        entries.append(Message(text, string, locations=places, context=context))
    write(path, entries)
    return {key for key in additions if key not in said}


def compiled(path: Path) -> bytes:
    """Give the .mo of a catalogue as bytes."""
    catalog = Catalog(locale=language_of(path))
    for (context, text), message in read(path).items():
        if message.string and not message.fuzzy:
            catalog.add(text, message.string, context=context)
    # Babel stamps its header with the moment; a build may depend on the .po alone.
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def words_in(content: bytes) -> dict[Key, tuple[str, ...]]:
    """Give the translations of a .mo; its header names the Babel that wrote it, and is left out."""
    return {key_of(entry): texts(entry.string) for entry in read_mo(BytesIO(content)) if entry.id}


def compile_catalogue(path: Path) -> Path:
    """Write the .mo beside a .po and give its path."""
    target = path.with_suffix(".mo")
    replace(target, compiled(path))
    return target


def texts(value: Text | list[str] | None) -> tuple[str, ...]:
    """Give the one text, or the singular and the plural."""
    return (value,) if isinstance(value, str) else tuple(value or ("",))


def placeholders(text: str) -> frozenset[str]:
    """Give the names between braces in a text."""
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)
    except ValueError:
        return frozenset({text})


def faults_within(path: Path) -> Iterator[Fault]:
    """Name what is untranslated, doubtful, or says other placeholders than the English."""
    for (_context, text), message in read(path).items():
        english, translated = texts(text), texts(message.string)
        if message.fuzzy:
            yield Fault(path, "marked as fuzzy", english[0])
        if not all(translated):
            yield Fault(path, "not translated", english[0])
        elif placeholders(english[-1]) != placeholders(translated[-1]):
            yield Fault(path, "other placeholders than the English", english[-1])
        elif not placeholders(translated[0]) <= placeholders(english[-1]):
            yield Fault(path, "a placeholder that the English has not", english[0])


def faults_beside(path: Path) -> Iterator[Fault]:
    """Name where a catalogue and the source, or a catalogue and its .mo, have parted."""
    said, known = extract(), read(path)
    for key in said:
        if key not in known:
            yield Fault(path, "missing; the source says it", texts(key[1])[0])
    for key in known:
        if key not in said:
            yield Fault(path, "left over; no source says it (run update)", texts(key[1])[0])
    target = path.with_suffix(".mo")
    if not target.exists() or words_in(target.read_bytes()) != words_in(compiled(path)):
        yield Fault(target, "not what the .po says (run compile)")


def additions_from(text: str) -> dict[Key, Text]:
    """Read the translations of a JSON file in the form that the head of this file describes."""
    additions: dict[Key, Text] = {}
    for name, value in json.loads(text).items():
        context, _, english = name.rpartition("\4")
        if isinstance(value, str):
            additions[context or None, english] = value
        else:
            plural, *dutch = value
            additions[context or None, (english, plural)] = tuple(dutch)
    return additions


def add(path: Path, file: Path) -> int:
    """Merge the translations of a JSON file and compile."""
    unknown = rebuild(path, additions_from(file.read_text(encoding="utf-8")), drop=False)
    compile_catalogue(path)
    for _context, text in sorted(unknown, key=str):
        print(f"Kept, but no source says it yet: {texts(text)[0]!r}", file=sys.stderr)
    return 0


def check(paths: list[Path]) -> int:
    """Print every fault and give the exit code."""
    faults = [fault for path in paths for fault in (*faults_within(path), *faults_beside(path))]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks; everything that writes holds one lock."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("update", "compile", "check"):
        commands.add_parser(name)
    adding = commands.add_parser("add")
    adding.add_argument("file", type=Path)
    adding.add_argument("--language", default="nl")
    asked = parser.parse_args(arguments)
    if asked.command == "check":
        return check(catalogues())
    from filelock import FileLock

    with FileLock(LOCALES / ".lock", timeout=60):
        if asked.command == "add":
            return add(LOCALES / asked.language / "LC_MESSAGES" / "teamkracht.po", asked.file)
        for path in catalogues():
            if asked.command == "update":
                rebuild(path, {}, drop=True)
            compile_catalogue(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
