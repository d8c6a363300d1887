"""Vehicles, and who rides them."""

from __future__ import annotations

import numpy as np
import pytest
import skia

from kinora.engines.animatic import cast
from kinora.engines.animatic.cast.base import Act, Posed, Puppet
from kinora.engines.animatic.cast.members.vehicles import vehicles
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.paint.hours import hours
from kinora.engines.animatic.paint.light import Light, light_of

KINDS = tuple(vehicles())


@pytest.fixture(scope="module")
def noon() -> Light:
    return light_of(hours()["noon"])


def painted(posed: Posed, light: Light) -> np.ndarray:
    left, top, right, bottom = posed.extent()
    scale = 90 / max(right - left, bottom - top)
    surface = skia.Surface(110, 110)
    canvas = surface.getCanvas()
    canvas.translate(10 - left * scale, 10 - top * scale)
    canvas.scale(scale, scale)
    posed.paint(canvas, light)
    return np.array(surface.makeImageSnapshot().toarray())


def ridden(mount: str, rider: str) -> Puppet:
    return cast.ridden(cast.puppet(mount), (cast.puppet(rider),), (0.9,))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("yaw", [62.0, -62.0, 40.0, -20.0, 0.0, 150.0])
def test_vehicles_stay_in_their_box(kind: str, yaw: float, noon: Light) -> None:
    """Each paints something, to whatever side, and nothing outside what it says it takes."""
    posed = cast.puppet(kind).pose(Act(action="drive", t=1.1, walked=1.3), View(yaw))
    alpha = painted(posed, noon)[..., 3]
    assert alpha.sum() > 20_000
    assert not alpha[:6].any()
    assert not alpha[:, :6].any()


@pytest.mark.parametrize("kind", ["bicycle", "car", "tractor", "carriage"])
def test_wheels_turn_with_the_way(kind: str, noon: Light) -> None:
    """The same moment farther along the road is another picture."""
    puppet = cast.puppet(kind)
    near, far = (puppet.pose(Act(action="drive", t=1.0, walked=m), View(62.0)) for m in (0.0, 0.3))
    assert (painted(near, noon) != painted(far, noon)).any()


@pytest.mark.parametrize("mount", ["bicycle", "motorcycle", "horse", "skateboard", "boat", "car"])
@pytest.mark.parametrize("rider", ["boy", "dog"])
def test_riders_are_seen_on_their_mounts(mount: str, rider: str, noon: Light) -> None:
    """A mount with a rider looks different from one without, inside its box too."""
    act, view = Act(action="drive", t=1.0, walked=1.0), View(62.0)
    together = ridden(mount, rider).pose(act, view)
    picture = painted(together, noon)
    assert not picture[:6, :, 3].any()
    head = together.joints().head
    saddle = cast.puppet(mount).pose(act, view).joints().anchor("saddle")
    assert saddle is not None
    assert head[1] < saddle[1] + 1


def test_soles_are_on_the_pedals(noon: Light) -> None:
    """The feet of who rides a bicycle go round with its pedals."""
    puppet = ridden("bicycle", "boy")
    first, second = (puppet.pose(Act(action="drive", t=1.0, walked=m), View(62.0)) for m in (0.0, 1.2))  # fmt: skip
    assert not np.array_equal(painted(first, noon), painted(second, noon))
