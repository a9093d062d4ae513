"""On which line of a TOML text a value stands, as tomllib tells no positions."""

from __future__ import annotations

import re
from bisect import bisect_right

from teamkracht.toml.problem import Path

_SPACE = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)


class Places:
    """The lines of all keys, tables and elements of a TOML text that tomllib can read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._arrays: dict[Path, int] = {}
        self._lines: dict[Path, int] = {}
        self._document()

    def line(self, path: Path) -> int | None:
        """The line, from 1, of what a path leads to, or of the nearest thing around it.

        None where nothing of the path is in the text: a key that lacks at the top.
        """
        while path:
            if path in self._lines:
                return self._lines[path]
            path = path[:-1]
        return None

    def _note(self, path: Path, position: int) -> None:
        self._lines.setdefault(path, bisect_right(self._starts, position))

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._position)
        if match:
            self._position = match.end()

    def _at(self, token: str) -> bool:
        return self._text.startswith(token, self._position)

    def _document(self) -> None:
        table: Path = ()
        self._skip(_SPACE)
        while self._position < len(self._text):
            table = self._header() if self._at("[") else self._pair(table)
            self._skip(_SPACE)

    def _header(self) -> Path:
        start, many = self._position, self._at("[[")
        self._position += 2 if many else 1
        keys = self._keys()
        self._position += 2 if many else 1
        path: Path = ()
        for key in keys[:-1]:
            path = self._last((*path, key), start)
        path = (*path, keys[-1])
        self._note(path, start)
        if many:
            self._arrays[path] = self._arrays.get(path, 0) + 1
        return self._last(path, start)

    def _last(self, path: Path, start: int) -> Path:
        """The table a header means: of an array of tables the last one."""
        self._note(path, start)
        if path not in self._arrays:
            return path
        path = (*path, self._arrays[path] - 1)
        self._note(path, start)
        return path

    def _keys(self) -> list[str]:
        keys = []
        while True:
            self._skip(_BLANK)
            keys.append(self._key())
            self._skip(_BLANK)
            if not self._at("."):
                return keys
            self._position += 1

    def _key(self) -> str:
        start = self._position
        if self._at('"') or self._at("'"):
            self._skip(_STRING)
            return _unquoted(self._text[start : self._position])
        self._skip(_BARE)
        return self._text[start : self._position]

    def _pair(self, table: Path) -> Path:
        """Take in `key = value`; gives the table it stands in."""
        start, path = self._position, table
        for key in self._keys():
            path = (*path, key)
            self._note(path, start)
        self._position += 1
        self._skip(_BLANK)
        self._value(path)
        return table

    def _value(self, path: Path) -> None:
        if self._at("["):
            self._array(path)
        elif self._at("{"):
            self._inline_table(path)
        elif self._at('"') or self._at("'"):
            self._skip(_STRING)
        else:
            self._skip(_SCALAR)

    def _array(self, path: Path) -> None:
        index = 0
        self._next()
        while not self._at("]"):
            self._note((*path, index), self._position)
            self._value((*path, index))
            index += 1
            self._skip(_SPACE)
            if self._at(","):
                self._next()
        self._position += 1

    def _inline_table(self, path: Path) -> None:
        self._next()
        while not self._at("}"):
            self._pair(path)
            self._skip(_SPACE)
            if self._at(","):
                self._next()
        self._position += 1

    def _next(self) -> None:
        """Past one character, and the space and comments after it."""
        self._position += 1
        self._skip(_SPACE)


def _unquoted(key: str) -> str:
    if key.startswith("'"):
        return key[1:-1]
    import tomllib

    value: str = tomllib.loads(f"key = {key}")["key"]
    return value
