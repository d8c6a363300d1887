"""How somebody's temper colours every face it makes: one face in, another one out."""

from __future__ import annotations

from dataclasses import replace

from kinora.engines.animatic.cast.pose import Face


def tempered(face: Face, temper: str) -> Face:
    """The face as somebody happy, sad, angry, surprised or sleepy makes it; "" leaves it."""
    match temper:
        case "happy":
            return replace(face, smile=1.0, mouth=max(face.mouth, 0.3), grief=0.0, anger=0.0)
        case "sad":
            return replace(face, smile=min(face.smile, 1.0) * 0.3 - 0.95, squint=0.0, grief=1.0)
        case "angry":
            return replace(face, smile=min(face.smile, 1.0) * 0.3 - 0.75, squint=0.0, anger=1.0)
        case "surprised":
            return replace(face, wonder=max(face.wonder, 0.85), squint=0.0)
        case "sleepy":
            return replace(face, drowsy=max(face.drowsy, 0.85), smile=min(face.smile, 0.4))
        case _:
            return face
