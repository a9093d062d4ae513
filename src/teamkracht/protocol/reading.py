"""The text of a protocol file to a Protocol, and what else can be said of such a text."""

from __future__ import annotations

import hashlib
from typing import Any

from teamkracht.protocol.faults import faults
from teamkracht.protocol.model import Protocol
from teamkracht.toml import Problem, Unreadable, read
from teamkracht.toml.places import Places
from teamkracht.toml.problem import dotted


def read_protocol(text: str, name: str) -> Protocol:
    """Read a protocol. Raises Unreadable with everything that is wrong with it, by line."""
    protocol = read(text, Protocol, name=name)
    found = faults(protocol)
    if found:
        places = Places(text)
        raise Unreadable(
            Problem(name, places.line(one.path), dotted(one.path), one.message) for one in found
        )
    return protocol


def protocol_hash(text: str) -> str:
    """The SHA-256 of a protocol's text, in hex: the same whatever the file's line ends were."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(lines.encode()).hexdigest()


def schema() -> dict[str, Any]:
    """The JSON schema of a protocol file, for editors that complete and check TOML."""
    from pydantic import TypeAdapter

    found = TypeAdapter(Protocol).json_schema()
    for model in found["$defs"].values():
        if "const" in model.get("properties", {}).get("kind", {}):
            model["required"] = ["kind", *model.get("required", ())]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
