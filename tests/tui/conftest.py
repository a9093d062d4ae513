"""What the tests of the screens share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

sys.path.insert(0, str(Path(__file__).parent))

_read = Stylesheet._parse_rules
_known: dict[tuple[Any, ...], list[RuleSet]] = {}


def _read_once(sheet: Stylesheet, *css: Any, **of: Any) -> list[RuleSet]:
    key = (*sheet._variables.items(), *css, *of.items())
    if key not in _known:
        _known[key] = _read(sheet, *css, **of)
    return _known[key]


# Each app reads the styles of all widgets anew, a fifth of what its test takes: once will do.
Stylesheet._parse_rules = _read_once  # type: ignore[method-assign]
