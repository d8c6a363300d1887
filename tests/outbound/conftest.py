from __future__ import annotations

from collections.abc import Iterator

import pytest

from sites import Site, site_on


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on loopback."""
    with site_on("127.0.0.1") as found:
        yield found
