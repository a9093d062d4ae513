"""How strong the program makes what it keeps of a passphrase."""

from __future__ import annotations

from base64 import b64decode

import pytest
from sealed_home import SECRET, TEAM, again

from teamkracht.records.key_file import read_key_file
from teamkracht.store import encrypting
from teamkracht.store.home import Home

pytest.importorskip("pyrage")
pytest.importorskip("nacl")

WEAKEST = 14
"""age measures what a second is worth on this machine; a busy one comes to less than its 18."""


@pytest.mark.slow
def test_guessing_a_passphrase_goes_slowly_unless_somebody_asks_otherwise(plain: Home) -> None:
    encrypting.switch_on(plain, TEAM, SECRET)
    file = read_key_file(plain.keys.path_of(TEAM).read_text("utf-8"), "sleutel")
    letters = "".join(file.wrapped.splitlines()[1:-1])
    kind, _salt, factor = b64decode(letters).split(b"\n")[1].split()[1:]
    assert kind == b"scrypt"
    assert int(factor) >= WEAKEST
    assert again(plain, SECRET).keys.is_open(TEAM)
