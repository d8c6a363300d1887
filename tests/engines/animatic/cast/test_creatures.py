"""What holds for long bodies, bodies on many legs, soft ones, birds that walk, and for fire."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import skia

from kinora.engines.animatic import cast
from kinora.engines.animatic.cast.base import Act
from kinora.engines.animatic.cast.members.serpents import snake
from kinora.engines.animatic.cast.serpent.spine import NUM_LINKS, solve
from kinora.engines.animatic.cast.serpent.style import SerpentPose
from kinora.engines.animatic.cast.view import View

SIDE = View(62.0, 7.0, -18.0)
OF_EACH_PLAN = (
    "snake", "caterpillar", "crocodile", "tortoise", "seal", "seahorse", "eastern dragon", "butterfly", "spider", "grasshopper", "lobster", "crab", "octopus",
    "squid", "jellyfish", "manta ray", "starfish", "flamingo", "peacock", "rooster", "bat", "toucan", "orca", "swordfish", "angelfish",
)  # fmt: skip


def test_a_snake_follows_its_own_head():
    """Where the body passes a spot of the ground, all that comes after passes it too."""
    style = snake()

    def path(way: float) -> tuple[np.ndarray, np.ndarray]:
        joints = solve(style, SerpentPose(way=way)).joints[NUM_LINKS // 3 :]
        places = np.array([joint.origin for joint in joints])[::-1]
        return places[:, 0] + way, places[:, 2]

    (x, aside), (later_x, later_aside) = path(0.0), path(60.0)
    both = (later_x > x[0]) & (later_x < x[-1])

    assert both.sum() > 8
    assert np.abs(np.interp(later_x[both], x, aside) - later_aside[both]).max() < 4


@pytest.mark.parametrize("kind", ["crocodile", "tortoise", "spider", "ant", "flamingo", "ostrich"])
def test_planted_feet_of_walkers_do_not_slide(kind):
    """A foot on the ground stays on its spot while the body walks over it."""
    figure, view = cast.puppet(kind), View(90.0, 0.0)
    units = figure.units / figure.height
    spots: list[list[float]] = [[]]
    for k in range(60):
        walked = figure.pace("walk") * k / 48
        foot = figure.pose(Act(action="walk", t=k / 48, walked=walked), view).joints().feet[0]
        if foot.lift > 0.5:
            spots.append([])
        else:
            spots[-1].append(foot.at[0] + walked * units)

    planted = [run for run in spots if len(run) > 4]
    assert planted
    assert all(max(run) - min(run) < 2.5 for run in planted)


@pytest.mark.parametrize("kind", OF_EACH_PLAN)
def test_a_creature_turns_to_any_side(kind, painted):
    """From every side something of a like size is painted, and left is not right."""
    figure, act = cast.puppet(kind), Act(t=0.4)
    covered = [
        (painted(figure.pose(act, View(yaw)))[..., 3] > 128).sum() for yaw in (-62, -20, 20, 62)
    ]

    assert min(covered) > max(covered) * 0.22


@pytest.mark.parametrize("kind", OF_EACH_PLAN)
@pytest.mark.parametrize("action", ["idle", "fly", "sleep", "dance"])
def test_nothing_of_a_creature_is_cut_off(kind, action, noon):
    """A figure leaves the border of its own box empty."""
    posed = cast.puppet(kind).pose(Act(action=action, t=1.1, span=2.2), View(30.0, 10.0))
    left, top, right, bottom = posed.extent()
    surface = skia.Surface(int((right - left) * 0.2) + 6, int((bottom - top) * 0.2) + 6)
    canvas = surface.getCanvas()
    canvas.translate(3 - left * 0.2, 3 - top * 0.2)
    canvas.scale(0.2, 0.2)
    posed.paint(canvas, noon)
    alpha = surface.makeImageSnapshot().toarray()[..., 3]

    assert max(alpha[:4].max(), alpha[-4:].max(), alpha[:, :4].max(), alpha[:, -4:].max()) < 100


@pytest.mark.parametrize(
    ("kind", "action"),
    [("snake", "walk"), ("eastern dragon", "fly"), ("butterfly", "fly"), ("bee", "hover"), ("octopus", "swim"), ("jellyfish", "swim"),
     ("swan", "fly"), ("flamingo", "walk"), ("seal", "walk"), ("manta ray", "swim")],
)  # fmt: skip
def test_creatures_move_without_jumps(kind, action):
    """Between neighbouring frames the head never jumps."""
    figure = cast.puppet(kind)
    heads = [
        figure.pose(Act(action=action, t=k / 24, span=3.0), SIDE).joints().head for k in range(72)
    ]

    assert all(np.hypot(*np.subtract(a, b)) < 30 for a, b in itertools.pairwise(heads))


@pytest.mark.parametrize("kind", ["snake", "bee", "octopus", "flamingo", "goldfish"])
def test_creatures_take_a_colour(kind, painted):
    """A recoloured creature keeps its outline and changes inside."""
    own = painted(cast.puppet(kind).pose(Act(t=0.5), SIDE))
    dyed = painted(cast.puppet(kind, colour="#2f8ad0").pose(Act(t=0.5), SIDE))

    assert np.array_equal(own[..., 3], dyed[..., 3])
    assert (np.abs(own.astype(int) - dyed.astype(int)).max(-1) > 24).sum() > 60


@pytest.mark.parametrize("kind", ["whale", "sea serpent"])
def test_who_is_afloat_is_seen_above_the_water_only(kind, painted):
    """In water seen from above, nothing is painted well below the surface."""
    ground = round(120 * 0.85)
    below = painted(cast.puppet(kind).pose(Act(t=0.5), SIDE))[ground + 6 :, :, 3]
    afloat = painted(cast.puppet(kind, traits=(cast.AFLOAT,)).pose(Act(t=0.5), SIDE))

    assert afloat[:ground, :, 3].any()
    assert afloat[ground + 6 :, :, 3].sum() <= below.sum()
    assert afloat[ground + 6 :, :, 3].max() < 128


def test_a_breaching_whale_leaves_the_water_and_falls_back():
    """Its head is under the surface first, high above it after a second, and under it again."""
    figure = cast.puppet("whale", traits=(cast.AFLOAT,))
    rows = [figure.pose(Act(action="breach", t=t), SIDE).joints().head[1] for t in (0.0, 1.3, 3.2)]

    assert rows[0] > 0
    assert rows[1] < -figure.units
    assert rows[2] > 0


@pytest.mark.parametrize("kind", ["dragon", "eastern dragon"])
def test_fire_comes_from_the_mouth_and_does_not_flash(kind, painted):
    """Fire reaches beyond the head; while it blows the picture's brightness hardly changes."""
    figure = cast.puppet(kind)
    calm, blowing = (figure.pose(Act(action="breathe", t=t), SIDE) for t in (0.0, 1.6))
    light = [painted(figure.pose(Act(action="breathe", t=1.2 + k / 12), SIDE))[..., :3].mean() for k in range(10)]  # fmt: skip

    assert blowing.extent()[2] > calm.extent()[2]
    assert max(light) < 1.25 * min(light)
