"""What each action sounds like, by who does it and on what ground."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kinora.engines.animatic import cast
from kinora.engines.animatic.scene import Beat, Entity, Scene
from kinora.engines.animatic.sound import band, crowd, music, subjects, throat
from kinora.engines.animatic.sound.blows import stroke_of, strokes
from kinora.engines.animatic.sound.cries import calls
from kinora.engines.animatic.sound.menagerie import cry_of
from kinora.engines.animatic.sound.pacing import clip_time, timed
from kinora.engines.animatic.sound.repertoire import solo
from kinora.engines.animatic.sound.tape import Play

STEPS_EVERY = {"walk": 1 / 1.9, "run": 1 / 3.1}  # seconds from foot to foot, as they are drawn
_BUSY_EVERY = 0.6  # seconds between the movements of somebody who does not walk
_ENTRANCE_S, _HURRY = 2.1, 1.35  # somebody who comes in arrives after so long, at such a pace
_GROUNDS = {
    "stage": "wood",
    "kitchen": "wood",
    "room": "wood",
    "neon street": "stone",
    "city street": "stone",
    "mountains": "stone",
    "lighthouse": "stone",
    "castle": "stone",
    "snow": "snow",
    "snowy village": "snow",
    "snowy street": "snow",
    "beach": "sand",
    "desert": "sand",
}  # everywhere else there is grass
_GROUNDLESS = frozenset({"space", "ocean", "underwater", "moon surface", "open sky", "open sea"})
_FOOTED = frozenset({"biped", "quadruped", "bird"})
_STILL = frozenset({"idle", "sit", "sleep", "read", "hold", "look around"})
_SIZES = {"monster": 1.3, "bear": 1.4, "robot": 1.2, "child": 0.6, "cat": 0.3, "dog": 0.5,
          "rabbit": 0.3, "fox": 0.4, "penguin": 0.5, "ballerina": 0.7}  # fmt: skip

_GRUNTING = frozenset({"monster", "bear"})
_PLAYED: dict[str, tuple[str, Play]] = {
    "play piano": ("piano", music.piano),
    "play ball": ("bounces", subjects.bounces),
}
_CALLING = frozenset({"growl", "meow", "howl", "talk", "sing"})
_THROATS: dict[str, tuple[str, Play]] = {
    "talk": ("chatter", throat.chatter),
    "sing": ("song", throat.song),
    "sleep": ("snores", subjects.snores),
    "laugh": ("laughter", throat.laughter),
    "cry": ("sobs", throat.sobs),
    "growl": ("grunts", throat.grunts),
}


def size_of(entity: Entity) -> float:
    """1 for a grown person."""
    return _SIZES.get(entity.kind, 1.0) * entity.scale


def entrance(scene: Scene, entity: Entity) -> Iterator[tuple[str, Play]]:
    """The steps of somebody who comes into the picture."""
    if entity.enters_at > 0:
        start, every = entity.enters_at, STEPS_EVERY["walk"] / _HURRY
        end = clip_time(scene, scene.story(start) + _ENTRANCE_S)
        yield from _steps(scene, entity, every=every, start=start, end=end)


def act(scene: Scene, entity: Entity, beat: Beat) -> Iterator[tuple[str, Play]]:
    """The voices of one beat, each with a name of its own."""
    start, end = max(beat.start, entity.enters_at), beat.end
    heard = _heard(scene, entity, beat.action)
    if heard is not None:
        name, play = heard
        yield name, timed(scene, name, play, start=start, end=end)
    stroke = stroke_of(beat.action)
    if stroke is not None:
        struck = partial(strokes, stroke=stroke, ahead=_ahead(scene, entity, beat.action))
        yield "strokes", timed(scene, "strokes", struck, start=start, end=end)
    if beat.action in STEPS_EVERY:
        yield from _steps(scene, entity, every=STEPS_EVERY[beat.action], start=start, end=end)
    elif entity.kind == "robot" and beat.action not in _STILL:
        servos = partial(subjects.servos, every=_BUSY_EVERY)
        yield "servos", timed(scene, "servos", servos, start=start, end=end)


def _ahead(scene: Scene, entity: Entity, action: str) -> float:
    """Seconds that somebody's movement is ahead of its beginning, so that twins are out of step;
    those who sit down to play, and who falls, begin at the beginning."""
    if action.startswith("play ") or action == "fall":
        return 0.0
    return scene.seed_of(entity.id) % 128 / 100


def _heard(scene: Scene, entity: Entity, action: str) -> tuple[str, Play] | None:
    """What is heard of an action besides steps, to be given its start and end."""
    if action in _PLAYED:
        return _PLAYED[action]
    if action == "cheer" and entity.kind == "audience":
        return "applause", crowd.cheer
    if action == "jump":
        weight = size_of(entity)
        return "landings", partial(subjects.landings, ground=ground_of(scene), weight=weight)
    piece = solo(action)
    if piece is not None:
        return action, partial(band.play, genre=piece)
    return _voiced(entity, action)


def _voiced(entity: Entity, action: str) -> tuple[str, Play] | None:
    """What comes from a throat."""
    size, cry = size_of(entity), cry_of(entity.kind)
    if cry is not None and action in _CALLING:
        return "cries", partial(calls, cry=cry, size=entity.scale, eager=True)
    if action in _THROATS:
        name, play = _THROATS[action]
        return name, partial(play, size=size)
    if action == "wave" and entity.kind in _GRUNTING:
        return "grunts", partial(throat.grunts, size=size)
    return None


def _has_feet(kind: str) -> bool:
    """Of things, and of what swims or drives, no steps are heard."""
    known = cast.member(kind)
    return known is not None and known.plan in _FOOTED


def ground_of(scene: Scene) -> str:
    """What is underfoot."""
    ground = _GROUNDS.get(scene.place, "grass")
    return "wet" if ground == "stone" and scene.wet else ground


def _steps(
    scene: Scene, entity: Entity, *, every: float, start: float, end: float
) -> Iterator[tuple[str, Play]]:
    if scene.place in _GROUNDLESS or not _has_feet(entity.kind):
        return
    ground, weight = ground_of(scene), size_of(entity)
    footfalls = partial(subjects.steps, every=every, ground=ground, weight=weight)
    yield "steps", timed(scene, "steps", footfalls, start=start, end=end)
    if entity.kind == "robot":
        servos = partial(subjects.servos, every=every)
        yield "servos", timed(scene, "servos", servos, start=start, end=end)
