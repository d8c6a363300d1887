"""What can be done with videos: accept, look up, list, delete, remix, and find what was made.

Every method takes the project of the caller and sees nothing of any other. Sync; may run in any thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kinora.errors import NotFound, OutOfSpace, TooManyRequests
from kinora.models import Catalogue, Model, shortened
from kinora.service.requests import (
    CreateRequest,
    RemixRequest,
    check_create,
    check_remix,
)
from kinora.storage import Storage
from kinora.store import GroupWriter, Lineage, Receipt, Store
from kinora.store.videos import not_found
from kinora.video import Asset, Kind, Status, Variant, Video, new_seed, new_video_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is refused before it is stored."""

    max_queued: int = 0  # videos waiting per project; 0: no limit
    min_free_bytes: int = 2_000_000_000  # creates are refused when the disk has less


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What an engine understood of a video's prompt."""

    video: Video
    document: bytes  # JSON, as the engine wrote it
    is_redrawn: bool  # the engine draws otherwise today, so a remix differs in more than its change


class VideoService:
    """The use cases of one server."""

    def __init__(
        self,
        *,
        store: Store,
        writer: GroupWriter,
        storage: Storage,
        catalogue: Catalogue,
        wake: Callable[[], None],
        clock: Callable[[], float],
        limits: Limits,
    ) -> None:
        """`wake` tells the other processes to look at the database; `clock` gives unix seconds."""
        self.catalogue = catalogue
        self.clock = clock
        self.limits = limits
        self.wake = wake
        self.writer = writer
        self._store = store
        self._storage = storage

    # -- asking for videos

    def create(
        self, project: str, request: CreateRequest, *, receipt: Receipt | None = None
    ) -> Video:
        """Accept a new video; it is durable when this returns, and so is its receipt.

        Raises InvalidRequest, TooManyRequests, OutOfSpace.
        """
        video = self.new_video(project, request)
        if receipt:
            self._store.add_videos([video], receipt=receipt)
        else:
            self.writer.submit(video).result()
        self.wake()
        return video

    def new_video(self, project: str, request: CreateRequest) -> Video:
        """The queued video that a create asks for, checked but not yet stored."""
        model = self.catalogue.get(request.model)
        size, seconds = check_create(request, model)
        self._check_room(project)
        now = int(self.clock())
        return Video(
            id=new_video_id(now),
            project=project,
            created_at=now,
            kind=Kind.CREATE,
            model=model.name,
            prompt=request.prompt,
            size=size,
            seconds=seconds,
            seed=new_seed(),
            engine=model.engine,
        )

    def remix(
        self,
        project: str,
        source_id: str,
        request: RemixRequest,
        *,
        receipt: Receipt | None = None,
    ) -> Video:
        """Accept a remix of a completed video; its source is pinned in the same transaction.

        Raises NotFound for an unknown or deleted source, InvalidRequest for one not (or no longer)
        fit to be remixed, TooManyRequests, OutOfSpace.
        """
        source = self.retrieve(project, source_id)
        check_remix(request, source)
        self._check_room(project)
        video = self._remix_of(source, request.prompt)
        self._store.add_videos([video], receipt=receipt)
        self.wake()
        return video

    def delete(self, project: str, video_id: str) -> None:
        """Hide a video at once; one that waits or is being made is thereby cancelled. Raises NotFound."""
        if not self._store.delete_video(project, video_id, int(self.clock())):
            raise not_found(video_id)
        self.wake()

    # -- looking

    def retrieve(self, project: str, video_id: str) -> Video:
        """The video. Raises NotFound."""
        video = self._store.get_video(project, video_id)
        if video is None:
            raise not_found(video_id)
        return video

    def lineage(self, project: str, video_id: str) -> Lineage:
        """The family of a video. Raises NotFound."""
        lineage = self._store.lineage(project, video_id)
        if lineage is None:
            raise not_found(video_id)
        return lineage

    def content(self, project: str, video_id: str, variant: Variant) -> tuple[Asset, Path]:
        """A published file of a completed video and where it lies. Raises NotFound with the reason."""
        video = self.retrieve(project, video_id)
        self._check_content(video)
        for asset in self._store.assets(video_id):
            if asset.variant is variant:
                return asset, self._storage.path_of(asset.key)
        raise NotFound(f"Video with id '{video_id}' has no {variant}.")

    def scene(self, project: str, video_id: str) -> Scene:
        """What the video's engine understood. Raises NotFound before completion."""
        video = self.retrieve(project, video_id)
        asset, _ = self.content(project, video_id, Variant.SCENE)
        present = self._store.engine_version(video.engine)
        return Scene(
            video=video,
            document=self._storage.read(asset.key),
            is_redrawn=present not in ("", video.engine_version),
        )

    def model(self, name: str) -> Model:
        """The model of that name. Raises NotFound."""
        model = self.catalogue.find(name)
        if model:
            return model
        raise NotFound(
            f"The model '{shortened(name)}' does not exist.", param="model", code="model_not_found"
        )

    # -- the checks

    def _check_room(self, project: str) -> None:
        """Raises OutOfSpace or TooManyRequests when there is no room for one more video."""
        if self._storage.free_bytes() < self.limits.min_free_bytes:
            raise OutOfSpace
        limit = self.limits.max_queued
        if limit and self._store.count_queued(project) >= limit:
            raise TooManyRequests(
                f"Rate limit reached for videos in project: {limit} are already waiting; try again later."
            )

    def _check_content(self, video: Video) -> None:
        if video.status is Status.FAILED:
            raise NotFound(f"Video with id '{video.id}' failed, so it has no content.")
        if video.status is not Status.COMPLETED:
            raise NotFound("Video is not ready yet, use GET /v1/videos/{video_id} to check status.")
        if self._is_expired(video):
            raise NotFound(f"The content of the video with id '{video.id}' has expired.")

    def _is_expired(self, video: Video) -> bool:
        return video.expires_at is not None and self.clock() >= video.expires_at

    def _remix_of(self, source: Video, prompt: str) -> Video:
        now = int(self.clock())
        return Video(
            id=new_video_id(now),
            project=source.project,
            created_at=now,
            kind=Kind.REMIX,
            model=source.model,
            prompt=prompt,
            size=source.size,
            seconds=source.seconds,
            seed=source.seed,
            engine=source.engine,
            source_id=source.id,
        )
