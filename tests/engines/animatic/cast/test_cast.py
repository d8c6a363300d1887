"""What the cast promises to staging, for every kind."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from kinora.engines.animatic import cast
from kinora.engines.animatic.cast.base import Act
from kinora.engines.animatic.cast.view import FRONT, View

SIDE = View(56.0, head_turn=-18.0)

ACTIONS = (
    "idle", "walk", "run", "jump", "bow", "wave", "dance", "sit", "sleep", "play piano", "look around", "fly kite",
    "cheer", "clap", "talk", "sing", "hold", "point", "eat", "read",
)  # fmt: skip
KINDS = cast.kinds()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_painted(kind, painted):
    """Every kind paints something in two actions, one from the side and one from the front."""
    figure = cast.puppet(kind)
    number = KINDS.index(kind)
    for view, shift in ((SIDE, 0), (FRONT, 7)):
        act = Act(action=ACTIONS[(number + shift) % len(ACTIONS)], t=0.7, span=2.0)

        assert painted(figure.pose(act, view))[..., 3].sum() > 5_000


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("kind", ["cat", "robot", "penguin"])
def test_every_action_can_be_painted(kind, action, painted):
    """Every action paints."""
    posed = cast.puppet(kind).pose(Act(action=action, t=0.4, span=1.0), SIDE)

    assert painted(posed)[..., 3].any()


@pytest.mark.parametrize("kind", KINDS)
def test_no_pose_leaves_its_box(kind):
    """Head and hands lie inside the box around a pose; the kinds share the actions among them."""
    figure = cast.puppet(kind)
    for action, view in itertools.product(ACTIONS[KINDS.index(kind) % 3 :: 3], (SIDE, FRONT)):
        for t in (0.0, 0.5, 1.1):
            posed = figure.pose(Act(action=action, t=t, span=2.0), view)
            joints, (left, top, right, bottom) = posed.joints(), posed.extent()
            spots = [joints.head, joints.crown, joints.left_hand, joints.right_hand]

            assert all(left <= x <= right and top <= y <= bottom for x, y in spots), (action, t)


def test_the_same_act_gives_the_same_pixels(painted):
    """Two puppets made alike paint alike, whatever was painted before."""
    act = Act(action="dance", t=0.9, span=4.0)
    first = painted(cast.puppet("monster", seed=5).pose(act, SIDE))
    painted(cast.puppet("cat").pose(act, FRONT))

    assert np.array_equal(first, painted(cast.puppet("monster", seed=5).pose(act, SIDE)))


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_moves_without_jumps(action):
    """Between neighbouring frames no joint jumps farther than a fast hand."""
    figure = cast.puppet("child")
    frames = [figure.pose(Act(action=action, t=k / 24, span=3.0), SIDE).joints() for k in range(72)]
    for a, b in itertools.pairwise(frames):
        for name in ("head", "left_hand", "right_hand"):
            step = np.hypot(*np.subtract(getattr(a, name), getattr(b, name)))

            assert step < 45, (name, step)


@pytest.mark.parametrize(
    "pair", [("play piano", "idle"), ("idle", "walk"), ("walk", "bow"), ("sleep", "idle")]
)
def test_a_blend_runs_from_one_act_to_the_other(pair):
    """At 0 a blended pose is the old act, at 1 the new one, and between them nothing jumps."""
    figure, (old, new) = cast.puppet("cat", traits=("upright",)), pair
    before, act = (
        Act(action=old, t=1.0, seat=90.0 if old == "play piano" else None),
        Act(action=new, t=0.2),
    )
    steps = [figure.pose(act, SIDE, before=before, amount=k / 12).joints() for k in range(13)]

    assert steps[0].head == figure.pose(before, SIDE).joints().head
    assert steps[-1].head == figure.pose(act, SIDE).joints().head
    for a, b in itertools.pairwise(steps):
        assert np.hypot(*np.subtract(a.head, b.head)) < 40


@pytest.mark.parametrize("kind", ["child", "cat", "robot", "monster", "man"])
def test_planted_feet_do_not_slide(kind):
    """A foot on the ground stays on its spot while the body walks over it."""
    figure, view = cast.puppet(kind), View(90.0, 0.0)
    metres = figure.units / figure.height
    spots: list[list[float]] = [[]]
    for k in range(40):
        walked = figure.pace("walk") * k / 48
        foot = figure.pose(Act(action="walk", t=k / 48, walked=walked), view).joints().feet[0]
        if foot.lift > 0.5:
            spots.append([])
        elif spots:
            spots[-1].append(foot.at[0] + walked * metres)

    planted = [run for run in spots if len(run) > 4]
    assert planted
    assert all(max(run) - min(run) < 1.0 for run in planted)


def test_hands_reach_the_spots_they_are_given():
    """A hand goes where the act says, when the arm is long enough."""
    joints = (
        cast.puppet("cat", traits=("upright",))
        .pose(Act(action="hold", left_hand=(80.0, -150.0)), SIDE)
        .joints()
    )

    assert np.hypot(joints.left_hand[0] - 80, joints.left_hand[1] + 150) < 12


def test_playing_hands_stay_at_the_keys():
    """At the piano the hands move around their keys, and never far from them."""
    figure, keys = cast.puppet("cat", traits=("upright",)), (84.0, -160.0)
    act = Act(action="play piano", span=8.0, seat=100.0, left_hand=keys, right_hand=keys)
    for k in range(48):
        joints = figure.pose(replace(act, t=k / 12), SIDE).joints()

        assert np.hypot(joints.left_hand[0] - keys[0], joints.left_hand[1] - keys[1]) < 45


def test_walkers_have_a_pace_and_others_do_not():
    """Walking and running cover ground; what is done on the spot does not."""
    figure = cast.puppet("child")

    assert figure.pace("run") > figure.pace("walk") > 0.3
    assert figure.pace("bow") == 0.0


def test_a_member_is_known_without_drawing_it():
    """Height and own colour of a kind are known; unknown kinds are not members."""
    cat = cast.member("cat")

    assert cat is not None
    assert (cat.plan, cat.colour) == ("quadruped", "#e08a3a")
    assert cast.member("sofa") is None
    assert not cast.has("sofa")
