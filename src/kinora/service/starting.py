"""Storing what starts from something: a completed video, or a clip that a client sent.

What is published for a video goes again when the video is refused; knows nothing of creates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from kinora.errors import InvalidRequest, NotFound
from kinora.models import Ability, Catalogue, Model
from kinora.service import sources
from kinora.service.inputs import Inputs, gathering
from kinora.service.intake import Intake, Own
from kinora.service.looking import Looking
from kinora.service.requests import (
    DEFAULT_MODEL,
    EditRequest,
    ExtensionRequest,
    Upload,
    check_prompt,
    check_seconds,
    check_size,
)
from kinora.service.room import Limits, check_room
from kinora.storage import Storage
from kinora.store import GroupWriter, Receipt, Store
from kinora.store.videos import check_queued, not_found
from kinora.video import Role, Video


class Starting(Looking):
    """What remixes, edits and extensions have in common."""

    def __init__(
        self,
        *,
        store: Store,
        writer: GroupWriter,
        storage: Storage,
        intake: Intake,
        catalogue: Catalogue,
        wake: Callable[[], None],
        clock: Callable[[], float],
        limits: Limits,
    ) -> None:
        """`wake` tells the other processes to look at the database; `clock` gives unix seconds."""
        super().__init__(store=store, storage=storage, catalogue=catalogue, clock=clock)
        self.limits = limits
        self.wake = wake
        self.writer = writer
        self._intake = intake

    def _start_from(self, source: Video, video: Video, receipt: Receipt | None) -> Video:
        """Store what starts from a completed video; its source is checked and pinned with it."""
        self._check_room(video.project)
        with self._adding(video, receipt) as inputs:
            try:
                inputs.link_from_source(self._store.inputs(source.id))
            except NotFound as error:  # deleted in this moment
                raise not_found(source.id) from error
        self.wake()
        return video

    def _start_from_upload(
        self,
        project: str,
        request: EditRequest | ExtensionRequest,
        upload: Upload,
        receipt: Receipt | None,
    ) -> Video:
        """Store what starts from a client's clip: from its negative, if it was made here."""
        check_prompt(request.prompt)
        model = self.catalogue.get(request.model or DEFAULT_MODEL)
        added = 0
        if isinstance(request, ExtensionRequest):
            added = check_seconds(request.seconds, model)
        elif request.size is not None:
            check_size(request.size, model)
        self._check_room(project)
        own = self._intake.own(project, upload)
        video = self._start_from_own(own, request, added, receipt) if own else None
        if video is None:
            video = self._start_from_footage(project, request, upload, added, receipt)
        self.wake()
        return video

    def _start_from_own(
        self,
        own: Own,
        request: EditRequest | ExtensionRequest,
        added: int,
        receipt: Receipt | None,
    ) -> Video | None:
        """None when what is asked for cannot be had from the clip's negative."""
        model = self.catalogue.get(request.model) if request.model else self._model_of(own.video)
        video = sources.remade(own.video, request, added=added, now=int(self.clock()))
        ability = Ability.EXTEND if added else Ability.REMIX
        if model is None or model.engine != video.engine or ability not in model.abilities:
            return None
        if isinstance(request, EditRequest) and request.size not in (None, str(video.size)):
            return None
        video = msgspec.structs.replace(video, model=model.name, source_id=None)
        try:
            with self._adding(video, receipt) as inputs:
                inputs.link_from_source(self._store.inputs(own.video.id))
                # Not the trajectory, which has to go when its room is needed: the engine does without.
                negative, film = own.negative, own.print
                inputs.link(negative.key, role=Role.NEGATIVE, media_type=negative.media_type)
                if added:
                    inputs.link(film.key, role=Role.PRINT, media_type=film.media_type)
        except NotFound:  # deleted in this moment: then it is footage like any other
            return None
        return video

    def _start_from_footage(
        self,
        project: str,
        request: EditRequest | ExtensionRequest,
        upload: Upload,
        added: int,
        receipt: Receipt | None,
    ) -> Video:
        model = self.catalogue.get(request.model or DEFAULT_MODEL)
        self.catalogue.require(model, Ability.EDIT_UPLOAD, param="video")
        with self._intake.film(upload) as (path, film):
            video = sources.of_upload(
                (film.size, film.seconds),
                request,
                model=model,
                added=added,
                project=project,
                now=int(self.clock()),
            )
            with self._adding(video, receipt) as inputs:
                inputs.take(path, role=Role.FOOTAGE, media_type="video/mp4")
        return video

    @contextmanager
    def _adding(self, video: Video, receipt: Receipt | None) -> Iterator[Inputs]:
        """Stores the video with the inputs that the block has published, or removes them."""
        with gathering(self._storage, video.id) as inputs:
            yield inputs
            given = {video.id: inputs.published}
            most = self.limits.max_queued
            self._store.add_videos([video], inputs=given, receipt=receipt, max_queued=most)

    # -- the checks

    def _check_room(self, project: str) -> None:
        """Raises OutOfSpace, QuotaExceeded or TooManyRequests when there is no room for one more."""
        check_room(project, self.limits, store=self._store, storage=self._storage)
        if self.limits.max_queued:
            check_queued(self._store.count_queued(project), most=self.limits.max_queued)

    def _model_of(self, source: Video) -> Model | None:
        """A model of the engine that made the source: the one it was asked of, if it still is one."""
        named = self.catalogue.find(source.model)
        if named and named.engine == source.engine:
            return named
        return self.catalogue.of_engine(source.engine)

    def _require(self, source: Video, ability: Ability) -> Model:
        """The same, which has to be there and to be able. Raises InvalidRequest."""
        model = self._model_of(source)
        if model is None:
            raise InvalidRequest(
                f"Video with id '{source.id}' was made by the engine '{source.engine}' (model "
                f"'{source.model}'), which no model of this server uses now, so it cannot be remixed, "
                "edited or extended here. Have the server offer a model of that engine again, or "
                "create a new video.",
                param="video",
                code="unsupported_by_model",
            )
        self.catalogue.require(model, ability, param="video")
        return model
