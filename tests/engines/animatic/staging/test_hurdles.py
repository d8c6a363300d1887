"""Who jumps over something goes over it."""

from __future__ import annotations

import pytest

from kinora.engines.animatic import cast
from kinora.engines.animatic.scene import Beat, Entity, Relation, Scene
from kinora.engines.animatic.staging.marks import settle
from kinora.engines.animatic.staging.stage import stage
from kinora.engines.animatic.staging.staged import Actor


@pytest.mark.parametrize("kind", ["horse", "dog", "child"])
def test_a_jump_over_a_fence_leads_from_one_side_to_the_other(make_setting, kind):
    """It runs up on the left, is off the ground over the fence and lands on its right."""
    jumper = Entity(id="jumper-1", kind=kind, beats=(Beat("jump", 0, 8),), relation=Relation("over", "fence-2"))  # fmt: skip
    scene = Scene(seed=1, width=1280, height=720, seconds=8, entities=(jumper, Entity(id="fence-2", kind="fence")))  # fmt: skip
    scene = settle(scene, frozenset(cast.kinds()))
    items = stage(scene, make_setting(1280, 720), lambda: None).items
    track = next(item.track for item in items if isinstance(item, Actor))
    fence = next(item.spot[0] for item in items if not isinstance(item, Actor))

    first = next(span for span in track.spans if span.action == "jump")
    before, over, after = (track.at(first.start + first.lasts * u) for u in (0.0, 0.5, 1.0))

    assert before.x < fence < after.x
    assert over.lift > 0.05
    assert abs(over.x - fence) < 20
