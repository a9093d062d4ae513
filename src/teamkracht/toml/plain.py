"""What plainly fits its dataclass is built at once; anything else is left to the full check.

The full check needs pydantic: a tenth of a second and nine megabytes, for files that are nearly
always right. So this may say yes, where the full check would make the same of it; never no.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from functools import partial
from typing import (
    Annotated,
    Any,
    Literal,
    Protocol,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    runtime_checkable,
)

from annotated_types import Ge, Le, MinLen

from teamkracht.toml.shape import toml_key

T = TypeVar("T")
Make = Callable[[Any], Any]
"""Makes of a plain value what the model asks. Raises Unsure where it does not plainly fit."""


class Unsure(Exception):
    """A value has to be looked at by the full check."""


class ByKey:
    """A mark in `Annotated`: the model of a table is chosen by one of its keys."""

    def __init__(self, key: str, models: Mapping[str, type]) -> None:
        self.key = key
        self.models = models

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Say so to pydantic, when it is there."""
        from pydantic_core import core_schema

        choices = {name: handler.generate_schema(model) for name, model in self.models.items()}
        return core_schema.tagged_union_schema(choices, discriminator=self.key)


@runtime_checkable
class Fits(Protocol):
    """A mark in `Annotated` that tells whether a value fits."""

    def fits(self, value: Any) -> bool:
        """Whether it does."""


class Plainly:
    """Builds dataclasses of plain values, by the hints of their fields."""

    def __init__(self, key: Callable[[str], str], moments: Callable[[type], Make]) -> None:
        """`key` gives the key of a field, `moments` how a day, a time and a moment are made."""
        self._key = key
        self._tables: dict[type, Make] = {}
        self._bare: dict[Any, Make] = {
            **{kind: partial(_just, kind) for kind in (str, int, bool)},
            **{kind: moments(kind) for kind in (date, time, datetime)},
            float: _number,
            type(None): _nothing,
        }
        self._parted: dict[Any, Callable[..., Make]] = {
            Annotated: self._marked,
            Literal: _one_of,
            tuple: self._row,
            dict: self._named,
            Mapping: self._named,
            Union: self._either,
            types.UnionType: self._either,
        }

    def build(self, values: Mapping[str, Any], model: type[T]) -> T | None:
        """Build what values plainly are; None where the full check has to look at them."""
        try:
            return cast("T", self._table(model)(values))
        except (Unsure, ValueError, OverflowError):
            return None

    def _maker(self, hint: Any) -> Make:
        made_of = self._parted.get(get_origin(hint))
        if made_of is not None:
            return made_of(*get_args(hint))
        if is_dataclass(hint):
            return self._table(cast("type", hint))
        if isinstance(hint, type) and hasattr(hint, "_field_defaults"):
            return self._tuple_with_names(hint)
        return self._bare.get(hint, _unsure)

    def _table(self, model: type) -> Make:
        if model not in self._tables:
            self._tables[model] = self._make_table(model)
        return self._tables[model]

    def _make_table(self, model: Any) -> Make:
        hints = get_type_hints(model, include_extras=True)
        known = {
            self._key(one.name): (one.name, self._maker(hints[one.name])) for one in fields(model)
        }
        needed = {
            self._key(one.name)
            for one in fields(model)
            if one.default is MISSING and one.default_factory is MISSING
        }

        def make(value: Any) -> Any:
            if type(value) is not dict or not needed <= value.keys() <= known.keys():
                raise Unsure
            given = {}
            for key, one in value.items():
                name, make_one = known[key]
                given[name] = make_one(one)
            return model(**given)

        return make

    def _tuple_with_names(self, model: Any) -> Make:
        makers = [self._maker(hint) for hint in get_type_hints(model).values()]
        needed = len(makers) - len(model._field_defaults)

        def make(value: Any) -> Any:
            if type(value) is not list or not needed <= len(value) <= len(makers):
                raise Unsure
            return model(*(make_one(one) for make_one, one in zip(makers, value, strict=False)))

        return make

    def _marked(self, hint: Any, *marks: Any) -> Make:
        by_key = next((mark for mark in marks if isinstance(mark, ByKey)), None)
        make = self._by_key(by_key) if by_key else self._maker(hint)
        checks = [_check(mark) for mark in marks if mark is not by_key]
        return partial(_guarded, make, checks) if checks else make

    def _by_key(self, mark: ByKey) -> Make:
        makers = {name: self._table(model) for name, model in mark.models.items()}

        def make(value: Any) -> Any:
            chosen = value.get(mark.key) if type(value) is dict else None
            if type(chosen) is not str or chosen not in makers:
                raise Unsure
            return makers[chosen](value)

        return make

    def _row(self, *hints: Any) -> Make:
        more = hints[1:] == (...,)
        makers = [self._maker(hint) for hint in hints if hint is not ...]

        def make(value: Any) -> tuple[Any, ...]:
            if type(value) is not list or not (more or len(value) == len(makers)):
                raise Unsure
            if more:
                return tuple(map(makers[0], value))
            return tuple(make_one(one) for make_one, one in zip(makers, value, strict=True))

        return make

    def _named(self, name: Any, hint: Any) -> Make:
        make_name, make_one = self._maker(name), self._maker(hint)

        def make(value: Any) -> dict[Any, Any]:
            if type(value) is not dict:
                raise Unsure
            return {make_name(key): make_one(one) for key, one in value.items()}

        return make

    def _either(self, *hints: Any) -> Make:
        """Make the one that fits; between tables, rows or numbers the full check chooses."""
        makers = [self._maker(hint) for hint in hints]

        def make(value: Any) -> Any:
            for one in makers:
                try:
                    return one(value)
                except Unsure:
                    continue
            raise Unsure

        there = [hint for hint in hints if hint is not type(None)]
        return make if len(there) == 1 or all(map(_told_apart, there)) else _unsure


def _told_apart(hint: Any) -> bool:
    """Tell whether no value fits this and another of its kind."""
    bare = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    return bare in (str, int, bool) or get_origin(bare) is Literal


def _check(mark: Any) -> Callable[[Any], bool]:
    match mark:
        case Ge(ge=least):
            return lambda value: bool(value >= least)
        case Le(le=most):
            return lambda value: bool(value <= most)
        case MinLen(min_length=least):
            return lambda value: len(value) >= least
        case Fits():
            return mark.fits
    return lambda _value: False


def _guarded(make: Make, checks: list[Callable[[Any], bool]], value: Any) -> Any:
    made = make(value)
    if not all(check(made) for check in checks):
        raise Unsure
    return made


def _just(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise Unsure
    return value


def _in_letters(kind: Any, value: Any) -> Any:
    """Make a moment of text, where that is just how it is written."""
    if type(value) is not str:
        raise Unsure
    made = kind.fromisoformat(value)
    if made.isoformat() != value:
        raise Unsure
    return made


def _number(value: Any) -> float:
    if type(value) not in (float, int):
        raise Unsure
    return float(value)


def _nothing(value: Any) -> None:
    if value is not None:
        raise Unsure


def _one_of(*choices: Any) -> Make:
    def make(value: Any) -> Any:
        if type(value) is not str or value not in choices:
            raise Unsure
        return value

    return make


def _unsure(_value: Any) -> Any:
    raise Unsure


PLAIN_TOML = Plainly(toml_key, lambda kind: partial(_just, kind))
"""Of a document of TOML, which has moments of its own."""

PLAIN_JSON = Plainly(str, lambda kind: partial(_in_letters, kind))
"""Of JSON, in which moments are text."""
