"""Perspective heightfields: hills, dunes and peaks with true occlusion, cast shadows and air.

A land is computed in depth slices; a running minimum of the rows gives occlusion and one gather
gives the pixels. Knows no particular place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kinora.engines.animatic.paint.light import SNOW
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.sets.palette import Array, Palette, between, tone
from kinora.engines.animatic.sets.view import View


@dataclass(frozen=True, slots=True, eq=False)
class Slopes:
    """What a colouring function sees: one value per slice (near to far) and column."""

    x: Array  # metres to the right
    z: Array  # metres away
    height: Array
    steepness: Array  # 0 flat to 1 upright
    lit: Array  # share of the key light, shadows included


BELOW = 90.0  # design units kept below a far land's near edge, for nearer lands to overlap

Heights = Callable[[Array, Array], Array]  # (x, z) in metres to height in metres
Colours = Callable[[Slopes], Array]  # local colour, last axis 3
Finish = Callable[[Slopes, Array], Array]  # repaints after lighting: water, dapples
Strata = Callable[[Array, Array, Array], Array]  # (x, height, z) to a factor per pixel


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Land:
    """One stretch of land between two distances, and how it is painted."""

    heights: Heights
    colours: Colours
    near: float
    far: float
    slices: int = 220
    haze_length: float = 400.0
    mist: float = 0.0  # metres over which valley mist thins out; 0 for none
    detail: float = 1.0  # pixels per design unit
    shadow_slope: float | None = None
    finish: Finish | None = None
    strata: Strata | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Relief:
    """A painted land: straight-alpha pixels (rows, columns, 4) and where they belong."""

    pixels: Array
    left: float  # design units
    top: float
    scale: float  # pixels per design unit


def render(view: View, palette: Palette, land: Land) -> Relief:
    """Paint a land. A far one ends a little below its near edge, where nearer ones cover it."""
    picture, scale = view.picture, min(1.0, view.picture.unit) * land.detail
    left = -picture.margin
    coarse = int((picture.W + 2 * picture.margin) * scale) // 2 + 2  # every second column
    columns = left + (2 * np.arange(coarse, dtype=np.float32) + 0.5) / scale
    spread = np.linspace(0, 1, land.slices, dtype=np.float32)
    depth = (land.near * (land.far / land.near) ** spread)[:, None].astype(np.float32)
    x = ((columns[None] - picture.W / 2) * depth / view.focal).astype(np.float32)
    z = np.broadcast_to(depth, x.shape)
    height = land.heights(x, z).astype(np.float32)

    colour = between_columns(_coloured(palette, land, x, z, height))
    rows = between_columns(
        (view.horizon + view.focal * (view.eye - height) / depth).astype(np.float32) * scale
    )
    return _gathered(view, land, left, scale, depth, colour, rows)


def between_columns(values: Array) -> Array:
    """Fill in the columns that were skipped."""
    out = np.empty((values.shape[0], 2 * values.shape[1] - 1, *values.shape[2:]), np.float32)
    out[:, ::2] = values
    out[:, 1::2] = (values[:, 1:] + values[:, :-1]) * 0.5
    return out


def _coloured(palette: Palette, land: Land, x: Array, z: Array, height: Array) -> Array:
    slope_x = np.gradient(height, axis=1) / np.maximum(np.gradient(x, axis=1), 1e-6)
    slope_z = np.gradient(height, axis=0) / np.maximum(np.gradient(z, axis=0), 1e-6)
    norm = np.sqrt(1 + slope_x**2 + slope_z**2)
    aside, up, away = palette.day.direction
    facing = np.clip((-slope_x * aside + up - slope_z * away) / norm, 0, 1)
    lit = np.clip(facing / (0.35 + 0.65 * up) * 0.78, 0, 1.2)
    lit = lit * (1 - 0.8 * _cast_shadow(palette, land, x, height))
    slopes = Slopes(x, z, height, 1 - 1 / norm, lit)
    local = land.colours(slopes)
    if palette.day.snow_cover:
        lies = smoothstep(0.42, 0.12, slopes.steepness) * palette.day.snow_cover
        local = between(local, tone(SNOW), lies[..., None])
    colour = palette.surface(local, lit, 0.78 + 0.30 / norm)
    if land.finish is not None:
        colour = land.finish(slopes, colour)
    haze = 1 - np.exp(-palette.day.haze_density * z / land.haze_length)
    if land.mist:
        haze = np.clip(haze * (1 + 1.6 * np.exp(-np.maximum(height, 0) / land.mist)), 0, 0.97)
    return between(colour, palette.haze, haze[..., None]).astype(np.float32)


def _cast_shadow(palette: Palette, land: Land, x: Array, height: Array) -> Array:
    """A running maximum along each slice, towards the light's side."""
    aside, up, _ = palette.day.direction
    fall = land.shadow_slope if land.shadow_slope is not None else up / max(abs(aside), 0.2)
    ray = height - abs(fall) * x * (1 if aside > 0 else -1)
    if aside > 0:
        ceiling = np.maximum.accumulate(ray[:, ::-1], axis=1)[:, ::-1]
    else:
        ceiling = np.maximum.accumulate(ray, axis=1)
    blocked: Array = np.clip((ceiling - ray) / (np.ptp(height) * 0.10 + 0.25), 0, 1)
    return blocked


def _gathered(
    view: View, land: Land, left: float, scale: float, depth: Array, colour: Array, screen: Array
) -> Relief:
    """Slices to pixels: each pixel takes the nearest slice that reaches it."""
    slices, columns = screen.shape
    front = np.minimum.accumulate(screen, axis=0)
    visible = screen <= front + 1e-4
    top = int(np.floor(front[-1].min()) - 1)
    top = max(top, int(-view.picture.margin * scale))
    lowest = min(view.bottom, float(front[0].max()) / scale + BELOW)
    rows = int(np.ceil(lowest * scale)) - top
    first = np.full((rows + 1, columns), slices, np.int32)
    row = np.clip(np.ceil(front - top), 0, rows).astype(np.int32)
    # Far to near, in memory too (a reversed view is walked forwards): the nearest slice wins.
    order = np.repeat(np.arange(slices, dtype=np.int32)[::-1], columns)
    column = np.tile(np.arange(columns, dtype=np.int32), slices)
    first[row[::-1].ravel(), column] = order
    first = np.minimum.accumulate(first[:rows], axis=0)
    covered = first < slices
    index = np.minimum(first, slices - 1)
    previous = np.maximum(index - 1, 0)
    here = np.take_along_axis(front, index, 0)
    before = np.take_along_axis(front, previous, 0)
    y = np.arange(rows, dtype=np.float32)[:, None] + top
    blend = np.clip((y - here) / np.maximum(before - here, 1e-3), 0, 1)
    blend = np.where(np.take_along_axis(visible, previous, 0), blend, 0)[..., None]
    flat = np.arange(columns)[None]
    pixels = np.empty((rows, columns, 4), np.float32)
    pixels[..., :3] = between(colour[index, flat], colour[previous, flat], blend)
    if land.strata is not None:
        away = depth[index, 0]
        across = left + (np.arange(columns, dtype=np.float32)[None] + 0.5) / scale
        tall = view.eye - (y / scale - view.horizon) * away / view.focal
        x = (across - view.picture.W / 2) * away / view.focal
        pixels[..., :3] *= land.strata(x, tall, away)[..., None]
    pixels[..., 3] = np.where(covered, np.clip(y - front[-1][None] + 0.5, 0, 1), 0)
    pixels[..., :3] = np.where(covered[..., None], pixels[..., :3], colour[-1][None])
    return Relief(pixels, left, top / scale, scale)
