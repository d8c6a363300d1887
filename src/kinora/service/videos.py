"""What can be done with videos: create, remix, edit, extend, delete, and look at what was made.

Every method takes the project of the caller and sees nothing of any other. Sync; may run in any thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kinora.models import Ability
from kinora.service import sources
from kinora.service.inputs import Inputs, gathering
from kinora.service.requests import (
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
)
from kinora.service.starting import Starting
from kinora.store import Character, Receipt
from kinora.store.videos import not_found
from kinora.video import Kind, Role, Video, new_seed, new_video_id


class VideoService(Starting):
    """The use cases of one server."""

    def create(
        self, project: str, request: CreateRequest, *, receipt: Receipt | None = None
    ) -> Video:
        """Accept a new video; it is durable when this returns, and so is its receipt.

        Raises InvalidRequest, TooManyRequests, OutOfSpace.
        """
        video = self.new_video(project, request)
        if request.has_inputs:
            self._create_with_inputs(video, request, receipt)
        elif receipt or self.limits.max_queued:  # which is checked in a transaction of its own
            most = self.limits.max_queued
            self._store.add_videos([video], receipt=receipt, max_queued=most)
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
        added = check_seconds(request.seconds, self._require(source, Ability.EXTEND))
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


def _link_character(inputs: Inputs, character: Character, *, engine: str) -> None:
    """Show somebody to an engine: by the clip, and by what it was made from if the engine reads that."""
    name = character.name
    inputs.link(character.key, role=Role.CHARACTER, media_type=character.media_type, name=name)
    if character.negative_key and character.negative_engine == engine:
        inputs.link(
            character.negative_key, role=Role.NEGATIVE, media_type="application/json", name=name
        )
