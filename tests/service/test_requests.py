"""Judging requests against what a model offers."""

from __future__ import annotations

import pytest

from kinora.errors import InvalidRequest
from kinora.models import default_catalogue
from kinora.service.requests import CreateRequest, RemixRequest, check_create, check_remix
from kinora.video import Kind, Size, Video

SOURCE = Video(
    id="video_1",
    project="default",
    created_at=1,
    kind=Kind.CREATE,
    model="sora-2",
    prompt="a cat",
    size=Size(1280, 720),
    seconds=8,
    seed=7,
    engine="animatic",
)


@pytest.mark.parametrize("model", default_catalogue().models, ids=lambda model: model.name)
def test_everything_offered_is_accepted(model: object) -> None:
    """Every size and length that a model lists may be asked of it."""
    from kinora.models import Model

    assert isinstance(model, Model)
    for size in model.sizes:
        for seconds in model.seconds:
            request = CreateRequest(
                prompt="x", model=model.name, size=str(size), seconds=str(seconds)
            )
            assert check_create(request, model) == (size, seconds)


@pytest.mark.parametrize("size", ["1280X720", "1280x720 ", "01280x720", "", "1280x720x1", "auto"])
def test_a_size_is_spelled_in_one_way(size: str) -> None:
    """A size that is nearly spelled right is still refused."""
    model = default_catalogue().get("sora-2")

    with pytest.raises(InvalidRequest) as caught:
        check_create(CreateRequest(prompt="x", size=size), model)
    assert (caught.value.param, caught.value.code) == ("size", "invalid_value")


def test_long_values_are_not_repeated_whole() -> None:
    """An error message repeats little of what was sent, and nothing that cannot be printed."""
    with pytest.raises(InvalidRequest) as caught:
        default_catalogue().get("\x1b[31m" + "x" * 10_000)

    assert len(caught.value.message) < 500
    assert caught.value.message.isprintable()


@pytest.mark.parametrize(("size", "seconds"), [(None, None), ("1280x720", "8"), (None, "8")])
def test_a_remix_may_repeat_its_source(size: str | None, seconds: str | None) -> None:
    """Size and seconds of the source may be said again."""
    check_remix(RemixRequest(prompt="x", size=size, seconds=seconds), SOURCE)


@pytest.mark.parametrize(("param", "value"), [("size", "720x1280"), ("seconds", "4")])
def test_a_remix_may_not_differ_from_its_source(param: str, value: str) -> None:
    """Another size or length is refused, naming the source's."""
    with pytest.raises(InvalidRequest) as caught:
        check_remix(RemixRequest(prompt="x", **{param: value}), SOURCE)

    assert caught.value.param == param
    assert "'1280x720'" in caught.value.message or "'8'" in caught.value.message
