"""A passphrase that opens at once: an age file like the program's own, its scrypt made light.

What the program makes takes a second and a half by design. Here only the making is another; the
program opens these files as it opens all. By the specification of age (C2SP, age.md).
"""

from __future__ import annotations

import hmac
from base64 import b64encode
from hashlib import scrypt, sha256
from pathlib import Path
from secrets import token_bytes
from textwrap import wrap as in_lines

LIGHT = 1
"""The work factor: scrypt goes round so many powers of two. The program's own is 15 or more."""

VERSION = b"age-encryption.org/v1"


def wrap(secret: str, passphrase: str, path: Path) -> str:
    """In the place of the program's own, for tests in which nobody guesses."""
    del path
    file_key, salt, nonce = token_bytes(16), token_bytes(16), token_bytes(16)
    wrapping = scrypt(
        passphrase.encode(), salt=VERSION + b"/scrypt" + salt, n=1 << LIGHT, r=8, p=1, dklen=32
    )
    stanza = b"-> scrypt %s %d" % (_letters(salt), LIGHT)
    header = b"\n".join([VERSION, stanza, _letters(_sealed(file_key, wrapping, bytes(12))), b"---"])
    mac = hmac.digest(_key(file_key, b"", b"header"), header, "sha256")
    last = bytes(11) + b"\x01"
    body = nonce + _sealed(secret.encode(), _key(file_key, nonce, b"payload"), last)
    data = b64encode(header + b" " + _letters(mac) + b"\n" + body).decode()
    kind = "AGE ENCRYPTED FILE"
    return "\n".join([f"-----BEGIN {kind}-----", *in_lines(data, 64), f"-----END {kind}-----", ""])


def _sealed(data: bytes, key: bytes, nonce: bytes) -> bytes:
    from nacl.bindings import crypto_aead_chacha20poly1305_ietf_encrypt as chacha20_poly1305

    return bytes(chacha20_poly1305(data, None, nonce, key))


def _key(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    """HKDF with SHA-256, one block of it."""
    drawn = hmac.digest(salt or bytes(sha256().digest_size), secret, "sha256")
    return hmac.digest(drawn, purpose + b"\x01", "sha256")


def _letters(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")
