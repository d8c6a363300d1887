"""What the server counts, for Prometheus. Knows routes by their pattern, never by an id."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from kinora.store import Counts

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)  # seconds


class Metrics:
    """The counters of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "kinora_http_requests_total",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._durations = Histogram(
            "kinora_http_request_seconds",
            "Time from the request to the end of the answer.",
            ("route",),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._videos = Gauge(
            "kinora_videos", "Videos by status.", ("status",), registry=self.registry
        )
        self.watchers = Gauge("kinora_watchers", "Open streams of events.", registry=self.registry)
        self._known: dict[
            tuple[str, str, int], tuple[Callable[[], None], Callable[[float], None]]
        ] = {}

    def observe(self, method: str, route: str, status: int, *, seconds: float) -> None:
        """Count one answer. Cheap: looking up the labelled counters happens once."""
        key = (method, route, status)
        count = self._known.get(key)
        if count is None:
            counter = self._requests.labels(method, route, str(status))
            count = self._known[key] = (counter.inc, self._durations.labels(route).observe)
        count[0]()
        count[1](seconds)

    def render(self, counts: Counts) -> bytes:
        """Everything in Prometheus's text format."""
        for field in dataclasses.fields(counts):
            self._videos.labels(field.name).set(getattr(counts, field.name))
        return generate_latest(self.registry)
