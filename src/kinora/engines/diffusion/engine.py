"""The diffusion engine: open-weight models, one of them on the device at a time.

Loads models and finds the one that a shot is for; how a shot is made is `shooting`'s. Torch is first
imported by `load`, so that a machine without it learns so in one sentence.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import msgspec

from kinora.engines.base import Shot, Watch
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.options import EngineOptions
from kinora.errors import GenerationError, KinoraError, StartupError
from kinora.video import Kind

if TYPE_CHECKING:
    from kinora.engines.diffusion.footage import DiffusionFootage
    from kinora.engines.diffusion.planning import Reader
    from kinora.engines.diffusion.resident import Resident

EDITION = 1  # raised whenever we change what comes of the same shot, model and libraries
NO_OPTIONS = EngineOptions()

_log = logging.getLogger(__name__)


class DiffusionEngine:
    """Makes video by the models that its operator configured; the first is loaded at once."""

    name = "diffusion"
    version = ""  # known when `load` has looked at the libraries
    negative_schema = 1

    def __init__(self, options: EngineOptions = NO_OPTIONS) -> None:
        self._options = options
        self._resident: Resident | None = None
        self._broken: dict[str, KinoraError] = {}  # models that an operator must mend first

    def __repr__(self) -> str:
        return f"DiffusionEngine({[model.name for model in self._options.models]})"

    def load(self) -> None:
        """Load the first model. One that cannot be loaded fails its videos, not the worker; raises
        StartupError only without the libraries themselves."""
        self.version = edition()
        if self._options.models:
            _import_libraries()
            with _told_later():
                self._reside(self._options.models[0])

    def plan(self, shot: Shot, watch: Watch) -> bytes:
        """How the prompt is read, and by which strategy it is made. Raises GenerationError kinds."""
        from kinora.engines.diffusion.planning import planned
        from kinora.engines.diffusion.shooting import source_of

        watch.check()
        source = source_of(shot)
        resident = self._at_hand(shot, watch)
        plan = planned(
            shot, resident, source, read=self._reader(watch), wanted=self._options.remix_strategy
        )
        return msgspec.json.encode(plan)

    def shoot(self, shot: Shot, watch: Watch) -> DiffusionFootage:
        """Make the latents of a shot; frames are decoded when asked for. Raises GenerationError
        kinds and what `watch` raises; whatever it was, the next shot can be made."""
        from kinora.engines.diffusion.planning import Plan
        from kinora.engines.diffusion.shooting import shot_by, source_of

        told = self.plan(shot, watch) if shot.plan is None else shot.plan
        plan = msgspec.json.decode(told, type=Plan)
        resident = self._at_hand(shot, watch)
        return shot_by(plan, shot, source=source_of(shot), resident=resident, watch=watch)

    def close(self) -> None:
        """Let go of the resident model and of its memory."""
        from kinora.engines.diffusion.devices import release

        resident, self._resident = self._resident, None
        if resident is not None:
            resident.close()
            del resident
            release()

    def _reader(self, watch: Watch) -> Reader:
        from kinora.engines.diffusion.captions import read_change

        if self._options.chat is None:
            return read_change
        from kinora.engines.diffusion.asking import ask_change

        return partial(ask_change, self._options.chat, check=watch.check)

    def _at_hand(self, shot: Shot, watch: Watch) -> Resident:
        """The model of a shot, which takes minutes where another one is resident."""
        config = self._config_of(shot)
        if self._resident is None or self._resident.config != config:
            watch.loading()
            watch.check()
            self._reside(config)
        resident = self._resident
        assert resident is not None
        if not resident.is_whole:
            watch.loading()
            resident.gather()
        return resident

    def _config_of(self, shot: Shot) -> ModelConfig:
        """By the name that was asked of; what starts from a video goes on with the first model where
        its own is no longer served."""
        models = self._options.models
        if not models:
            raise GenerationError(
                "No open-weight model is configured on this server.", code="model_unavailable"
            )
        for model in models:
            if shot.model in model.all_names:
                return model
        if shot.kind is Kind.CREATE and shot.model:
            known = ", ".join(repr(name) for model in models for name in model.all_names)
            raise GenerationError(
                f"There is no model {shot.model!r} here; the models are {known}.",
                code="model_unavailable",
            )
        return models[0]

    def _reside(self, config: ModelConfig) -> None:
        """Load a model in the place of the resident one. Raises GenerationError in words for users;
        what only an operator can mend is not tried again."""
        if config.name in self._broken:
            raise self._broken[config.name]
        self.close()
        from kinora.engines.diffusion.memory import is_out_of_memory
        from kinora.engines.diffusion.pipelines import ModelUnavailable, unavailable
        from kinora.engines.diffusion.resident import reside

        begun = time.monotonic()
        try:
            self._resident = reside(
                config, folders=self._options.folders, device=self._options.device
            )
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            told = unavailable(config, "there is too little memory for it", str(error))
            _log.error(told.detail, extra={"action": "model_unavailable", "model": config.name})
            raise told from error
        except StartupError as error:
            told = unavailable(config, "this machine lacks what its table asks for", error.message)
            self._broken[config.name] = told
            _log.error(error.message, extra={"action": "model_unavailable", "model": config.name})
            raise told from error
        except ModelUnavailable as error:
            _log.error(error.detail, extra={"action": "model_unavailable", "model": config.name})
            raise
        seconds = round(time.monotonic() - begun, 1)
        told_of = {"action": "model_loaded", "model": config.name, "seconds": seconds}
        _log.info("model loaded", extra=told_of)


def edition() -> str:
    """What decides about the frames of a shot beside its model, in at most 64 characters."""
    try:
        libraries = [f"{name}-{version(name)}" for name in ("torch", "diffusers")]
    except PackageNotFoundError as error:
        raise StartupError(
            f"The diffusion engine needs {error.name}; install it with: pip install"
            " 'kinora[diffusion]'."
        ) from error
    return "/".join([str(EDITION), *libraries])[:64]


def _import_libraries() -> None:
    try:
        import kinora.engines.diffusion.resident  # noqa: F401 - with all that it needs
    except (ImportError, OSError, MemoryError) as error:
        reason = str(error) or type(error).__name__
        raise StartupError(
            f"The diffusion engine's libraries cannot be loaded: {reason}. Install them anew with: pip"
            " install 'kinora[diffusion]', or give workers more memory (KINORA_WORKER_MEMORY_BYTES)."
        ) from error


@contextmanager
def _told_later() -> Iterator[None]:
    """What fails at first is logged where it failed, and fails each video that needs it."""
    try:
        yield
    except GenerationError as error:
        _log.warning(error.message)
