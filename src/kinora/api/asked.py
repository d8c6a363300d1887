"""Small parts of requests that several routes share: pages of listings, and the life of a file.

Each raises InvalidRequest that names the field at fault.
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import parse_qsl

from kinora.api.body import Fields
from kinora.api.fields import check_names, is_form, missing, required_text, whole_number, wrong_type
from kinora.errors import InvalidRequest
from kinora.service.files import LEAST_LIFE_S, MOST_LIFE_S
from kinora.service.requests import unsupported

ANCHOR = "created_at"


def query_of(query: bytes, known: tuple[str, ...]) -> dict[str, str]:
    """The parameters of a query string, each one known and given once."""
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    given = dict(pairs)
    if len(given) != len(pairs):
        raise InvalidRequest("A query parameter was given twice.", code="duplicate_parameter")
    check_names(given, known)
    return given


def limit_of(given: dict[str, str], *, default: int, most: int) -> int:
    """How many items of a listing are asked for, 1 to `most`."""
    if "limit" not in given:
        return default
    return whole_number(given["limit"], "limit", is_text=True, least=1, most=most)


def order_of(given: dict[str, str]) -> Literal["asc", "desc"]:
    """The order of a listing; newest first when nothing is said."""
    order = given.get("order", "desc")
    if order == "asc":
        return "asc"
    if order == "desc":
        return "desc"
    raise unsupported(order, "order", ("asc", "desc"))


def life_of(fields: Fields, name: str) -> int | None:
    """Seconds of an expiry policy, `{"anchor": "created_at", "seconds": …}`; None when there is none."""
    policy = fields.get(name)
    if policy is None:
        return None
    if not isinstance(policy, dict):
        raise wrong_type(name, policy, expected="an object")
    check_names(policy, ("anchor", "seconds"), within=name)
    full = {f"{name}.{member}": value for member, value in policy.items()}
    anchor = required_text(full, f"{name}.anchor")
    if anchor != ANCHOR:
        raise unsupported(anchor, f"{name}.anchor", (ANCHOR,))
    seconds = full.get(f"{name}.seconds")
    if seconds is None:
        raise missing(f"{name}.seconds")
    return whole_number(
        seconds, f"{name}.seconds", is_text=is_form(fields), least=LEAST_LIFE_S, most=MOST_LIFE_S
    )
