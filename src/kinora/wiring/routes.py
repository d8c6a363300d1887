"""The groups of routes beside the videos' own, each over what it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinora.api.app import Routes
from kinora.api.batches import BatchRoutes
from kinora.api.body import BodyReader
from kinora.api.characters import CharacterRoutes
from kinora.api.files import FileRoutes
from kinora.api.idempotency import Idempotency
from kinora.api.limits import RequestRate
from kinora.api.queue import QueueRoutes
from kinora.api.usage import UsageRoutes
from kinora.api.webhooks import WebhookRoutes
from kinora.service import CharacterService, Intake, VideoService
from kinora.service.batches import BatchService
from kinora.service.courier import Courier
from kinora.service.files import FileService
from kinora.service.outlook import Outlook
from kinora.service.queue import QueueService
from kinora.service.usage import UsageService
from kinora.service.webhooks import WebhookService
from kinora.settings import Settings
from kinora.storage import Storage
from kinora.store import Store
from kinora.wiring.outbound import build_outbound
from kinora.wiring.videos import limits_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What groups of routes are made from; `clock` gives unix seconds."""

    settings: Settings
    bodies: BodyReader
    store: Store
    storage: Storage
    intake: Intake
    videos: VideoService
    wake: Callable[[], None]
    clock: Callable[[], float]
    holder: str = ""  # names this process in what it has begun

    @property
    def files(self) -> FileService:
        """What keeps files."""
        return FileService(
            store=self.store,
            storage=self.storage,
            clock=self.clock,
            limits=limits_of(self.settings),
        )

    @property
    def idempotency(self) -> Idempotency:
        """What makes things once for each key."""
        return Idempotency(self.store, self.clock, holder=self.holder)

    @property
    def rate(self) -> RequestRate:
        """How many requests that make something a project may send."""
        per_minute = self.settings.requests_per_minute
        return RequestRate(book=self.store, per_minute=per_minute, clock=self.clock)

    @property
    def outlook(self) -> Outlook:
        """Estimates of when videos will be ready; one for each process."""
        return Outlook(loads=self.store, workers=self.settings.workers, clock=self.clock)

    @property
    def queues(self) -> QueueService:
        """The owners' use cases of their queues."""
        return QueueService(store=self.store, wake=self.wake, clock=self.clock)


def _characters(parts: Parts) -> Routes:
    service = CharacterService(
        store=parts.store,
        storage=parts.storage,
        intake=parts.intake,
        clock=parts.clock,
        limits=limits_of(parts.settings),
    )
    return CharacterRoutes(service=service, bodies=parts.bodies, idempotency=parts.idempotency)


def _files(parts: Parts) -> Routes:
    return FileRoutes(service=parts.files, bodies=parts.bodies, idempotency=parts.idempotency)


def _queue(parts: Parts) -> Routes:
    return QueueRoutes(service=parts.queues, bodies=parts.bodies)


def _usage(parts: Parts) -> Routes:
    return UsageRoutes(UsageService(store=parts.store, clock=parts.clock))


def _batches(parts: Parts) -> Routes:
    service = BatchService(
        store=parts.store,
        storage=parts.storage,
        files=parts.files,
        wake=parts.wake,
        clock=parts.clock,
    )
    return BatchRoutes(service=service, bodies=parts.bodies, idempotency=parts.idempotency)


def _webhooks(parts: Parts) -> Routes:
    outbound = build_outbound(parts.settings)
    service = WebhookService(
        store=parts.store,
        courier=Courier(store=parts.store, post=outbound.post, clock=parts.clock),
        check_url=outbound.check,
        wake=parts.wake,
        clock=parts.clock,
    )
    return WebhookRoutes(service=service, bodies=parts.bodies, idempotency=parts.idempotency)


def route_groups(parts: Parts) -> tuple[Routes, ...]:
    """All groups of a server."""
    groups = (_characters, _files, _batches, _webhooks, _queue, _usage)
    return tuple(group(parts) for group in groups)
