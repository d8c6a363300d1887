"""Turns the next lines of a batch into videos or refusals, a group in one transaction.

Cut short anywhere, it goes on from the rows that were committed; files of videos that were not go again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Protocol

import msgspec

from kinora.api.body import decode_json
from kinora.api.errors import SERVER_ERROR, error_reply
from kinora.api.requests import create_request
from kinora.clerk.batch_input import NumberedLine, RequestLine, Stopped, parsed, read_lines
from kinora.errors import KinoraError, OutOfSpace, TooManyRequests, Unavailable
from kinora.models import Catalogue
from kinora.service import CreateRequest
from kinora.service.inputs import Inputs
from kinora.store import Batch, NewLine, Refusal, Store
from kinora.video import Video

PRIORITY = -10  # behind whatever somebody waits for
GROUP = 50  # lines in one transaction
GROUP_S = 2.0  # a group is closed after so long
LATER = (OutOfSpace, TooManyRequests, Unavailable)  # nothing that the line could help

_log = logging.getLogger(__name__)


class Accepts(Protocol):
    """What accepts creates."""

    catalogue: Catalogue

    def preparing(
        self, project: str, request: CreateRequest
    ) -> AbstractContextManager[tuple[Video, Inputs]]:
        """The video that a create asks for, checked, with its inputs published; to be stored inside."""


class BatchIntake:
    """Takes in the lines of one batch."""

    def __init__(self, batch: Batch, path: Path, *, store: Store, videos: Accepts) -> None:
        self._batch = batch
        self._path = path
        self._store = store
        self._videos = videos
        self._next = 0  # the number of the line that `_lines` gives next; 0: nothing is open
        self._lines: Iterator[NumberedLine] = iter(())

    def take(self, first: int, most: int) -> int:
        """Take in up to `most` lines, from number `first`. How many; fewer when there is no room.

        Raises OutOfSpace or Unavailable when not even one can be taken in, Stopped when somebody
        else was quicker or the batch takes none any more.
        """
        with ExitStack() as stack:
            taken = self._prepare(stack, first, min(most, GROUP))
            if taken and not self._store.add_lines(self._batch.id, taken):
                raise Stopped
        return len(taken)

    def _prepare(self, stack: ExitStack, first: int, most: int) -> list[NewLine]:
        until = time.monotonic() + GROUP_S
        taken: list[NewLine] = []
        while len(taken) < most and time.monotonic() < until:
            line = self._line(first + len(taken))
            if line is None:
                break
            request = parsed(line.text)
            try:
                taken.append(self._taken(stack, line.number, request))
            except LATER as error:
                if not taken and not isinstance(error, TooManyRequests):
                    raise
                break
        return taken

    def _taken(self, stack: ExitStack, number: int, request: RequestLine) -> NewLine:
        try:
            create = create_request(decode_json(bytes(request.body)), self._videos.catalogue)
            prepared = self._videos.preparing(self._batch.project, create)
            video, inputs = stack.enter_context(prepared)
        except LATER:
            raise
        except KinoraError as error:
            return _refused(number, request, error)
        except Exception as error:  # noqa: BLE001 - a fault of ours; raised, it would stop every batch
            what = {"action": "batch_line_fault", "batch": self._batch.id, "line": number}
            _log.error("a line of a batch met a fault", extra=what, exc_info=error)
            return _refused(number, request, KinoraError(SERVER_ERROR))
        video = msgspec.structs.replace(video, batch_id=self._batch.id, priority=PRIORITY)
        return NewLine(
            number=number,
            custom_id=request.custom_id,
            result=video,
            inputs=tuple(inputs.published),
        )

    def _line(self, number: int) -> NumberedLine | None:
        """The line of that number; the file is read from its start again only after a failure."""
        if number != self._next:
            self._lines, self._next = read_lines(self._path), 1
        for line in self._lines:
            self._next = line.number + 1
            if line.number == number:
                return line
        return None


def _refused(number: int, request: RequestLine, error: KinoraError) -> NewLine:
    reply = error_reply(error)
    refusal = Refusal(status=reply.status, body=reply.body.decode())
    return NewLine(number=number, custom_id=request.custom_id, result=refusal)
