"""The dispatcher and its pool of local workers."""

from __future__ import annotations

import selectors
import time

from kinora.engines.options import ChatEndpoint, EngineOptions
from kinora.moderation import Moderation
from kinora.settings import Settings
from kinora.storage import Storage
from kinora.store.lock import dispatcher_lock
from kinora.wake import Waker
from kinora.wiring.layout import Layout, open_store
from kinora.wiring.models import Models, find_models
from kinora.work.dispatcher import Dispatcher
from kinora.work.janitor import Janitor
from kinora.work.lifeline import Pulse
from kinora.work.limits import Limits
from kinora.work.local import LocalPool
from kinora.work.messages import Setup
from kinora.work.recorder import Recorder

UPLOAD_MARGIN_S = 3600  # what a request may still do with an upload that has come
BUSY_TIMEOUT_MS = 2_000  # well below the silence at which the supervisor ends a dispatcher


def build_dispatcher(settings: Settings) -> Dispatcher:
    """The dispatcher with its pool of local workers; none is started yet."""
    layout = Layout(settings.data)
    store = open_store(settings, busy_timeout_ms=BUSY_TIMEOUT_MS)
    selector = selectors.DefaultSelector()
    models = find_models(settings)
    pool = LocalPool(
        [_worker_setup(settings, models, number) for number in range(settings.workers)],
        limits=Limits(
            silent_s=settings.worker_silence_s,
            load_s=settings.load_timeout_s,
            step_s=settings.step_timeout_s,
        ),
        selector=selector,
        now=time.monotonic(),
    )
    janitor = Janitor(
        store=store,
        storage=Storage(layout.storage),
        uploads_last_s=settings.upload_timeout_s + UPLOAD_MARGIN_S,
        trajectory_bytes=settings.trajectory_bytes,
        min_free_bytes=settings.min_free_bytes,
    )
    return Dispatcher(
        store=store,
        janitor=janitor,
        recorder=Recorder(store=store, janitor=janitor, expires_after_s=settings.expires_after),
        pool=pool,
        selector=selector,
        waker=Waker(layout.wake, "dispatcher"),
        lock=dispatcher_lock(settings.data),
        pulse=Pulse.of_environment(),
        stop_grace_s=settings.stop_grace_s,
        max_running=settings.max_running,
    )


def _worker_setup(settings: Settings, models: Models, number: int) -> Setup:
    layout = Layout(settings.data)
    return Setup(
        engine=models.engine,
        storage_root=str(layout.storage),
        options=_engine_options(settings, models, device=models.device(number)),
        moderation=build_moderation(settings),
        device_lock=str(layout.device_lock(number)),
        memory_bytes=models.memory_bytes(settings),
        processes=settings.num_processes,
        log_level=settings.log_level,
        log_format=settings.log_format,
    )


def build_moderation(settings: Settings) -> Moderation:
    """Raises StartupError when what is to judge prompts cannot be found."""
    moderation = Moderation(
        judge=settings.moderation,
        key=settings.moderation_key.get_secret_value(),
        model=settings.moderation_model,
        timeout_s=settings.moderation_timeout_s,
    )
    moderation.check()
    return moderation


def _engine_options(settings: Settings, models: Models, *, device: str) -> EngineOptions:
    return EngineOptions(
        cache=str(Layout(settings.data).cache),
        chat=_chat(settings),
        models=models.configs,
        folders=models.folders,
        device=device,
        remix_strategy=settings.remix_strategy,
    )


def _chat(settings: Settings) -> ChatEndpoint | None:
    if settings.chat_url is None:
        return None
    return ChatEndpoint(
        url=settings.chat_url,
        model=settings.chat_model,
        key=settings.chat_key.get_secret_value(),
        timeout_s=settings.chat_timeout_s,
    )
