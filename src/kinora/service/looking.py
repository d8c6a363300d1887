"""Looking at videos: one, its family, its files, what its engine understood.

Sees nothing of any other project than the caller's. Sync; may run in any thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kinora.errors import NotFound
from kinora.models import Catalogue, Model, shortened
from kinora.storage import Storage, preview_key
from kinora.store import Lineage, Store
from kinora.store.videos import not_found
from kinora.video import Asset, Status, Variant, Video


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What an engine understood of a video's prompt."""

    video: Video
    document: bytes  # JSON, as the engine wrote it
    is_redrawn: bool  # the engine draws otherwise today, so a remix differs in more than its change


class Looking:
    """The use cases that change nothing."""

    def __init__(
        self,
        *,
        store: Store,
        storage: Storage,
        catalogue: Catalogue,
        clock: Callable[[], float],
    ) -> None:
        """`clock` gives unix seconds."""
        self.catalogue = catalogue
        self.clock = clock
        self._store = store
        self._storage = storage

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

    def preview(self, video: Video) -> bytes:
        """The newest first look at a video that is being made, a JPEG. Raises NotFound, Unavailable."""
        return self._storage.read(preview_key(video.id, video.attempt))

    def model(self, name: str) -> Model:
        """The model of that name. Raises NotFound."""
        model = self.catalogue.find(name)
        if model:
            return model
        raise NotFound(
            f"The model '{shortened(name)}' does not exist.", param="model", code="model_not_found"
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
