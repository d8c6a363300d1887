"""Measures are perfect for equals, blind outside of what is kept, and fall as noise grows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

pytest.importorskip("skimage")

from bench.remix.measures import drift, gmsd, kept
from shapes.world import Scene, Thing, draw

CLIP = draw(Scene(things=(Thing(colour="red", shape="cross", size="big", direction="left"),)))[:5]
ALL = np.ones(CLIP.shape[:3], bool)


def test_equal_clips_are_perfect() -> None:
    """60 dB, a similarity of one, no deviation."""
    found = kept(CLIP, CLIP.copy(), ALL)
    assert (found.psnr, found.gmsd) == (60, 0)
    assert found.ssim == pytest.approx(1)


def test_what_was_to_change_counts_for_nothing() -> None:
    """Not even at its rim, into which windows reach."""
    keep = ALL.copy()
    keep[:, 20:40, 30:61] = False
    other = CLIP.copy()
    other[~keep] = 255 - other[~keep]
    assert kept(CLIP, other, keep) == kept(CLIP, CLIP, keep)
    assert kept(CLIP, other, ALL).psnr < 30


def test_noise_costs_the_more_the_more_there_is() -> None:
    """Each measure is worse for each step of it."""
    noise = np.random.default_rng(1).normal(size=CLIP.shape)
    noisy = [np.clip(CLIP + noise * level, 0, 255).astype(np.uint8) for level in (2, 6, 18, 54)]
    found = [kept(CLIP, clip, ALL) for clip in noisy]
    for before, after in pairwise(found):
        assert before.psnr > after.psnr
        assert before.ssim > after.ssim
        assert before.gmsd < after.gmsd


def test_psnr_is_of_kept_pixels_alone() -> None:
    """One frame kept, ten levels off: 20 log10(255 / 10)."""
    keep = np.zeros_like(ALL)
    keep[2] = True
    flat = np.full_like(CLIP, 100)
    assert kept(flat, flat + np.uint8(10), keep).psnr == pytest.approx(28.1308, abs=1e-3)


def test_gmsd_is_what_a_hand_gets() -> None:
    """A step of 30 that is gone, four columns of blocks: gradients 0, 30, 30, 0 against none at all, so
    similarities 1, 170 / 1070, 170 / 1070, 1, and half of what is between them is the deviation."""
    step = np.zeros((6, 8))
    step[:, 4:] = 30
    keep = np.ones(step.shape, bool)
    assert gmsd(step, np.zeros_like(step), keep) == pytest.approx((1 - 170 / 1070) / 2)
    assert gmsd(np.zeros_like(step), step, keep) == gmsd(step, np.zeros_like(step), keep)
    keep[:, 2:] = False
    assert gmsd(step, np.zeros_like(step), keep) == 0


def test_something_has_to_be_kept() -> None:
    """Of no pixels nothing can be said."""
    with pytest.raises(ValueError, match="no pixel"):
        kept(CLIP, CLIP, ~ALL)


def test_drift_is_of_the_mean_and_of_each_frame() -> None:
    """A thing that moves the other way about the same middle keeps its centroid alone."""
    there = np.stack([np.arange(-4.0, 5), np.zeros(9)], axis=1)
    assert drift(there, -there) == pytest.approx((0, 40 / 9))
    assert drift(there, there + np.array([3, 4])) == pytest.approx((5, 5))


def test_frames_without_the_thing_are_left_out() -> None:
    """Of what is never seen there is no drift."""
    there = np.zeros((4, 2))
    partly = there + np.array([0, 2])
    partly[1:3] = np.nan
    assert drift(there, partly) == (2, 2)
    assert np.isnan(drift(there, there * np.nan)).all()
