"""`Idempotency-Key`: the same key and the same request give the same answer, and make one thing.

A handler that makes something reads its fields, checks them, and then says
`await idempotency.reply(scope, fields, make=…, answer=…)`: `make` gets a `Receipt` (None
without a key) and hands it to the store method that adds the thing, which settles it there.
Only successes are kept; after a refusal the key may be used again.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.types import Scope

from kinora.api.asked import PROJECT
from kinora.api.body import Fields
from kinora.api.replies import Reply, json_reply
from kinora.errors import InvalidRequest, KinoraError
from kinora.store.receipts import Answered, Receipt

HEADER = b"idempotency-key"
REPLAYED = (b"idempotent-replayed", b"true")
MAX_KEY = 255

Made = TypeVar("Made")


class ReceiptBook(Protocol):
    """Where keys and answers are kept; `kinora.store.Store` is one."""

    def begin_receipt(
        self, project: str, key: str, *, fingerprint: str, owner: str, now: int
    ) -> Answered | None:
        """The answer the key already has; None when the request has begun."""

    def drop_receipt(self, project: str, key: str, owner: str) -> None:
        """Nothing was made by this try."""


class Idempotency:
    """Makes things once for each key of a project. Holds no state: any number may be made."""

    def __init__(self, book: ReceiptBook, clock: Callable[[], float], *, holder: str = "") -> None:
        """`clock` gives unix seconds; `holder` names this process among those of the server."""
        self._book = book
        self._clock = clock
        self._holder = holder

    async def reply(
        self,
        scope: Scope,
        fields: Fields,
        *,
        make: Callable[[Receipt | None], Made],
        answer: Callable[[Made], Reply],
    ) -> Reply:
        """What `answer` says of what `make` made, or what was said of it the first time.

        `make` runs in a thread, after every check of `fields` that needs no database.
        Raises what `make` raises, InvalidRequest for a key that cannot be one, Conflict while
        the first try is in flight, Unprocessable for a key of another request.
        """
        key = key_of(scope)
        return await run_in_threadpool(
            self._reply, scope, fields, key=key, make=make, answer=answer
        )

    def _reply(
        self,
        scope: Scope,
        fields: Fields,
        *,
        key: str | None,
        make: Callable[[Receipt | None], Made],
        answer: Callable[[Made], Reply],
    ) -> Reply:
        if key is None:
            return answer(make(None))
        project: str = scope[PROJECT]
        owner = f"{self._holder}{secrets.token_hex(12)}"
        known = self._book.begin_receipt(
            project,
            key,
            fingerprint=fingerprint(scope, fields),
            owner=owner,
            now=int(self._clock()),
        )
        if known is not None:
            return json_reply(known.body, status=known.status, extra=(REPLAYED,))
        receipt = Receipt(
            project=project, key=key, owner=owner, body_of=lambda made: answer(made).body
        )
        try:
            return answer(make(receipt))
        except BaseException:
            with suppress(KinoraError):  # it lapses by itself; the first error is the one to tell
                self._book.drop_receipt(project, key, owner)
            raise


def key_of(scope: Scope) -> str | None:
    """The request's key, if it has one. Raises InvalidRequest unless it has 1 to 255 printable characters."""
    for name, value in scope["headers"]:
        if name == HEADER:
            key: str = value.decode("latin-1")
            if not 1 <= len(key) <= MAX_KEY or not key.isascii() or not key.isprintable():
                raise InvalidRequest(
                    f"Invalid 'Idempotency-Key' header: expected 1 to {MAX_KEY} printable ASCII "
                    "characters.",
                    param="Idempotency-Key",
                    code="invalid_idempotency_key",
                )
            return key
    return None


def fingerprint(scope: Scope, fields: Fields) -> str:
    """What is asked for, as a hash: method, path and fields; files by their content and name."""
    asked = [scope["method"], scope["path"], fields]
    plain = json.dumps(asked, sort_keys=True, ensure_ascii=True, default=_file)
    return hashlib.sha256(plain.encode()).hexdigest()


def _file(value: Any) -> list[str]:
    """A file of a form; a retry has other boundaries and another temporary place."""
    return [
        "file",
        getattr(value, "sha256", ""),
        value.content_type,
        getattr(value, "filename", ""),
    ]
