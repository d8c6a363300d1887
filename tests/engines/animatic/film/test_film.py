"""Frames of a film: each a pure function of its number, whatever was drawn before it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from kinora.engines.animatic.film.cels import Drawn
from kinora.engines.animatic.film.easel import FrameEasel
from kinora.engines.animatic.film.things import Things
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.scene import Beat, Camera, Entity, Relation, Scene
from kinora.engines.animatic.staging.staged import Held
from kinora.engines.animatic.staging.track import Stand

WALKER = Entity("cat-1", "cat", beats=(Beat("walk", 0, 4),))


def scene(*entities: Entity, **more: Any) -> Scene:
    return Scene(seed=1, width=320, height=180, seconds=4, entities=entities, **more)


@pytest.mark.parametrize(
    ("place", "move", "entities"),
    [
        ("beach", "static", (WALKER,)),
        ("beach", "crane up", (WALKER,)),
        ("park", "dolly in", (Entity("bench-1", "bench"), Entity("tree-2", "tree"))),
        ("stage", "dolly in", (Entity("piano-1", "piano"), Entity("spotlight-2", "spotlight"))),
    ],
)
def test_a_frame_owes_nothing_to_those_before_it(
    studio: Any, tools: Any, place: str, move: Any, entities: tuple[Entity, ...]
) -> None:
    """A frame drawn after many others is the same as one drawn first, byte for byte."""
    told = scene(*entities, place=place, camera=Camera(move=move))
    late, fresh = studio.film(told), studio.film(told)
    for index in (0, 1, 2, 60, 61):
        seen = tools.picture(late, index)
    first = tools.picture(fresh, 61)

    assert np.array_equal(seen, first)
    assert (first[..., 3] == 255).all()


class Measuring(Things):
    """Things that note how large a metre is where they are held."""

    def __init__(self, light: Light) -> None:
        super().__init__(light)
        self.metres: list[float] = []

    def held(self, easel: FrameEasel, thing: Held, holder: Drawn, stand: Stand) -> None:
        self.metres.append(holder.metre)


def test_what_a_flyer_holds_keeps_its_size(studio: Any) -> None:
    """The scale of a held thing is that of the ground below its holder, however high it flies."""
    holding = Relation("holding", "parrot-1")
    flyer = Entity("parrot-1", "parrot", beats=(Beat("fly", 0, 4),))
    film = studio.film(scene(flyer, Entity("flower-2", "flower", relation=holding)))
    film.things = things = Measuring(film.staged.setting.light)
    film.frame(48)

    stand = film.staged.items[0].track.at(2.0)
    assert stand.lift > 0
    assert things.metres == [pytest.approx(film.staged.ground.scale(stand.row) * film.picture.unit)]


def test_a_holder_that_is_no_actor_leaves_the_thing_on_the_ground(studio: Any, tools: Any) -> None:
    """A thing held by another thing, or by nobody, is still seen."""
    empty = tools.picture(studio.film(scene(Entity("bench-1", "bench"))), 0)
    for holder in ("bench-1", "nobody"):
        ball = Entity("ball-2", "ball", relation=Relation("holding", holder))
        shown = tools.picture(studio.film(scene(Entity("bench-1", "bench"), ball)), 0)
        assert tools.changed(empty, shown).any()


def test_what_enters_later_is_not_seen_before(studio: Any, tools: Any) -> None:
    """A kite, its string and what is held come in together with who holds them."""
    empty = tools.picture(studio.film(scene()), 0)
    holding = Relation("holding", "child-1")
    child = Entity("child-1", "child", enters_at=2.0)
    kite = Entity("kite-2", "kite", relation=holding, enters_at=2.0)
    film = studio.film(scene(child, kite))
    early = tools.picture(film, 0)
    late = tools.picture(film, 90)

    assert not tools.changed(empty, early).any()
    assert tools.changed(early, late).any()


def test_a_pose_is_held_for_two_frames(studio: Any, tools: Any) -> None:
    """On twos: where the set is calm, an odd frame is the one before it; an even one is not."""
    dancer = Entity("cat-1", "cat", beats=(Beat("dance", 0, 4),))
    film, bare = (studio.film(scene(*who, place="beach")) for who in ((dancer,), ()))
    shown = [tools.picture(film, index) for index in (24, 25, 26)]
    empty = [tools.picture(bare, index) for index in (24, 25, 26)]
    calm = ~tools.around(tools.changed(empty[0], empty[1]) | tools.changed(empty[1], empty[2]))

    assert not (tools.changed(shown[0], shown[1]) & calm).any()
    assert (tools.changed(shown[1], shown[2]) & calm).any()


def test_what_sets_no_foot_on_the_ground_moves_in_every_frame(studio: Any, tools: Any) -> None:
    """A vehicle goes on between two poses, a walker waits, or its feet would slide."""
    driving = Entity("car-1", "car", beats=(Beat("drive", 0, 4),))
    film = studio.film(scene(driving, place="living room"))
    assert tools.changed(tools.picture(film, 48), tools.picture(film, 49)).any()
