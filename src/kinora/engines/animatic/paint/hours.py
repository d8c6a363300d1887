"""The hours of the day, the weathers that bend them, and the lamps of places that have no sky."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from kinora.engines.animatic.paint.colour import Colour, luminance, mix, rgb
from kinora.engines.animatic.paint.light import Daylight, Light


@lru_cache(maxsize=1)
def hours() -> Mapping[str, Daylight]:
    """Every time of day under a clear sky, by name."""
    dawn = Daylight(
        name="dawn", zenith=rgb("#4c66a6"), middle=rgb("#c99ab8"), horizon=rgb("#ffd9b4"),
        key=(1.02, 0.74, 0.62), ambient=(0.50, 0.49, 0.66), haze=rgb("#e3b3b8"),
        sun=rgb("#fff0d0"), cloud_light=rgb("#ffd8c4"), cloud_shade=rgb("#8f86b4"),
        sun_x=0.26, sun_y=0.50, sun_radius=0.030, direction=(-0.75, 0.45, 0.30), haze_density=1.5,
    )  # fmt: skip
    morning = Daylight(
        name="morning", zenith=rgb("#3f86cf"), middle=rgb("#8cc2ea"), horizon=rgb("#f3f0dc"),
        key=(1.08, 0.96, 0.74), ambient=(0.54, 0.60, 0.72), haze=rgb("#cfe0e6"),
        sun=rgb("#fffbe4"), cloud_light=rgb("#fffaf0"), cloud_shade=rgb("#9fb6d4"),
        sun_x=0.20, sun_y=0.20, sun_radius=0.028, direction=(-0.62, 0.68, -0.10),
    )  # fmt: skip
    noon = Daylight(
        name="noon", zenith=rgb("#2676cc"), middle=rgb("#67afe8"), horizon=rgb("#d6eef6"),
        key=(1.10, 1.06, 0.92), ambient=(0.58, 0.63, 0.70), haze=rgb("#bcdcee"),
        sun=rgb("#ffffff"), cloud_light=rgb("#ffffff"), cloud_shade=rgb("#a9c2dc"),
        sun_x=0.62, sun_y=0.06, sun_radius=0.024, direction=(0.35, 0.86, -0.25),
        haze_density=0.8, cloud_cover=0.42,
    )  # fmt: skip
    golden = Daylight(
        name="golden hour", zenith=rgb("#4673b0"), middle=rgb("#e6ab80"), horizon=rgb("#ffcb74"),
        key=(1.34, 0.84, 0.42), ambient=(0.54, 0.47, 0.60), haze=rgb("#f2b478"),
        sun=rgb("#fff3c8"), cloud_light=rgb("#ffdfa6"), cloud_shade=rgb("#a8879c"),
        sun_x=0.70, sun_y=0.36, sun_radius=0.034, direction=(0.78, 0.42, 0.22), haze_density=1.15,
    )  # fmt: skip
    dusk = Daylight(
        name="dusk", zenith=rgb("#232a63"), middle=rgb("#94507f"), horizon=rgb("#ff8a52"),
        key=(0.92, 0.42, 0.36), ambient=(0.36, 0.32, 0.54), haze=rgb("#96587f"),
        sun=rgb("#ffc48a"), cloud_light=rgb("#ff9a78"), cloud_shade=rgb("#4c3a70"),
        sun_x=0.66, sun_y=0.53, sun_radius=0.036, direction=(0.80, 0.35, 0.30),
        haze_density=1.1, stars=0.25,
    )  # fmt: skip
    night = Daylight(
        name="night", zenith=rgb("#070f2c"), middle=rgb("#12295a"), horizon=rgb("#3a5f92"),
        key=(0.36, 0.47, 0.70), ambient=(0.16, 0.22, 0.40), haze=rgb("#1f3c6c"),
        sun=rgb("#f4f1dc"), cloud_light=rgb("#6f8cbc"), cloud_shade=rgb("#16264e"),
        sun_x=0.73, sun_y=0.17, sun_radius=0.034, direction=(0.55, 0.70, 0.05),
        stars=1.0, moon=True, glow=0.55, cloud_cover=0.34,
    )  # fmt: skip
    sunset = _between(golden, dusk)
    days = (dawn, morning, noon, golden, sunset, dusk, night)
    return MappingProxyType({day.name: day for day in days})


def _between(golden: Daylight, dusk: Daylight) -> Daylight:
    """Sunset: half-way from the golden hour to dusk, the sun on the horizon."""
    return replace(
        golden, name="sunset", sun_x=0.66, sun_y=0.395, sun_radius=0.044,
        direction=(0.62, 0.40, 0.45),
        zenith=mix(golden.zenith, dusk.zenith, 0.5), middle=mix(golden.middle, dusk.middle, 0.5),
        horizon=mix(golden.horizon, dusk.horizon, 0.5), key=mix(golden.key, dusk.key, 0.5),
        ambient=mix(golden.ambient, dusk.ambient, 0.5), haze=mix(golden.haze, dusk.haze, 0.5),
        cloud_light=mix(golden.cloud_light, dusk.cloud_light, 0.5),
        cloud_shade=mix(golden.cloud_shade, dusk.cloud_shade, 0.5),
    )  # fmt: skip


def light_for(time_of_day: str, weather: str = "clear") -> Daylight:
    """The air of a time of day under a weather; an unknown hour is noon, an unknown weather clear.

    Weathers that bend the light: rain, overcast, storm, heavy snow, fog, wind, northern lights.
    """
    day = hours().get(time_of_day) or hours()["noon"]
    if weather == "northern lights":
        return replace(day, cloud_cover=0.10)
    if weather == "fog":
        return _foggy(_Grey(0.40, 0.90), day)
    if weather == "wind":
        return replace(day, cloud_cover=max(day.cloud_cover, 0.55))
    greys = {
        "rain": (0.62, 0.72, 0.95, 1.7),
        "overcast": (0.62, 0.72, 0.95, 1.7),
        "storm": (0.70, 0.50, 1.0, 1.5),
        "heavy snow": (0.45, 0.92, 0.9, 2.2),
    }
    if weather not in greys:
        return day
    greying, dimming, cover, haze = greys[weather]
    grey = _Grey(greying, dimming)
    bent = _overcast(grey, day)
    return replace(
        bent,
        cloud_cover=cover,
        haze_density=day.haze_density * haze,
        stars=day.stars * (1 - cover) ** 2,
        cloud_shade=_times(bent.cloud_shade, 0.8 if weather == "storm" else 1.0),
        snow_cover=0.85 if weather == "heavy snow" else 0.0,
    )


class _Grey:
    """Pulls colours towards a cool grey of their own brightness and dims them."""

    def __init__(self, greying: float, dimming: float) -> None:
        self.greying, self.dimming = greying, dimming

    def __call__(self, colour: Colour, strength: float | None = None) -> Colour:
        level = luminance(colour)
        grey = (level * 0.92, level * 0.99, level * 1.10)
        amount = self.greying if strength is None else strength
        return _times(mix(colour, grey, amount), self.dimming)


def _times(colour: Colour, factor: float) -> Colour:
    return (colour[0] * factor, colour[1] * factor, colour[2] * factor)


def _overcast(grey: _Grey, day: Daylight) -> Daylight:
    greying = grey.greying
    return replace(
        day,
        zenith=_times(grey(day.zenith), 1 if day.moon else 1 - 0.05 * greying),
        middle=grey(day.middle),
        horizon=grey(day.horizon),
        key=_times(grey(day.key), 1 - 0.45 * greying),
        ambient=_times(grey(day.ambient, greying * 0.6), 1 + 0.35 * greying),
        haze=grey(day.haze),
        sun=grey(day.sun),
        cloud_light=_times(grey(day.cloud_light), 0.92),
        cloud_shade=_times(grey(day.cloud_shade), 0.9),
        glow=day.glow * (1 - greying),
    )


def _foggy(grey: _Grey, day: Daylight) -> Daylight:
    bent, veil = _overcast(grey, day), grey(day.haze)
    return replace(
        bent,
        zenith=mix(bent.zenith, veil, 0.62),
        middle=mix(bent.middle, veil, 0.8),
        horizon=veil,
        haze=veil,
        sun=mix(day.sun, veil, 0.3),
        cloud_light=mix(bent.cloud_light, veil, 0.7),
        cloud_shade=mix(bent.cloud_shade, veil, 0.75),
        cloud_cover=0.55,
        haze_density=day.haze_density * 3.4,
        stars=0.0,
        glow=day.glow * 0.5,
    )


@lru_cache(maxsize=1)
def stage_lamps() -> tuple[Daylight, Light]:
    """A theatre: warm lamps from above the front edge, deep red dark around."""
    day = replace(
        hours()["night"], name="stage", key=(1.12, 0.92, 0.62), ambient=(0.46, 0.36, 0.36),
        haze=(0.35, 0.10, 0.12), sun=rgb("#ffdb9e"), direction=(-0.30, 0.90, -0.22),
        sun_x=0.5, sun_y=0.0, stars=0.0, moon=False, glow=0.3,
    )  # fmt: skip
    light = Light(
        "stage", source=(-0.35, -0.94), key=rgb("#ffdb9e"), rim=rgb("#ffbf73"),
        shade=rgb("#290d38"), ambient=(1.0, 0.93, 0.84), key_strength=0.30, rim_strength=0.85,
        shade_strength=0.55, glow=0.3,
    )  # fmt: skip
    return day, light


@lru_cache(maxsize=1)
def neon_lamps() -> tuple[Daylight, Light]:
    """A street of signs: magenta key, cyan rim from the other side."""
    day = replace(
        hours()["night"], name="neon", key=(0.95, 0.42, 0.78), ambient=(0.30, 0.24, 0.52),
        haze=(1.0, 0.28, 0.72), sun=rgb("#42f0ff"), direction=(-0.3, 0.8, 0.55),
        stars=0.0, moon=False, glow=1.0,
    )  # fmt: skip
    light = Light(
        "neon", source=(-0.80, -0.60), key=rgb("#ff5fc0"), rim=mix("#42f0ff", "#ffffff", 0.10),
        shade=rgb("#1a0b45"), ambient=mix("#a38fd6", "#ffc8ec", 0.28), key_strength=0.34,
        rim_strength=1.0, shade_strength=0.60, glow=1.0, rim_source=(0.85, -0.52),
    )  # fmt: skip
    return day, light


@lru_cache(maxsize=1)
def underwater_light() -> tuple[Daylight, Light]:
    """Light from the surface above, blue below."""
    day = replace(
        hours()["noon"], name="underwater", key=(0.86, 1.05, 1.0), ambient=(0.40, 0.60, 0.70),
        haze=(0.16, 0.62, 0.74), sun=rgb("#c8fff6"), direction=(-0.2, 0.98, 0.1),
    )  # fmt: skip
    light = Light(
        "underwater", source=(-0.20, -0.98), key=rgb("#b6fff0"), rim=rgb("#c8fff6"),
        shade=rgb("#06295c"), ambient=(0.93, 0.95, 0.94), key_strength=0.30, rim_strength=0.85,
        shade_strength=0.50, glow=0.3,
    )  # fmt: skip
    return day, light
