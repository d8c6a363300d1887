"""Checks of our own for the schema fuzzer, which loads this module by its path."""

from __future__ import annotations

from typing import Any

import schemathesis
from schemathesis.generation import GenerationMode

SHAPE = {
    "array_above_max_length",
    "empty_string",
    "integer_above_max_value",
    "integer_below_min_value",
    "invalid_type",
    "invalid_value",
    "missing_required_parameter",
    "string_above_max_length",
    "unknown_parameter",
    "unsupported_content_type",
}
# What no schema can say: it depends on what is there, on another field, or on another machine.
BEYOND = {
    "characters",  # looked up
    "end_time",  # after the start
    "input_file_id",  # a file for batches
    "input_reference.file_id",  # looked up
    "input_reference.image_url",  # fetched
    "position",  # as far as the queue goes
    "name",  # of an endpoint: printable, for which patterns have no word
    "model",  # in a remix or an extension: only the source's own
    "seconds",  # the same
    "size",  # the same; in a create: what the model offers
    "url",  # where webhooks may go
}


@schemathesis.check
def described_is_understood(ctx: Any, response: Any, case: Any) -> None:
    """What the document allows is never refused for its shape."""
    meta = case.meta
    if meta is None or meta.generation.mode is not GenerationMode.POSITIVE:
        return
    if response.status_code != 400:
        return
    error = response.json()["error"]
    if error["code"] in SHAPE and error["param"] not in BEYOND:
        raise AssertionError(f"Allowed by the document, but refused: {error['message']}")
