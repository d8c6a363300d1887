"""Looking for videos by words and status. Walks one project's listing, so it belongs in a thread."""

from __future__ import annotations

import sqlalchemy as sa

from kinora.store.database import Database
from kinora.store.pages import Page, read_page
from kinora.store.rows import video_from
from kinora.store.tables import VIDEOS, is_visible
from kinora.store.videos import COLUMNS, videos_of
from kinora.video import Status, Video


class Search(Database):
    """Searches of one project's visible videos."""

    def search_videos(
        self,
        project: str,
        *,
        text: str = "",
        status: Status | None = None,
        after_id: str | None = None,
        limit: int,
        newest_first: bool = True,
    ) -> Page[Video]:
        """Up to `limit` videos with `text` in their prompt or title, whatever its case.

        Paged as the plain listing is. Raises NotFound for a cursor that never was.
        """
        listing = videos_of(project)
        query = sa.select(*COLUMNS).where(listing.own, is_visible())
        if text:
            query = query.where(_has(text))
        if status is not None:
            query = query.where(VIDEOS.c.status == status.value)
        with self.reading() as connection:
            return read_page(
                connection,
                query,
                video_from,
                listing=listing,
                after_id=after_id,
                limit=limit,
                newest_first=newest_first,
            )


def _has(text: str) -> sa.ColumnElement[bool]:
    """The text stands in prompt or title; SQLite itself knows the case of ASCII letters only."""
    spellings = {text} if text.isascii() else _spellings(text)
    return sa.or_(
        *(
            column.icontains(spelling, autoescape=True)
            for column in (VIDEOS.c.prompt, VIDEOS.c.title)
            for spelling in sorted(spellings)
        )
    )


def _spellings(text: str) -> set[str]:
    return {text, text.lower(), text.upper(), text.title(), text.capitalize()}
