"""What is known of each engine before it is loaded. Needs nothing that engines need, so that the
server's light processes may ask.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What others must know of an engine before it is loaded."""

    factory: str  # "module:class"
    is_shared: bool = True  # several processes draw one clip; False: the worker alone
    cancel_s: float = 0.7  # how long it may take to let go of a cancelled video


_ENGINES = {
    "animatic": Traits(factory="kinora.engines.animatic.engine:AnimaticEngine"),
    "diffusion": Traits(
        factory="kinora.engines.diffusion.engine:DiffusionEngine", is_shared=False, cancel_s=60.0
    ),
}


def engine_names() -> tuple[str, ...]:
    return tuple(_ENGINES)


def traits_of(name: str) -> Traits:
    """Of an engine by its name, or as "module:class"."""
    return _ENGINES.get(name) or Traits(factory=name)
