"""How much of the bodies that are being read lies in memory, of all requests of one process together.

Small bodies are never turned away: whoever opens many connections and finishes no request can hold
up large ones alone. Knows numbers of bytes, not what they are.
"""

from __future__ import annotations

from kinora.errors import Unavailable

FREE = 64 * 1024  # bytes of each body that do not count
MOST = 256 * 1024 * 1024  # of all others


class Crowd:
    """The bodies of one process."""

    def __init__(self, most: int = MOST) -> None:
        """`most` is how many bytes may lie in memory beyond the free ones of each body."""
        self._most = most
        self._held = 0

    def __repr__(self) -> str:
        return f"Crowd(held={self._held})"

    def join(self) -> Member:
        """One more body, which holds nothing yet."""
        return Member(self)

    def fits(self, more: int) -> bool:
        """Whether there is room for so many bytes more."""
        return self._held + more <= self._most

    def change(self, more: int) -> None:
        """So many bytes more are held, or fewer."""
        self._held += more


class Member:
    """One body among them."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd = crowd
        self._counted = 0

    def fits(self, num_bytes: int) -> bool:
        """Whether this body may hold so many bytes now."""
        return self._crowd.fits(max(0, num_bytes - FREE) - self._counted)

    def hold(self, num_bytes: int) -> None:
        """This body holds so many bytes from now on. Raises Unavailable when there is no room."""
        if num_bytes <= FREE and not self._counted:
            return
        more = max(0, num_bytes - FREE) - self._counted
        if more > 0 and not self._crowd.fits(more):
            raise Unavailable("The server is busy with other requests; try again in a moment.")
        self._crowd.change(more)
        self._counted += more

    def leave(self) -> None:
        """It holds nothing any more."""
        self.hold(0)
