"""What can be done with videos: create, remix, edit, extend, delete, and look at what was made.

Every method takes the project of the caller and sees nothing of any other. Sync; may run in any thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec

from kinora.errors import NotFound, OutOfSpace, TooManyRequests
from kinora.models import Ability, Catalogue, Model
from kinora.service import sources
from kinora.service.inputs import Inputs, gathering
from kinora.service.intake import Intake, Own
from kinora.service.looking import Looking
from kinora.service.requests import (
    DEFAULT_MODEL,
    CreateRequest,
    EditRequest,
    ExtensionRequest,
    Reference,
    RemixRequest,
    Upload,
    check_create,
    check_prompt,
    check_remix,
    check_repeats,
    check_seconds,
    check_size,
)
from kinora.service.room import check_stored_bytes
from kinora.storage import Storage
from kinora.store import Character, GroupWriter, Receipt, Store
from kinora.store.videos import not_found
from kinora.video import Kind, Role, Video, new_seed, new_video_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is refused before it is stored."""

    max_queued: int = 0  # videos waiting per project; 0: no limit
    max_stored_bytes: int = 0  # that a project keeps; 0: no limit
    min_free_bytes: int = 2_000_000_000  # creates are refused when the disk has less

    @property
    def need_counting(self) -> bool:
        """Whether a create has to ask the database what there is."""
        return bool(self.max_queued or self.max_stored_bytes)


class VideoService(Looking):
    """The use cases of one server."""

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

    def create(
        self, project: str, request: CreateRequest, *, receipt: Receipt | None = None
    ) -> Video:
        """Accept a new video; it is durable when this returns, and so is its receipt.

        Raises InvalidRequest, TooManyRequests, OutOfSpace.
        """
        video = self.new_video(project, request)
        if request.has_inputs:
            self._create_with_inputs(video, request, receipt)
        elif receipt:
            self._store.add_videos([video], receipt=receipt)
        else:
            self.writer.submit(video).result()
        self.wake()
        return video

    def new_video(self, project: str, request: CreateRequest) -> Video:
        """The queued video that a create asks for, checked but not yet stored; without its inputs."""
        model = self.catalogue.get(request.model)
        size, seconds = check_create(request, model)
        self._check_room(project)
        options, now = request.options, int(self.clock())
        return Video(
            id=new_video_id(now),
            project=project,
            created_at=now,
            kind=Kind.CREATE,
            model=model.name,
            prompt=request.prompt,
            size=size,
            seconds=seconds,
            seed=new_seed() if options.seed is None else options.seed,
            engine=model.engine,
            title=options.title,
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
        self._require(source, Ability.REMIX)
        video = sources.remake(source, request, kind=Kind.REMIX, now=int(self.clock()))
        return self._start_from(source, video, receipt)

    def edit(self, project: str, request: EditRequest, *, receipt: Receipt | None = None) -> Video:
        """Accept an edit of a completed video, as `remix` does, or of an uploaded clip."""
        if isinstance(request.video, Upload):
            return self._start_from_upload(project, request, request.video, receipt)
        source = self.retrieve(project, request.video)
        check_remix(request, source)
        self._require(source, Ability.REMIX)
        video = sources.remake(source, request, kind=Kind.EDIT, now=int(self.clock()))
        return self._start_from(source, video, receipt)

    def extend(
        self, project: str, request: ExtensionRequest, *, receipt: Receipt | None = None
    ) -> Video:
        """Accept a completed video, or an uploaded clip, with more seconds after it as one new video.

        Raises as `remix` does, and InvalidRequest when that would be too long or once too often.
        """
        if isinstance(request.video, Upload):
            return self._start_from_upload(project, request, request.video, receipt)
        source = self.retrieve(project, request.video)
        check_prompt(request.prompt)
        check_repeats("model", request.model, source.model)
        added = check_seconds(request.seconds, self._model_of(source))
        self._require(source, Ability.EXTEND)
        video = sources.extension(source, request, seconds=added, now=int(self.clock()))
        return self._start_from(source, video, receipt)

    def delete(self, project: str, video_id: str) -> None:
        """Hide a video at once; one that waits or is being made is thereby cancelled. Raises NotFound."""
        if not self._store.delete_video(project, video_id, int(self.clock())):
            raise not_found(video_id)
        self.wake()

    # -- how each is stored with what it is made from

    @contextmanager
    def preparing(self, project: str, request: CreateRequest) -> Iterator[tuple[Video, Inputs]]:
        """The video that a create asks for, and its inputs, published; the caller stores both inside.

        What was published goes again when the block raises. Raises as `create` does.
        """
        video = self.new_video(project, request)
        with gathering(self._storage, video.id) as inputs:
            self._publish_inputs(inputs, video, request)
            yield video, inputs

    def _create_with_inputs(
        self, video: Video, request: CreateRequest, receipt: Receipt | None
    ) -> None:
        with self._adding(video, receipt) as inputs:
            self._publish_inputs(inputs, video, request)

    def _publish_inputs(self, inputs: Inputs, video: Video, request: CreateRequest) -> None:
        """Raises InvalidRequest for what cannot be used, or not by the model."""
        model = self.catalogue.get(request.model)
        if request.reference is not None:
            self.catalogue.require(model, Ability.REFERENCE, param="input_reference")
        if request.characters:
            self.catalogue.require(model, Ability.CHARACTERS, param="characters")
        for character in self._intake.characters(video.project, request.characters):
            _link_character(inputs, character, engine=video.engine)
        if request.reference is not None:
            self._take_reference(inputs, video, request.reference)

    def _take_reference(self, inputs: Inputs, video: Video, given: Reference) -> None:
        with self._intake.reference(video.project, given, size=video.size) as picture:
            inputs.take(picture, role=Role.REFERENCE, media_type="image/png")

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
        if model.engine != video.engine or ability not in model.abilities:
            return None
        if isinstance(request, EditRequest) and request.size not in (None, str(video.size)):
            return None
        video = msgspec.structs.replace(video, model=model.name, source_id=None)
        try:
            with self._adding(video, receipt) as inputs:
                inputs.link_from_source(self._store.inputs(own.video.id))
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
            self._store.add_videos([video], inputs=given, receipt=receipt)

    # -- the checks

    def _check_room(self, project: str) -> None:
        """Raises OutOfSpace, QuotaExceeded or TooManyRequests when there is no room for one more."""
        if self._storage.free_bytes() < self.limits.min_free_bytes:
            raise OutOfSpace
        check_stored_bytes(self._store, project, most=self.limits.max_stored_bytes)
        limit = self.limits.max_queued
        if limit and self._store.count_queued(project) >= limit:
            raise TooManyRequests(
                f"Rate limit reached for videos in project: {limit} are already waiting; try again later."
            )

    def _model_of(self, source: Video) -> Model:
        """A model of the engine that made the source: the one it was asked of, if it still is one."""
        named = self.catalogue.find(source.model)
        if named and named.engine == source.engine:
            return named
        stand_in = Model(name=source.model, engine=source.engine, sizes=(source.size,))
        return self.catalogue.of_engine(source.engine) or stand_in

    def _require(self, source: Video, ability: Ability) -> None:
        self.catalogue.require(self._model_of(source), ability, param="video")


def _link_character(inputs: Inputs, character: Character, *, engine: str) -> None:
    """Show somebody to an engine: by the clip, and by what it was made from if the engine reads that."""
    name = character.name
    inputs.link(character.key, role=Role.CHARACTER, media_type=character.media_type, name=name)
    if character.negative_key and character.negative_engine == engine:
        inputs.link(
            character.negative_key, role=Role.NEGATIVE, media_type="application/json", name=name
        )
