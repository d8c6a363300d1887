"""Weather: live layers laid over a finished set, and as easily taken away again.

A set does not know its weather, so with and without rain it is the same, byte for byte. Each
weather is keyed by its own seed.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from kinora.engines.animatic.sets.base import Live, Setting

_FACTORIES = {
    "rain": "rain:rain",
    "storm": "storm:storm",
    "snow": "snow:snow",
    "heavy snow": "snow:heavy_snow",
    "fog": "fog:fog",
    "wind": "wind:wind",
    "falling leaves": "wind:falling_leaves",
    "fireflies": "fireflies:fireflies",
    "sandstorm": "dust:sandstorm",
    "hail": "hail:hail",
}


def weather_names() -> tuple[str, ...]:
    """Every weather there is."""
    return tuple(_FACTORIES)


def build(name: str, setting: Setting, seed: int) -> tuple[Live, ...]:
    """The layers of a weather over a set; none for a clear sky, or where no weather reaches."""
    if name not in _FACTORIES or setting.sheltered:
        return ()
    module, _, function = _FACTORIES[name].partition(":")
    factory: Callable[[Setting, int], tuple[Live, ...]] = getattr(
        import_module(f"kinora.engines.animatic.weather.{module}"), function
    )
    return factory(setting, seed)
