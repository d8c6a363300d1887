"""What keeping more or less of a trajectory is worth: Kinora's own way with so many exact checkpoints."""

from __future__ import annotations

from functools import partial

from bench.remix.model import with_config
from bench.remix.ways import Made, Way, create, remix
from kinora.engines.diffusion.negative import decode
from kinora.engines.diffusion.resident import Resident

POINTS: dict[str, tuple[float, ...]] = {  # shares of the steps
    "none": (),
    "1 checkpoint": (0.2,),
    "3 checkpoints": (0.1, 0.2, 0.4),
    "6 checkpoints": (0.0625, 0.125, 0.1875, 0.25, 0.375, 0.5),
}


def kept_bytes(resident: Resident, caption: str) -> dict[str, int]:
    """Bytes of the trajectory of one video, for each of POINTS."""
    sizes = {}
    for name, points in POINTS.items():
        made = create(_keeping(resident, points), caption, 0)
        sizes[name] = len(made.trajectory or b"")
    return sizes


def _keeping(resident: Resident, points: tuple[float, ...]) -> Resident:
    return with_config(resident, resume_points=points, keeps_trajectory=bool(points))


def _remix(
    points: tuple[float, ...], resident: Resident, source: Made, caption: str, own: int, fresh: int
) -> Made:
    """The source is made again, the same but for what is kept of it."""
    resident = _keeping(resident, points)
    again = create(resident, decode(source.negative).caption, own)
    return remix(resident, again, caption)


WAYS: dict[str, Way] = {
    f"kinora, {name}": partial(_remix, points) for name, points in POINTS.items()
}
