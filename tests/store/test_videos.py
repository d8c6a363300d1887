"""The owners' view: add, get, list, delete, lineage, and the pins of remixes."""

from __future__ import annotations

import pytest

from kinora.errors import InvalidRequest, NotFound
from kinora.store import Counts, Store
from kinora.video import Failure, Status


def test_what_was_added_is_what_is_read(store: Store, make_video) -> None:
    """Every field of a video comes back as it was given."""
    video = make_video(
        source_id=None, failure=Failure("a", "b"), priority=3, expires_at=9, engine_version="x"
    )
    store.add_videos([video])
    assert store.get_video("default", video.id) == video


def test_another_project_sees_nothing(store: Store, make_video) -> None:
    """A video is invisible to every project but its own, in every read and write."""
    video = make_video("mine")
    store.add_videos([video])
    assert store.get_video("theirs", video.id) is None
    assert store.list_videos("theirs", limit=10).items == ()
    assert not store.delete_video("theirs", video.id, 1)
    assert store.lineage("theirs", video.id) is None
    with pytest.raises(NotFound):
        store.list_videos("theirs", after_id=video.id, limit=10)


def test_a_group_is_added_whole_or_not_at_all(store: Store, make_video) -> None:
    """One bad remix keeps its whole group out."""
    good, bad = make_video(), make_video(source_id="video_none")
    with pytest.raises(NotFound, match="'video_none' not found"):
        store.add_videos([good, bad])
    assert store.get_video("default", good.id) is None


def test_listing_pages_through_everything_once(store: Store, make_video) -> None:
    """Pages in either order hold every video once, and the last one says so."""
    videos = [make_video() for _ in range(5)]
    store.add_videos(videos)
    for newest_first in (True, False):
        seen, cursor, more = [], None, True
        while more:
            page = store.list_videos("default", after_id=cursor, limit=2, newest_first=newest_first)
            seen += page.items
            cursor, more = page.items[-1].id, page.has_more
        assert seen == (videos[::-1] if newest_first else videos)


def test_an_empty_page_has_no_more(store: Store, make_video) -> None:
    """A limit of nothing gives nothing and never says that there is more."""
    store.add_videos([make_video()])
    assert not store.list_videos("default", limit=0).has_more


def test_an_unknown_cursor_is_refused(store: Store) -> None:
    """A cursor that never was is a NotFound that names it."""
    with pytest.raises(NotFound, match="Video with id 'video_x' not found"):
        store.list_videos("default", after_id="video_x", limit=1)


def test_deleting_while_paging_keeps_the_place(store: Store, make_video) -> None:
    """A deleted video still serves as a cursor, before and after its bytes are gone."""
    first, second = make_video(), make_video()
    store.add_videos([first, second])
    store.delete_video("default", second.id, 1)
    assert store.list_videos("default", after_id=second.id, limit=5).items == (first,)
    store.forget(second.id)
    assert store.list_videos("default", after_id=second.id, limit=5).items == (first,)


def test_deleting_hides_at_once_and_once(store: Store, make_video) -> None:
    """A deleted video is gone from every read, and cannot be deleted again."""
    video = make_video()
    store.add_videos([video])
    assert store.delete_video("default", video.id, 1)
    assert store.get_video("default", video.id) is None
    assert store.list_videos("default", limit=5).items == ()
    assert not store.delete_video("default", video.id, 2)


def test_a_remix_of_a_deleted_source_is_refused(store: Store, make_video, finish) -> None:
    """A source deleted before the remix is stored is NotFound."""
    source = finish(make_video())
    store.delete_video("default", source.id, 1)
    with pytest.raises(NotFound, match=source.id):
        store.add_videos([make_video(source_id=source.id)])


def test_a_remix_needs_a_completed_source(store: Store, make_video) -> None:
    """A source that is not completed is refused, with when to come back."""
    source = make_video()
    store.add_videos([source])
    with pytest.raises(InvalidRequest, match="is not completed yet"):
        store.add_videos([make_video(source_id=source.id)])


def test_a_remix_of_an_expired_source_is_refused(store: Store, make_video, finish) -> None:
    """A source whose time is up cannot be remixed any more."""
    source = finish(make_video(), expires_at=1_600_000_000)
    with pytest.raises(InvalidRequest, match="has expired"):
        store.add_videos([make_video(source_id=source.id)])


def test_a_pinned_source_keeps_its_bytes_until_the_remix_is_over(
    store: Store, make_video, finish, epoch: int
) -> None:
    """The bytes of a deleted source may go only when its last remix has ended."""
    source = finish(make_video())
    remix = make_video(source_id=source.id)
    store.add_videos([remix])
    store.delete_video("default", source.id, 200)
    assert store.removable() == ()
    assert store.assets(source.id) != ()
    claimed = store.claim(epoch, 200)
    assert claimed is not None
    assert store.removable() == ()
    store.fail(epoch, remix.id, claimed.attempt, now=201, failure=Failure("a", "b"))
    assert set(store.removable()) == {source.id, remix.id}


def test_deleting_a_waiting_remix_lets_go_of_its_source(store: Store, make_video, finish) -> None:
    """A queued remix that is deleted is over, so its pin goes."""
    source = finish(make_video())
    remix = make_video(source_id=source.id)
    store.add_videos([remix])
    store.delete_video("default", source.id, 200)
    store.delete_video("default", remix.id, 201)
    assert store.removable() == (source.id,)


def test_lineage_goes_both_ways_and_skips_the_deleted(store: Store, make_video, finish) -> None:
    """Ancestors come oldest first, descendants in order; a deleted one is left out, its kin are not."""
    first = finish(make_video())
    second = finish(make_video(source_id=first.id))
    third = finish(make_video(source_id=second.id))
    sibling = finish(make_video(source_id=first.id))
    lineage = store.lineage("default", third.id)
    assert lineage is not None
    assert lineage.ancestors == (first, second)
    assert lineage.descendants == ()
    store.delete_video("default", second.id, 300)
    lineage = store.lineage("default", first.id)
    assert lineage is not None
    assert lineage.descendants == (third, sibling)


def test_counts_leave_out_the_deleted(store: Store, make_video, finish, epoch: int) -> None:
    """Each status is counted among visible videos."""
    finish(make_video())
    failing, waiting, deleted = make_video(), make_video(), make_video()
    store.add_videos([failing])
    claimed = store.claim(epoch, 1)
    assert claimed is not None
    store.fail(epoch, failing.id, 1, now=2, failure=Failure("a", "b"))
    store.add_videos([waiting, deleted])
    store.delete_video("default", deleted.id, 3)
    assert store.counts() == Counts(queued=1, in_progress=0, completed=1, failed=1)
    assert store.count_queued("default") == 1


def test_an_expired_video_stays_listed_without_its_bytes(store: Store, make_video, finish) -> None:
    """Expiry takes the files and leaves the record completed."""
    video = finish(make_video(), expires_at=1_000)
    assert store.removable(1_000) == ()
    assert store.removable(2_000) == (video.id,)
    store.forget(video.id)
    assert store.removable(2_000) == ()
    assert store.assets(video.id) == ()
    assert store.get_video("default", video.id) == video
    assert video.status is Status.COMPLETED


def test_nothing_personal_stays_of_a_deleted_video(store: Store, make_video, finish) -> None:
    """From the moment of deletion its words are gone, whether it waited or was completed."""
    waiting, completed = make_video(prompt="a secret garden"), make_video(prompt="a secret door")
    finish(completed)
    store.add_videos([waiting])
    store.delete_video("default", waiting.id, 1)
    store.delete_video("default", completed.id, 1)
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM videos").all()
    assert len(rows) == 2
    assert "secret" not in str(rows)
