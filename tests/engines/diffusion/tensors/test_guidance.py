from __future__ import annotations

import torch

from kinora.engines.diffusion.guidance import Guidance


def test_rows_are_guided_each_by_its_own() -> None:
    """In front of a product, as pipelines write it."""
    rows = torch.ones(2, 3, 1)

    assert (Guidance(5.0, 10.0) * rows)[:, 0, 0].tolist() == [5.0, 10.0]


def test_arithmetic_with_numbers_stays_by_rows() -> None:
    """As LTX-2 has `(guidance - 1) * delta`, and others `1 + guidance * share`."""
    rows = torch.ones(2, 3)

    assert ((Guidance(5.0, 10.0) - 1) * rows)[:, 0].tolist() == [4.0, 9.0]
    assert ((1 + 0.5 * Guidance(5.0, 10.0)) * rows)[:, 0].tolist() == [3.5, 6.0]


def test_it_is_compared_as_a_number() -> None:
    """Pipelines guide where it is more than 1: so where any row is."""
    assert Guidance(1.0, 10.0) > 1
    assert not Guidance(1.0, 1.0) > 1


def test_the_type_of_the_latents_stays() -> None:
    """bfloat16 is not widened."""
    assert (Guidance(5.0, 10.0) * torch.ones(2, 1, dtype=torch.bfloat16)).dtype == torch.bfloat16
