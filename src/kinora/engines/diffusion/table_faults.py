"""What is wrong with a table, as the end of a sentence, and what is allowed instead.

Works on any msgspec structure; knows nothing of models.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import inspect


def key_fault(
    kind: type[msgspec.Struct], values: Mapping[str, Any], *, hidden: tuple[str, ...] = ()
) -> str:
    """Of the first key that does not exist, in nested tables too; "" where all do. `hidden` keys are
    none for whoever writes the table."""
    return _key_fault(_struct(inspect.type_info(kind)), values, "", hidden)


def value_fault(
    kind: type[msgspec.Struct], values: Mapping[str, Any], error: msgspec.ValidationError
) -> str:
    """Of the value that msgspec refused."""
    said, _, where = str(error).partition(" - at `$")
    path = where.removesuffix("`").removeprefix(".")
    if lacking := re.search(r"required field `(\w+)`", said):
        key = f"{path}.{lacking[1]}" if path else lacking[1]
        return f"lacks {key}, which is {kind_of(kind, key)}."
    return f"has {path} = {_told(_value(values, path))}, but it is to be {kind_of(kind, path)}."


def kind_of(kind: type[msgspec.Struct], path: str) -> str:
    """What may stand at a key, such as "frames.fps" or "loras[0].strength"."""
    found: inspect.Type = inspect.type_info(kind)
    for step in re.findall(r"\w+|\[[^]]*\]", path):
        found = _within(found, step)
    return _told_type(found)


def quoted(name: str, own: Mapping[str, Any]) -> str:
    """How a dotted name should have been written."""
    return f'"{name}.{next(iter(own))}"'


def _key_fault(
    kind: inspect.StructType, values: Mapping[str, Any], path: str, hidden: tuple[str, ...]
) -> str:
    fields = {field.name: field.type for field in kind.fields if field.name not in hidden}
    for key, value in values.items():
        if key not in fields:
            near = difflib.get_close_matches(key, fields, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(fields)}."
            return f"has {path}{key}, which is no key; {hint}"
        for number, inner in enumerate(value if isinstance(value, list) else [value]):
            struct = _struct(fields[key])
            if struct and isinstance(inner, Mapping):
                index = f"[{number}]" if isinstance(value, list) else ""
                if fault := _key_fault(struct, inner, f"{path}{key}{index}.", ()):
                    return fault
    return ""


def _struct(kind: inspect.Type) -> Any:
    """The structure that a type is, or is a list of."""
    if isinstance(kind, inspect.VarTupleType):
        return _struct(kind.item_type)
    if isinstance(kind, inspect.Metadata):
        return _struct(kind.type)
    return kind if isinstance(kind, inspect.StructType) else None


def _within(kind: inspect.Type, step: str) -> inspect.Type:
    if isinstance(kind, inspect.Metadata):
        kind = kind.type
    if step.startswith("["):
        return kind.item_type if isinstance(kind, inspect.VarTupleType) else kind
    assert isinstance(kind, inspect.StructType)
    return next(field.type for field in kind.fields if field.name == step)


def _value(values: Any, path: str) -> Any:
    for step in re.findall(r"\w+|\[[^]]*\]", path):
        values = values[int(step[1:-1])] if step.startswith("[") else values[step]
    return values


def _told(value: Any) -> str:
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value)
    return text if len(text) < 80 else f"{text[:79]}…"


def _told_type(kind: inspect.Type) -> str:
    kind = kind.type if isinstance(kind, inspect.Metadata) else kind
    told = "a table"
    match kind:
        case inspect.LiteralType():
            told = " or ".join(repr(value) for value in kind.values)
        case inspect.UnionType():
            kinds = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
            told = " or ".join(_told_type(one) for one in kinds)
        case inspect.BoolType():
            told = "true or false"
        case inspect.IntType() | inspect.FloatType():
            noun = "a whole number" if isinstance(kind, inspect.IntType) else "a number"
            told = f"{noun}{_range(kind)}"
        case inspect.StrType():
            told = 'text such as "1280x704"' if kind.pattern else "text"
        case inspect.VarTupleType():
            told = f"a list, each of it {_told_type(kind.item_type)}"
    return told


def _range(kind: inspect.IntType | inspect.FloatType) -> str:
    if kind.ge is not None and kind.le is not None:
        return f" from {kind.ge} to {kind.le}"
    return f" of at least {kind.ge}" if kind.ge is not None else ""
