"""Horns, antlers and tusks: one table of shapes, one painter."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.vectors import Vector, subtract

BOTH, MIDDLE = (-1, 1), (0,)


@dataclass(frozen=True, slots=True)
class Horn:
    """One horn, or a pair: points are (forward, up, outward) in head radii, from root to tip."""

    points: tuple[Vector, ...]
    radii: tuple[float, ...]
    sides: tuple[int, ...] = BOTH


def shape_named(name: str) -> tuple[Horn, ...]:
    """The horns that make up a shape, roots first."""
    return {
        "stub": (Horn(((.32, .72, .38), (.32, .94, .72), (.32, 1.34, .68)), (.17, .12, .025)),),
        "imp": (Horn(((.38, .80, .30), (.40, 1.05, .42), (.50, 1.28, .34)), (.12, .08, .02)),),
        "unicorn": (Horn(((.60, .70, 0), (.95, 1.45, 0), (1.30, 2.20, 0)), (.19, .12, .02), MIDDLE),),
        "goat": (Horn(((.40, .78, .26), (.15, 1.40, .42), (-.45, 1.72, .58)), (.19, .15, .04)),),
        "ram": (Horn(((.25, .75, .34), (-.35, 1.02, .72), (-.62, .38, 1.06), (-.12, -.16, 1.14), (.36, .12, 1.20), (.30, .42, 1.22)),
                     (.24, .25, .23, .20, .13, .06)),),
        "bull": (Horn(((.10, .78, .42), (.16, .86, 1.02), (.32, 1.34, 1.20)), (.19, .16, .03)),),
        "buffalo": (Horn(((.35, .86, .14), (.15, .62, .92), (.30, .40, 1.38), (.35, 1.00, 1.52)), (.28, .22, .16, .03)),),
        "antelope": (Horn(((.25, .84, .22), (-.20, 1.60, .34), (-.10, 2.35, .52)), (.13, .11, .03)),),
        "ossicones": (Horn(((.15, .80, .28), (.10, 1.20, .34), (.08, 1.45, .36)), (.10, .09, .15)),),
        "antlers": (
            Horn(((.15, .84, .26), (-.20, 1.40, .72), (-.10, 2.35, 1.02)), (.11, .10, .04)),
            Horn(((-.15, 1.28, .64), (.22, 1.50, .72), (.42, 1.86, .74)), (.08, .07, .03)),
            Horn(((-.16, 1.75, .86), (.16, 2.00, 1.06), (.26, 2.34, 1.12)), (.08, .06, .03)),
            Horn(((-.14, 2.00, .92), (-.40, 2.30, 1.06), (-.48, 2.62, 1.02)), (.07, .06, .03)),
        ),
        "moose": (
            Horn(((.15, .70, .36), (.05, .86, .90), (-.10, 1.30, 1.40)), (.12, .13, .20)),
            Horn(((-.10, 1.05, 1.15), (-.20, 1.50, 1.55), (-.15, 1.95, 1.55)), (.14, .36, .20)),
            Horn(((0.0, 1.10, 1.40), (.05, 1.24, 1.85), (.10, 1.62, 2.00)), (.14, .10, .03)),
            Horn(((-.10, 1.50, 1.60), (-.05, 1.75, 1.95), (0.0, 2.15, 1.98)), (.16, .10, .03)),
            Horn(((-.10, 1.80, 1.55), (-.10, 2.10, 1.60), (-.10, 2.45, 1.52)), (.14, .09, .03)),
        ),
        "rhino": (
            Horn(((1.34, .02, 0), (1.56, .44, 0), (1.56, 1.02, 0)), (.24, .17, .02), MIDDLE),
            Horn(((.96, .26, 0), (1.06, .52, 0), (1.06, .74, 0)), (.17, .10, .02), MIDDLE),
        ),
        "tusks": (Horn(((.72, -.62, .30), (1.02, -.82, .44), (1.22, -.48, .46)), (.09, .08, .02)),),
        "long tusks": (Horn(((.66, -.50, .42), (.98, -1.30, .66), (1.60, -1.62, .66), (2.02, -1.12, .42)), (.15, .15, .12, .04)),),
        "three": (
            Horn(((.50, .62, .36), (.92, 1.05, .48), (1.42, 1.46, .46)), (.17, .13, .03)),
            Horn(((1.24, -.04, 0), (1.42, .22, 0), (1.50, .46, 0)), (.14, .10, .02), MIDDLE),
        ),
    }[name]  # fmt: skip


def paint_horns(head: Head, *, front: bool) -> None:
    """The horns whose roots are on the near (or the far) side of the head."""
    style, easel, r = head.style, head.easel, head.r
    for horn in shape_named(style.horn_shape):
        for side in horn.sides:
            spine = [head.inside(f, u, side * out).origin for f, u, out in horn.points]
            near = easel.view.depth(subtract(spine[0], head.frame.origin)) > 0
            if near == front:
                radii = [r * radius for radius in horn.radii]
                easel.limb(style.horns, spine, *radii, softness=r * 0.12)
