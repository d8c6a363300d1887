"""The table of families, against the tables of models."""

from __future__ import annotations

from kinora.engines.diffusion.tables import read_tables
from kinora.engines.diffusion.traits import TRAITS


def test_every_family_has_a_preset() -> None:
    """No family is there that nobody could try."""
    assert {table.config.family for table in read_tables(None)} == {one.name for one in TRAITS}
