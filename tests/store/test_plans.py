"""Every query finds its rows through an index: none grows with the number of videos."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from kinora.store import Change, Endpoint, Store, Try, hot
from kinora.store.webhooks import announce
from kinora.video import Failure

Statement = tuple[str, tuple[object, ...]]

QUERIES: dict[str, Callable[[Store, int, str], object]] = {
    "get": lambda store, epoch, id: store.get_video("default", id),
    "list": lambda store, epoch, id: store.list_videos("default", limit=2),
    "next page": lambda store, epoch, id: store.list_videos("default", after_id=id, limit=2),
    "delete": lambda store, epoch, id: store.delete_video("default", id, 1),
    "lineage": lambda store, epoch, id: store.lineage("default", id),
    "count queued": lambda store, epoch, id: store.count_queued("default"),
    "claim": lambda store, epoch, id: store.claim(epoch, 1),
    "progress": lambda store, epoch, id: store.record_progress(epoch, id, 1, 5),
    "previews": lambda store, epoch, id: store.record_previews(epoch, id, 1, 5),
    "evictable": lambda store, epoch, id: store.evictable(limit=5),
    "cancelled": lambda store, epoch, id: store.cancelled(epoch),
    "fail": lambda store, epoch, id: store.fail(epoch, id, 1, now=1, failure=Failure("a", "b")),
    "crash": lambda store, epoch, id: store.record_crash(epoch, id, 1, now=1, reason="x"),
    "hand back all": lambda store, epoch, id: store.hand_back_all(epoch),
    "requeue": lambda store, epoch, id: store.requeue_damaged(epoch, id),
    "removable": lambda store, epoch, id: store.removable(1),
    "forget": lambda store, epoch, id: store.forget(id),
    "completed since": lambda store, epoch, id: store.completed_since(1),
    "title": lambda store, epoch, id: store.change_video("default", id, Change(title="x")),
    "move": lambda store, epoch, id: store.change_video("default", id, Change(position=1)),
    "standing": lambda store, epoch, id: store.standing("default"),
    "search": lambda store, epoch, id: store.search_videos("default", text="x", limit=2),
    "usage": lambda store, epoch, id: store.usage("default", start=0, end=1),
    "load": lambda store, epoch, id: store.load(),
    "waiting ids": lambda store, epoch, id: store.waiting_ids("default"),
    "stored bytes": lambda store, epoch, id: store.stored_bytes("default"),
    "tally": lambda store, epoch, id: store.tally("batch_x"),
    "withdraw": lambda store, epoch, id: store.withdraw_waiting("batch_x", Failure("a", "b"), 1),
    "running of a batch": lambda store, epoch, id: store.running_of_batch("batch_x"),
    "lines": lambda store, epoch, id: store.batch_lines("batch_x", after=0, limit=5),
    "find key": lambda store, epoch, id: store.find_key("hash"),
}
OF_ONE_LISTING = (
    "list",
    "next page",
    "search",
    "usage",
)  # the only ones that may walk a project's listing
WHOLE_INDEXES = ("videos_leftovers", "videos_running", "videos_queue")  # they hold few videos


@pytest.fixture
def ran(store: Store) -> list[Statement]:
    """Every statement that the store runs from now on."""
    statements: list[Statement] = []
    sa.event.listen(
        store.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, values, *_: statements.append((statement, values)),
    )
    return statements


def plan(store: Store, statement: str, values: tuple[object, ...]) -> list[str]:
    """The steps in which SQLite would run a statement."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    return [str(row[3]) for row in rows]


@pytest.mark.parametrize("name", QUERIES)
def test_no_query_scans_the_videos(
    store: Store, epoch: int, make_video, ran: list[Statement], name: str
) -> None:
    """Each step is a search, or walks an index that holds only what is at work or left over."""
    video = make_video()
    store.add_videos([video])
    ran.clear()
    QUERIES[name](store, epoch, video.id)
    steps = [
        step
        for statement, values in list(ran)
        if "videos" in statement or "api_keys" in statement
        for step in plan(store, statement, values)
    ]
    assert steps
    for step in steps:
        if step.startswith(("SCAN videos", "SCAN api_keys")):
            assert step.endswith(WHOLE_INDEXES)
        assert name in OF_ONE_LISTING or "videos_listing" not in step


def test_the_claim_goes_through_the_queue(store: Store, epoch: int, ran: list[Statement]) -> None:
    """Choosing the next video searches the queue's index, and scans no table under any name."""
    ran.clear()
    store.claim(epoch, 1)
    [claim] = [run for run in ran if "RETURNING" in run[0]]
    steps = plan(store, *claim)
    assert any("waiting USING INDEX videos_queue" in step for step in steps)
    for table in ("videos", "waiting", "running", "served", "head", "other", "source"):
        assert f"SCAN {table}" not in steps


def test_trajectories_are_found_by_their_own_index(store: Store, ran: list[Statement]) -> None:
    """However many files there are, only trajectories are looked at."""
    ran.clear()
    store.trajectory_bytes()
    store.evictable(limit=5)
    steps = [step for statement, values in list(ran) for step in plan(store, statement, values)]

    assert {step for step in steps if " assets " in step} == {
        "SCAN assets USING INDEX assets_trajectories"
    }


@pytest.mark.parametrize("statement", [hot._NEWEST, hot._OLDEST])
def test_the_hot_listing_is_one_search(store: Store, statement: str) -> None:
    """A page is one search of the listing's index: no scan and no sorting."""
    [step] = plan(store, statement, ("default", 5, 20))
    assert step.startswith("SEARCH videos USING INDEX videos_listing (project=? AND seq")


def test_the_hot_get_is_one_search(store: Store) -> None:
    """A video is found by its id alone."""
    [step] = plan(store, hot._GET, ("video_x", "default"))
    assert step == "SEARCH videos USING INDEX sqlite_autoindex_videos_1 (id=?)"


def test_no_delivery_is_searched_for_in_vain(store: Store, ran: list[Statement]) -> None:
    """Looking for what is due, sending it and reading the log scan neither deliveries nor events."""
    values: dict[str, object] = {
        "project": "default",
        "created_at": 1,
        "updated_at": 1,
        "name": "x",
    }
    store.add_endpoint(
        Endpoint(id="we_1", url="x", event_types=("a",), secret="whsec_", **values)  # type: ignore[arg-type]
    )
    with store.writing() as connection:
        announce(connection, project="default", type="a", object_id="video_1", now=1)
    ran.clear()
    assert store.due_endpoints(2)
    [sending] = store.claim_deliveries([("we_1", 4)], now=2, lease_s=8)
    store.renew_leases([sending.delivery], until=9)
    store.record_try(sending.delivery, Try(at=3, error="no", next_at=9), pause_after_s=5)
    store.list_deliveries("default", "we_1", after_id=sending.delivery.id, limit=5)
    store.retry_delivery("default", "we_1", sending.delivery.id, now=5)
    store.forget_old_events(5)
    steps = [step for statement, values_ in list(ran) for step in plan(store, statement, values_)]

    assert any("webhook_deliveries_due" in step for step in steps)
    assert [s for s in steps if s.startswith("SCAN") and "endpoints" not in s] == []
