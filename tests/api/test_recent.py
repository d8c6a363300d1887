"""Videos as last read: fewer reads, never an old answer."""

from __future__ import annotations

import asyncio
from typing import Any

from kinora.api.recent import RecentVideos


def test_polls_between_two_changes_cost_one_read(rows: Any, client: Any) -> None:
    """While nothing is committed a video is read once, however often it is asked for."""
    video_id = client.create()["id"]
    videos = RecentVideos(rows)

    async def poll() -> None:
        for _ in range(20):
            assert videos.get_video("default", video_id)
            await asyncio.sleep(0)

    asyncio.run(poll())
    assert rows.num_reads == 1


def test_every_commit_is_seen_at_once(server: Any, client: Any) -> None:
    """What was committed before a request is in its answer, deletion included."""
    video_id = client.create()["id"]
    video = server.claim()
    videos = RecentVideos(server.reads)

    async def poll() -> None:
        for progress in range(1, 30):
            server.store.record_progress(server.epoch, video_id, video.attempt, progress)
            await asyncio.sleep(0)
            found = videos.get_video("default", video_id)
            assert found is not None
            assert found.progress == progress
        server.store.delete_video("default", video_id, 1)
        await asyncio.sleep(0)
        assert videos.get_video("default", video_id) is None

    asyncio.run(poll())


def test_projects_do_not_share_what_was_read(server: Any, client: Any) -> None:
    """A video read for its owner is still not there for another."""
    video_id = client.create()["id"]
    videos = RecentVideos(server.reads)

    async def ask() -> None:
        assert videos.get_video("default", video_id)
        assert videos.get_video("beta", video_id) is None

    asyncio.run(ask())


def test_memory_is_bounded(server: Any, client: Any) -> None:
    """Only so many videos are remembered."""
    made = [client.create()["id"] for _ in range(5)]
    videos = RecentVideos(server.reads, max_videos=2)

    async def ask() -> None:
        for video_id in made:
            assert videos.get_video("default", video_id)

    asyncio.run(ask())
    assert repr(videos) == "RecentVideos(num_videos=1)"
