"""Makes engines lazily, by name."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from kinora.engines.base import Engine
from kinora.engines.options import EngineOptions
from kinora.engines.traits import engine_names, traits_of
from kinora.errors import StartupError


def make_engine(name: str, options: EngineOptions | None = None) -> Engine:
    """A new engine, not yet loaded, by its name or as "module:class" of one installed beside Kinora.

    The class is called with the options.

    Raises StartupError for one that does not exist. Names come from configuration, not from clients.
    """
    known = ", ".join(repr(engine) for engine in engine_names())
    module, colon, attribute = traits_of(name).factory.partition(":")
    if not colon:
        raise StartupError(f"There is no engine {name!r}; the engines are {known}.")
    try:
        factory: Callable[[EngineOptions], Engine] = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise StartupError(f"The engine {name!r} cannot be loaded: {error}.") from error
    return factory(options or EngineOptions())
