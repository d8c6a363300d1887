"""What a request asks before its body is read: for which project, and what its query string says.

Each raises InvalidRequest that names the parameter at fault.
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import parse_qsl

from starlette.requests import Request

from kinora.api.fields import check_names, whole_number
from kinora.errors import InvalidRequest
from kinora.service.requests import unsupported

PROJECT = "kinora.project"  # where the caller's project is found in the scope


def project_of(request: Request) -> str:
    """The caller's project."""
    project: str = request.scope[PROJECT]
    return project


def query_of(query: bytes, known: tuple[str, ...]) -> dict[str, str]:
    """The parameters of a query string, each one known and given once."""
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    given = dict(pairs)
    if len(given) != len(pairs):
        raise InvalidRequest("A query parameter was given twice.", code="duplicate_parameter")
    check_names(given, known)
    return given


def limit_of(given: dict[str, str], *, default: int, most: int, least: int = 1) -> int:
    """How many items of a listing are asked for, `least` to `most`."""
    if "limit" not in given:
        return default
    return whole_number(given["limit"], "limit", is_text=True, least=least, most=most)


def order_of(given: dict[str, str]) -> Literal["asc", "desc"]:
    """The order of a listing; newest first when nothing is said."""
    order = given.get("order", "desc")
    if order == "asc":
        return "asc"
    if order == "desc":
        return "desc"
    raise unsupported(order, "order", ("asc", "desc"))
