"""Searching: literal, whatever the case, in prompt and title."""

from __future__ import annotations

import pytest

from kinora.errors import NotFound
from kinora.store import Store
from kinora.video import Status


@pytest.fixture
def videos(store: Store, make_video) -> dict[str, str]:
    """The ids of some videos, by a name."""
    made = {
        "cat": make_video(prompt="A Cat sleeps"),
        "percent": make_video(prompt="100% wool_hat"),
        "titled": make_video(prompt="a dog", title="My CAT film"),
        "umlaut": make_video(prompt="Äpfel fallen"),
        "other": make_video("other", prompt="a cat too"),
    }
    store.add_videos(list(made.values()))
    return {name: video.id for name, video in made.items()}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("cat", ["titled", "cat"]),
        ("CAT FILM", ["titled"]),
        ("0%", ["percent"]),
        ("l_h", ["percent"]),
        ("l%h", []),
        ("c_t", []),
        ("äpfel", ["umlaut"]),
        ("ÄPFEL", ["umlaut"]),
        ("/", []),
    ],
)
def test_a_search_is_literal_and_knows_no_case(
    store: Store, videos: dict[str, str], text: str, names: list[str]
) -> None:
    """Newest first, the project's own only."""
    page = store.search_videos("default", text=text, limit=10)
    assert [video.id for video in page.items] == [videos[name] for name in names]


def test_a_search_by_status(store: Store, epoch: int, videos: dict[str, str]) -> None:
    """Status and words may be combined."""
    store.claim(epoch, 1)
    running = store.search_videos("default", status=Status.IN_PROGRESS, limit=10).items
    waiting = store.search_videos("default", text="cat", status=Status.QUEUED, limit=10).items
    assert [video.id for video in running] == [videos["cat"]]
    assert [video.id for video in waiting] == [videos["titled"]]


def test_a_search_is_paged_like_the_listing(store: Store, videos: dict[str, str]) -> None:
    """Strictly after the cursor, in either direction; an unknown cursor is refused."""
    first = store.search_videos("default", text="cat", limit=1)
    assert first.has_more
    rest = store.search_videos("default", text="cat", limit=1, after_id=videos["titled"])
    assert [video.id for video in rest.items] == [videos["cat"]]
    assert not rest.has_more
    with pytest.raises(NotFound):
        store.search_videos("default", text="cat", limit=1, after_id=videos["other"])
