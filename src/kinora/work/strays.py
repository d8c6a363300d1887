"""What was published for a row that was never stored, because who published it died in between.

Looks at a few at a time, over and over; knows neither what is in them nor which rows there are.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from kinora.errors import OutOfSpace, Unavailable
from kinora.storage import Storage

ALONE_S = 3600  # a row follows its bytes within seconds; after so long nobody is about to store it
AT_ONCE = 200  # names looked at in one round
REST_S = 3600  # between two passes through all of them

_log = logging.getLogger(__name__)


class Strays:
    """The files and folders right under one prefix."""

    def __init__(
        self, storage: Storage, prefix: str, known: Callable[[Iterable[str]], frozenset[str]]
    ) -> None:
        """`known` tells those of some names that have a row."""
        self._storage = storage
        self._prefix = prefix
        self._known = known
        self._left: Iterator[str] = iter(())  # of the present pass, old ones
        self._next_pass = 0.0

    def __repr__(self) -> str:
        return f"Strays({self._prefix!r})"

    def remove_some(self, now: float) -> int:
        """Look at the next few, and remove those without a row. How many. `now` in unix seconds."""
        names = list(itertools.islice(self._left, AT_ONCE))
        if not names:
            if now < self._next_pass:
                return 0
            self._next_pass = now + REST_S
            self._left = iter(self._storage.names_before(now - ALONE_S, self._prefix))
            names = list(itertools.islice(self._left, AT_ONCE))
        strays = set(names) - self._known(names) if names else set()
        return sum(self._can_remove(name) for name in strays)

    def _can_remove(self, name: str) -> bool:
        with suppress(FileNotFoundError, OutOfSpace, Unavailable):  # the next pass tries again
            self._storage.discard(f"{self._prefix}{name}")
            what = {"action": "remove_stray", "name": f"{self._prefix}{name}"}
            _log.info("files without a row removed", extra=what)
            return True
        return False
