"""What the many actions of people and beasts promise."""

from __future__ import annotations

import itertools

import pytest

from kinora.engines.animatic import cast
from kinora.engines.animatic.cast.base import Act
from kinora.engines.animatic.cast.biped.rig import solve
from kinora.engines.animatic.cast.view import View

SIDE = View(56.0, head_turn=-18.0)
BIPED = (
    "march", "sneak", "limp", "crawl", "skip", "chase", "skate", "ski", "skateboard", "surf", "swim", "push", "pull", "moonwalk", "cartwheel",
    "somersault", "backflip", "fall", "climb", "swing", "nod", "shake head", "salute", "shrug", "shiver", "sneeze", "blow", "hug", "kiss", "blow kiss",
    "high five", "shake hands", "kneel", "meditate", "yoga", "pray", "wink", "thumbs up", "facepalm", "beckon", "flex", "dig", "sweep", "build", "chop",
    "photograph", "type", "knit", "lift weights", "water", "fish", "row", "knock", "open", "magic", "box", "duel", "karate", "shoot", "wash", "write",
    "plant", "pet", "feed", "build snowman", "play trumpet", "play saxophone", "play trombone", "play flute", "play cello", "play harp",
    "play accordion", "play tambourine",
)  # fmt: skip
BEAST = (
    "dig", "beg", "pounce", "rear", "buck", "roll over", "howl", "stretch", "yawn", "graze", "nod", "shake head", "scratch", "shiver", "sneeze", "swim",
    "chase", "march", "sneak",
)  # fmt: skip
ON_THE_MOVE = ("march", "sneak", "limp", "crawl", "skip", "chase", "skate", "ski", "push", "pull")


@pytest.mark.parametrize("action", BIPED)
def test_a_person_can_do_it(action):
    """The body has a movement for it, and it moves within a second."""
    figure = cast.puppet("man")
    spots = {figure.pose(Act(action=action, t=t, span=3.0), SIDE).joints().left_hand for t in (0.3, 0.7, 1.1, 2.0)}  # fmt: skip

    assert cast.can("man", action)
    assert len(spots) > 1


@pytest.mark.parametrize("action", BEAST)
def test_a_beast_can_do_it(action):
    """The body has a movement for it, and the head or a paw moves."""
    figure = cast.puppet("dog")
    spots = {str(figure.pose(Act(action=action, t=t, span=3.0), SIDE).joints()) for t in (0.3, 0.9, 2.0)}  # fmt: skip

    assert cast.can("dog", action)
    assert len(spots) > 1


@pytest.mark.parametrize(
    ("kind", "actions"), [("man", BIPED), ("baby", BIPED), ("dog", BEAST), ("horse", BEAST)]
)
def test_no_movement_leaves_its_box(kind, actions):
    """Head and hands lie inside the box that is painted, also when the figure is upside down."""
    figure = cast.puppet(kind)
    for action in actions:
        for t in (0.2, 0.8, 1.3):
            posed = figure.pose(Act(action=action, t=t, span=3.0), SIDE)
            joints, (left, top, right, bottom) = posed.joints(), posed.extent()
            spots = [joints.head, joints.crown, joints.left_hand, joints.right_hand]

            assert all(left <= x <= right and top <= y <= bottom for x, y in spots), (action, t)


@pytest.mark.parametrize("action", ON_THE_MOVE)
def test_ways_of_getting_about_cover_ground(action):
    """Whoever goes has a pace, and its feet follow the ground that was covered and not the clock."""
    figure = cast.puppet("man")
    one = figure.pose(Act(action=action, t=1.0, walked=0.8), SIDE)
    same = figure.pose(Act(action=action, t=1.0, walked=0.8), SIDE)
    ahead = figure.pose(Act(action=action, t=1.0, walked=1.1), SIDE)

    assert figure.pace(action) > 0
    assert one.joints() == same.joints()
    assert one.joints().feet != ahead.joints().feet


def test_the_armed_fight_with_swords():
    """A knight who fights crosses swords; somebody unarmed puts gloves on."""
    knight = cast.puppet("knight").pose(Act(action="box", t=0.5), SIDE)
    man = cast.puppet("man").pose(Act(action="box", t=0.5), SIDE)

    assert (knight.gear, man.gear) == ("sword", "gloves")


def test_climbers_get_higher():
    """The body rises by more than a leg's length, and never sinks on the way."""
    man = cast.puppet("man")
    heads = [-man.pose(Act(action="climb", t=t / 4), SIDE).joints().head[1] for t in range(20)]

    assert heads[-1] - heads[0] > man.style.leg
    assert all(later > earlier - 6 for earlier, later in itertools.pairwise(heads))


@pytest.mark.parametrize("yaw", [-56.0, 14.0, 44.0, 56.0])
def test_faces_stay_in_sight(yaw):
    """Whoever looks around never shows the back of the head."""
    view = View(yaw, head_turn=-18.0 * yaw / 56.0)
    for t in range(16):
        posed = cast.puppet("man").pose(Act(action="look around", t=t / 4), view)
        head = solve(posed.style, posed.body_pose, view).head

        assert view.depth(head.forward) > 0.2
