"""Children that differ from one another: hair, skin and dress by the seed."""

from __future__ import annotations

from dataclasses import replace

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.members.grown import boy, child

# Main colour of the clothes, hair, skin, nose.
LOOKS = (
    ("#f2b632", "#7a3b22", "#f4c9a0", "#eaa886"),
    ("#4a9fd8", "#d8a23c", "#f6d2b0", "#eaae90"),
    ("#e8648c", "#2c1c16", "#a8704a", "#935c3a"),
    ("#5fae62", "#b0512a", "#f4c9a0", "#eaa886"),
    ("#9a6fc8", "#241814", "#e0ac7c", "#cf9566"),
)


def varied(style: BipedStyle, seed: int) -> BipedStyle:
    """One of many children; everybody else is as the style says."""
    if style.name != "child":
        return style
    colour, hair, skin, nose = LOOKS[seed % len(LOOKS)]
    base = boy() if seed // len(LOOKS) % 2 else child()
    old_coat, old_skin = base.coat[0], base.skin
    dye = {old_coat: colour, old_skin: skin}
    head = replace(base.head, hair_colour=hair, skin=skin, nose_colour=nose, brow=hair)
    return replace(
        base, name="child", head=head, coat=(colour,), top=dye.get(base.top, base.top),
        sleeve=dye.get(base.sleeve, base.sleeve), bottom=dye.get(base.bottom, base.bottom), skin=skin,
        skirt_colour=dye.get(base.skirt_colour, base.skirt_colour),
    )  # fmt: skip
