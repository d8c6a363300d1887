"""How a street looks: the colours of its houses, windows, road and air, by neon night or by day."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kinora.engines.animatic.paint.colour import Colour, mix, rgb
from kinora.engines.animatic.sets.palette import Palette

TUBES = ("#ff2e88", "#22e6ff", "#ffb02e", "#9d5cff", "#39ffb0", "#ff5a3c")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """Everything the street's painters ask for."""

    walls: tuple[Colour, ...]
    eaves: Colour  # walls go to this at the top
    foot: Colour  # and towards this at the bottom
    foot_share: float
    ledge: Colour
    frame: Colour
    glass: tuple[Colour, Colour, Colour]
    lit_share: float  # of the windows
    lamp_tints: tuple[Colour, ...]
    inside: Colour  # dark things seen in lit windows and shops
    shop: Colour
    awning: Colour
    awning_shade: Colour
    pane_depth: float  # how far shop panes are tinted by their sign
    haze: Colour
    haze_most: float
    gap: Colour  # end walls between houses
    road: tuple[Colour, Colour, Colour, Colour]
    kerb: tuple[Colour, Colour, Colour]
    kerb_line: Colour
    marking: Colour
    marking_strength: float
    tubes: float  # how strongly signs shine, 0 to 1
    sky_glow: Colour
    glow: float

    @property
    def is_neon(self) -> bool:
        """Whether signs are all the light there is."""
        return self.tubes >= 1


def neon_mood() -> Mood:
    """Midnight lit by signs."""
    return Mood(
        walls=tuple(rgb(c) for c in ("#1d1740", "#231a4a", "#171a44", "#2b1845", "#141736")),
        eaves=rgb("#0c0b26"), foot=rgb("#ff4fa0"), foot_share=0.28, ledge=rgb("#5a3f8f"),
        frame=rgb("#0a0820"), glass=(rgb("#2c3a78"), rgb("#10122e"), rgb("#1b2156")),
        lit_share=0.48, lamp_tints=tuple(rgb(c) for c in ("#ffc26a", "#ffdf9c", "#6ee7ff", "#ff86c0")),
        inside=rgb("#241038"), shop=rgb("#0d0a22"), awning=rgb("#f2e6ff"),
        awning_shade=rgb("#1a0d3a"), pane_depth=0.45, haze=rgb("#c2468f"), haze_most=0.72,
        gap=rgb("#120e30"),
        road=(rgb("#b8488e"), rgb("#4a2468"), rgb("#1c1440"), rgb("#0f0c28")),
        kerb=(rgb("#a04a92"), rgb("#3c2a66"), rgb("#241a48")), kerb_line=rgb("#ff8fd0"),
        marking=rgb("#f0d8ff"), marking_strength=0.34, tubes=1.0, sky_glow=rgb("#ff5aa8"), glow=1.0,
    )  # fmt: skip


def daylight_mood(palette: Palette) -> Mood:
    """The same street in the light of an hour; lamps are on when it is dark."""
    dark = palette.dark
    lit = 0.30

    def seen(code: str, share: float = lit) -> Colour:
        return palette.flat(code, share)

    haze = palette.day.haze
    mood = Mood(
        walls=tuple(seen(c) for c in ("#c98f6c", "#b8705a", "#dcc39a", "#94a5ad", "#c9ad8c", "#a9705f")),
        eaves=seen("#a88f86", 0.2), foot=seen("#e8d2ac", 0.5), foot_share=0.18,
        ledge=seen("#f0e4cc", 0.45), frame=seen("#f4ecdc", 0.4),
        glass=(seen("#b9d4e4", 0.5), seen("#5f7f96", 0.2), seen("#8fb2c6", 0.4)),
        lit_share=0.42 if dark else 0.0,
        lamp_tints=tuple(rgb(c) for c in ("#ffc26a", "#ffdf9c", "#ffd08a", "#ffe9b8")),
        inside=seen("#5a4638", 0.2), shop=seen("#4d5a52", 0.25), awning=seen("#f6ecd8", 0.5),
        awning_shade=seen("#6a4438", 0.3), pane_depth=0.15 if dark else 0.75, haze=haze,
        haze_most=0.62, gap=seen("#7d6a60", 0.1),
        road=(mix(seen("#8d8a88", 0.5), haze, 0.6), seen("#8d8886", 0.42), seen("#77757a", 0.36), seen("#626066", 0.3)),
        kerb=(mix(seen("#cfc4b4", 0.5), haze, 0.5), seen("#c4b8a6", 0.42), seen("#a89c8c", 0.36)),
        kerb_line=seen("#efe6d6", 0.6), marking=seen("#f4f0e6", 0.6), marking_strength=0.75,
        tubes=0.55 if dark else 0.0, sky_glow=palette.day.horizon, glow=0.35 if dark else 0.5,
    )  # fmt: skip
    return _snowed(mood, palette) if palette.day.snow_cover else mood


def _snowed(mood: Mood, palette: Palette) -> Mood:
    """Snow on pavements, ledges and awnings, trodden on the road."""
    white = palette.flat("#f4f8fc", 0.55)

    def under(tones: tuple[Colour, ...], amount: float) -> list[Colour]:
        return [mix(tone, white, amount) for tone in tones]

    far, back, middle, near = under(mood.road, 0.74)
    kerb_far, kerb_middle, kerb_near = under(mood.kerb, 0.9)
    return replace(
        mood, road=(far, back, middle, near), kerb=(kerb_far, kerb_middle, kerb_near),
        kerb_line=white, marking_strength=0.18, ledge=mix(mood.ledge, white, 0.9),
        awning=white, awning_shade=mix(mood.awning_shade, white, 0.55),
        eaves=mix(mood.eaves, white, 0.5),
    )  # fmt: skip
