"""The crowd, its confetti and the spotlight: nothing of them shows before its time."""

from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic.show.audience import Audience
from kinora.engines.animatic.show.confetti import Confetti
from kinora.engines.animatic.show.spotlight import Spotlight


def never(t: float) -> float:
    return 0.0


def from_two(t: float) -> float:
    return min(max((t - 2.0) / 0.5, 0.0), 1.0)


def crowd(setting, cheer):
    picture = setting.picture
    return (Audience(picture, 5, cheer).live(), Confetti(picture, 6, cheer).live())


@pytest.mark.parametrize("t", [0.0, 0.9, 2.0])
def test_before_the_cheer_the_crowd_is_idle(make, draw, t):
    """Until the cheer begins a cheering crowd is the idle crowd, byte for byte."""
    stage = make("stage")

    cheering, idle = crowd(stage, from_two), crowd(stage, never)

    assert np.array_equal(draw(stage, t, over=cheering), draw(stage, t, over=idle))


def test_a_cheer_is_seen(make, draw):
    """Hands and paper are in the air once they cheer."""
    stage = make("stage")

    frames = [draw(stage, 3.5, over=crowd(stage, cheer)) for cheer in (from_two, never)]

    assert (frames[0] != frames[1]).any(-1).mean() > 0.02


def test_a_spotlight_lights_its_cone_and_pool_only(make, draw):
    """Far from its target the picture is untouched; at its target it is brighter."""
    stage = make("stage")
    x, row = stage.mark("centre").x, stage.mark("centre").row
    lamp = Spotlight(stage.picture, lambda t: (x, row), lambda t: 1.0)

    before, after = draw(stage), draw(stage, over=lamp.layers())

    unit = stage.picture.unit
    pool = np.s_[round(row * unit) - 1, round(x * unit), :3]
    assert after[pool].astype(int).sum() > before[pool].astype(int).sum() + 40
    right = round((x + 260) * unit)
    assert np.array_equal(before[:, right:], after[:, right:])


def test_a_spotlight_that_is_off_changes_nothing(make, draw):
    """Strength 0 draws nothing."""
    stage = make("stage")
    lamp = Spotlight(stage.picture, lambda t: (640.0, 570.0), never)

    assert np.array_equal(draw(stage), draw(stage, over=lamp.layers()))
