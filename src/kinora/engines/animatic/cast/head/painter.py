"""The order in which a head is painted, from behind the skull to the hat."""

from __future__ import annotations

from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.fur import paint_fur
from kinora.engines.animatic.cast.head.crests import brimless_hat
from kinora.engines.animatic.cast.head.ears import paint_ear_before, paint_ear_behind
from kinora.engines.animatic.cast.head.eyes import paint_eyes
from kinora.engines.animatic.cast.head.facewear import paint_facewear
from kinora.engines.animatic.cast.head.hair import paint_hair_back, paint_hair_front
from kinora.engines.animatic.cast.head.hats import paint_hat_back, paint_plain_hat
from kinora.engines.animatic.cast.head.headgear import brimmed_hat
from kinora.engines.animatic.cast.head.hoods import opening_of, paint_hood
from kinora.engines.animatic.cast.head.horns import paint_horns
from kinora.engines.animatic.cast.head.markings import paint_blush, paint_markings
from kinora.engines.animatic.cast.head.mouth import paint_mouth
from kinora.engines.animatic.cast.head.muzzle import paint_muzzle, paint_nose, paint_trunk
from kinora.engines.animatic.cast.head.skull import Head, pose_head
from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.head.temper import tempered
from kinora.engines.animatic.cast.head.whiskered import (
    paint_beard,
    paint_glasses,
    paint_moustache,
)
from kinora.engines.animatic.cast.pose import Face
from kinora.engines.animatic.cast.skeleton import Frame
from kinora.engines.animatic.paint.marks import clipped

FUR_SEED = 5


def paint_head(easel: Easel, style: HeadStyle, frame: Frame, face: Face, lag: float = 0.0) -> None:
    """Paint one head; `frame` is the middle of the skull with its own directions."""
    head = pose_head(easel, style, frame, tempered(face, style.temper), lag)
    _behind(head)
    outline = easel.pelt(head.solids(), style.fluff, FUR_SEED, style.skin, head.r * 0.42)
    with clipped(easel.canvas, outline):
        if style.fluff:
            paint_fur(easel, head.skull, style.skin, style.fluff)
        paint_markings(head)
        if style.blush:
            paint_blush(head)
    for side in (-1, 1):
        paint_ear_before(head, side)
    _face(head)
    _on_top(head)


def _behind(head: Head) -> None:
    if head.style.horns and head.style.hat != "helm":
        paint_horns(head, front=False)
    paint_hair_back(head)
    for side in (-1, 1):
        paint_ear_behind(head, side)
    paint_hat_back(head)


def _face(head: Head) -> None:
    style = head.style
    if style.beard:
        paint_beard(head)
    if style.muzzle[0] > 0 and style.nose != "beak":
        if head.facing(0, -10) > -0.35:
            paint_muzzle(head)
        paint_eyes(head)
        return
    paint_eyes(head)
    if head.facing(0, -13) > 0.02 or style.nose == "beak":
        paint_nose(head)
    if style.mouth != "none" and style.nose != "beak" and not style.beard:
        paint_mouth(head, head.skull, -27)


def _on_top(head: Head) -> None:
    style = head.style
    if style.trunk:
        paint_trunk(head)
    if style.moustache:
        paint_moustache(head)
    if style.glasses:
        paint_glasses(head)
    if style.facewear:
        paint_facewear(head)
    paint_hair_front(head)
    _hat(head)
    if style.horns and style.hat != "helm":
        paint_horns(head, front=True)


def _hat(head: Head) -> None:
    opening = opening_of(head.style.hat)
    if opening is not None:
        paint_hood(head, opening)
    painter = brimmed_hat(head.style.hat) or brimless_hat(head.style.hat)
    if painter is not None:
        painter(head)
    else:
        paint_plain_hat(head)
