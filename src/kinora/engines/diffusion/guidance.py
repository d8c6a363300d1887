"""Guidance that is not the same for all rows of a batch."""

from __future__ import annotations

from typing import Any

import torch


class Guidance(float):
    """Guidance that differs between the rows of a batch. Compared it is the largest of them; it goes
    through the arithmetic of pipelines row by row, in front of `*`."""

    rows: tuple[float, ...]

    def __new__(cls, *rows: float) -> Guidance:
        self = super().__new__(cls, max(rows))
        self.rows = rows
        return self

    def __mul__(self, other: Any) -> Any:
        if not isinstance(other, torch.Tensor):
            return Guidance(*(row * other for row in self.rows))
        rows = torch.tensor(self.rows, dtype=other.dtype, device=other.device)
        return rows.view(-1, *[1] * (other.ndim - 1)) * other

    __rmul__ = __mul__

    def __add__(self, other: Any) -> Any:
        return Guidance(*(row + other for row in self.rows))

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        return self + -other
