"""Looks laid over finished pictures."""

from __future__ import annotations

import numpy as np
import pytest
import skia

from kinora.engines.animatic.looks import finish_names, make_look, style_names
from kinora.engines.animatic.paint.native import image_from_float, pixels_of
from kinora.engines.animatic.paint.picture import Picture

PICTURE = Picture(96, 64)
TEAL, RUST = (0.09, 0.50, 0.49), (0.71, 0.32, 0.16)


def colours() -> skia.Image:
    """Left half cool, right half warm, darker below."""
    x, y = np.meshgrid(np.linspace(0, 1, 96), np.linspace(1, 0.2, 64))
    warm = (x > 0.5).astype(float)
    rgb = np.dstack([0.2 + 0.6 * warm, np.full_like(x, 0.4), 0.8 - 0.6 * warm]) * y[..., None]
    return image_from_float(rgb.astype(np.float32))


def through(index: int = 0, **asked: object) -> np.ndarray:
    look = make_look(PICTURE, **asked)  # type: ignore[arg-type]
    final = skia.Surface(96, 64)
    painted = look.surface_for(final)
    painted.getCanvas().drawImage(colours(), 0, 0)
    look.apply(final, painted, index)
    return pixels_of(final.makeImageSnapshot())


def test_no_look_leaves_the_picture() -> None:
    """As painted, byte for byte."""
    assert np.array_equal(through(), pixels_of(colours()))


def test_an_unknown_style_leaves_the_picture() -> None:
    """A word without a look is not an error."""
    assert np.array_equal(through(style="cubism"), pixels_of(colours()))


@pytest.mark.parametrize("style", style_names())
def test_a_style_is_seen_and_is_pure(style: str) -> None:
    """It changes the picture, stays opaque, and gives the same bytes for the same frame."""
    once, again = through(5, style=style), through(5, style=style)
    assert np.array_equal(once, again)
    assert not np.array_equal(once, through())
    assert (once[..., 3] == 255).all()


def test_a_palette_takes_cool_to_cool_and_warm_to_warm() -> None:
    """Blue drifts to teal and orange to rust."""
    out = through(palette=("#17807e", "#e3c793", "#b4512a")).astype(int)
    cool, warm = out[:32, :40, :3].mean((0, 1)), out[:32, 56:, :3].mean((0, 1))
    assert cool[1] > cool[0] + 20
    assert warm[0] > warm[2] + 40


def test_a_backlight_adds_light_only() -> None:
    """A glow behind the middle makes nothing darker."""
    assert (through(backlight="#ffb45e")[..., :3].astype(int) >= through()[..., :3] - 1).all()


@pytest.mark.parametrize("asked", [{"palette": ("#17807e", "#b4512a")}, {"backlight": "#ffb060"}])
def test_a_palette_or_a_backlight_keeps_the_style(asked: dict[str, object]) -> None:
    """Both are seen: the picture is neither the style's alone nor the palette's alone."""
    both = through(4, style="watercolour", **asked)
    assert not np.array_equal(both, through(4, style="watercolour"))
    assert not np.array_equal(both, through(4, **asked))
    assert np.array_equal(both, through(4, style="watercolour", **asked))
    assert (both[..., 3] == 255).all()


def test_models_moved_by_hand_stand_still_between_two_moves() -> None:
    """Clay and cut paper step; every other style moves with each frame, alone or under a palette."""
    stepping = {name for name in style_names() if make_look(PICTURE, style=name).step > 1}
    assert stepping == {"claymation", "paper cut-out"}
    assert make_look(PICTURE, style="claymation", backlight="#ffb060").step > 1


@pytest.mark.parametrize("style", style_names())
def test_no_style_flickers(style: str) -> None:
    """A picture that stands still keeps its brightness from frame to frame."""
    light = [through(index, style=style)[..., :3].mean() for index in range(0, 24, 3)]
    assert max(light) - min(light) < 12


@pytest.mark.parametrize("style", style_names())
def test_a_style_fits_any_shape(style: str) -> None:
    """Tall pictures and odd sizes come out whole."""
    picture = Picture(63, 111)
    look = make_look(picture, style=style)
    final = skia.Surface(63, 111)
    painted = look.surface_for(final)
    painted.getCanvas().clear(skia.ColorRED)
    look.apply(final, painted, 3)
    assert (pixels_of(final.makeImageSnapshot())[..., 3] == 255).all()


@pytest.mark.parametrize("name", finish_names())
def test_a_finish_goes_with_any_style_and_comes_off_again(name: str) -> None:
    """It is seen on the plain picture and over a style, and is pure."""
    for style in ("", "noir", "comic"):
        finished = through(6, style=style, effects=(name,))
        assert np.array_equal(finished, through(6, style=style, effects=(name,)))
        if not (name == "vivid colours" and style == "noir"):  # grey has no colours to be richer
            assert not np.array_equal(finished, through(6, style=style))
        assert (finished[..., 3] == 255).all()
