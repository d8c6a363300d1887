"""What the server counts, for Prometheus. Knows routes by their pattern, never by an id.

Counting is a few plain additions on the event loop; the library's own counters, with a lock and
a hash of labels for each, would cost as much as reading a row.
"""

from __future__ import annotations

import dataclasses
import os
from bisect import bisect_left
from collections.abc import Callable, Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
    SummaryMetricFamily,
)

from kinora.service.outlook import EstimateErrors
from kinora.store import Counts

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)  # seconds


class Tally:
    """Answers of one method, route and status: how many took how long."""

    __slots__ = ("seconds", "slots")

    def __init__(self) -> None:
        self.slots = [0] * (len(BUCKETS) + 1)
        self.seconds = 0.0


class Metrics:
    """The counters of one process."""

    def __init__(
        self,
        num_watches: Callable[[], int] = lambda: 0,
        estimate_errors: Callable[[], EstimateErrors] = EstimateErrors,
    ) -> None:
        # Of several processes behind one port each scrape meets one: without the label its
        # counters would seem to jump to and fro.
        self._process = str(os.getpid())
        self._tallies: dict[tuple[str, str, int], Tally] = {}
        self._num_watches = num_watches
        self._estimate_errors = estimate_errors

    def observe(self, method: str, route: str, status: int, *, seconds: float) -> None:
        """Count one answer."""
        key = (method, route, status)
        tally = self._tallies.get(key)
        if tally is None:
            tally = self._tallies[key] = Tally()
        tally.slots[bisect_left(BUCKETS, seconds)] += 1
        tally.seconds += seconds

    def render(self, counts: Counts) -> bytes:
        """Everything in Prometheus's text format."""
        registry = CollectorRegistry()
        registry.register(Snapshot([*self._requests(), *self._gauges(counts)]))
        return generate_latest(registry)

    def _requests(self) -> Iterator[Metric]:
        labels = ("process", "method", "route", "status")
        total = CounterMetricFamily("kinora_http_requests", "Requests answered.", labels=labels)
        times = HistogramMetricFamily(
            "kinora_http_request_seconds",
            "Time from the request to the end of the answer.",
            labels=labels,
        )
        for (method, route, status), tally in sorted(self._tallies.items()):
            values = (self._process, method, route, str(status))
            slots = list(tally.slots)
            total.add_metric(values, sum(slots))
            times.add_metric(values, _cumulated(slots), tally.seconds)
        yield total
        yield times

    def _gauges(self, counts: Counts) -> Iterator[Metric]:
        videos = GaugeMetricFamily("kinora_videos", "Videos by status.", labels=("status",))
        for field in dataclasses.fields(counts):
            videos.add_metric((field.name,), getattr(counts, field.name))
        yield videos
        watches = GaugeMetricFamily("kinora_watches", "Open event streams.", labels=("process",))
        watches.add_metric((self._process,), self._num_watches())
        yield watches
        off = self._estimate_errors()
        errors = SummaryMetricFamily(
            "kinora_estimate_error_ratio",
            "How far the time a video was said to take was off, as a share of what it took.",
            labels=("process",),
        )
        errors.add_metric((self._process,), off.count, off.total)
        yield errors


class Snapshot:
    """Metrics as they are now, in the form the library asks for them."""

    def __init__(self, metrics: list[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> list[Metric]:
        return self._metrics


def _cumulated(slots: list[int]) -> list[tuple[str, float]]:
    """Bucket by bucket, how many answers took at most so long."""
    bounds = [*map(str, BUCKETS), "+Inf"]
    return [(bound, float(sum(slots[: number + 1]))) for number, bound in enumerate(bounds)]
