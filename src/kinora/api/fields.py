"""Judging one field at a time: is it there, of the right type, within its bounds; the API's own words if not.

Knows how the API words its refusals; not which fields a request has. `Any` is allowed here.
"""

from __future__ import annotations

import re
from typing import Any

from kinora.api.multipart import Form
from kinora.errors import InvalidRequest
from kinora.models import listing, shortened
from kinora.service import Upload

_NUM_DIGITS = 18  # of a number that is worth comparing


def check_names(fields: dict[str, Any], known: tuple[str, ...], *, within: str = "") -> None:
    """Raises InvalidRequest if there is a field that is not known. `within` is the object they are in."""
    for name in fields:
        if name not in known:
            shown = shortened(f"{within}.{name}" if within else name)
            raise InvalidRequest(
                f"Unknown parameter: '{shown}'.", param=shown, code="unknown_parameter"
            )


def missing(name: str) -> InvalidRequest:
    """The error for a field that has to be there."""
    return InvalidRequest(
        f"Missing required parameter: '{name}'.", param=name, code="missing_required_parameter"
    )


def wrong_type(name: str, value: Any, *, expected: str) -> InvalidRequest:
    """The error for a field of another type than `expected`, which comes with its article."""
    return InvalidRequest(
        f"Invalid type for '{name}': expected {expected}, but got {kind_of(value)} instead.",
        param=name,
        code="invalid_type",
    )


def required_text(fields: dict[str, Any], name: str) -> str:
    """A field's text. Raises InvalidRequest when it is not there or not a text."""
    if fields.get(name) is None:
        raise missing(name)
    text = optional_text(fields, name)
    assert text is not None
    return text


def optional_text(
    fields: dict[str, Any], name: str, *, supported: tuple[str, ...] = (), shown: str = ""
) -> str | None:
    """A field's text, None when it is not given. Raises InvalidRequest when it is not a text.

    `supported` are the values that the refusal lists; `shown` is the field's full name.
    """
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    expected = f"one of {listing(supported, word='or')}" if supported else "a string"
    raise wrong_type(shown or name, value, expected=expected)


def whole_number(value: Any, name: str, *, is_text: bool, least: int, most: int) -> int:
    """An integer within its bounds; as text where a form or an address sent it. Raises InvalidRequest."""
    if is_text and isinstance(value, str):
        if not re.fullmatch(rf"-?[0-9]{{1,{_NUM_DIGITS}}}", value):
            raise InvalidRequest(
                f"Invalid type for '{name}': expected an integer, but got '{shortened(value)}' instead.",
                param=name,
                code="invalid_type",
            )
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # JSON has one kind of number: 7.0 is 7, and some clients write it so
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong_type(name, value, expected="an integer")
    for is_out, side, code, sign, bound in (
        (value > most, "above maximum", "integer_above_max_value", "<=", most),
        (value < least, "below minimum", "integer_below_min_value", ">=", least),
    ):
        if is_out:
            raise InvalidRequest(
                f"Invalid '{name}': integer {side} value. "
                f"Expected a value {sign} {bound}, but got {_number(value)} instead.",
                param=name,
                code=code,
            )
    return value


def is_form(fields: dict[str, Any]) -> bool:
    """Whether they came in a form, where every scalar is text."""
    return isinstance(fields, Form)


def kind_of(value: Any) -> str:
    """A JSON value's kind, with its article."""
    names = {
        bool: "a boolean",
        int: "an integer",
        float: "a number",
        str: "a string",
        list: "an array",
        dict: "an object",
        Upload: "a file",
    }
    return names.get(type(value), "null")


def _number(value: int) -> str:
    """A number as a message repeats it; one of thousands of digits is cut."""
    return str(value) if value.bit_length() < 200 else "a far larger or smaller one"
