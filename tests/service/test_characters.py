"""Characters: kept once, shown to engines in every video that names them."""

from __future__ import annotations

import pytest

import given
from kinora.errors import InvalidRequest, NotFound, OutOfSpace
from kinora.service import CharacterRequest, CreateRequest, RemixRequest
from kinora.video import Role
from service.world import NOW, World

MP4 = "video/mp4"


def test_a_character_is_kept(world: World) -> None:
    """It is found again by its id, in its project alone, and its clip is a clean one."""
    request = CharacterRequest(name="Mossy", video=world.upload(given.film(3), MP4))
    made = world.characters().create("alpha", request)

    assert world.characters().retrieve("alpha", made.id) == made
    assert (made.name, made.created_at, made.negative_key) == ("Mossy", NOW, None)
    assert world.storage.size(made.key) == made.size
    with pytest.raises(NotFound):
        world.characters().retrieve("beta", made.id)


def test_a_characters_clip_has_about_2_to_4_seconds(world: World) -> None:
    """Another length is refused with the number, and nothing stays."""
    request = CharacterRequest(name="Mossy", video=world.upload(given.film(6), MP4))

    with pytest.raises(InvalidRequest, match=r"2 to 4 seconds, and this one has 6\.0"):
        world.characters().create("alpha", request)
    assert not (world.storage.root / "characters").exists()


def test_a_character_from_a_video_of_ours_has_its_negative(world: World) -> None:
    """Its engine knows more of it than pixels, and a video with it is given both."""
    world.service().create("alpha", CreateRequest(prompt="a cat"))
    world.complete(film=b"our own film")
    request = CharacterRequest(name="Mossy", video=world.upload(b"our own film", MP4))
    character = world.characters().create("alpha", request)
    video = world.service().create(
        "alpha", CreateRequest(prompt="Mossy waves", characters=(character.id,))
    )

    assert character.negative_engine == "animatic"
    assert world.given(video) == [(Role.CHARACTER, "Mossy"), (Role.NEGATIVE, "Mossy")]


def test_a_remix_is_given_the_characters_again(world: World) -> None:
    """Who was in the source may be in the remix."""
    characters, service = world.characters(), world.service()
    request = CharacterRequest(name="Mossy", video=world.upload(given.film(2), MP4))
    character = characters.create("alpha", request)
    service.create("alpha", CreateRequest(prompt="Mossy waves", characters=(character.id,)))
    video = world.complete(film=b"x")

    remix = service.remix("alpha", video.id, RemixRequest(prompt="make it night"))
    assert world.given(remix) == [(Role.CHARACTER, "Mossy")]


def test_unknown_and_namesake_characters_are_refused(world: World) -> None:
    """A foreign id is an unknown one; two of one name could not be told apart."""
    characters, service = world.characters(), world.service()
    ids = [
        characters.create(
            "alpha", CharacterRequest(name=name, video=world.upload(given.film(2), MP4))
        ).id
        for name in ("Mossy", "mossy")
    ]

    for project, asked, words in (
        ("alpha", ("char_1",), "'char_1' not found"),
        ("beta", (ids[0],), "not found"),
        ("alpha", tuple(ids), "cannot both be named"),
    ):
        with pytest.raises(InvalidRequest, match=words) as caught:
            service.create(project, CreateRequest(prompt="x", characters=asked))
        assert caught.value.param == "characters"


@pytest.mark.parametrize("name", ["", " ", "x" * 81, "a\nb"])
def test_a_character_has_a_name(world: World, name: str) -> None:
    """One to 80 printable characters."""
    request = CharacterRequest(name=name, video=world.upload(b"", MP4))

    with pytest.raises(InvalidRequest) as caught:
        world.characters().create("alpha", request)
    assert caught.value.param == "name"


def test_a_full_disk_is_told(world: World) -> None:
    """A character is refused like a video when the disk is nearly full."""
    characters = world.characters(min_free_bytes=2**62)

    with pytest.raises(OutOfSpace):
        characters.create("alpha", CharacterRequest(name="x", video=world.upload(b"", MP4)))
