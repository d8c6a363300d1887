"""What holds for the other body plans: beasts, birds, swimmers, vehicles."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import skia

from kinora.engines.animatic import cast
from kinora.engines.animatic.cast.base import Act
from kinora.engines.animatic.cast.view import View

SIDE = View(56.0, head_turn=-18.0)


@pytest.mark.parametrize("kind", ["dog", "horse", "dragon", "elephant"])
def test_planted_paws_do_not_slide(kind):
    """A paw on the ground stays on its spot while the beast walks over it."""
    figure, view = cast.puppet(kind), View(90.0, 0.0)
    units = figure.units / figure.height
    spots: list[list[float]] = [[]]
    for k in range(48):
        walked = figure.pace("walk") * k / 48
        paw = figure.pose(Act(action="walk", t=k / 48, walked=walked), view).joints().feet[2]
        if paw.lift > 0.5:
            spots.append([])
        else:
            spots[-1].append(paw.at[0] + walked * units)

    planted = [run for run in spots if len(run) > 4]
    assert planted
    assert all(max(run) - min(run) < 1.0 for run in planted)


@pytest.mark.parametrize(
    ("kind", "action"),
    [("dog", "run"), ("bird", "fly"), ("whale", "swim"), ("car", "drive"), ("dragon", "fly")],
)
def test_movers_move_without_jumps(kind, action):
    """Between neighbouring frames the head never jumps."""
    figure = cast.puppet(kind)
    heads = [
        figure.pose(Act(action=action, t=k / 24, span=3.0), SIDE).joints().head for k in range(60)
    ]

    assert figure.pace(action) > 0
    assert all(np.hypot(*np.subtract(a, b)) < 30 for a, b in itertools.pairwise(heads))


def test_a_vehicle_that_faces_left_is_mirrored(painted):
    """The outline of a car to the left is the mirror image of the one to the right."""
    figure, act = cast.puppet("car"), Act(action="idle")
    right, left = (painted(figure.pose(act, View(yaw)))[..., 3] > 128 for yaw in (56.0, -56.0))

    assert (right != left[:, ::-1]).mean() < 0.02


def test_wheels_turn_with_the_road(painted):
    """A car that has rolled farther looks different; one that has not, the same."""
    figure = cast.puppet("car")
    pictures = [
        painted(figure.pose(Act(action="drive", walked=way), SIDE)) for way in (0.0, 0.0, 0.15)
    ]

    assert np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[0], pictures[2])


@pytest.mark.parametrize("kind", ["dog", "bird", "whale", "bus", "horse"])
def test_every_plan_takes_a_colour(kind, painted):
    """A recoloured member keeps its outline and changes inside."""
    act = Act(t=0.5)
    own = painted(cast.puppet(kind).pose(act, SIDE))
    dyed = painted(cast.puppet(kind, colour="#7a2fd0").pose(act, SIDE))

    assert np.array_equal(own[..., 3], dyed[..., 3])
    assert (np.abs(own.astype(int) - dyed.astype(int)).max(-1) > 24).sum() > 100


def test_an_upright_animal_stands_on_two_legs():
    """The trait "upright" gives an animal its two-legged body, and hands that can play."""
    assert len(cast.puppet("dog").pose(Act(), SIDE).joints().feet) == 4
    assert len(cast.puppet("dog", traits=("upright",)).pose(Act(), SIDE).joints().feet) == 2
    assert not cast.can("dog", "play piano")
    assert cast.can("dog", "play piano", upright=True)


@pytest.mark.parametrize(("kind", "action", "expected"), [
    ("cat", "bow", True), ("bird", "fly", True), ("bird", "bow", False), ("whale", "breach", True), ("car", "drive", True),
    ("car", "sing", False), ("teapot", "walk", False),
])  # fmt: skip
def test_who_can_do_what_is_known(kind, action, expected):
    """Whether a body has a movement of its own for an action can be asked without drawing."""
    assert cast.can(kind, action) is expected


@pytest.mark.parametrize(
    "kind",
    [
        "cat",
        "rabbit",
        "wizard",
        "prince",
        "princess",
        "monster",
        "dragon",
        "elephant",
        "whale",
        "owl",
        "train",
    ],
)
@pytest.mark.parametrize("action", ["bow", "fly", "sit"])
def test_nothing_is_cut_off(kind, action, noon):
    """A figure leaves the border of its own box empty."""
    posed = cast.puppet(kind).pose(Act(action=action, t=0.9, span=2.2), View(20.0, 10.0))
    left, top, right, bottom = posed.extent()
    surface = skia.Surface(int((right - left) * 0.25) + 6, int((bottom - top) * 0.25) + 6)
    canvas = surface.getCanvas()
    canvas.translate(3 - left * 0.25, 3 - top * 0.25)
    canvas.scale(0.25, 0.25)
    posed.paint(canvas, noon)
    alpha = surface.makeImageSnapshot().toarray()[..., 3]

    assert max(alpha[:5].max(), alpha[-5:].max(), alpha[:, :5].max(), alpha[:, -5:].max()) < 100
