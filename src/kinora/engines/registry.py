"""Makes engines lazily, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from kinora.engines.base import Engine
from kinora.engines.options import EngineOptions
from kinora.errors import StartupError


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """What others must know of an engine before it is loaded."""

    factory: str  # "module:class"
    is_shared: bool = True  # several processes draw one clip; False: the worker alone
    cancel_s: float = 0.7  # how long it may take to let go of a cancelled video


_ENGINES = {
    "animatic": Trait(factory="kinora.engines.animatic.engine:AnimaticEngine"),
    "diffusion": Trait(
        factory="kinora.engines.diffusion.engine:DiffusionEngine", is_shared=False, cancel_s=60.0
    ),
}


def engine_names() -> tuple[str, ...]:
    return tuple(_ENGINES)


def trait_of(name: str) -> Trait:
    """Of an engine by its name, or as "module:class"."""
    return _ENGINES.get(name) or Trait(factory=name)


def make_engine(name: str, options: EngineOptions | None = None) -> Engine:
    """A new engine, not yet loaded, by its name or as "module:class" of one installed beside Kinora.

    The class is called with the options.

    Raises StartupError for one that does not exist. Names come from configuration, not from clients.
    """
    known = ", ".join(repr(engine) for engine in _ENGINES)
    module, colon, attribute = trait_of(name).factory.partition(":")
    if not colon:
        raise StartupError(f"There is no engine {name!r}; the engines are {known}.")
    try:
        factory: Callable[[EngineOptions], Engine] = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise StartupError(f"The engine {name!r} cannot be loaded: {error}.") from error
    return factory(options or EngineOptions())
