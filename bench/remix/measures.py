"""How much of a clip stays where nothing was to change, and how far things left their places.

Pure: arrays in, numbers out. Nothing here is learned, so nothing here has been trained on our answers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from skimage.metrics import structural_similarity

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

MOST_PSNR = 60.0  # dB, for equal pixels too
_LUMA = np.array([0.299, 0.587, 0.114])  # ITU-R BT.601
_STEADY = 170.0  # the constant c of GMSD, for luma of 0 to 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How much stays outside of what was to change."""

    psnr: float  # dB, MOST_PSNR at most
    ssim: float  # 1 for equal pixels
    gmsd: float  # 0 for equal pixels; lower is better


def kept(source: Pixels, result: Pixels, keep: Mask) -> Kept:
    """Of the pixels of `keep` alone, (frames, height, width): the others count as equal, so that they
    cannot come in through the windows of SSIM and GMSD."""
    if not keep.any():
        raise ValueError("no pixel is to be kept")
    result = np.where(keep[..., None], result, source)
    before, after = source @ _LUMA, result @ _LUMA
    frames = [place for place in range(len(keep)) if keep[place].any()]
    return Kept(
        psnr=psnr(source[keep], result[keep]),
        ssim=_pooled([ssim_map(before[at], after[at])[keep[at]] for at in frames]),
        gmsd=float(np.mean([gmsd(before[at], after[at], keep[at]) for at in frames])),
    )


def psnr(before: Pixels, after: Pixels) -> float:
    """Peak signal-to-noise ratio in dB, over all channels."""
    error = float(np.mean((before.astype(float) - after.astype(float)) ** 2))
    return min(MOST_PSNR, 10 * float(np.log10(255**2 / error))) if error else MOST_PSNR


def ssim_map(before: Floats, after: Floats) -> Floats:
    """(height, width): structural similarity (Wang et al. 2004) of luma, Gaussian windows of sigma 1.5."""
    _, local = structural_similarity(
        before, after, data_range=255, gaussian_weights=True, sigma=1.5,
        use_sample_covariance=False, full=True,
    )  # fmt: skip
    return np.asarray(local)


def gmsd(before: Floats, after: Floats, keep: Mask) -> float:
    """Gradient magnitude similarity deviation (Xue et al. 2014, arXiv 1308.3052) of luma at half size,
    over blocks of 2 x 2 pixels of which any is kept."""
    one, other = _gradient(_halved(before)), _gradient(_halved(after))
    alike = (2 * one * other + _STEADY) / (one**2 + other**2 + _STEADY)
    return float(np.std(alike[_halved(keep.astype(float)) > 0]))


def drift(before: Floats, after: Floats) -> tuple[float, float]:
    """Between places of a thing, (frames, 2), nan where it is not seen: how far its mean place is off,
    and how far it is off in the mean frame. Pixels; over frames in which both are seen."""
    seen = np.isfinite(before).all(axis=1) & np.isfinite(after).all(axis=1)
    if not seen.any():
        return float("nan"), float("nan")
    off = after[seen] - before[seen]
    centroid = np.hypot(*off.mean(axis=0))
    return float(centroid), float(np.hypot(off[:, 0], off[:, 1]).mean())


def _halved(luma: Floats) -> Floats:
    """Means of blocks of 2 x 2."""
    height, width = luma.shape
    return luma.reshape(height // 2, 2, width // 2, 2).mean(axis=(1, 3))


def _gradient(luma: Floats) -> Floats:
    """Its magnitude by Prewitt's filters, thirds of ones; the rim is repeated."""
    wide = np.pad(luma, 1, mode="edge")
    across = (wide[:, 2:] - wide[:, :-2]) / 3
    upright = (wide[2:] - wide[:-2]) / 3
    x = across[:-2] + across[1:-1] + across[2:]
    y = upright[:, :-2] + upright[:, 1:-1] + upright[:, 2:]
    return np.hypot(x, y)


def _pooled(parts: list[Floats]) -> float:
    return float(np.concatenate(parts).mean())
