"""A reading with a given picture for its set: of the shot that gives one, and of what is made from
such a video later. Knows nothing of how the picture is drawn."""

from __future__ import annotations

import hashlib

import msgspec

from kinora.engines.animatic import language
from kinora.engines.animatic.paint.photograph import developed
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.scene import Reading, Scene, decode
from kinora.engines.base import Shot
from kinora.video import Kind

NOTHING = "xyzzy"  # a prompt that says nothing
TAKEN = ""  # the hour of a picture: the one it was taken at


def pictured(reading: Reading, shot: Shot) -> Reading:
    """The reading with the picture that is its set: the shot's own, or that of the source, unless
    the edit asks for another place. Raises GenerationError for a picture that cannot be read."""
    if shot.kind is Kind.CREATE and shot.references:
        return _begun(reading, shot)
    if shot.negative is None or not reading.scene.reference:
        return msgspec.structs.replace(reading, picture=b"")
    source = decode(shot.negative)
    if source.scene.place == reading.scene.place:
        return msgspec.structs.replace(reading, picture=source.picture)
    hour = reading.scene.time_of_day or "noon"
    scene = msgspec.structs.replace(reading.scene, reference="", time_of_day=hour)
    return msgspec.structs.replace(reading, scene=scene, picture=b"")


def _begun(reading: Reading, shot: Shot) -> Reading:
    """A first reading: where and when the prompt says it is gives way to the picture."""
    kept = developed(shot.references[0].data, Picture(shot.size.width, shot.size.height))
    digest = hashlib.sha256(kept).hexdigest()
    scene = msgspec.structs.replace(reading.scene, reference=digest, time_of_day=TAKEN, title="")
    unseen = tuple(words for words in reading.understood if _is_setting(words, shot))
    return msgspec.structs.replace(
        reading, scene=scene, picture=kept,
        understood=tuple(words for words in reading.understood if words not in unseen),
        not_understood=reading.not_understood + unseen,
    )  # fmt: skip


def _is_setting(words: str, shot: Shot) -> bool:
    """Do these words say nothing but where and when it is? What somebody does says nothing alone."""
    said, nothing = (
        language.read(each, size=shot.size, seconds=shot.seconds, seed=0)
        for each in (words, NOTHING)
    )
    return bool(said.understood) and _bare(said.scene) == _bare(nothing.scene)


def _bare(scene: Scene) -> Scene:
    """A scene apart from its place and hour."""
    return msgspec.structs.replace(scene, place="", time_of_day="", title="")
