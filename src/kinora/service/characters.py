"""What can be done with characters: show one by a clip, and look it up.

Every method takes the project of the caller and sees nothing of any other. Sync; may run in any thread.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from kinora.errors import InvalidRequest, OutOfSpace, Unavailable
from kinora.service.intake import Intake, Own
from kinora.service.requests import CharacterRequest, Upload, check_text
from kinora.service.room import NO_LIMITS, Limits, check_room
from kinora.storage import Published, Storage
from kinora.store import Character, Receipt, Store
from kinora.store.characters import character_not_found, character_prefix, new_character_id
from kinora.video import Role

MIN_SECONDS, MAX_SECONDS = 1.5, 4.5  # 2 to 4 are asked for; clips are seldom cut to the frame
MAX_NAME = 80  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Where a character's files were published."""

    clip: Published
    negative_key: str | None = None
    negative_engine: str | None = None


class CharacterService:
    """The use cases around characters."""

    def __init__(
        self,
        *,
        store: Store,
        storage: Storage,
        intake: Intake,
        clock: Callable[[], float],
        limits: Limits = NO_LIMITS,
    ) -> None:
        """`clock` gives unix seconds."""
        self._store = store
        self._storage = storage
        self._intake = intake
        self._clock = clock
        self._limits = limits

    def create(
        self, project: str, request: CharacterRequest, *, receipt: Receipt | None = None
    ) -> Character:
        """Keep somebody to appear in videos; durable when this returns.

        Raises InvalidRequest unless the clip is a readable MP4 of 2 to 4 seconds, OutOfSpace.
        """
        check_name(request.name)
        check_room(project, self._limits, store=self._store, storage=self._storage)
        id = new_character_id()
        try:
            shown = self._publish(project, id, request.video)
            character = Character(
                id=id,
                project=project,
                created_at=int(self._clock()),
                name=request.name,
                key=_clip_key(id),
                size=shown.clip.size,
                sha256=shown.clip.sha256,
                media_type="video/mp4",
                negative_key=shown.negative_key,
                negative_engine=shown.negative_engine,
            )
            self._store.add_character(character, receipt=receipt)
        except BaseException:
            with suppress(FileNotFoundError, OutOfSpace, Unavailable):  # the janitor's, then
                self._storage.delete_prefix(character_prefix(id))
            raise
        return character

    def retrieve(self, project: str, character_id: str) -> Character:
        """The character. Raises NotFound."""
        character = self._store.get_character(project, character_id)
        if character is None:
            raise character_not_found(character_id)
        return character

    def _publish(self, project: str, id: str, upload: Upload) -> Shown:
        own = self._intake.own(project, upload)
        if own is not None:
            return self._publish_own(id, own)
        with self._intake.film(upload) as (path, film):
            check_length(film.seconds)
            return Shown(clip=self._storage.publish_file(_clip_key(id), path))

    def _publish_own(self, id: str, own: Own) -> Shown:
        """A clip that was made here needs no looking at, and its negative says more than its pixels."""
        check_length(own.video.seconds)
        clip = self._storage.link(_clip_key(id), own.print.key)
        roles = {item.role for item in self._store.inputs(own.video.id)}
        if Role.FOOTAGE in roles:  # what it shows is somebody's film; the negative only edits it
            return Shown(clip=clip)
        negative_key = f"{character_prefix(id)}negative"
        self._storage.link(negative_key, own.negative.key)
        return Shown(clip=clip, negative_key=negative_key, negative_engine=own.video.engine)


def check_name(name: str) -> None:
    """Raises InvalidRequest unless a name has 1 to 80 printable characters."""
    check_text(name, "name", most=MAX_NAME)
    if not name.isprintable() or not name.strip():
        raise InvalidRequest(
            "Invalid 'name': it may hold printable characters only, and not only spaces.",
            param="name",
            code="invalid_value",
        )


def check_length(seconds: float) -> None:
    """Raises InvalidRequest unless a character's clip has about 2 to 4 seconds."""
    if not MIN_SECONDS <= seconds <= MAX_SECONDS:
        raise InvalidRequest(
            f"Invalid 'video': a character is shown by a clip of 2 to 4 seconds, "
            f"and this one has {seconds:.1f}.",
            param="video",
            code="invalid_video_length",
        )


def _clip_key(id: str) -> str:
    return f"{character_prefix(id)}clip.mp4"
