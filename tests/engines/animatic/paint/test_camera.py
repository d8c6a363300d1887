"""Camera moves."""

from __future__ import annotations

import itertools

import pytest

from kinora.engines.animatic.paint.camera import REST, Pose, glide, move_of, placement, smooth
from kinora.engines.animatic.paint.picture import Picture

MOVES = ("pan left", "pan right", "tilt up", "tilt down", "dolly in", "dolly out", "zoom in",
         "zoom out", "truck left", "truck right", "crane up", "orbit", "handheld")  # fmt: skip
LANDSCAPE, PORTRAIT = Picture(1280, 720), Picture(720, 1280)


def test_at_rest_a_plate_lies_where_it_was_painted() -> None:
    """Design units map to pixels by the unit alone."""
    at = placement(Picture(1920, 1080), REST, 3.0).mapXY(100, 50)
    assert (at.x(), at.y()) == pytest.approx((150, 75))


def test_near_plates_move_more_than_far_ones_when_the_camera_moves() -> None:
    """Parallax: a truck to the right slides everything left, the sky hardly."""
    near, far = (placement(LANDSCAPE, Pose(x=60), d).mapXY(640, 360).x() for d in (1.0, 40.0))
    assert near < far < 640


def test_a_pan_moves_all_plates_alike() -> None:
    """Turning the camera shows no parallax."""
    near, far = (placement(LANDSCAPE, Pose(pan=60), d).mapXY(640, 360).x() for d in (1.0, 40.0))
    assert near == pytest.approx(far)


@pytest.mark.parametrize("picture", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize("name", MOVES)
@pytest.mark.parametrize("amount", [0.5, 1.0, 1.5])
def test_no_move_shows_an_unpainted_edge(name: str, amount: float, picture: Picture) -> None:
    """The frame's corners stay inside the painted margin at every distance."""
    move = move_of(name, amount, picture, seconds=8.0, seed=3)
    area = picture.area()
    for step in range(21):
        for distance in (0.95, 1.0, 3.0, 80.0):
            matrix = placement(picture, move(step / 20), distance)
            seen = matrix.mapRect(area)
            assert seen.left() <= 0.5
            assert seen.top() <= 0.5
            assert seen.right() >= picture.width - 0.5
            assert seen.bottom() >= picture.height - 0.5


@pytest.mark.parametrize("ease", [smooth, glide])
def test_easing_runs_from_nothing_to_all_and_never_back(ease: object) -> None:
    """0 at the start, 1 at the end, rising all the way."""
    assert callable(ease)
    values = [float(ease(i / 50)) for i in range(51)]
    assert values[0] == 0
    assert values[-1] == pytest.approx(1)
    assert values == sorted(values)


@pytest.mark.parametrize("name", MOVES)
def test_moves_have_no_jumps(name: str) -> None:
    """From frame to frame of eight seconds the picture moves by a few units at most."""
    move = move_of(name, 1.0, LANDSCAPE, seconds=8.0, seed=3)
    spots = [placement(LANDSCAPE, move(i / 192), 1.0).mapXY(200, 200) for i in range(193)]
    for a, b in itertools.pairwise(spots):
        assert abs(a.x() - b.x()) + abs(a.y() - b.y()) < 4.0
