"""Removing what is about clients once its time has passed; what is about the process stays.

Broken off anywhere, it can be done again: each part is done whole or not at all, and what is left
is found the next time. What is found by the minutes goes before what is about clients in them: the
numbers of cases in observations, older versions, lists made from them, a journal left behind.
"""

from __future__ import annotations

import shutil
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from teamkracht.records.case_file import CaseFile
from teamkracht.records.minutes import write_minutes
from teamkracht.records.observation import Observation, write_observation
from teamkracht.records.pairing import is_of
from teamkracht.records.parting import numbered, process_of, scores_of
from teamkracht.records.process import Held
from teamkracht.store import cases, content, minutes, observations, teams
from teamkracht.store.alone import alone
from teamkracht.store.files import files_in, read_text, remove, sentences, write_text
from teamkracht.store.home import Home
from teamkracht.store.light import each
from teamkracht.store.names import slug
from teamkracht.store.sealing import Closed, Damaged
from teamkracht.store.terms import CEILING, WEEKS, Terms, changed_on, day_of

LOG = "purge.log"
LOOKED_AT = 20
"""Minutes that a first look opens, the oldest first."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a purge would do. Paths only: no name of a client stands in it but in a path."""

    today: date
    minutes: tuple[Path, ...] = ()
    """Of which what is about clients goes."""
    beside: tuple[Path, ...] = ()
    """Older versions of those minutes and lists made from them: files and folders that go whole."""
    alone: tuple[Path, ...] = ()
    """The same of minutes that are not there any more, or hold nothing about clients any more."""
    observations: tuple[Path, ...] = ()
    """Of which lines and pseudonyms go; scores stay."""
    cases: tuple[Path, ...] = ()
    """That go whole, their kompassen too."""
    kept_cases: tuple[Path, ...] = ()
    """Kept on purpose: of which all goes but the kompas and the open actions."""
    leftovers: tuple[Path, ...] = ()
    """Of meetings under way that were never closed, or of what was broken off."""
    broken: tuple[str, ...] = ()
    """A sentence for each file that can't be read, so that nothing of it can be removed."""

    @property
    def is_empty(self) -> bool:
        """There is nothing to remove."""
        return not any(getattr(self, name) for name in PARTS)

    def as_far_as(self, other: Plan) -> Plan:
        """What both would do: what was asked for, unless it has changed since."""
        parts = {
            name: tuple(one for one in getattr(self, name) if one in getattr(other, name))
            for name in PARTS
        }
        return replace(self, **parts)  # type: ignore[arg-type]


PARTS = ("minutes", "beside", "alone", "observations", "cases", "kept_cases", "leftovers")
"""Of a plan: the tuples of paths."""


def plan(home: Home, today: date) -> Plan:
    """What is to be removed on a day. Raises StoreError where a folder can't be read."""
    terms = Terms(home, today)
    with_content = tuple(_with_content(home))
    kept = each(with_content, lambda path: (path, minutes.load(path, home.keys)))
    due = [(path, one.meeting) for path, one in kept.found if terms.minutes_due(one)]
    paths, held = tuple(path for path, _one in due), [one for _path, one in due]
    files = each(_case_files(home), lambda path: (path, cases.load(path, home.keys)))
    gone = [(path, case) for path, case in files.found if terms.case_due(case, changed_on(path))]
    seen = each(files_in(home.observations), lambda path: (path, observations.load(path)))
    return Plan(
        today=today,
        minutes=paths,
        beside=tuple(_beside(home, paths)),
        alone=tuple(_alone(home, terms, {path.stem for path in with_content})),
        observations=tuple(path for path, one in seen.found if _observation_due(terms, one, held)),
        cases=tuple(path for path, case in gone if not case.keep),
        kept_cases=tuple(path for path, case in gone if case.keep and bare(case) != case),
        leftovers=tuple(_leftovers(home, today, {one.id for one in held})),
        broken=(*kept.broken, *files.broken, *seen.broken, *dict.fromkeys(terms.broken)),
    )


def anything_due(home: Home, today: date) -> bool:
    """Whether there is something to remove, from a first look at the oldest files alone."""
    terms = Terms(home, today)
    opened = (path for path in _with_content(home) if content.can_be_read(path, home.keys))
    oldest = each(islice(opened, LOOKED_AT), lambda path: minutes.load(path, home.keys)).found
    if any(map(terms.minutes_due, oldest)):
        return True
    files = each(
        islice(_case_files(home), LOOKED_AT), lambda path: (path, cases.load(path, home.keys))
    ).found
    return any(
        terms.case_due(case, changed_on(path)) and not (case.keep and bare(case) == case)
        for path, case in files
    )


def carry_out(home: Home, asked: Plan, at: datetime) -> None:
    """Remove, and log that it was done. Raises StoreError and Unreadable; it can be done again."""
    asked = asked.as_far_as(plan(home, asked.today))
    counts = " ".join(f"{name}={len(getattr(asked, name))}" for name in PARTS)
    _log(home, at, f"begun {counts}")
    names: list[tuple[Held, dict[str, str]]] = []
    for path in asked.minutes:
        found = minutes.load(path, home.keys)
        names.append((found.meeting, numbered(found)))
    for path in asked.observations:
        with alone(home):
            seen = observations.load(path)
            known = next((one for held, one in names if is_of(seen.observation, held)), {})
            write_text(path, write_observation(scores_of(seen, known)))
    for path in (*asked.beside, *asked.alone, *asked.leftovers):
        _remove(home, path)
    for path in asked.minutes:
        with alone(home):
            found = minutes.load(path, home.keys)
            text = write_minutes(process_of(found, asked.today))
            content.write(path, text, found.meeting.team, home)
    terms = Terms(home, asked.today)
    for path in (*asked.kept_cases, *asked.cases):
        with alone(home):
            _remove_case(home, terms, path)
    for ending in ("", "-wal", "-shm", "-journal"):
        remove(home.index_file.with_name(home.index_file.name + ending))
    _log(home, at, "done")


def _remove_case(home: Home, terms: Terms, path: Path) -> None:
    """Remove a case, or what of it is not kept on purpose; not where it was taken up just now."""
    if not path.exists():
        return
    case = cases.load(path, home.keys)
    if not terms.case_due(case, changed_on(path)):
        return
    if case.keep:
        cases.save(home, bare(case))
    else:
        _remove(home, path)


def bare(case: CaseFile) -> CaseFile:
    """A case that is kept on purpose: its kompas and its open actions."""
    return replace(
        case,
        help_question=None,
        goal=None,
        situation=None,
        next_contact=None,
        kompas_change=(),
        action=tuple(replace(one, notes=()) for one in case.action if one.is_open),
    )


def _with_content(home: Home) -> Iterator[Path]:
    """Minutes from which nothing was removed yet, the oldest first."""
    for path in files_in(home.minutes):
        if "." not in path.stem and _may_have_content(home, path):
            yield path


def _may_have_content(home: Home, path: Path) -> bool:
    """Nothing was removed from minutes yet; of sealed ones that is not known before they open."""
    try:
        return "\ncontent_removed = " not in content.head(path, home.keys)
    except (Closed, Damaged):
        return True


def _case_files(home: Home) -> Iterator[Path]:
    with sentences(home.cases):
        folders = sorted(one for one in home.cases.glob("*") if one.is_dir())
    for folder in folders:
        yield from files_in(folder)


def _beside(home: Home, paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from minutes.versions(path)
        handouts = home.handouts / path.stem
        if handouts.exists():
            yield handouts


def _alone(home: Home, terms: Terms, known: Container[str]) -> Iterator[Path]:
    """What was made from minutes that are not there any more, or that hold nothing any more."""
    with sentences(home.handouts):
        handouts = sorted(home.handouts.glob("*"))
    versions = (one for one in files_in(home.minutes) if "." in one.stem)
    names = teams.names(home)
    for path in (*versions, *handouts):
        team = next((name for name in names if f"-{slug(name)}-" in path.name), "")
        if path.name.partition(".")[0] not in known and terms.day_passed(team, day_of(path)):
            yield path


def _observation_due(terms: Terms, one: Observation, due: list[Held]) -> bool:
    """Of a meeting that is due; or its own time has passed. One that is under way is not locked."""
    if scores_of(one, {}) == one:
        return False
    about = one.observation
    return any(is_of(about, held) for held in due) or terms.day_passed(about.team or "", about.date)


def _leftovers(home: Home, today: date, due: set[str]) -> Iterator[Path]:
    """Parts of broken-off saving, and what is left of meetings long over."""
    with sentences(home.root):
        parts = sorted(home.root.rglob(".*.part"))
        live = sorted(one for one in home.live.glob("*") if one.is_file())
    for path in parts:
        if today > changed_on(path):  # Somebody may be saving at this moment.
            yield path
    for path in live:
        name = path.name.partition(".")[0]
        going_on = any((home.live / f"{name}{end}").exists() for end in (".journal", ".observing"))
        age = today - changed_on(path)
        if path.suffix in {".lock", ".draft"} and age.days < 1:
            continue  # Somebody may just be beginning, or closing.
        if name in due or not going_on or age > CEILING or _old_rest(path, age.days):
            yield path


def _old_rest(path: Path, days: int) -> bool:
    return path.suffix == ".rest" and days > WEEKS * 7


def _remove(home: Home, path: Path) -> None:
    with alone(home), sentences(path):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _log(home: Home, at: datetime, what: str) -> None:
    path = home.root / LOG
    before = read_text(path) if path.exists() else ""
    write_text(path, f"{before}{at.isoformat(timespec='seconds')} purge {what}\n")
