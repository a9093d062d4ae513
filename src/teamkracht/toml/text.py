"""Text that is safe to keep and to show."""

from __future__ import annotations

import re
import unicodedata

LINE_SEPARATORS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What some programs take for the end of a line, and TOML does not."""

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What turns the direction of the text around it."""

_LINES = re.compile(f"\r\n?|[{LINE_SEPARATORS}]")
_UNWANTED = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f{BIDI}\ufeff\ud800-\udfff\ufffe\uffff]")


_UNSHOWN = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f{BIDI}\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"
)


def shown(text: str) -> str:
    """The text as a terminal may have it: without what steers a terminal or deceives the eye.

    Records are read as they are; what is written to a screen passes here.
    """
    return _UNSHOWN.sub("", text)


def clean(text: str, *, lines: bool = False) -> str:
    r"""Give the text in NFC without what can't be kept or would deceive the eye.

    Control characters, marks that turn the direction of text, and halves of surrogate pairs go;
    a tab becomes a space. The end of a line, in whatever form, becomes `\n` with `lines`, and a
    space without.
    """
    text = _LINES.sub("\n", text).replace("\t", " ")
    text = unicodedata.normalize("NFC", _UNWANTED.sub("", text))
    return text if lines else text.replace("\n", " ")
