"""The shape that a dataclass asks of a document: pydantic's schema, made strict, and walked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from teamkracht.toml.problem import Path

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator

_STRICT = {"int", "bool", "float", "str", "date", "datetime", "time"}
_AS_IS = {"metadata", "default"}
_WRAPPERS = {"default", "nullable", "function-before", "function-after", "function-wrap"}


def toml_key(field: str) -> str:
    """The key of a field of a dataclass: its name without the underscore that avoids a keyword."""
    return field.rstrip("_")


@dataclass(frozen=True)
class Shape:
    """What checks documents against one dataclass."""

    validator: SchemaValidator
    schema: dict[str, Any]

    def path(self, location: tuple[str | int, ...]) -> Path:
        """The path in the document of a place that pydantic names (it names chosen models too)."""
        path: list[str | int] = []
        for part, schema in self._walk(location):
            chosen = schema.get("type") == "tagged-union" and part in schema["choices"]
            if not chosen and part != "[key]":
                path.append(part)
        return tuple(path)

    def keys(self, location: tuple[str | int, ...]) -> tuple[str, ...]:
        """The keys that the table around a place may have."""
        *_before, (_part, schema) = self._walk(location)
        return tuple(_key(field) for field in _fields(schema))

    def at(self, location: tuple[str | int, ...]) -> dict[str, Any]:
        """What is asked of the value at a place: its schema, bare."""
        schema = self.schema
        for part in location:
            schema = _inside(self._bare(schema), part)
        return self._bare(schema)

    def _walk(self, location: tuple[str | int, ...]) -> Iterator[tuple[str | int, dict[str, Any]]]:
        """Each part of a location, with the schema of what it stands in."""
        schema = self.schema
        for part in location:
            schema = self._bare(schema)
            yield part, schema
            schema = _inside(schema, part)

    def _bare(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The schema without what is wrapped around it."""
        while True:
            kind = schema.get("type")
            if kind == "definition-ref":
                schema = self._definition(schema["schema_ref"])
            elif kind in _WRAPPERS or kind == "definitions":
                schema = schema["schema"]
            else:
                return schema

    def _definition(self, ref: str) -> dict[str, Any]:
        return next(one for one in self.schema["definitions"] if one["ref"] == ref)


def _inside(schema: dict[str, Any], part: str | int) -> dict[str, Any]:
    kind = schema.get("type")
    if kind == "dataclass":
        return next((one["schema"] for one in _fields(schema) if _key(one) == part), {})
    if kind == "tuple":
        return cast("dict[str, Any]", schema["items_schema"][0])
    if kind == "dict":
        return cast("dict[str, Any]", schema.get("values_schema", {}))
    if kind == "tagged-union":
        return cast("dict[str, Any]", schema["choices"].get(part, {}))
    return {}


def _fields(schema: dict[str, Any]) -> list[dict[str, Any]]:
    if schema.get("type") != "dataclass":
        return []
    return cast("list[dict[str, Any]]", schema["schema"]["fields"])


def _key(field: dict[str, Any]) -> str:
    return cast("str", field.get("validation_alias", field["name"]))


@cache
def shape(model: type) -> Shape:
    """Build the shape of a dataclass. pydantic is imported here, for the first file checked."""
    from pydantic import TypeAdapter
    from pydantic_core import SchemaValidator

    schema = _strict(TypeAdapter(model).core_schema)
    return Shape(SchemaValidator(schema), schema)


def _strict(node: Any) -> Any:
    """Copy a schema in which no scalar is converted to another type.

    The containers stay as they are: a list of TOML becomes a tuple, a table a dataclass.
    """
    if isinstance(node, list):
        return [_strict(one) for one in node]
    if not isinstance(node, dict):
        return node
    copy = {key: one if key in _AS_IS else _strict(one) for key, one in node.items()}
    if copy.get("type") in _STRICT:
        copy["strict"] = True
    if copy.get("type") == "dataclass-field" and copy["name"].endswith("_"):
        copy["validation_alias"] = toml_key(copy["name"])
    return copy
