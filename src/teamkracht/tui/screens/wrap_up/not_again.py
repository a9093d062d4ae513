"""Of which clients it was said at the end that their case does not come back, and when."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from teamkracht.live.conductor import Conductor

FIELD = "wrap_up/not_again"
"""The draft that keeps them: it outlives the screen and the program, and is no part of minutes."""


def said(conductor: Conductor) -> dict[str, datetime]:
    """The clients, each with when it was said."""
    try:
        found = json.loads(conductor.draft(FIELD) or "{}")
        return {str(client): datetime.fromisoformat(at) for client, at in found.items()}
    except (AttributeError, ValueError, TypeError, RecursionError):
        return {}


def say(conductor: Conductor, client: str) -> None:
    """Say it of one more."""
    _keep(conductor, {**said(conductor), client: conductor.wall()})


def take_back(conductor: Conductor, client: str) -> None:
    """Say it no longer."""
    _keep(conductor, {one: at for one, at in said(conductor).items() if one != client})


def _keep(conductor: Conductor, clients: Mapping[str, datetime]) -> None:
    plain = {client: at.isoformat() for client, at in clients.items()}
    conductor.keep_draft(FIELD, json.dumps(plain, ensure_ascii=False) if plain else "")
