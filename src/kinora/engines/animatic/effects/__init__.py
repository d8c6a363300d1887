"""Effects: what is laid over a set beside the weather, by the names that a scene holds."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from kinora.engines.animatic.effects.base import Vent
from kinora.engines.animatic.sets.base import Live, Setting

_FACTORIES = {
    "fireworks": "fireworks:fireworks",
    "meteor shower": "meteors:meteors",
    "eruption": "eruption:eruption",
    "sun rays": "rays:sun_rays",
    "rainbow": "rainbow:rainbow",
    "confetti": "falling:confetti",
    "petals": "falling:petals",
    "smoke": "vapour:smoke",
    "steam": "vapour:steam",
    "sparkles": "sparkles:sparkles",
    "bubbles": "bubbles:bubbles",
}


def effect_names() -> tuple[str, ...]:
    """Every effect there is."""
    return tuple(_FACTORIES)


def build(name: str, setting: Setting, seed: int, vents: tuple[Vent, ...] = ()) -> tuple[Live, ...]:
    """The layers of an effect over a set; `vents` is where smoke and steam come from. A name there
    is no effect for has no layers."""
    if name not in _FACTORIES:
        return ()
    module, _, function = _FACTORIES[name].partition(":")
    factory: Callable[[Setting, int, tuple[Vent, ...]], tuple[Live, ...]] = getattr(
        import_module(f"kinora.engines.animatic.effects.{module}"), function
    )
    return factory(setting, seed, vents)
