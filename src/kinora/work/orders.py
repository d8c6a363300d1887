"""A claimed video as the order that its worker gets. Knows rows and messages, and nothing else."""

from __future__ import annotations

from kinora.store import Store
from kinora.video import Kind, Variant, Video
from kinora.work.messages import Make


def order_for(video: Video, store: Store) -> Make | None:
    """What to make. None when the negative that a remix starts from is gone."""
    negative_key = ""
    if video.kind is Kind.REMIX:
        kept = store.assets(video.source_id or "")
        negative_key = next((item.key for item in kept if item.variant is Variant.NEGATIVE), "")
        if not negative_key:
            return None
    return Make(
        video_id=video.id,
        attempt=video.attempt,
        engine=video.engine,
        kind=video.kind,
        prompt=video.prompt,
        width=video.size.width,
        height=video.size.height,
        seconds=video.seconds,
        seed=video.seed,
        negative_key=negative_key,
    )
