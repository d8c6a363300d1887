from __future__ import annotations

from typing import Any

import pytest
import torch

from kinora.engines.diffusion.config import Remixing
from kinora.engines.diffusion.mask import difference_mask, share

SHAPE = (1, 4, 5, 12, 12)


def velocities(*, box: slice = slice(4, 8), by: float = 3.0) -> tuple[torch.Tensor, torch.Tensor]:
    """Two that differ in one box of rows and columns of the frames 1 to 3."""
    old = torch.randn(SHAPE, generator=torch.Generator().manual_seed(1))
    new = old.clone()
    new[:, :, 1:4, box, box] += by
    return new, old


def mask_of(*pair: torch.Tensor, **remix: Any) -> torch.Tensor:
    return difference_mask(*pair, Remixing(**remix))


def test_equal_velocities_give_an_empty_mask() -> None:
    """Whatever the settings say."""
    _, old = velocities()

    assert not mask_of(old, old, threshold=0.0, dilation=3).any()


def test_the_mask_lies_where_velocities_differ() -> None:
    """In place and in time, and nowhere far from it."""
    mask = mask_of(*velocities())

    assert mask.shape == (1, 1, 5, 12, 12)
    assert (mask[:, :, 1:4, 4:8, 4:8] > 0).all()
    assert not mask[..., :1, :].any()
    assert not mask[..., 11:].any()


def test_the_mask_is_soft_towards_the_inside_alone() -> None:
    """1 in its middle, less at its rim, nothing outside: what is outside is never mixed in."""
    mask = mask_of(*velocities())

    assert mask.max() == pytest.approx(1)
    assert mask[0, 0, 2, 5, 5] == pytest.approx(1)
    assert ((mask > 0) & (mask < 0.99)).any()
    assert mask.min() == 0


def test_differences_are_measured_against_their_own_quantile() -> None:
    """How strong guidance is, or how strong the change, does not move the mask."""
    weak, strong = (mask_of(*velocities(by=by)) for by in (0.1, 10.0))

    assert torch.equal(weak > 0, strong > 0)


def test_a_stray_difference_is_smoothed_away() -> None:
    """One place alone does not open a mask beside a true change."""
    new, old = velocities()
    new[0, 0, 2, 0, 11] += 3.0

    assert mask_of(new, old)[0, 0, 2, 0, 11] == 0


@pytest.mark.parametrize(
    ("less", "more"),
    [({"dilation": 0}, {"dilation": 2}), ({"threshold": 0.9}, {"threshold": 0.1})],
)
def test_settings_widen_the_mask(less: dict[str, Any], more: dict[str, Any]) -> None:
    """Dilation, and a lower threshold."""
    assert 0 < share(mask_of(*velocities(), **less)) < share(mask_of(*velocities(), **more)) < 1


def test_a_change_everywhere_masks_everything() -> None:
    """Which is for the strategy to notice."""
    assert share(mask_of(*velocities(box=slice(None)), dilation=3)) == 1


def test_half_precision_is_measured_in_float32() -> None:
    """The mask of a model that works in bfloat16 is float32 too."""
    mask = mask_of(*(each.bfloat16() for each in velocities()))

    assert mask.dtype == torch.float32
    assert (mask[:, :, 1:4, 4:8, 4:8] > 0).all()
