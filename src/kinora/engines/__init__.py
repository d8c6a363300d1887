"""Engines turn shots into footage; this registry makes them lazily, by name."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from kinora.engines.base import Engine
from kinora.errors import StartupError

_FACTORIES = {"animatic": "kinora.engines.animatic.engine:AnimaticEngine"}


def engine_names() -> tuple[str, ...]:
    return tuple(_FACTORIES)


def make_engine(name: str) -> Engine:
    """A new engine, not yet loaded. Raises StartupError for a name that does not exist."""
    if name not in _FACTORIES:
        allowed = ", ".join(repr(known) for known in _FACTORIES)
        raise StartupError(f"There is no engine {name!r}; the engines are {allowed}.")
    module, _, attribute = _FACTORIES[name].partition(":")
    factory: Callable[[], Engine] = getattr(import_module(module), attribute)
    return factory()
