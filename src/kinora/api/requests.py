"""From wire to domain: fields and query strings to typed requests, with an error that names the field.

Judges names and types; what a model offers is judged by the service. `Any` is allowed here.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

from kinora.api.body import Fields
from kinora.errors import InvalidRequest
from kinora.models import Catalogue, listing, shortened
from kinora.service import CreateRequest, ListRequest, RemixRequest, Upload
from kinora.service.requests import DEFAULT_MODEL, unsupported
from kinora.video import Variant

MAX_LIMIT = 100
NOT_YET = ("input_reference", "characters")  # fields of the API that this server cannot honour
VARIANTS = (Variant.VIDEO, Variant.THUMBNAIL, Variant.SPRITESHEET)


def create_request(fields: Fields, catalogue: Catalogue) -> CreateRequest:
    """A create from its fields. Raises InvalidRequest, naming the field at fault."""
    _check_names(fields, ("prompt", "model", "size", "seconds", *NOT_YET))
    for name in NOT_YET:
        if fields.get(name) is not None:
            raise _not_yet(name, fields[name])
    prompt = _required_text(fields, "prompt")
    given = {
        name: fields[name] for name in ("model", "size", "seconds") if fields.get(name) is not None
    }
    _check_text(given, "model", tuple(model.name for model in catalogue.models))
    model = catalogue.find(given.get("model", DEFAULT_MODEL))
    if model:
        _check_text(given, "size", tuple(map(str, model.sizes)))
        _check_text(given, "seconds", tuple(map(str, model.seconds)))
    return CreateRequest(prompt=prompt, **given)


def remix_request(fields: Fields) -> RemixRequest:
    """A remix from its fields; `model` may be sent, since gateways do, and means nothing."""
    _check_names(fields, ("prompt", "model", "size", "seconds"))
    prompt = _required_text(fields, "prompt")
    for name in ("model", "size", "seconds"):
        _check_text(fields, name, ())
    return RemixRequest(prompt=prompt, size=fields.get("size"), seconds=fields.get("seconds"))


def list_request(query: bytes) -> ListRequest:
    """A listing from its query string. Raises InvalidRequest."""
    if not query:
        return ListRequest()
    given = _query(query)
    _check_names(given, ("after", "limit", "order"))
    order = given.get("order", "desc")
    if order not in ("asc", "desc"):
        raise unsupported(order, "order", ("asc", "desc"))
    return ListRequest(
        after=given.get("after"), limit=_limit(given.get("limit", "20")), order=order
    )


def variant_asked(query: bytes) -> Variant:
    """The variant of a content request; the video itself when nothing is said."""
    given = _query(query)
    _check_names(given, ("variant",))
    name = given.get("variant", "video")
    for variant in VARIANTS:
        if variant.value == name:
            return variant
    raise unsupported(name, "variant", tuple(variant.value for variant in VARIANTS))


def _query(query: bytes) -> Fields:
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    given = dict(pairs)
    if len(given) != len(pairs):
        raise InvalidRequest("A query parameter was given twice.", code="duplicate_parameter")
    return given


def _limit(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,18}", text):
        raise InvalidRequest(
            f"Invalid type for 'limit': expected an integer, but got '{shortened(text)}' instead.",
            param="limit",
            code="invalid_type",
        )
    limit = int(text)
    for is_out, side, code, sign, bound in (
        (limit > MAX_LIMIT, "above maximum", "integer_above_max_value", "<=", MAX_LIMIT),
        (limit < 0, "below minimum", "integer_below_min_value", ">=", 0),
    ):
        if is_out:
            raise InvalidRequest(
                f"Invalid 'limit': integer {side} value. "
                f"Expected a value {sign} {bound}, but got {limit} instead.",
                param="limit",
                code=code,
            )
    return limit


def _check_names(fields: Fields, known: tuple[str, ...]) -> None:
    for name in fields:
        if name not in known:
            shown = shortened(name)
            raise InvalidRequest(
                f"Unknown parameter: '{shown}'.", param=shown, code="unknown_parameter"
            )


def _required_text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    if value is None:
        raise InvalidRequest(
            f"Missing required parameter: '{name}'.", param=name, code="missing_required_parameter"
        )
    _check_text(fields, name, ())
    return str(value)


def _check_text(fields: Fields, name: str, supported: tuple[str, ...]) -> None:
    """Raises InvalidRequest if the field is there and is not text."""
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return
    expected = f"one of {listing(supported, word='or')}" if supported else "a string"
    raise InvalidRequest(
        f"Invalid type for '{name}': expected {expected}, but got {_kind(value)} instead.",
        param=name,
        code="invalid_type",
    )


def _not_yet(name: str, value: Any) -> InvalidRequest:
    if name == "input_reference" and isinstance(value, str):
        return InvalidRequest(
            f"Invalid type for '{name}': expected a file, but got a string instead.",
            param=name,
            code="invalid_type",
        )
    return InvalidRequest(
        f"Unsupported parameter: '{name}' is not supported by this server yet; leave it out.",
        param=name,
        code="unsupported_parameter",
    )


def _kind(value: Any) -> str:
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
