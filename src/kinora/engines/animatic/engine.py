"""The animatic engine: prompt or edit to scene, scene to set and staging, staging to frames.

Joins language, staging, film and sound; each of them knows nothing of the others.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import blake2s
from pathlib import Path

import msgspec

from kinora.engines.animatic import cast, language, sets
from kinora.engines.animatic.characters import papers_of, present, roles_of, spoken
from kinora.engines.animatic.chat.interpreter import Interpreter
from kinora.engines.animatic.edition import edition
from kinora.engines.animatic.film.film import FPS, Film
from kinora.engines.animatic.film.montage import FADE, Montage, Take
from kinora.engines.animatic.footage import checked, edited, opened
from kinora.engines.animatic.looks import make_look
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.paint.shelves import Shelves
from kinora.engines.animatic.reference import pictured
from kinora.engines.animatic.scene import SCHEMA, Reading, Scene, decode, encode, shown, within_clip
from kinora.engines.animatic.sets.base import Order, Setting
from kinora.engines.animatic.sound import passing, record
from kinora.engines.animatic.staging.marks import settle
from kinora.engines.animatic.staging.stage import stage
from kinora.engines.animatic.strength import anew, limited
from kinora.engines.base import (
    Clip,
    Frame,
    PixelFormat,
    Shot,
    Sound,
    Watch,
)
from kinora.engines.options import EngineOptions
from kinora.video import Kind, Size, Strength

MOST_PIXELS = 2 * 1280 * 720  # of frames whose sets are kept for remixes; a set takes 40 bytes each
LEAD = 0.15  # seconds of sound before an added part; clips fade out, and there it is to go on


NO_OPTIONS = EngineOptions()


class AnimaticFootage:
    """One shot, ready to be drawn in any order and by any process."""

    pixel_format: PixelFormat = "bgra"
    seekable = True

    def __init__(
        self, reading: Reading, film: Film | Montage, *, since: int = 0, given: Clip | None = None
    ) -> None:
        """`since`: second of the clip that the footage begins with, where it is an added part;
        `given`: the clip that it is played on."""
        self.reading, self.film, self.since, self.given = reading, film, since, given
        scene = reading.scene
        self.size = Size(scene.width, scene.height)
        self.fps = film.fps
        self.num_frames = (scene.seconds - since) * self.fps

    def frames(self, start: int, stop: int) -> Iterator[Frame]:
        """Frames `start` to `stop - 1`; each is overwritten by the next."""
        first = self.since * self.fps
        return self.film.frames(first + start, first + stop)

    def sound(self) -> Sound:
        """As long as the picture; of an added part, with a moment from before."""
        own = None if self.given is None else self.given.sound()
        since = max(0.0, self.since - LEAD)
        airs = language.airs(self.reading.scene)
        sounds = [
            (start, record(scene, self.film.check, since=since, own=own)) for start, scene in airs
        ]
        return passing(sounds, since=since, fade=FADE)

    def negative(self) -> bytes:
        """The reading as JSON."""
        return encode(self.reading)

    def trajectory(self) -> None:
        """A scene needs nothing beside it."""

    def scene(self) -> bytes:
        """What was understood, indented for people."""
        return shown(self.reading)


class AnimaticEngine:
    """Draws storybook animatics; needs no weights, no GPU and no network."""

    name = "animatic"
    version = ""  # known when `load` has looked at the sources
    negative_schema = SCHEMA

    def __init__(self, options: EngineOptions = NO_OPTIONS) -> None:
        self._interpreter = Interpreter(options.chat)
        self._cache = Path(options.cache) if options.cache else None
        self._shelves = Shelves(None, self.version)
        self._sets: OrderedDict[tuple[str, Order], Setting] = OrderedDict()

    def load(self) -> None:
        """Warm what the first shot would wait for, words and their tables; find out the version."""
        self.version = edition()
        self._shelves = Shelves(self._cache, self.version)
        language.read("a cat", size=Size(1280, 720), seconds=4, seed=0)

    def plan(self, shot: Shot, watch: Watch) -> bytes:
        """The reading of a shot, as a negative. Raises GenerationError kinds."""
        watch.check()
        reading = _read(shot, self._interpreter, watch.check)
        reading = pictured(reading, shot)
        scene = settle(within_clip(reading.scene), frozenset(cast.kinds()))
        return encode(msgspec.structs.replace(reading, scene=scene))

    def shoot(self, shot: Shot, watch: Watch) -> AnimaticFootage:
        """Read, set and stage one shot. Raises GenerationError kinds and what `watch` raises."""
        reading = decode(self.plan(shot, watch) if shot.plan is None else shot.plan)
        scene = reading.scene
        watch.check()
        checked(scene, shot)
        given = None if scene.footage is None else shot.footage
        takes = [
            Take(start, partial(self._film, under, reading, given, watch.check))
            for start, under in language.airs(scene)
        ]
        since = scene.seconds - shot.seconds if shot.kind is Kind.EXTENSION else 0
        film = takes[0].make() if len(takes) == 1 else Montage(takes, watch.check)
        return AnimaticFootage(reading, film, since=since, given=given)

    def close(self) -> None:
        """Let go of the baked sets."""
        self._sets.clear()

    def _film(
        self, scene: Scene, reading: Reading, given: Clip | None, check: Callable[[], None]
    ) -> Film:
        """The reading's scene under one air, set, staged and ready to be drawn."""
        setting = self._setting(scene, reading.picture, given, check)
        staged = stage(scene, setting, check, papers=papers_of(reading))
        look = make_look(
            setting.picture, style=scene.look.style, palette=scene.look.palette,
            backlight=scene.look.backlight, effects=scene.effects,
        )  # fmt: skip
        return Film(staged, look, check, fps=FPS if given is None else given.fps)

    def _setting(
        self, scene: Scene, photo: bytes, given: Clip | None, check: Callable[[], None]
    ) -> Setting:
        """The baked set of a scene, from the shelf when a recent shot had the same one; a given
        clip is never kept."""
        order = replace(order_of(scene, photo), footage=given)
        place = place_of(scene)
        if given is not None:
            return sets.build(place, order, check)
        key = (place, order)
        if key not in self._sets:
            self._make_room(order.picture)
            shelf = self._shelves.shelf(key_of(place, order))
            self._sets[key] = sets.build(place, replace(order, shelf=shelf), check)
        self._sets.move_to_end(key)
        return self._sets[key]

    def _make_room(self, picture: Picture) -> None:
        """Let go of the oldest sets before the next one takes memory."""
        size = picture.width * picture.height
        while self._sets and size > MOST_PIXELS - sum(map(_pixels, self._sets)):
            self._sets.popitem(last=False)


def place_of(scene: Scene) -> str:
    """The set a scene is played on: its place, the given picture, or the one for words alone."""
    if scene.footage is not None:
        return "footage"
    if scene.reference:
        return "photo"
    return "title card" if scene.title else scene.place


def key_of(place: str, order: Order) -> bytes:
    """What tells the pictures of a set from those of all others, in every process alike."""
    return repr((place, replace(order, photo=blake2s(order.photo).digest()))).encode()


def _pixels(key: tuple[str, Order]) -> int:
    picture = key[1].picture
    return picture.width * picture.height


def order_of(scene: Scene, photo: bytes = b"") -> Order:
    """What a scene asks of its set; nothing that is about the cast or the weather."""
    return Order(
        picture=Picture(scene.width, scene.height),
        seed=scene.seed_of("set"),
        time_of_day=scene.time_of_day,
        sky=scene.sky,
        wet=scene.wet,
        photo=photo if scene.reference else b"",
        taken=0 if scene.footage is None else scene.footage.seconds,
    )


def _read(shot: Shot, interpreter: Interpreter, check: Callable[[], None]) -> Reading:
    """The reading of a shot: of its prompt, or of the source's reading and its edit; names in the
    prompt are those of its characters."""
    if shot.kind is Kind.CREATE:
        roles = roles_of(shot.characters)
        told = interpreter.read(
            spoken(shot.prompt, roles), size=shot.size, seconds=shot.seconds, seed=shot.seed,
            check=check,
        )  # fmt: skip
        return present(shot.prompt, told, roles)
    source = opened(shot) if shot.negative is None else decode(shot.negative)
    roles = roles_of(shot.characters, source.scene)
    prompt = spoken(shot.prompt, roles)
    before = msgspec.structs.replace(source, prompt=spoken(source.prompt, roles))
    if shot.kind is Kind.EXTENSION:
        told = edited(before, language.extend(before, prompt, shot.seconds))
        told = present(shot.prompt, told, roles, source)
        return _held(shot, language.extend(before, "", shot.seconds).scene, told)
    told = edited(before, interpreter.edit(before, prompt, check=check))
    scene = language.spread(source.scene, told.scene)
    told = present(shot.prompt, msgspec.structs.replace(told, scene=scene), roles, source)
    if shot.strength is Strength.STRONG:
        return anew(source.scene, told, shot.seed)
    return _held(shot, source.scene, told)


def _held(shot: Shot, baseline: Scene, reading: Reading) -> Reading:
    """The reading, held to what a subtle shot may change; to an added part nothing is staged anew,
    because what was before it is seen already."""
    return limited(baseline, reading) if shot.strength is Strength.SUBTLE else reading
