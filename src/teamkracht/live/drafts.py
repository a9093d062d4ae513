"""Half-typed text, and the sign that a meeting is open: one small file beside the journal."""

from __future__ import annotations

import json
import os
import platform
import threading
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teamkracht.i18n import _
from teamkracht.live.clock import Clock
from teamkracht.live.disk import Disk, sentence, write_all
from teamkracht.live.lines import SEALED, sealed

if TYPE_CHECKING:
    from teamkracht.store.sealing import Key

FORMAT = "teamkracht/draft/1"

LATE = 0.3
"""Seconds after a key at which the text is written."""

ALIVE_EVERY = 15.0
"""Seconds between two signs of life."""

LONGEST_PAUSE = 5.0
"""Seconds between two attempts to write what can't be written, at most."""


@dataclass(frozen=True)
class Draft:
    """What a draft file says. `seen` is the wall time of the last sign of life."""

    texts: Mapping[str, str]
    seen: datetime | None = None
    computer: str | None = None
    process: int | None = None


def read_draft(path: Path, key: Key | None = None) -> tuple[Draft | None, str | None]:
    """What a draft file says, or None; with a sentence where there is one that can't be read.

    Without its key, of a sealed one only the sign of life is read.
    """
    try:
        said = json.loads(path.read_bytes())
        if not isinstance(said, dict) or said.get("format") != FORMAT:
            raise ValueError("not a draft")  # noqa: TRY301
        return _draft(_opened(said, key)), None
    except FileNotFoundError:
        return None, None
    except (OSError, ValueError, RecursionError):
        return None, _("The half-typed text in {path} can't be read.").format(path=path)


class Drafts:
    """Keeps half-typed text, at most half a second after a key, and shows that the meeting is open.

    A thread of its own writes; `key` seals the texts. `before` is what the file said when it was
    opened, `unread` a sentence where that can't be read. What goes wrong stops nothing.
    `on_trouble` hears, in that thread, why text can't be written, and None once it can.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        computer: str | None = None,
        alive_every: float = ALIVE_EVERY,
        disk: Disk | None = None,
        on_trouble: Callable[[str | None], None] | None = None,
        key: Key | None = None,
    ) -> None:
        self._path = path
        self._key = key
        self._on_trouble = on_trouble
        self._clock = clock
        self._computer = computer or platform.node()
        self._alive_every = alive_every
        self._disk = disk or Disk()
        self.before, self.unread = read_draft(path, key)
        self._unwritten: str | None = None
        self._texts = dict(self.before.texts) if self.before else {}
        self._changed = threading.Condition()
        self._typed = False
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
        self._thread.start()

    def keep(self, field: str, text: str) -> None:
        """Keep the text of a field as far as it was typed; an empty one is forgotten."""
        with self._changed:
            if self._texts.get(field, "") == text:
                return
            self._texts.pop(field, None)
            if text:
                self._texts[field] = text
            self._typed = True
            self._changed.notify_all()

    def text(self, field: str) -> str:
        """The text of a field as it was last kept, "" where there is none."""
        return self._texts.get(field, "")

    def fields(self) -> tuple[str, ...]:
        """The fields of which text was kept."""
        return tuple(self._texts)

    def forget(self, field: str) -> None:
        """The text of a field is a draft no more: it was noted, or thrown away."""
        self.keep(field, "")

    def close(self) -> None:
        """Write what was typed, and stop."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(2.0)

    def let_go(self) -> None:
        """Stop, and remove the file: the meeting is closed."""
        self.close()
        for path in (self._path, self._beside):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                self._unwritten = sentence(error, path)

    @property
    def trouble(self) -> str | None:
        """Why half-typed text can't be written, in a sentence; None where it can."""
        return self._unwritten

    @property
    def _beside(self) -> Path:
        return self._path.with_name(self._path.name + ".new")

    def _run(self) -> None:
        pause = LATE
        closing = False
        while not closing:
            texts, typed, closing = self._taken()
            try:
                self._write(texts, sync=typed)
            except OSError as error:
                self._tell(sentence(error, self._path))
                pause = min(2 * pause, LONGEST_PAUSE)
                self._typed = self._typed or typed
            else:
                self._tell(None)
                pause = LATE
            self._rest(pause)

    def _tell(self, trouble: str | None) -> None:
        if trouble != self._unwritten:
            self._unwritten = trouble
            if self._on_trouble is not None:
                self._on_trouble(trouble)

    def _taken(self) -> tuple[dict[str, str], bool, bool]:
        with self._changed:
            typed, self._typed = self._typed, False
            return dict(self._texts), typed, self._closing

    def _rest(self, pause: float) -> None:
        """Wait for a key, and then a moment for more; or until a sign of life is due."""
        due = pause if self._unwritten else self._alive_every
        with self._changed:
            if self._changed.wait_for(lambda: self._typed or self._closing, due):
                self._changed.wait_for(lambda: self._closing, pause)

    def _write(self, texts: Mapping[str, str], *, sync: bool) -> None:
        said = {
            "format": FORMAT,
            "seen": self._clock.read().wall.isoformat(),
            "computer": self._computer,
            "process": os.getpid(),
            **_told(texts, self._key),
        }
        data = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
        file = self._disk.open(self._beside)
        try:
            self._disk.cut(file, 0)
            write_all(self._disk, file, data, 0)
            if sync:
                self._disk.sync(file)
        finally:
            self._disk.close(file)
        self._disk.replace(self._beside, self._path)


def _told(texts: Mapping[str, str], key: Key | None) -> Mapping[str, Any]:
    """The texts as they go into the file, sealed where there is a key."""
    return sealed({"texts": texts}, key)


def _opened(said: dict[str, Any], key: Key | None) -> dict[str, Any]:
    """What a draft says; of a sealed one without its key no text. Raises ValueError."""
    if SEALED not in said or key is None:
        return {"texts": {}, **said}
    found = key.open(b64decode(str(said[SEALED]), validate=True))
    if found is None:
        raise ValueError("sealed with another key")
    return {**said, **json.loads(found)}


def _draft(said: Mapping[str, Any]) -> Draft:
    texts, seen = said.get("texts"), said.get("seen")
    computer, process = said.get("computer"), said.get("process")
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise ValueError("no texts")
    moment = datetime.fromisoformat(seen) if isinstance(seen, str) else None
    return Draft(
        texts,
        moment if moment is not None and moment.tzinfo is not None else None,
        computer if isinstance(computer, str) else None,
        process if isinstance(process, int) else None,
    )
