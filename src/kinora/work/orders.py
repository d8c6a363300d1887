"""A claimed video as the order that its worker gets. Knows rows and messages, and nothing else."""

from __future__ import annotations

from kinora.store import Store
from kinora.video import Asset, Kind, Role, Variant, Video
from kinora.work.messages import Given, Make


def order_for(video: Video, store: Store) -> Make | None:
    """What to make. None when what it starts from is gone."""
    kept = {asset.variant: asset.key for asset in _assets(video, store)}
    inputs = store.inputs(video.id)
    own = {item.role: item.key for item in reversed(inputs) if not item.name}
    is_extension = video.kind is Kind.EXTENSION
    negative_key = kept.get(Variant.NEGATIVE) or own.get(Role.NEGATIVE, "")
    source_key = (kept.get(Variant.VIDEO) or own.get(Role.PRINT, "")) if is_extension else ""
    begins_with = source_key or own.get(Role.FOOTAGE)
    if video.source_id and not negative_key:
        return None
    if is_extension and not begins_with:
        return None
    if video.kind is Kind.EDIT and not (negative_key or begins_with):
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
        model=video.model,
        negative_key=negative_key,
        # Only of a source: an upload that was made here brings its negative, which does without.
        trajectory_key=kept.get(Variant.TRAJECTORY, ""),
        source_key=source_key,
        source_seconds=video.source_seconds,
        strength=video.strength,
        inputs=tuple(
            Given(role=item.role, key=item.key, media_type=item.media_type, name=item.name)
            for item in inputs
        ),
    )


def _assets(video: Video, store: Store) -> tuple[Asset, ...]:
    """The source's files; pinned, so also those of a deleted one."""
    return store.assets(video.source_id) if video.source_id else ()
