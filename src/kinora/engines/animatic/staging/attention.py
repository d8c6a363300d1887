"""What shows in somebody's face from outside: the mood of the scene, the words it says, what it
looks at while it does something to somebody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from kinora.engines.animatic import cast
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Caption, Entity, Scene
from kinora.engines.animatic.staging.track import Track
from kinora.engines.animatic.staging.world import World

Voice = Callable[[float], float]
FACES = MappingProxyType({"cheerful": "happy", "romantic": "happy", "cozy": "happy", "sad": "sad", "eerie": "scared", "tense": "scared", "epic": "proud"})  # fmt: skip
FEARED = frozenset({"ghost", "monster", "witch", "vampire", "zombie", "skeleton", "mummy", "dragon", "spider", "bat", "wolf", "devil"})  # fmt: skip
LETTERS = 13.0  # that are spoken in a second, where the caption leaves time
WIDE, NARROW, SHUT = "aoäöáà", "eiuyéè", "bmp .,;:!?-…"  # letters by how they open a mouth
EYES = 1.15  # metres above the spot of who is looked at


def faced(entity: Entity, mood: str) -> tuple[str, ...]:
    """Somebody's traits, with the face that the mood of the scene makes where none is said."""
    face = FACES.get(mood, "")
    is_said = bool({*cast.TEMPERED} & {*entity.traits})
    is_feared = face == "scared" and entity.kind in FEARED
    return entity.traits if is_said or is_feared or not face else (*entity.traits, face)


def attentive(track: Track, entity: Entity, scene: Scene, world: World) -> Track:
    """The track of who speaks its captions and looks at those it does something to. The scene is
    in the story's time."""
    spoken = tuple(caption for caption in scene.captions if caption.speaker == entity.id)
    watched = tuple(
        (beat.start, beat.end, spot)
        for beat in entity.beats
        if (spot := _spot_of(beat.target, scene, world)) is not None
    )
    return replace(track, voice=_voice(spoken) if spoken else None, watched=watched)


def _spot_of(target: str, scene: Scene, world: World) -> Point | None:
    """Where the eyes of somebody are who stands where it belongs."""
    other = scene.entity(target)
    if other is None or not cast.has(other.kind):
        return None
    x, row = world.home(other.mark)
    return x, row - EYES * world.ground.scale(row)


def _voice(captions: tuple[Caption, ...]) -> Voice:
    def voice(t: float) -> float:
        return max((opened(caption, t) for caption in captions), default=0.0)

    return voice


def opened(caption: Caption, t: float) -> float:
    """How far the mouth is open, 0 to 1, that says a caption: letter by letter."""
    text = caption.text.lower()
    lasts = min(caption.end - caption.start, len(text) / LETTERS)
    if not caption.start <= t < caption.start + lasts:
        return 0.0
    at = (t - caption.start) / lasts * len(text)
    index = min(int(at), len(text) - 1)
    first, second = _open_for(text[index]), _open_for(text[min(index + 1, len(text) - 1)])
    return first + (second - first) * (at - index)


def _open_for(letter: str) -> float:
    if letter in WIDE:
        return 1.0
    return 0.65 if letter in NARROW else 0.0 if letter in SHUT else 0.35
