"""docs/formats/protocol.md says what the program does."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from teamkracht.protocol.model import Instrument, Plan, Protocol, Rule, RuleMeasure, Source
from teamkracht.protocol.reading import read_protocol
from teamkracht.protocol.steps import KINDS, Check, FieldName, Measure, Role, Talk

DOCUMENT = Path(__file__).parents[2] / "docs" / "formats" / "protocol.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")
WHOLE, INSTRUMENT = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)


def test_the_example_is_a_protocol():
    protocol = read_protocol(WHOLE + INSTRUMENT, "protocol.md")
    assert protocol.id == "ons_overleg"
    assert protocol.instrument is not None


MODELS = (Protocol, Plan, Source, Check, Instrument, Rule, *KINDS.values())


@pytest.mark.parametrize("model", MODELS)
def test_every_key_is_explained(model):
    assert [one.name for one in fields(model) if not re.search(rf"\b{one.name}\b", TEXT)] == []


@pytest.mark.parametrize("words", [Measure, RuleMeasure, Role, Talk, FieldName, tuple(KINDS)])
def test_every_word_is_explained(words):
    known = words if isinstance(words, tuple) else get_args(words)
    assert [word for word in known if f"`{word}`" not in TEXT] == []
