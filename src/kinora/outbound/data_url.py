"""Images that are their own address: `data:image/png;base64,…`."""

from __future__ import annotations

import base64
import binascii
import re

MAX_CHARACTERS = 20_971_520
_FORM = re.compile(r"data:(image/[a-z0-9.+-]+);base64,", re.IGNORECASE)


class BadDataUrl(Exception):
    """Why a data URL is none, as a sentence."""


def parsed(url: str) -> tuple[str, bytes]:
    """The media type and the bytes of a data URL. Raises BadDataUrl with what is wrong with it."""
    if len(url) > MAX_CHARACTERS:
        raise BadDataUrl(
            f"the data URL has {len(url)} characters; at most {MAX_CHARACTERS} are allowed"
        )
    form = _FORM.match(url)
    if form is None:
        raise BadDataUrl("a data URL of an image begins like 'data:image/png;base64,'")
    try:
        content = base64.b64decode(url[form.end() :].encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise BadDataUrl("what follows 'base64,' in the data URL is not base64") from error
    if not content:
        raise BadDataUrl("the data URL holds no bytes")
    return form[1].lower(), content
