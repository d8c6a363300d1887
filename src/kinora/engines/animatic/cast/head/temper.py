"""How somebody's temper colours every face it makes: one face in, another one out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.pose import Face


def tempered(face: Face, temper: str) -> Face:
    """The face as somebody of that temper makes it; "" leaves it."""
    made: dict[str, Callable[[Face], Face]] = {
        "happy": _happy, "sad": _sad, "angry": _angry, "surprised": _surprised, "sleepy": _sleepy, "scared": _scared, "proud": _proud,
    }  # fmt: skip
    return made[temper](face) if temper in made else face


def _happy(face: Face) -> Face:
    return replace(face, smile=1.0, mouth=max(face.mouth, 0.4), grief=0.0, anger=0.0, drowsy=0.0)


def _sad(face: Face) -> Face:
    x, y = face.look
    low = (x, min(y, 0.0) - 0.35)
    return replace(face, smile=min(face.smile, 1.0) * 0.3 - 1.0, squint=0.0, wonder=0.0, grief=1.0, drowsy=max(face.drowsy, 0.3), look=low)  # fmt: skip


def _angry(face: Face) -> Face:
    return replace(face, smile=min(face.smile, 1.0) * 0.3 - 0.85, squint=0.0, wonder=0.0, anger=1.0)


def _surprised(face: Face) -> Face:
    return replace(face, wonder=max(face.wonder, 0.95), squint=0.0, drowsy=0.0)


def _sleepy(face: Face) -> Face:
    return replace(face, drowsy=max(face.drowsy, 0.9), smile=min(face.smile, 0.35), wonder=0.0, squint=0.0)  # fmt: skip


def _scared(face: Face) -> Face:
    """Wide eyes, brows raised to each other, the corners of an open mouth drawn down."""
    return replace(face, smile=-0.9, squint=0.0, wonder=0.45, grief=1.0, mouth=max(face.mouth, 0.35))  # fmt: skip


def _proud(face: Face) -> Face:
    """A closed smile, the look and the brows raised a little."""
    return replace(face, smile=1.0, mouth=face.mouth * 0.5, drowsy=0.0, wonder=0.3, grief=0.0, look=(face.look[0], 0.5))  # fmt: skip
