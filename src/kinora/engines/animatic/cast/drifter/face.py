"""The face of a soft body: its skull is the body itself."""

from __future__ import annotations

from kinora.engines.animatic.cast.drifter.style import DrifterPose, DrifterStyle
from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.head.eyes import paint_eyes
from kinora.engines.animatic.cast.head.markings import paint_blush
from kinora.engines.animatic.cast.head.mouth import paint_mouth
from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.skeleton import Ellipsoid


def paint_face(style: DrifterStyle, pose: DrifterPose, skull: Ellipsoid, easel: Easel) -> None:
    frame = skull.frame.turned(yaw=easel.view.head_turn)
    turned = Ellipsoid(frame, skull.radii)
    head = Head(easel, style.head, frame, pose.face, 0.0, turned, easel.angle_of(frame.up))
    if style.head.blush:
        paint_blush(head)
    paint_eyes(head)
    paint_mouth(head, turned, -20, 16)
