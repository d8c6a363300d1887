"""What the owner of a queue can do: change a video that waits, pause everything, look for videos.

Every method takes the project of the caller and sees nothing of any other. Sync; may run in any thread.
"""

from __future__ import annotations

from collections.abc import Callable

from kinora.errors import InvalidRequest
from kinora.service.requests import ListRequest, check_prompt
from kinora.store import Change, Page, Standing, Store
from kinora.store.videos import not_found
from kinora.video import Video


class QueueService:
    """The queues of one server's projects."""

    def __init__(
        self, *, store: Store, wake: Callable[[], None], clock: Callable[[], float]
    ) -> None:
        """`wake` tells the other processes to look at the database; `clock` gives unix seconds."""
        self._store = store
        self._wake = wake
        self._clock = clock

    def change(self, project: str, video_id: str, change: Change) -> Video:
        """The changed video. Raises NotFound, or InvalidRequest that names the field at fault."""
        _check(change)
        video = self._store.change_video(project, video_id, change)
        if video is None:
            raise not_found(video_id)
        self._wake()
        return video

    def pause(self, project: str) -> Standing:
        """No video of the project begins any more; those under way are finished."""
        self._store.pause(project, int(self._clock()))
        return self.standing(project)

    def resume(self, project: str) -> Standing:
        """The project's videos begin again."""
        self._store.resume(project)
        self._wake()
        return self.standing(project)

    def standing(self, project: str) -> Standing:
        """Whether the project's queue is paused, and how many videos wait and are under way."""
        return self._store.standing(project)

    def search(self, project: str, request: ListRequest) -> Page[Video]:
        """One page of the videos that are looked for. Raises NotFound for an unknown cursor."""
        return self._store.search_videos(
            project,
            text=request.text,
            status=request.status,
            after_id=request.after,
            limit=request.limit,
            newest_first=request.order == "desc",
        )


def _check(change: Change) -> None:
    if change.prompt is not None:
        check_prompt(change.prompt)
    if change.priority is not None and change.position is not None:
        raise InvalidRequest(
            "Give 'priority' or 'position', not both: a position brings its priority with it.",
            param="position",
            code="invalid_value",
        )
